/// A place that events come from, with what is known of the events that it sends.
public final class EventSource: Sendable {
  /// The name that a trigger's `source:` uses: `stripe`, `github`, `twilio`, `aws.s3`.
  public let name: String
  /// The name for people: `Stripe`, `Amazon S3`.
  public let title: String
  /// How its events reach an event bus.
  public let arrival: Arrival
  /// How a name after `event:` becomes a pattern.
  public let naming: EventNaming

  private let find: @Sendable (String) -> EventType?
  private let list: @Sendable () -> [EventType]
  private let found = Memory<EventType>()
  /// What is known of the events of known types.
  let shapes = Memory<ValueShape?>()

  /// Joins a source with the two ways into its table: one type by its name, and all of them, sorted by name.
  init(
    name: String, title: String, arrival: Arrival, naming: EventNaming,
    find: @escaping @Sendable (String) -> EventType?, list: @escaping @Sendable () -> [EventType]
  ) {
    self.name = name
    self.title = title
    self.arrival = arrival
    self.naming = naming
    self.find = find
    self.list = list
  }

  /// Whether the source is known to send this type.
  public func contains(_ eventType: String) -> Bool {
    type(named: eventType) != nil
  }

  /// What is known of a type; nil for one that the catalogue does not have.
  public func type(named eventType: String) -> EventType? {
    // A bar or a line break sets cells and rows apart in the tables and stands in no name.
    guard !eventType.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }) else {
      return nil
    }
    if let type = found[eventType] { return type }
    let type = find(eventType)
    if let type { found.keep(type, for: eventType) }
    return type
  }

  /// What a type says, in a line; nil for an unknown or undescribed one.
  public func summary(of eventType: String) -> String? {
    type(named: eventType)?.summary
  }

  /// Every known type of event, sorted by name, each once. Made anew at each call: for documentation and for the
  /// message about an unknown name.
  public var types: [EventType] { list() }

  /// The names whose spelling is sure: what a misspelt name may be compared with. An unknown name that is near to one
  /// of these is a mistake; any other unknown name may be newer than the catalogue.
  public var verifiedEventTypes: [String] { list().filter(\.isVerified).map(\.name) }
}

/// How a source's events reach an event bus.
public enum Arrival: Sendable, Equatable {
  /// By themselves, on the default bus of every account; the event's `source` is the name of the source itself.
  case awsService
  /// Over a partner event bus, whose name and whose events' `source` begin with the prefix; or over a webhook
  /// endpoint, which puts `webhookSource` there.
  case partner(prefix: String, webhookSource: String)
  /// Over a webhook endpoint, which puts this `source` on its events.
  case webhook(source: String)

  /// What a webhook endpoint puts into the `source` of its events; none where nothing arrives so.
  public var webhookSource: String? {
    switch self {
    case .awsService: nil
    case .partner(_, let source), .webhook(let source): source
    }
  }
}

/// How a name after `event:` becomes a pattern.
public enum EventNaming: Sendable, Equatable {
  /// The name is the `detail-type`.
  case detailType
  /// `release.published` is the detail-type `release` with `published` in `detail.action`; `release` alone is that
  /// detail-type with any action or none.
  case detailTypeAndAction

  /// The detail-type that a name stands for, and the value of `detail.action` where the name says one.
  public func parts(of eventType: String) -> (detailType: String, action: String?) {
    guard self == .detailTypeAndAction, let dot = eventType.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return (eventType, nil)
    }
    return (String(eventType[..<dot]), String(eventType[eventType.utf8.index(after: dot)...]))
  }
}
