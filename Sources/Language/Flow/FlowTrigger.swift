public import EventPattern
public import Schedules
public import Source

/// A trigger of a workflow in one environment.
public struct FlowTrigger: Sendable {
  public enum Kind: Sendable {
    /// An event on a bus, by source and name.
    case event(FlowEvents)
    /// A raw EventBridge event pattern, on the default bus without `bus`.
    case pattern(Pattern, bus: Located<String>?)
    /// A schedule of EventBridge Scheduler.
    case schedule(FlowSchedule)
    /// Invalid, which a finding reports; later stages ignore it.
    case invalid
  }

  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

public struct FlowSchedule: Sendable {
  /// The schedule, already checked.
  public let schedule: Located<Schedule>
  /// The IANA time zone; UTC if the source does not set one.
  public let timezone: Located<String>?

  public init(schedule: Located<Schedule>, timezone: Located<String>?) {
    self.schedule = schedule
    self.timezone = timezone
  }
}
