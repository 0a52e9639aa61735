extension Schedule {
  /// Whether there is no moment in all the years that AWS knows at which the schedule fires, such as 30 February.
  public var neverFires: Bool {
    guard case .cron(let expression) = self else { return false }
    let beginning = LocalDateTime(secondsSince1970: -1)
    return CronCalendar(expression).occurrences(after: beginning, count: 1).isEmpty
  }
}

/// The numbers of a cron expression's fields, prepared for walking a calendar.
struct CronCalendar {
  let minutes: [Int]
  let hours: [Int]
  private let months: [Int]
  private let years: [Int]
  private let dayOfMonth: CronField
  private let dayOfWeek: CronField

  init(_ expression: CronExpression) {
    minutes = CronCalendar.numbers(expression.minute, of: .minute)
    hours = CronCalendar.numbers(expression.hour, of: .hour)
    months = CronCalendar.numbers(expression.month, of: .month)
    years = CronCalendar.numbers(expression.year, of: .year)
    dayOfMonth = expression.dayOfMonth
    dayOfWeek = expression.dayOfWeek
  }

  /// The next times, at most `count` of them and at least one, strictly after a moment.
  func occurrences(after moment: LocalDateTime, count: Int) -> [LocalDateTime] {
    var result: [LocalDateTime] = []
    for year in years where year >= moment.year {
      for month in months where (year, month) >= (moment.year, moment.month) {
        for day in days(of: month, in: year)
        where (year, month, day) >= (moment.year, moment.month, moment.day) {
          for hour in hours {
            for minute in minutes {
              let time = LocalDateTime(year: year, month: month, day: day, hour: hour, minute: minute)
              if time > moment { result.append(time) }
              if result.count == count { return result }
            }
          }
        }
      }
    }
    return result
  }

  /// The months that have days on which the expression matches, with these days, from a moment's month on.
  func months(from moment: LocalDateTime) -> [(year: Int, month: Int, days: [Int])] {
    years.filter { $0 >= moment.year }.flatMap { year in
      months.filter { (year, $0) >= (moment.year, moment.month) }.map { (year, $0, days(of: $0, in: year)) }
    }
  }

  /// The days of a month on which the expression matches.
  private func days(of month: Int, in year: Int) -> [Int] {
    let length = LocalDateTime.days(inMonth: month, of: year)
    let first = LocalDateTime(year: year, month: month, day: 1).weekday
    func weekday(_ day: Int) -> Int { (first - 1 + day - 1) % 7 + 1 }
    let byMonth = daySet(dayOfMonth, of: .dayOfMonth) { item in
      switch item {
      case .last: [length]
      case .lastWorkday: [nearestWorkday(to: length, length: length, weekday: weekday)]
      case .nearestWorkday(let day):
        day <= length ? [nearestWorkday(to: day, length: length, weekday: weekday)] : []
      default: item.numbers(of: .dayOfMonth)
      }
    }
    let byWeek = daySet(dayOfWeek, of: .dayOfWeek) { item in
      switch item {
      case .lastOfMonth(let wanted): (max(1, length - 6)...length).filter { weekday($0) == wanted }
      case .nthOfMonth(let wanted, let number):
        (1...length).filter { weekday($0) == wanted.number && ($0 - 1) / 7 + 1 == number }
      default:
        item.numbers(of: .dayOfWeek).flatMap { wanted in (1...length).filter { weekday($0) == wanted } }
      }
    }
    return (1...length).filter { (byMonth?.contains($0) ?? true) && (byWeek?.contains($0) ?? true) }
  }

  /// The days that a field selects; nil for all days.
  private func daySet(_ field: CronField, of name: CronFieldName, each: (CronItem) -> [Int]) -> Set<Int>? {
    guard case .items(let items) = field else { return nil }
    return Set(items.flatMap(each))
  }

  /// The weekday that is nearest to a day, without leaving the month.
  private func nearestWorkday(to day: Int, length: Int, weekday: (Int) -> Int) -> Int {
    switch weekday(day) {
    case 7: day > 1 ? day - 1 : day + 2
    case 1: day < length ? day + 1 : day - 2
    default: day
    }
  }

  private static func numbers(_ field: CronField, of name: CronFieldName) -> [Int] {
    guard case .items(let items) = field else { return Array(name.range) }
    return Set(items.flatMap { $0.numbers(of: name) }).sorted()
  }
}
