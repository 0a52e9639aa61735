public final class EventSource: Sendable {
  /// The name that a trigger's `source:` uses: `stripe`, `github`, `twilio`, `aws.s3`.
  public let name: String
  /// The display name: `Stripe`, `Amazon S3`.
  public let title: String
  /// How its events reach an event bus.
  public let arrival: Arrival
  public let naming: EventNaming

  private let find: @Sendable (String) -> EventType?
  private let list: @Sendable () -> [EventType]
  private let found = Memory<EventType>()
  /// The known shapes of the events of known types.
  let shapes = Memory<ValueShape?>()

  /// A source has two ways into its table: one type by its name, and all of them, sorted by name.
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

  public func contains(_ eventType: String) -> Bool { type(named: eventType) != nil }

  /// The type with this name, if the catalog has it.
  public func type(named eventType: String) -> EventType? {
    // Tables separate cells with a bar and rows with a line break, so no name contains them.
    guard !eventType.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }) else {
      return nil
    }
    if let type = found[eventType] { return type }
    let type = find(eventType)
    if let type { found.keep(type, for: eventType) }
    return type
  }

  /// The description of a type in one line; nil if it is unknown or has none.
  public func summary(of eventType: String) -> String? { type(named: eventType)?.summary }

  /// Every known type of event, sorted by name, each once. Computed at each call, for the documentation and for the
  /// message about an unknown name.
  public var types: [EventType] { list() }

  /// The names whose spelling is certain, for comparison with a misspelled name. An unknown name that is close to one
  /// of these is a mistake; any other unknown name may be newer than the catalog.
  public var verifiedEventTypes: [String] { list().filter(\.isVerified).map(\.name) }
}

/// How a source's events reach an event bus.
public enum Arrival: Sendable, Equatable {
  /// Directly, on the default bus of every account; the event's `source` is the name of the source itself.
  case awsService
  /// Through a partner event bus, whose name and whose events' `source` begin with the prefix; or through a webhook
  /// endpoint, which sets `source` to `webhookSource`.
  case partner(prefix: String, webhookSource: String)
  /// Through a webhook endpoint, which sets this `source` on its events.
  case webhook(source: String)

  /// The `source` that a webhook endpoint sets on its events, if the source has one.
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

  /// The detail-type of a name, and the value of `detail.action` if the name includes one.
  public func parts(of eventType: String) -> (detailType: String, action: String?) {
    guard self == .detailTypeAndAction, let dot = eventType.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return (eventType, nil)
    }
    return (String(eventType[..<dot]), String(eventType[eventType.utf8.index(after: dot)...]))
  }
}
