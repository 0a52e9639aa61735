public import Schedules
public import Source

/// A trigger of a workflow, as it is written.
public struct Trigger: Sendable {
  public enum Kind: Sendable {
    case event(EventTrigger)
    case pattern(WrittenPattern, bus: OpenText?)
    case schedule(ScheduleTrigger)
    case invalid
  }

  public var kind: Kind
  /// The whole trigger.
  public var span: Span

  public init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A trigger by an event on a bus.
public struct EventTrigger: Sendable {
  /// The source: a name of the project file or the catalog, or a literal EventBridge source.
  public var source: OpenText
  public var events: [OpenText]
  public var bus: OpenText?
  public var conditions: WrittenPattern?
  public var envelope: WrittenPattern?

  public init(
    source: OpenText, events: [OpenText], bus: OpenText? = nil, conditions: WrittenPattern? = nil,
    envelope: WrittenPattern? = nil
  ) {
    self.source = source
    self.events = events
    self.bus = bus
    self.conditions = conditions
    self.envelope = envelope
  }
}

public struct ScheduleTrigger: Sendable {
  public enum Time: Sendable {
    /// Already read, because it has no variables.
    case read(Located<Schedule>)
    /// The text of a schedule, to be read when its variables are known.
    case open(OpenText)
  }

  public var time: Time
  public var timezone: OpenText?

  public init(_ time: Time, timezone: OpenText?) {
    self.time = time
    self.timezone = timezone
  }
}
