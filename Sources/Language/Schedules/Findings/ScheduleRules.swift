public import Diagnostics

// Codes 06xx: schedules.

/// The rules about schedules and time zones.
public let scheduleRules: [DiagnosticCode] = [
  .unknownSchedule, .scheduleSpelling, .rateValue, .rateUnit, .ratePlural, .cronFieldCount, .cronValue, .cronRange,
  .cronBackwards, .cronStep, .cronWildcard, .cronDayFields, .cronNoDay, .cronNth, .crontabBothDays,
  .crontabNickname, .atForm, .atDate, .scheduleNeverFires, .scheduleTooLong, .unknownTimeZone,
  .timeZoneWithoutEffect,
]

public extension DiagnosticCode {
  static let unknownSchedule = DiagnosticCode(
    601, "unknown-schedule", stage: .workflow, summary: "A schedule has an unknown form.",
    explanation: """
      A schedule is `rate(15 minutes)`, `cron(0 9 ? * MON-FRI *)` with AWS's six fields, \
      `at(2027-04-01T09:00:00)`, or a crontab line of five fields such as `0 9 * * 1-5`, which Tasuki converts. \
      Tasuki does not guess the meaning of words such as `every day`.
      """, source: "EventBridge Scheduler user guide, Schedule types",
    example: scheduleExample(bad: "⏵every 15 minutes⏴", good: "rate(15 minutes)"))
  static let scheduleSpelling = DiagnosticCode(
    602, "schedule-spelling", stage: .workflow,
    summary: "The meaning of a schedule is clear, but AWS rejects its spelling.",
    explanation: """
      AWS expects `rate`, `cron`, `at` and the units of a rate in lower case, the parenthesis directly after the \
      word, and exactly one space where one is needed. It rejects anything else with "Invalid Schedule \
      Expression".
      """, source: "EventBridge Scheduler API reference, CreateSchedule",
    example: scheduleExample(bad: "rate(10 ⏵MINUTES⏴)", good: "rate(10 minutes)"))
  static let rateValue = DiagnosticCode(
    603, "rate-value", stage: .workflow, summary: "A rate has no positive whole number.",
    explanation: """
      `rate` expects a whole number of at least 1 and a unit: `rate(15 minutes)`. The shortest rate is one minute.
      """, source: "EventBridge Scheduler user guide, Rate-based schedules",
    example: scheduleExample(bad: "rate(⏵0⏴ minutes)", good: "rate(1 minute)"))
  static let rateUnit = DiagnosticCode(
    604, "rate-unit", stage: .workflow, summary: "A rate has an unknown unit.",
    explanation: """
      The units are `minute` and `minutes`, `hour` and `hours`, `day` and `days`. There are no seconds: no \
      schedule runs more than once a minute. For weeks, months and years, write the days, or a `cron`.
      """, source: "EventBridge Scheduler user guide, Rate-based schedules",
    example: scheduleExample(bad: "rate(30 ⏵seconds⏴)", good: "rate(1 minute)"))
  static let ratePlural = DiagnosticCode(
    605, "rate-plural", stage: .workflow, summary: "A rate's unit does not agree with its number.",
    explanation: """
      AWS expects the singular after 1 and the plural after every other number, and rejects `rate(1 hours)` and \
      `rate(5 hour)`.
      """, source: "EventBridge user guide, Rate expressions",
    example: scheduleExample(bad: "rate(1 ⏵hours⏴)", good: "rate(1 hour)"))
  static let atForm = DiagnosticCode(
    617, "at-form", stage: .workflow, summary: "A one-time schedule is not a date and a time to the second.",
    explanation: """
      `at` expects `yyyy-mm-ddThh:mm:ss`, without a fraction and without a zone. Write the zone in `timezone`; the \
      default is UTC.
      """, source: "EventBridge Scheduler user guide, One-time schedules",
    example: scheduleExample(bad: "at(⏵2027-04-01⏴)", good: "at(2027-04-01T00:00:00)"))
  static let atDate = DiagnosticCode(
    618, "at-date", stage: .workflow, summary: "A one-time schedule has a date or a time that does not exist.",
    explanation: """
      The date must exist: 29 February, for example, exists only in leap years. Hours end at 23, minutes and \
      seconds at 59. Years range from 1970 to 2199.
      """, example: scheduleExample(bad: "at(2027-02-⏵29⏴T09:00:00)", good: "at(2027-02-28T09:00:00)"))
  static let scheduleNeverFires = DiagnosticCode(
    619, "schedule-never-fires", stage: .workflow, summary: "A schedule never runs.",
    explanation: """
      Each field is valid, but no date matches all of them, such as 30 February. AWS accepts the schedule, but it \
      never runs.
      """, example: scheduleExample(bad: "cron(0 9 ⏵30 FEB⏴ ? *)", good: "cron(0 9 28 FEB ? *)"))
  static let scheduleTooLong = DiagnosticCode(
    620, "schedule-too-long", stage: .workflow, summary: "A schedule is longer than AWS allows.",
    explanation: """
      A schedule expression has at most 256 characters. Write ranges and steps instead of long lists, or several \
      triggers.
      """, source: "EventBridge Scheduler API reference, CreateSchedule",
    example: scheduleExample(
      bad: "cron(0 9 ? * MON ⏵\((1970...2030).map(String.init).joined(separator: ","))⏴)",
      good: "cron(0 9 ? * MON 1970-2030)"))
  static let unknownTimeZone = DiagnosticCode(
    621, "unknown-time-zone", stage: .workflow, summary: "A time zone is not in the IANA time zone database.",
    explanation: """
      A time zone is a name such as `Asia/Tokyo`, with its capital letters, or `UTC`. Abbreviations such as `JST` \
      and offsets such as `+09:00` are not names of time zones.
      """, source: "IANA time zone database, 2025b",
    example: .init(
      .workflow, bad: scheduled("cron(0 9 * * ? *)", timezone: "⏵Asia/Tokio⏴"),
      good: scheduled("cron(0 9 * * ? *)", timezone: "Asia/Tokyo")))
  static let timeZoneWithoutEffect = DiagnosticCode(
    622, "time-zone-without-effect", .warning, stage: .workflow, summary: "A rate has a time zone.",
    explanation: """
      A rate counts minutes, hours or days of 24 hours from the creation of the schedule, and no time zone changes \
      that. For a time of day, use `cron`.
      """, source: "EventBridge Scheduler user guide, Time zones",
    example: .init(
      .workflow, bad: scheduled("rate(1 day)", timezone: "⏵Asia/Tokyo⏴"),
      good: scheduled("cron(0 9 * * ? *)", timezone: "Asia/Tokyo")))
}

