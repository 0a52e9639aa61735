import TestSupport
import Testing

@testable import Schedules

@Suite struct OccurrenceTests {
  /// The expected days are from a calendar; 2027-01-01 is a Friday.
  @Test(arguments: [
    ("cron(0 9 ? * MON-FRI *)", ["2027-01-01T09:00:00", "2027-01-04T09:00:00", "2027-01-05T09:00:00"]),
    ("cron(*/20 23 31 * ? *)", ["2027-01-31T23:00:00", "2027-01-31T23:20:00", "2027-01-31T23:40:00"]),
    ("cron(0 0 L 2 ? *)", ["2027-02-28T00:00:00", "2028-02-29T00:00:00", "2029-02-28T00:00:00"]),
    ("cron(0 0 LW * ? *)", ["2027-01-29T00:00:00", "2027-02-26T00:00:00", "2027-03-31T00:00:00"]),
    ("cron(0 0 1W * ? *)", ["2027-02-01T00:00:00", "2027-03-01T00:00:00", "2027-04-01T00:00:00"]),
    ("cron(0 0 1W 5,8 ? *)", ["2027-05-03T00:00:00", "2027-08-02T00:00:00", "2028-05-01T00:00:00"]),
    ("cron(0 0 31W 1,10 ? *)", ["2027-01-29T00:00:00", "2027-10-29T00:00:00", "2028-01-31T00:00:00"]),
    ("cron(0 0 ? * 6L *)", ["2027-01-29T00:00:00", "2027-02-26T00:00:00", "2027-03-26T00:00:00"]),
    ("cron(0 0 ? * L *)", ["2027-01-02T00:00:00", "2027-01-09T00:00:00", "2027-01-16T00:00:00"]),
    ("cron(0 0 ? * 2#5 *)", ["2027-03-29T00:00:00", "2027-05-31T00:00:00", "2027-08-30T00:00:00"]),
    ("cron(0 0 29 2 ? *)", ["2028-02-29T00:00:00", "2032-02-29T00:00:00", "2036-02-29T00:00:00"]),
    ("cron(0 0 29 2 ? 2096-2110)", ["2096-02-29T00:00:00", "2104-02-29T00:00:00", "2108-02-29T00:00:00"]),
    ("cron(0 0 1 1 ? 2002-2005)", []), ("cron(0 0 1 1 ? 2198/1)", ["2198-01-01T00:00:00", "2199-01-01T00:00:00"]),
  ])
  func comesNext(text: String, times: [String]) throws {
    let start = LocalDateTime(year: 2027, month: 1, day: 1)
    #expect(try calendar(text).occurrences(after: start, count: 3).map(\.text) == times)
  }

  @Test func isStrictlyAfter() throws {
    let noon = LocalDateTime(year: 2027, month: 1, day: 1, hour: 12)
    #expect(
      try calendar("cron(0 12 * * ? *)").occurrences(after: noon, count: 1).map(\.text) == ["2027-01-02T12:00:00"])
  }

  private func calendar(_ text: String) throws -> CronCalendar {
    guard case .cron(let expression)? = read(text).schedule else { throw NoCron() }
    return CronCalendar(expression)
  }

  private struct NoCron: Error {}

  @Test func countsDaysBothWays() throws {
    #expect(LocalDateTime(secondsSince1970: 0).text == "1970-01-01T00:00:00")
    #expect(LocalDateTime(secondsSince1970: -1).text == "1969-12-31T23:59:59")
    #expect(LocalDateTime(secondsSince1970: 951_782_400).text == "2000-02-29T00:00:00")
    var weekday = LocalDateTime(year: 1600, month: 1, day: 1).weekday
    #expect(weekday == 7)
    let first = LocalDateTime(year: 1600, month: 1, day: 1).secondsSince1970
    for day in 0..<(400 * 365 + 97 + 1000) {
      let seconds = first + day * 86_400 + 86_399
      let time = LocalDateTime(secondsSince1970: seconds)
      guard time.secondsSince1970 == seconds, time.weekday == weekday,
        (1...LocalDateTime.days(inMonth: time.month, of: time.year)).contains(time.day)
      else { throw Unexpected("day \(day) is \(time.text)") }
      weekday = weekday % 7 + 1
    }
  }
}
