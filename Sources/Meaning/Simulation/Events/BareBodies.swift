import Catalog
public import Diagnostics
public import Emit
public import Source

/// The sources of apps that rules ask for: the first of each app.
public struct AppSources: Sendable {
  private var sources: [String: String] = [:]

  /// Picks them from all sources that rules ask for.
  public init(_ all: some Sequence<String>) {
    for source in all {
      for part in BareBody.sourceParts where sources[part] == nil && source.contains(part) {
        sources[part] = source
      }
    }
  }

  subscript(part: String) -> String? { sources[part] }
}

/// What is reported about an event before rules see it: it is an app's own body, or it has no envelope.
///
/// - Parameter sources: The sources that the rules ask for, from which the one of the app is chosen for the advice.
public func envelopeFinding(of event: JSONValue, knownSources sources: AppSources, at span: Span?) -> Diagnostic? {
  let envelope = ["source", "detail-type", "detail"]
  guard !envelope.contains(where: { event.member($0) != nil }) else { return nil }
  guard let body = BareBody(event) else {
    return Diagnostic(
      .eventWithoutEnvelope, .withoutEnvelope, at: span, hint: .putUnderDetail, notes: [.rulesAskForEnvelope])
  }
  let source = sources[body.sourcePart] ?? body.defaultSource
  let type = body.type.map { JSONValue.string($0).text() } ?? "\"…\""
  return Diagnostic(
    .bareEventBody, .bareBody(of: body.app), at: span, hint: .wrap(source: source, type: type),
    notes: [.filter(source: source, type: body.typeFilter)] + (body.type == nil ? [.typePlace(body.typePlace)] : [])
  )
}

/// The body of an app's webhook.
struct BareBody: Equatable {
  /// The app's name in texts for people.
  let app: String
  /// A part of every source of the app's events.
  let sourcePart: String
  let defaultSource: String
  /// The name of the event, if the body has it.
  let type: String?
  /// The jq filter for the name, or the name itself.
  let typeFilter: String
  /// The other place of the name.
  let typePlace: Sentence

  /// What the sources of each app contain.
  static let sourceParts = ["stripe.com", "github.com", "twilio.com"]

  /// Recognizes a body by its shape.
  init?(_ body: JSONValue) {
    if let object = body.member("object")?.text, object == "event" || object == "v2.core.event",
      let type = body.member("type")?.text
    {
      self.init(
        app: "Stripe", sourcePart: "stripe.com", defaultSource: "aws.partner/stripe.com/ed_example", type: type,
        typeFilter: ".type", typePlace: .member("type"))
    } else if body.member("sender") != nil,
      ["repository", "organization", "installation", "enterprise"].contains(where: { body.member($0) != nil })
    {
      let type = Self.gitHubType(body)
      self.init(
        app: "GitHub", sourcePart: "github.com", defaultSource: "github.com", type: type,
        typeFilter: type.map { JSONValue.string($0).text() } ?? "\"…\"", typePlace: .header("X-GitHub-Event"))
    } else if body.member("specversion") != nil, let type = body.member("type")?.text, type.hasPrefix("com.twilio.")
    {
      self.init(
        app: "Twilio", sourcePart: "twilio.com", defaultSource: "twilio.com", type: type, typeFilter: ".type",
        typePlace: .member("type"))
    } else {
      return nil
    }
  }

  private init(
    app: String, sourcePart: String, defaultSource: String, type: String?, typeFilter: String, typePlace: Sentence
  ) {
    self.app = app
    self.sourcePart = sourcePart
    self.defaultSource = defaultSource
    self.type = type
    self.typeFilter = typeFilter
    self.typePlace = typePlace
  }

  /// GitHub sends the name of the event only in a header. For most events, the body has a member with the name of the
  /// event (GitHub documentation, "Webhook events and payloads").
  private static func gitHubType(_ body: JSONValue) -> String? {
    func has(_ names: String...) -> Bool { names.allSatisfy { body.member($0) != nil } }
    if has("comment", "issue") { return "issue_comment" }
    if has("comment", "pull_request") { return "pull_request_review_comment" }
    if has("review", "pull_request") { return "pull_request_review" }
    if has("pusher", "commits") { return "push" }
    if has("issue") { return "issues" }
    if has("forkee") { return "fork" }
    if has("starred_at") { return "star" }
    if has("zen", "hook") { return "ping" }
    guard case .object(let members) = body else { return nil }
    let common: Set<String> = [
      "action", "sender", "repository", "organization", "installation", "enterprise", "label", "milestone",
      "member",
    ]
    return members.lazy.map(\.name).first { name in
      !common.contains(name) && EventCatalog.source(named: "github")?.contains(name) == true
    }
  }
}
