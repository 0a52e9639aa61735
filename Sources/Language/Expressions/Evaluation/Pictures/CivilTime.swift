/// A moment in UTC in the Gregorian calendar, with the components of pictures.
struct CivilTime {
  static let millisecondsOfDay: Int64 = 86_400_000
  /// The range of JavaScript's dates, in milliseconds before and after 1970.
  static let furthest: Int64 = 8_640_000_000_000_000

  let milliseconds: Int64
  let year: Int
  /// From 1.
  let month: Int
  let day: Int

  init(_ milliseconds: Int64) {
    self.milliseconds = milliseconds
    let days = Int((Double(milliseconds) / Double(CivilTime.millisecondsOfDay)).rounded(.down))
    // Counts years from March, so that the leap day is last (Howard Hinnant, "chrono-Compatible Low-Level Date
    // Algorithms").
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * ofYear + 2) / 153
    day = ofYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The days from 1970 to a date; a month greater than 12 continues in the next year.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let months = year * 12 + month - 1
    let trueYear = Int((Double(months) / 12).rounded(.down))
    let trueMonth = months - trueYear * 12 + 1
    let shifted = trueMonth <= 2 ? trueYear - 1 : trueYear
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (trueMonth > 2 ? trueMonth - 3 : trueMonth + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  var dayNumber: Int { CivilTime.days(year, month, day) }
  var ofDay: Int { Int(milliseconds - Int64(dayNumber) * CivilTime.millisecondsOfDay) }
  var hour: Int { ofDay / 3_600_000 }
  var minute: Int { ofDay / 60_000 % 60 }
  var second: Int { ofDay / 1_000 % 60 }
  var millisecond: Int { ofDay % 1_000 }
  var dayOfYear: Int { dayNumber - CivilTime.days(year, 1, 1) + 1 }
  /// From 1, Monday, to 7.
  var dayOfWeek: Int { CivilTime.dayOfWeek(dayNumber) }

  private static func dayOfWeek(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

  /// The Monday of the first week with most of its days in the month.
  private static func firstWeek(_ year: Int, _ month: Int) -> Int {
    let first = days(year, month, 1)
    let weekday = dayOfWeek(first)
    return weekday > 4 ? first + 8 - weekday : first - weekday + 1
  }

  /// The week of the year (ISO 8601).
  var weekOfYear: Int {
    let week = (dayNumber - CivilTime.firstWeek(year, 1)) / 7 + 1
    if dayNumber < CivilTime.firstWeek(year, 1) { return (dayNumber - CivilTime.firstWeek(year - 1, 1)) / 7 + 1 }
    return week > 52 && dayNumber >= CivilTime.firstWeek(year + 1, 1) ? 1 : week
  }

  var weekOfMonth: Int {
    let week = (dayNumber - CivilTime.firstWeek(year, month)) / 7 + 1
    if dayNumber < CivilTime.firstWeek(year, month) {
      return (dayNumber - CivilTime.firstWeek(year, month - 1)) / 7 + 1
    }
    return week > 4 && dayNumber >= CivilTime.firstWeek(year, month + 1) ? 1 : week
  }

  /// The year of the week (ISO 8601).
  var yearOfWeek: Int {
    dayNumber < CivilTime.firstWeek(year, 1)
      ? year - 1 : dayNumber >= CivilTime.firstWeek(year + 1, 1) ? year + 1 : year
  }

  var monthOfWeek: Int {
    if dayNumber < CivilTime.firstWeek(year, month) { return month == 1 ? 12 : month - 1 }
    return dayNumber >= CivilTime.firstWeek(year, month + 1) ? month % 12 + 1 : month
  }
}
