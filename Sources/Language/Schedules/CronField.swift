/// The six fields of an AWS cron expression, in their order.
enum CronFieldName: Int, CaseIterable, Hashable, Sendable {
  /// 0 to 59.
  case minute
  /// 0 to 23.
  case hour
  /// 1 to 31.
  case dayOfMonth
  /// 1 to 12, or JAN to DEC.
  case month
  /// 1 (Sunday) to 7, or SUN to SAT.
  case dayOfWeek
  /// 1970 to 2199.
  case year

  /// The field's name as AWS's pages write it.
  var text: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day-of-month"
    case .month: "month"
    case .dayOfWeek: "day-of-week"
    case .year: "year"
    }
  }

  /// The numbers that the field takes (EventBridge Scheduler user guide, "Cron-based schedules").
  var range: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 1...7
    case .year: 1970...2199
    }
  }

  /// The names of the numbers, from the first number on.
  var names: [String] {
    switch self {
    case .month: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    case .dayOfWeek: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
    default: []
    }
  }

  /// The largest useful step after `/`.
  var largestStep: Int { self == .year ? range.upperBound - range.lowerBound : range.upperBound }
}

/// What one field of a cron expression says.
enum CronField: Hashable, Sendable {
  /// `*`: every value.
  case any
  /// `?`: the other day field decides.
  case unspecified
  /// One item, or several separated by commas.
  case items([CronItem])

  /// The field in AWS's notation.
  func text(of name: CronFieldName) -> String {
    switch self {
    case .any: "*"
    case .unspecified: "?"
    case .items(let items): items.map { $0.text(of: name) }.joined(separator: ",")
    }
  }
}

/// A number in a cron field, and whether it was written as a name.
struct CronValue: Hashable, Sendable {
  /// The number in AWS's counting.
  var number: Int
  /// Whether the author wrote a name such as `MON`.
  var isName: Bool

  init(_ number: Int, isName: Bool = false) {
    self.number = number
    self.isName = isName
  }

  /// The value in AWS's notation.
  func text(of name: CronFieldName) -> String {
    let index = number - name.range.lowerBound
    return isName && name.names.indices.contains(index) ? name.names[index] : String(number)
  }
}

/// One item of a cron field.
enum CronItem: Hashable, Sendable {
  /// `5`, `MON`.
  case value(CronValue)
  /// `1-5`.
  case range(CronValue, CronValue)
  /// `1-31/10`, `5/15`, `*/15`: from a first value on, in steps, through a last one if it is written.
  case steps(from: CronValue?, through: CronValue?, by: Int)
  /// `L` for the day of the month: the last; for the day of the week: Saturday.
  case last
  /// `LW`: the last weekday of the month.
  case lastWorkday
  /// `15W`: the weekday nearest to a day of the month, in the same month.
  case nearestWorkday(Int)
  /// `6L`: the last such day of the week in the month.
  case lastOfMonth(weekday: Int)
  /// `3#2`, `TUE#2`: the second such day of the week in the month.
  case nthOfMonth(weekday: CronValue, Int)

  /// The item in AWS's notation.
  func text(of name: CronFieldName) -> String {
    switch self {
    case .value(let value): value.text(of: name)
    case .range(let first, let last): "\(first.text(of: name))-\(last.text(of: name))"
    case .steps(let first, let last, let step):
      if name == .dayOfWeek {
        // AWS's own table does not allow `/` in this field, so the days are listed.
        numbers(of: name).map { CronValue($0, isName: first?.isName ?? false).text(of: name) }
          .joined(separator: ",")
      } else {
        (first?.text(of: name) ?? "*") + (last.map { "-" + $0.text(of: name) } ?? "") + "/\(step)"
      }
    case .last: "L"
    case .lastWorkday: "LW"
    case .nearestWorkday(let day): "\(day)W"
    case .lastOfMonth(let weekday): "\(weekday)L"
    case .nthOfMonth(let weekday, let count): "\(weekday.text(of: name))#\(count)"
    }
  }

  /// The numbers that the item selects, except those that depend on the month.
  func numbers(of name: CronFieldName) -> [Int] {
    switch self {
    case .value(let value): [value.number]
    case .range(let first, let last): Array(first.number...max(first.number, last.number))
    case .steps(let first, let last, let step):
      Array(
        stride(
          from: first?.number ?? name.range.lowerBound, through: last?.number ?? name.range.upperBound,
          by: max(1, step)))
    case .last: name == .dayOfWeek ? [7] : []
    case .lastWorkday, .nearestWorkday, .lastOfMonth, .nthOfMonth: []
    }
  }
}
