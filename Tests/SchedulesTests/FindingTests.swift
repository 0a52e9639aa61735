import Diagnostics
import Schedules
import Source
import TestSupport
import Testing

/// Each mistake in a schedule has one finding, at its exact place.
@Suite struct FindingTests {
  @Test(arguments: mistakes)
  func pointsAtThePlace(marked: String, code: String, hint: String) {
    let text = MarkedText(marked)
    let (_, findings) = read(text.text)
    #expect(findings.map(\.code.name) == [code])
    #expect(findings.map(\.span) == text.spans)
    #expect(findings.map(\.hint?.text) == [hint])
  }

  /// The schedule with its mistake marked, the code of the finding, and its hint.
  private static let mistakes: [(String, String, String)] = [
    // Forms and spelling.
    (
      "⏵⏴", "unknown-schedule",
      "write 'rate(15 minutes)', 'cron(0 9 * * ? *)', 'at(2027-04-01T09:00:00)' or a crontab line"
    ),
    ("⏵every 5 minutes⏴", "unknown-schedule", "write 'rate(5 minutes)'"),
    ("⏵every hour⏴", "unknown-schedule", "write 'rate(1 hour)'"),
    (
      "cron(⏵5, 0, 1, *, ?, *⏴)", "cron-value",
      "separate them by blanks: a comma separates the values of one field"
    ),
    ("⏵daily⏴", "unknown-schedule", #"write "@daily", in quotes"#),
    ("⏵2027-04-01T09:00:00⏴", "unknown-schedule", "write a single time as 'at(2027-04-01T09:00:00)'"),
    ("⏵0 9 ? * MON *⏴", "unknown-schedule", "write AWS's six fields in 'cron( )'; a crontab line has five"),
    (
      "⏵0 0 9 ? * MON *⏴", "unknown-schedule",
      "a crontab line has five fields, AWS's cron has six: neither has seconds"
    ),
    ("⏵crom⏴(0 9 * * ? *)", "unknown-schedule", "did you mean 'cron'?"),
    (
      "rate(1 hour) ⏵rate(2 hours)x⏴", "unknown-schedule",
      "a schedule ends with its parenthesis: to combine several, write several triggers"
    ),
    ("⏵Rate(⏴1 hour)", "schedule-spelling", "write 'rate('"),
    ("⏵rate (⏴1 hour)", "schedule-spelling", "write 'rate('"),
    ("rate(1 hour⏵⏴", "schedule-spelling", "add ')'"),
    ("⏵ ⏴rate(1 hour)", "schedule-spelling", "remove them"),
    ("rate(1 hour)⏵ \n⏴", "schedule-spelling", "remove them"),
    ("rate(⏵ 1  hour ⏴)", "schedule-spelling", "write '1 hour'"),
    ("rate(⏵5m⏴)", "schedule-spelling", "write '5 minutes'"),
    ("rate(⏵9999999999⏴m)", "rate-value", "write a larger unit"),
    ("rate(5 ⏵HOURS⏴)", "schedule-spelling", "write 'hours'"),
    ("cron(⏵ 0 9 * * ? *⏴)", "schedule-spelling", "write '0 9 * * ? *'"),
    // Rates.
    ("rate(⏵⏴)", "rate-value", "write a number and a unit, such as 'rate(15 minutes)'"),
    ("rate(⏵0⏴ minutes)", "rate-value", "write a whole number of at least 1, such as 'rate(15 minutes)'"),
    ("rate(⏵-5⏴ minutes)", "rate-value", "write a whole number of at least 1, such as 'rate(15 minutes)'"),
    ("rate(⏵1.5⏴ hours)", "rate-value", "write a whole number of at least 1, such as 'rate(15 minutes)'"),
    ("rate(⏵99999999999999999999⏴ hours)", "rate-value", "write a larger unit"),
    ("rate(10⏵⏴)", "rate-unit", "add 'minutes', 'hours' or 'days'"),
    ("rate(30 ⏵seconds⏴)", "rate-unit", "no schedule runs more than once a minute"),
    ("rate(2 ⏵weeks⏴)", "rate-unit", "write the days: 'rate(14 days)'"),
    ("rate(1 ⏵month⏴)", "rate-unit", "write a cron expression, such as 'cron(0 9 1 * ? *)' for every month"),
    ("rate(10 ⏵minutess⏴)", "rate-unit", "did you mean 'minutes'?"),
    ("rate(1 ⏵hr⏴)", "rate-unit", "did you mean 'hour'?"),
    ("rate(1 ⏵minutes⏴)", "rate-plural", "write 'minute'"),
    ("rate(5 ⏵day⏴)", "rate-plural", "write 'days'"),
    // The number of fields.
    ("cron(⏵⏴)", "cron-field-count", "the fields are minute, hour, day-of-month, month, day-of-week, year"),
    (
      "cron(⏵INVALID⏴)", "cron-field-count", "the fields are minute, hour, day-of-month, month, day-of-week, year"
    ),
    ("cron(⏵0 9 * * 1-5⏴)", "cron-field-count", "write a crontab line of five fields without 'cron( )'"),
    ("cron(⏵0⏴ 0 9 ? * MON *)", "cron-field-count", "there is no field for seconds: remove the first one"),
    // Values.
    ("cron(0 ⏵nine⏴ ? * MON *)", "cron-value", "the hour ranges from 0 to 23"),
    ("cron(0 9 ? * ⏵Monday⏴ *)", "cron-value", "did you mean 'MON'?"),
    ("cron(0 9 ? ⏵Sept⏴ MON *)", "cron-value", "did you mean 'SEP'?"),
    ("cron(0 9 1 ⏵NOT⏴ ? *)", "cron-value", "the month ranges from 1 to 12, or from JAN to DEC"),
    ("cron(0 9 1,⏵⏴,3 * ? *)", "cron-value", "write a value between the commas"),
    ("cron(0 9-⏵⏴ * * ? *)", "cron-value", "the hour ranges from 0 to 23"),
    (
      "cron(0 9 ⏵W⏴ * ? *)", "cron-value",
      "'15W' is the weekday nearest to the 15th, 'LW' the last weekday of the month"
    ),
    ("cron(⏵60⏴ 9 * * ? *)", "cron-range", "the minute ranges from 0 to 59"),
    ("cron(0 ⏵99⏴ * * ? *)", "cron-range", "the hour ranges from 0 to 23"),
    ("cron(0 9 ⏵0⏴ * ? *)", "cron-range", "the day-of-month ranges from 1 to 31"),
    ("cron(0 9 ⏵32⏴W * ? *)", "cron-range", "the day-of-month ranges from 1 to 31"),
    ("cron(0 9 * 1-⏵13⏴ ? *)", "cron-range", "the month ranges from 1 to 12"),
    ("cron(0 9 ? * ⏵0⏴ *)", "cron-range", "the day-of-week ranges from 1 to 7"),
    ("cron(0 9 * * ? ⏵1969⏴)", "cron-range", "the year ranges from 1970 to 2199"),
    ("cron(0 9 * * ? 2026-⏵2200⏴)", "cron-range", "the year ranges from 1970 to 2199"),
    ("0 9 * * ⏵8⏴", "cron-range", "the day-of-week ranges from 0 to 7"),
    ("cron(0 ⏵20-2⏴ * * ? *)", "cron-backwards", "write '20-23,0-2'"),
    ("cron(0 ⏵20-2/3⏴ * * ? *)", "cron-backwards", "write '20,23,2'"),
    ("cron(0 9 ? * ⏵FRI-MON⏴ *)", "cron-backwards", "write 'FRI-SAT,SUN-MON'"),
    ("cron(0 9 ? * 3,⏵7-1⏴ *)", "cron-backwards", "write '7,1'"),
    ("cron(0 9 * * ? ⏵2030-2027⏴)", "cron-backwards", "write the earlier year first"),
    ("0 9 * * ⏵fri-mon⏴", "cron-backwards", "write 'FRI-SAT,SUN-MON'"),
    ("0 9 * * ⏵5-1⏴", "cron-backwards", "write '5-6,0-1'"),
    ("cron(0/⏵0⏴ * * * ? *)", "cron-step", "a step is a whole number from 1 to 59"),
    ("cron(*/⏵60⏴ * * * ? *)", "cron-step", "a step is a whole number from 1 to 59"),
    ("cron(0 */⏵x⏴ * * ? *)", "cron-step", "a step is a whole number from 1 to 23"),
    // Wildcards.
    ("cron(⏵?⏴ 9 * * ? *)", "cron-wildcard", "'?' belongs to the day fields: write '*' for every minute"),
    ("cron(0 ⏵L⏴ * * ? *)", "cron-wildcard", "'L' belongs to the day fields"),
    ("cron(0 9 ⏵6L⏴ * ? *)", "cron-wildcard", "'L' belongs to the day fields"),
    ("cron(0 9 ? * ⏵5W⏴ *)", "cron-wildcard", "'W' belongs to day-of-month"),
    ("cron(0 9 ⏵3#2⏴ * ? *)", "cron-wildcard", "'#' belongs to day-of-week"),
    ("cron(0 9 1,⏵L⏴ * ? *)", "cron-wildcard", "write one trigger for it and one for the rest"),
    ("cron(0 9 ? * MON,⏵3#2⏴ *)", "cron-wildcard", "write one trigger for it and one for the rest"),
    ("cron(0 9 ⏵*⏴,1 * ? *)", "cron-wildcard", "'*' includes every other value of the list"),
    ("0 9 ⏵L⏴ * *", "cron-wildcard", "write '*' for every value, or AWS's six fields in 'cron( )'"),
    ("0 9 ⏵?⏴ * MON", "cron-wildcard", "write '*' for every value, or AWS's six fields in 'cron( )'"),
    ("cron(0 9 ? * 3#⏵6⏴ *)", "cron-nth", "the number after '#' ranges from 1 to 5"),
    // The day fields.
    ("cron(0 9 * * ⏵*⏴ *)", "cron-day-fields", "write '?' for day-of-week"),
    ("cron(0 9 1 * ⏵*⏴ *)", "cron-day-fields", "write '?' for day-of-week"),
    ("cron(0 9 ⏵*⏴ * MON *)", "cron-day-fields", "write '?' for day-of-month"),
    (
      "cron(0 9 1 * ⏵MON⏴ *)", "cron-day-fields",
      "write two triggers: one with '?' for day-of-week, one with '?' for day-of-month"
    ),
    ("cron(0 9 ⏵?⏴ * ? *)", "cron-no-day", "write '*' for every day"),
    ("0 9 ⏵1 6 MON⏴", "crontab-both-days", "write two triggers: '0 9 1 6 *' and '0 9 * 6 MON'"),
    ("0 9 ⏵*/2 * MON⏴", "crontab-both-days", "keep '*' in one of the two day fields"),
    ("⏵@dayly⏴", "crontab-nickname", "did you mean '@daily'?"),
    ("⏵@DAILY⏴", "crontab-nickname", "did you mean '@daily'?"),
    ("⏵@reboot⏴", "crontab-nickname", "no machine starts here: write when the workflow should run"),
    ("⏵@every 5m⏴", "crontab-nickname", "write a rate, such as 'rate(15 minutes)'"),
    // One time.
    ("at(⏵⏴)", "at-form", "write 'at(yyyy-mm-ddThh:mm:ss)', such as 'at(2027-04-01T09:00:00)'"),
    ("at(⏵tomorrow⏴)", "at-form", "write 'at(yyyy-mm-ddThh:mm:ss)', such as 'at(2027-04-01T09:00:00)'"),
    ("at(⏵2027-04-01⏴)", "at-form", "write '2027-04-01T00:00:00' for midnight"),
    ("at(⏵2027-04-01 09:00⏴)", "at-form", "write '2027-04-01T09:00:00'"),
    ("at(⏵2027-04-01T09:00:00.000⏴)", "at-form", "write '2027-04-01T09:00:00'"),
    ("at(2027-04-01T09:00:00⏵Z⏴)", "at-form", "remove 'Z': without 'timezone' the time is UTC"),
    ("at(2027-04-01T09:00:00⏵+09:00⏴)", "at-form", "write it in 'timezone'"),
    ("at(2027-⏵13⏴-01T09:00:00)", "at-date", "the month ranges from 1 to 12"),
    ("at(2027-02-⏵29⏴T09:00:00)", "at-date", "the day ranges from 1 to 28"),
    ("at(2027-04-01T⏵24⏴:00:00)", "at-date", "the hour ranges from 0 to 23"),
    ("at(⏵2200⏴-04-01T09:00:00)", "at-date", "the year ranges from 1970 to 2199"),
    // Never.
    ("cron(0 9 ⏵30 FEB⏴ ? *)", "schedule-never-fires", "the schedule would never run"),
    ("cron(0 9 ⏵31 4,6,9,11⏴ ? *)", "schedule-never-fires", "the schedule would never run"),
    ("cron(0 9 ⏵29 2⏴ ? 2027)", "schedule-never-fires", "the schedule would never run"),
    ("30 2 ⏵30 2⏴ *", "schedule-never-fires", "the schedule would never run"),
  ]

  @Test func findsEveryWrongField() {
    let text = MarkedText("cron(⏵60⏴ ⏵24⏴ ⏵32⏴ ⏵13⏴ ⏵8⏴ ⏵1⏴)")
    #expect(read(text.text).findings.map(\.span) == text.spans)
  }

  @Test(arguments: [
    "Rate (1 hours)", " rate( 10 MINUTES ) ", "rate(5m)", "cron(0 9 * * * *)", "cron(0 9 * * Monday *)",
    "cron(0 9 ? * ? *)", "cron( 0 9 1 * * * )", "at(2027-04-01 09:00)", "rate(1 hour", "rate(2 hr)", "@dayly",
    "cron(0 20-2 * * ? *)", "cron(0 9 * * 1-5)", "every 5 minutes", "at(2027-04-01T09:00:00Z)", "at(2027-04-01)",
  ])
  func fixesGiveValidSchedules(text: String) {
    let (_, findings) = read(text)
    let edits = findings.flatMap { $0.fixes.first?.edits ?? [] }.sorted { $0.span > $1.span }
    #expect(!edits.isEmpty)
    var bytes = Array(text.utf8)
    for edit in edits {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.text.utf8))
    }
    let (schedule, rest) = read(String(decoding: bytes, as: UTF8.self))
    #expect(schedule != nil)
    #expect(rest.isEmpty)
  }

  @Test func boundsLength() {
    let years = (1970...2030).map(String.init).joined(separator: ",")
    let text = MarkedText("cron(0 9 ? * MON ⏵\(years)⏴)")
    #expect(read(text.text).findings.map(\.code) == [.scheduleTooLong])
    #expect(read(text.text).findings.map(\.span) == text.spans)
    #expect(read(String(repeating: "*", count: 100_000)).findings.map(\.code) == [.scheduleTooLong])
  }

  @Test(
    arguments: [
      ("asia/tokyo", "Asia/Tokyo"), ("JST", "Asia/Tokyo"), ("Tokyo", "Asia/Tokyo"), ("Asia/Tokio", "Asia/Tokyo"),
      ("America/New York", "America/New_York"), ("utc", "UTC"), ("Z", "UTC"), ("Europe/Berln", "Europe/Berlin"),
      ("UTC+9", nil), ("+09:00", nil), ("", nil),
    ] as [(String, String?)])
  func rejectsUnknownTimeZones(text: String, near: String?) {
    let sink = DiagnosticSink()
    let span = Span(file: FileNumber(0), start: 10, end: 20)
    #expect(readTimeZone(Located(text, span), beside: nil, into: sink) == nil)
    #expect(sink.diagnostics.map(\.code) == [.unknownTimeZone])
    #expect(sink.diagnostics.first?.fixes.first?.edits.first?.text == near)
  }

  @Test func knowsTimeZones() {
    for name in ["UTC", "Asia/Tokyo", "America/Argentina/Buenos_Aires", "US/Pacific", "Asia/Calcutta", "Etc/GMT+9"]
    {
      #expect(TimeZoneName(name)?.name == name)
    }
    #expect(TimeZoneName.all.count == 597)
    #expect(TimeZoneName.all == TimeZoneName.all.sorted())
    #expect(TimeZoneName.all.allSatisfy { $0.utf8.count <= 50 })
  }

  @Test func warnsAboutATimeZoneOfARate() {
    let sink = DiagnosticSink()
    let text = Located("Asia/Tokyo", Span(file: FileNumber(0), start: 0, end: 10))
    #expect(readTimeZone(text, beside: read("cron(0 9 * * ? *)").schedule, into: sink) != nil)
    #expect(sink.diagnostics.isEmpty)
    #expect(readTimeZone(text, beside: .rate(value: 1, unit: .day), into: sink)?.name == "Asia/Tokyo")
    #expect(sink.diagnostics.map(\.code) == [.timeZoneWithoutEffect])
    #expect(!sink.hasErrors)
  }
}
