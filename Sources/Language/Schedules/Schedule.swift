/// When a workflow starts on its own: an expression of EventBridge Scheduler.
public enum Schedule: Hashable, Sendable {
  /// Every `value` minutes, hours or days, counted from the creation of the schedule.
  case rate(value: Int, unit: RateUnit)
  /// At every minute that matches.
  case cron(CronExpression)
  /// Once, at a time in the schedule's time zone.
  case at(LocalDateTime)

  /// The expression in AWS's strict form: `rate(1 hour)`, `cron(0 9 ? * MON-FRI *)`, `at(2027-04-01T09:00:00)`.
  ///
  /// Both EventBridge Scheduler and, except for `at`, EventBridge rules accept it.
  public var awsExpression: String {
    switch self {
    case .rate(let value, let unit): "rate(\(value) \(unit.word(for: value)))"
    case .cron(let expression): "cron(\(expression.text))"
    case .at(let time): "at(\(time.text))"
    }
  }
}

/// The units of `rate`.
public enum RateUnit: String, CaseIterable, Hashable, Sendable {
  /// 60 seconds.
  case minute
  /// 60 minutes.
  case hour
  /// 24 hours, whatever the clocks do.
  case day

  /// The word that AWS expects after a value: the singular only after 1.
  func word(for value: Int) -> String { value == 1 ? rawValue : rawValue + "s" }
}