extension DiagnosticCode {
  /// A workflow with a schedule, in YAML's plain style unless the schedule includes quotes.
  static func scheduled(_ schedule: String, timezone: String? = nil) -> String {
    """
    workflow: nightly-report
    trigger:
      schedule: \(schedule)\(timezone.map { "\n  timezone: " + $0 } ?? "")
    tasks:
      - id: report
        uses: sqs/send
        with: {queue: reports}

    """
  }

  static func scheduleExample(bad: String, good: String) -> Example {
    Example({ scheduled($0) }, bad: bad, good: good)
  }
}

extension Sentence {
  static let dateMissing: Sentence = "the schedule has no date"
  static func isNotDate(_ text: String) -> Sentence { "'\(text)' is not a date with a time" }
  static let writeDateAndTime: Sentence = "write 'at(yyyy-mm-ddThh:mm:ss)', such as 'at(2027-04-01T09:00:00)'"
  static let zoneInAt: Sentence = "'at' does not accept a time zone"
  static let removeZ: Sentence = "remove 'Z': without 'timezone' the time is UTC"
  static let nameZone: Sentence = "write it in 'timezone'"
  static let timeMissing: Sentence = "'at' needs a time after the date"
  static func writeMidnight(_ text: String) -> Sentence { "write '\(text)' for midnight" }
  static let strictDate: Sentence = "'at' accepts only the form 'yyyy-mm-ddThh:mm:ss'"
  static func noDayOfMonth(_ month: Int, of year: Int, day: Int) -> Sentence {
    "month \(month) of \(year) has no day \(day)"
  }
  static func invalidDatePart(_ part: String, value: Int) -> Sentence { "invalid \(term: part) \(value)" }
  static func partRange(_ part: String, from first: Int, to last: Int) -> Sentence {
    "the \(term: part) ranges from \(first) to \(last)"
  }
  static let rateEmpty: Sentence = "the rate has no value"
  static let writeRateValue: Sentence = "write a number and a unit, such as 'rate(15 minutes)'"
  static func textAfterRate(_ text: String) -> Sentence { "unexpected '\(text)' after the unit of the rate" }
  static let rateParts: Sentence = "a rate is a number and a unit"
  static let rateWithoutSpace: Sentence = "missing space between the rate's value and its unit"
  static let unitMissing: Sentence = "the rate has no unit"
  static let addUnit: Sentence = "add 'minutes', 'hours' or 'days'"
  static let spacesInRate: Sentence = "AWS allows one space inside 'rate( )', between the value and its unit"
  static func rateTooLarge(_ value: String) -> Sentence { "the rate's value '\(value)' is too large" }
  static func rateNotPositive(_ value: String) -> Sentence {
    "the rate's value '\(value)' is not a positive whole number"
  }
  static let writeLargerUnit: Sentence = "write a larger unit"
  static let writePositiveRate: Sentence = "write a whole number of at least 1, such as 'rate(15 minutes)'"
  static func unitNumber(_ right: String, not written: String, with value: Int) -> Sentence {
    "expected '\(term: right)' after \(value), found '\(written)'"
  }
  static func unitCapitals(_ unit: String) -> Sentence { "AWS accepts the unit '\(unit)' only in lower case" }
  static func unknownRateUnit(_ unit: String) -> Sentence { "unknown unit '\(unit)' of a rate" }
  static let oncePerMinute: Sentence = "no schedule runs more than once a minute"
  static func writeDays(_ days: Int) -> Sentence { "write the days: 'rate(\(days) days)'" }
  static let writeCronForMonths: Sentence = "write a cron expression, such as 'cron(0 9 1 * ? *)' for every month"
  static let rateUnits: Sentence = "the units are 'minutes', 'hours' and 'days'"
  static func scheduleTooLong(characters count: Int) -> Sentence { "the schedule has \(count) characters" }
  static let scheduleLimit: Sentence = "AWS allows at most 256 characters"
  static let fixSpaces: Sentence = "fix the spaces"
  static func scheduleTooLong(bytes count: Int) -> Sentence { "the schedule has \(count) bytes" }
  static func unknownKind(_ word: String) -> Sentence { "unknown kind of schedule '\(word)'" }
  static let writeForms: Sentence = "write 'rate(…)', 'cron(…)' or 'at(…)'"
  static func textAfterSchedule(_ text: String) -> Sentence { "unexpected '\(text)' after the schedule" }
  static let scheduleEndsWithBracket: Sentence =
    "a schedule ends with its parenthesis: to combine several, write several triggers"
  static func bracketNotClosed(_ form: String) -> Sentence { "the parenthesis of '\(term: form)(' is not closed" }
  static let addBracket: Sentence = "add ')'"
  static func spacesInBrackets(_ form: String) -> Sentence {
    "unexpected spaces inside the parentheses of '\(term: form)( )'"
  }
  static func acceptsOnlyBracket(_ form: String) -> Sentence { "AWS accepts only '\(term: form)('" }
  static func writeBracket(_ form: String) -> Sentence { "write '\(term: form)('" }
  static let spacesBeforeSchedule: Sentence = "unexpected spaces before the schedule"
  static let removeThem: Sentence = "remove them"
  static let spacesAfterSchedule: Sentence = "unexpected spaces after the schedule"
  static let writeSchedule: Sentence =
    "write 'rate(15 minutes)', 'cron(0 9 * * ? *)', 'at(2027-04-01T09:00:00)' or a crontab line"
  static let scheduleEmpty: Sentence = "the schedule is empty"
  static let sixFieldsInBrackets: Sentence = "write AWS's six fields in 'cron( )'; a crontab line has five"
  static let crontabHasNoSeconds: Sentence =
    "a crontab line has five fields, AWS's cron has six: neither has seconds"
  static func writeInQuotes(_ name: String) -> Sentence { "write \"\(term: name)\", in quotes" }
  static let writeAt: Sentence = "write a single time as 'at(2027-04-01T09:00:00)'"
  static func isNotSchedule(_ text: String) -> Sentence { "'\(text)' is not a schedule" }
  static func unknownTimeZone(_ name: String) -> Sentence {
    "unknown time zone '\(name.prefix(60))\(name.count > 60 ? "…" : "")'"
  }
  static let writeTimeZone: Sentence = "write a name such as 'Asia/Tokyo', or 'UTC'"
  static let acceptedTimeZones: Sentence =
    "EventBridge Scheduler accepts names of the IANA time zone database, not abbreviations or offsets."
  static func timeZoneOfRate(_ name: String) -> Sentence { "the time zone '\(name)' has no effect on a rate" }
  static let removeZoneOrWriteCron: Sentence = "remove it, or write a cron expression"
  static let rateHasNoZone: Sentence =
    "A rate counts from the creation of the schedule, and its days always have 24 hours."
}
