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

  /// The form.
  public let kind: Kind
  /// The whole trigger.
  public let span: Span

  /// Makes a trigger.
  public init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// The times at which a trigger starts a workflow.
public struct FlowSchedule: Sendable {
  /// When, checked.
  public let schedule: Located<Schedule>
  /// The IANA time zone; UTC where the source says nothing.
  public let timezone: Located<String>?

  /// Starts at times.
  public init(schedule: Located<Schedule>, timezone: Located<String>?) {
    self.schedule = schedule
    self.timezone = timezone
  }
}
