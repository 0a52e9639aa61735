/// A place that events come from, with what is known of the events that it sends.
public struct EventSource: Sendable {
  /// The name that a trigger's `source:` uses: `stripe`, `github`, `twilio`, `aws.s3`.
  public let name: String
  /// The name for people: `Stripe`, `Amazon S3`.
  public let title: String
  /// How its events reach an event bus.
  public let arrival: Arrival
  /// How a name after `event:` becomes a pattern.
  public let naming: EventNaming
  /// Every known type of event, sorted by name, each once.
  public let types: [EventType]
  /// The names of `types`, in their order.
  public let eventTypes: [String]
  /// The names whose spelling is sure: what a misspelt name may be compared with. An unknown name that is near to one
  /// of these is a mistake; any other unknown name may be newer than the catalogue.
  public let verifiedEventTypes: [String]

  /// Detail-types whose action is free: GitHub's `repository_dispatch`.
  private let openActions: [String]

  init(
    name: String, title: String, arrival: Arrival, naming: EventNaming, types: [EventType],
    openActions: [String] = []
  ) {
    self.name = name
    self.title = title
    self.arrival = arrival
    self.naming = naming
    self.types = types
    self.eventTypes = types.map(\.name)
    self.verifiedEventTypes =
      types.contains { !$0.isVerified } ? types.filter(\.isVerified).map(\.name) : self.eventTypes
    self.openActions = openActions
  }

  /// Whether the source is known to send this type.
  public func contains(_ eventType: String) -> Bool {
    if type(named: eventType) != nil { return true }
    guard !openActions.isEmpty else { return false }
    let (detailType, action) = naming.parts(of: eventType)
    return action.map { !$0.isEmpty } ?? false && openActions.contains(detailType)
  }

  /// What is known of a type; nil for one that the catalogue does not have.
  public func type(named eventType: String) -> EventType? {
    var low = 0
    var high = eventTypes.count
    while low < high {
      let middle = (low + high) / 2
      if eventTypes[middle] < eventType { low = middle + 1 } else { high = middle }
    }
    return low < eventTypes.count && eventTypes[low] == eventType ? types[low] : nil
  }

  /// What a type says, in a line; nil for an unknown or undescribed one.
  public func summary(of eventType: String) -> String? {
    type(named: eventType)?.summary
  }
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
    guard self == .detailTypeAndAction, let dot = eventType.firstIndex(of: ".") else { return (eventType, nil) }
    return (String(eventType[..<dot]), String(eventType[eventType.index(after: dot)...]))
  }
}
