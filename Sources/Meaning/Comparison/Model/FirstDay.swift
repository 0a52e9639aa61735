import Schedules

/// The day from which a comparison lists the runs of schedules, in each schedule's own zone.
public struct FirstDay: Hashable, Sendable {
  /// Its first moment.
  let midnight: LocalDateTime

  /// The day that a text names: `2027-04-01`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month),
      (1...LocalDateTime.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    midnight = LocalDateTime(year: year, month: month, day: day)
  }

  /// The day of a moment, in UTC.
  public init(secondsSince1970 seconds: Int) {
    let moment = LocalDateTime(secondsSince1970: seconds)
    midnight = LocalDateTime(year: moment.year, month: moment.month, day: moment.day)
  }

  /// `2027-04-01`
  public var text: String { String(midnight.text.prefix(10)) }

  /// The last second before the day.
  var eve: LocalDateTime { LocalDateTime(secondsSince1970: midnight.secondsSince1970 - 1) }
}
