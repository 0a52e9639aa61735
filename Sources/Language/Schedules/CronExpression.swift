/// An AWS cron expression: every minute that matches all fields.
public struct CronExpression: Hashable, Sendable {
  /// The minutes of the hour.
  public var minute: CronField
  /// The hours of the day.
  public var hour: CronField
  /// The days of the month; `.unspecified` if the day of the week decides.
  public var dayOfMonth: CronField
  /// The months.
  public var month: CronField
  /// The days of the week; `.unspecified` if the day of the month decides. Exactly one of the two is.
  public var dayOfWeek: CronField
  /// The years.
  public var year: CronField

  /// Makes an expression.
  public init(
    minute: CronField, hour: CronField, dayOfMonth: CronField, month: CronField, dayOfWeek: CronField,
    year: CronField = .any
  ) {
    self.minute = minute
    self.hour = hour
    self.dayOfMonth = dayOfMonth
    self.month = month
    self.dayOfWeek = dayOfWeek
    self.year = year
  }

  /// The value of a field.
  public subscript(_ name: CronFieldName) -> CronField {
    switch name {
    case .minute: minute
    case .hour: hour
    case .dayOfMonth: dayOfMonth
    case .month: month
    case .dayOfWeek: dayOfWeek
    case .year: year
    }
  }

  /// The six fields with a space between them, as inside `cron(…)`.
  public var text: String {
    CronFieldName.allCases.map { self[$0].text(of: $0) }.joined(separator: " ")
  }
}
