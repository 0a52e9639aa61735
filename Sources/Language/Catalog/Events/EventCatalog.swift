/// The event sources that are known without a project file.
public enum EventCatalog {
  /// The source with this name; nil if the catalog does not have it, such as your own application.
  public static func source(named name: String) -> EventSource? {
    switch name {
    case "github": gitHub
    case "kintone": kintone
    case "stripe": stripe
    case "twilio": twilio
    default: awsSource(named: name)
    }
  }

  /// The names of all sources, sorted by their bytes.
  public static let sourceNames: [String] = (awsSourceNames + ["github", "kintone", "stripe", "twilio"]).sorted()

  /// The names of the sources whose webhooks an endpoint can receive, sorted by their bytes.
  public static let webhookSenders = ["github", "kintone", "stripe", "twilio"]
}
