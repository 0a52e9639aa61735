/// An AWS cron expression: every minute that matches all fields.
public struct CronExpression: Hashable, Sendable {
  var minute: CronField
  var hour: CronField
  /// `.unspecified` where the day of the week decides.
  var dayOfMonth: CronField
  var month: CronField
  /// `.unspecified` where the day of the month decides. Exactly one of the two is.
  var dayOfWeek: CronField
  var year = CronField.any

  subscript(_ name: CronFieldName) -> CronField {
    switch name {
    case .minute: minute
    case .hour: hour
    case .dayOfMonth: dayOfMonth
    case .month: month
    case .dayOfWeek: dayOfWeek
    case .year: year
    }
  }

  /// The six fields with a space between them, as written inside `cron(…)`.
  var text: String {
    CronFieldName.allCases.map { self[$0].text(of: $0) }.joined(separator: " ")
  }
}
