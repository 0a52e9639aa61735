public import EventPattern
public import Schedules
public import Source

/// What starts a workflow in one environment.
public struct FlowTrigger: Sendable {
  /// The forms of a trigger.
  public enum Kind: Sendable {
    /// An event on a bus, by source and name.
    case event(FlowEvents)
    /// A raw EventBridge event pattern, on the default bus unless `bus` says otherwise.
    case pattern(Pattern, bus: Located<String>?)
    /// A time, by EventBridge Scheduler.
    case schedule(FlowSchedule)
    /// It was wrong, and a finding says so; later stages pass over it.
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

/// The events that a trigger asks for by their source.
public struct FlowEvents: Sendable {
  /// A name of the project file, of the catalogue, or a literal EventBridge source.
  public var source: Located<String>
  /// The event names, at least one; empty for any event of the source.
  public var events: [Located<String>]
  /// The bus, a name or an ARN, where the trigger names one.
  public var bus: Located<String>?
  /// Conditions on the event's `detail`, relative to it.
  public var conditions: Pattern?
  /// Conditions on the event outside `detail`.
  public var envelope: Pattern?

  public init(
    source: Located<String>, events: [Located<String>], bus: Located<String>? = nil, conditions: Pattern? = nil,
    envelope: Pattern? = nil
  ) {
    self.source = source
    self.events = events
    self.bus = bus
    self.conditions = conditions
    self.envelope = envelope
  }
}

/// The times at which a trigger starts a workflow.
public struct FlowSchedule: Sendable {
  /// When, checked.
  public var schedule: Located<Schedule>
  /// The IANA time zone; UTC where the source says nothing.
  public var timezone: Located<String>?

  public init(schedule: Located<Schedule>, timezone: Located<String>?) {
    self.schedule = schedule
    self.timezone = timezone
  }
}
