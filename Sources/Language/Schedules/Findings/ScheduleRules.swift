public import Diagnostics

// Codes 06xx: schedules.

/// The rules of what is found in schedules and time zones.
public let scheduleRules: [DiagnosticCode] = [
  .unknownSchedule, .scheduleSpelling, .rateValue, .rateUnit, .ratePlural, .cronFieldCount, .cronValue, .cronRange,
  .cronBackwards, .cronStep, .cronWildcard, .cronDayFields, .cronNoDay, .cronNth, .crontabBothDays,
  .crontabNickname, .atForm, .atDate, .scheduleNeverFires, .scheduleTooLong, .unknownTimeZone,
  .timeZoneWithoutEffect,
]

public extension DiagnosticCode {
  static let unknownSchedule = DiagnosticCode(
    601, "unknown-schedule", stage: .workflow, summary: "A schedule is none of the known forms.",
    explanation: """
      A schedule is `rate(15 minutes)`, `cron(0 9 ? * MON-FRI *)` with AWS's six fields, `at(2027-04-01T09:00:00)`, \
      or a crontab line of five fields such as `0 9 * * 1-5`, which is converted. Words such as `every day` are not \
      guessed.
      """, source: "EventBridge Scheduler user guide, Schedule types",
    example: scheduleExample(bad: "⏵every 15 minutes⏴", good: "rate(15 minutes)"))
  static let scheduleSpelling = DiagnosticCode(
    602, "schedule-spelling", stage: .workflow, summary: "A schedule is clear, but AWS refuses its spelling.",
    explanation: """
      AWS wants `rate`, `cron`, `at` and the units of a rate in lower case, the bracket right behind the word, and \
      exactly one space where one is needed. Anything else ends in "Invalid Schedule Expression".
      """, source: "EventBridge Scheduler API reference, CreateSchedule",
    example: scheduleExample(bad: "rate(10 ⏵MINUTES⏴)", good: "rate(10 minutes)"))
  static let rateValue = DiagnosticCode(
    603, "rate-value", stage: .workflow, summary: "A rate has no positive whole number.",
    explanation: """
      `rate` takes a whole number from 1 on and a unit: `rate(15 minutes)`. The shortest rate is one minute.
      """, source: "EventBridge Scheduler user guide, Rate-based schedules",
    example: scheduleExample(bad: "rate(⏵0⏴ minutes)", good: "rate(1 minute)"))
  static let rateUnit = DiagnosticCode(
    604, "rate-unit", stage: .workflow, summary: "A rate is in a unit that AWS does not know.",
    explanation: """
      The units are `minute` and `minutes`, `hour` and `hours`, `day` and `days`. There are no seconds: nothing \
      starts more often than once a minute. For weeks, months and years write the days, or a `cron`.
      """, source: "EventBridge Scheduler user guide, Rate-based schedules",
    example: scheduleExample(bad: "rate(30 ⏵seconds⏴)", good: "rate(1 minute)"))
  static let ratePlural = DiagnosticCode(
    605, "rate-plural", stage: .workflow, summary: "A rate's unit does not agree with its number.",
    explanation: """
      AWS wants the singular with 1 and the plural with every other number, and refuses `rate(1 hours)` and \
      `rate(5 hour)`.
      """, source: "EventBridge user guide, Rate expressions",
    example: scheduleExample(bad: "rate(1 ⏵hours⏴)", good: "rate(1 hour)"))
  static let atForm = DiagnosticCode(
    617, "at-form", stage: .workflow, summary: "A one-time schedule is not a date and a time to the second.",
    explanation: """
      `at` takes `yyyy-mm-ddThh:mm:ss`, without a fraction and without a zone. The zone stands beside it, in \
      `timezone`; without it the time is UTC.
      """, source: "EventBridge Scheduler user guide, One-time schedules",
    example: scheduleExample(bad: "at(⏵2027-04-01⏴)", good: "at(2027-04-01T00:00:00)"))
  static let atDate = DiagnosticCode(
    618, "at-date", stage: .workflow, summary: "A one-time schedule names a day or a time that does not exist.",
    explanation: """
      Months have their own lengths, 29 February exists in leap years alone, hours end with 23, minutes and seconds \
      with 59. Years from 1970 to 2199 are taken.
      """, example: scheduleExample(bad: "at(2027-02-⏵29⏴T09:00:00)", good: "at(2027-02-28T09:00:00)"))
  static let scheduleNeverFires = DiagnosticCode(
    619, "schedule-never-fires", stage: .workflow, summary: "No calendar ever meets the schedule.",
    explanation: """
      The fields are right one by one, but no day fits them all, such as 30 February. AWS would accept the schedule \
      and never start anything.
      """, example: scheduleExample(bad: "cron(0 9 ⏵30 FEB⏴ ? *)", good: "cron(0 9 28 FEB ? *)"))
  static let scheduleTooLong = DiagnosticCode(
    620, "schedule-too-long", stage: .workflow, summary: "A schedule is longer than AWS takes.",
    explanation: """
      A schedule expression has at most 256 characters. Write ranges and steps in place of long lists, or several \
      triggers.
      """, source: "EventBridge Scheduler API reference, CreateSchedule",
    example: scheduleExample(
      bad: "cron(0 9 ? * MON ⏵\((1970...2030).map(String.init).joined(separator: ","))⏴)",
      good: "cron(0 9 ? * MON 1970-2030)"))
  static let unknownTimeZone = DiagnosticCode(
    621, "unknown-time-zone", stage: .workflow, summary: "A time zone is not in the IANA time zone database.",
    explanation: """
      A time zone is a name such as `Asia/Tokyo`, with its capital letters, or `UTC`. Abbreviations such as `JST` and \
      offsets such as `+09:00` are none.
      """, source: "IANA time zone database, 2025b",
    example: .init(
      .workflow, bad: scheduled("cron(0 9 * * ? *)", timezone: "⏵Asia/Tokio⏴"),
      good: scheduled("cron(0 9 * * ? *)", timezone: "Asia/Tokyo")))
  static let timeZoneWithoutEffect = DiagnosticCode(
    622, "time-zone-without-effect", .warning, stage: .workflow, summary: "A time zone stands beside a rate.",
    explanation: """
      A rate counts minutes, hours or days of 24 hours from the schedule's creation; no time zone changes that. For a \
      time of day use `cron`.
      """, source: "EventBridge Scheduler user guide, Time zones",
    example: .init(
      .workflow, bad: scheduled("rate(1 day)", timezone: "⏵Asia/Tokyo⏴"),
      good: scheduled("cron(0 9 * * ? *)", timezone: "Asia/Tokyo")))
}

extension DiagnosticCode {
  /// A workflow with a schedule, in YAML's plain style unless it brings its own quotes.
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
  static func noDate(_ text: String) -> Sentence { "'\(text)' is no date with a time" }
  static let writeDateAndTime: Sentence = "write 'at(yyyy-mm-ddThh:mm:ss)', such as 'at(2027-04-01T09:00:00)'"
  static let zoneInAt: Sentence = "'at' takes no time zone"
  static let removeZ: Sentence = "remove 'Z': without 'timezone' the time is UTC"
  static let nameZone: Sentence = "name it in 'timezone'"
  static let timeMissing: Sentence = "'at' needs a time behind the date"
  static func writeMidnight(_ text: String) -> Sentence { "write '\(text)' for midnight" }
  static let strictDate: Sentence = "'at' takes the form 'yyyy-mm-ddThh:mm:ss' alone"
  static func noDayOfMonth(_ month: Int, of year: Int, day: Int) -> Sentence {
    "month \(month) of \(year) has no day \(day)"
  }
  static func noSuchPart(_ part: String, value: Int) -> Sentence { "there is no \(term: part) \(value)" }
  static func partRange(_ part: String, from first: Int, to last: Int) -> Sentence {
    "the \(term: part) goes from \(first) to \(last)"
  }
  static let rateEmpty: Sentence = "the rate has no value"
  static let writeRateValue: Sentence = "write a number and a unit, such as 'rate(15 minutes)'"
  static func textBehindRate(_ text: String) -> Sentence { "'\(text)' behind the unit of the rate" }
  static let rateParts: Sentence = "a rate is a number and a unit"
  static let rateWithoutSpace: Sentence = "no space between the rate's value and its unit"
  static let unitMissing: Sentence = "the rate has no unit"
  static let addUnit: Sentence = "add 'minutes', 'hours' or 'days'"
  static let spacesInRate: Sentence = "AWS takes one space inside 'rate( )', between the value and its unit"
  static func rateTooLarge(_ value: String) -> Sentence { "the rate's value '\(value)' is too large" }
  static func rateNotPositive(_ value: String) -> Sentence {
    "the rate's value '\(value)' is no positive whole number"
  }
  static let writeLargerUnit: Sentence = "write a larger unit"
  static let writePositiveRate: Sentence = "write a whole number from 1 on, such as 'rate(15 minutes)'"
  static func unitNumber(_ right: String, not written: String, with value: Int) -> Sentence {
    "AWS takes '\(term: right)', not '\(written)', with \(value)"
  }
  static func unitCapitals(_ unit: String) -> Sentence { "AWS takes the unit '\(unit)' in lower case alone" }
  static func noRateUnit(_ unit: String) -> Sentence { "a rate knows no unit '\(unit)'" }
  static let onceAMinute: Sentence = "nothing starts more often than once a minute"
  static func writeDays(_ days: Int) -> Sentence { "write the days: 'rate(\(days) days)'" }
  static let writeCronForMonths: Sentence = "write a cron, such as 'cron(0 9 1 * ? *)' for every month"
  static let rateUnits: Sentence = "the units are 'minutes', 'hours' and 'days'"
  static func scheduleTooLong(characters count: Int) -> Sentence { "the schedule has \(count) characters" }
  static let scheduleLimit: Sentence = "AWS takes at most 256 characters"
  static let mendSpaces: Sentence = "mend the spaces"
  static func scheduleTooLong(bytes count: Int) -> Sentence { "the schedule has \(count) bytes" }
  static func unknownKind(_ word: String) -> Sentence { "unknown kind of schedule '\(word)'" }
  static let writeForms: Sentence = "write 'rate(…)', 'cron(…)' or 'at(…)'"
  static func textBehindSchedule(_ text: String) -> Sentence { "'\(text)' behind the schedule" }
  static let scheduleEndsWithBracket: Sentence =
    "a schedule ends with its bracket: for several, write several triggers"
  static func bracketOpen(_ form: String) -> Sentence { "the bracket of '\(term: form)(' is not closed" }
  static let addBracket: Sentence = "add ')'"
  static func spacesInBrackets(_ form: String) -> Sentence { "spaces inside the brackets of '\(term: form)( )'" }
  static func bracketAlone(_ form: String) -> Sentence { "AWS takes '\(term: form)(' alone" }
  static func writeBracket(_ form: String) -> Sentence { "write '\(term: form)('" }
  static let spacesBeforeSchedule: Sentence = "spaces before the schedule"
  static let removeThem: Sentence = "remove them"
  static let spacesBehindSchedule: Sentence = "spaces behind the schedule"
  static let writeSchedule: Sentence =
    "write 'rate(15 minutes)', 'cron(0 9 * * ? *)', 'at(2027-04-01T09:00:00)' or a crontab line"
  static let scheduleEmpty: Sentence = "the schedule is empty"
  static let sixFieldsInBrackets: Sentence = "AWS's six fields stand in 'cron( )', a crontab line has five"
  static let crontabHasNoSeconds: Sentence = "a crontab line has five fields, AWS's cron six: neither has seconds"
  static func writeInQuotes(_ name: String) -> Sentence { "write \"\(term: name)\", in quotes" }
  static let writeAt: Sentence = "a single time is written 'at(2027-04-01T09:00:00)'"
  static func noSchedule(_ text: String) -> Sentence { "'\(text)' is no schedule" }
  static func unknownTimeZone(_ name: String) -> Sentence {
    "unknown time zone '\(name.prefix(60))\(name.count > 60 ? "…" : "")'"
  }
  static let writeTimeZone: Sentence = "write a name such as 'Asia/Tokyo', or 'UTC'"
  static let timeZonesTaken: Sentence =
    "EventBridge Scheduler takes names of the IANA time zone database; abbreviations and offsets are none."
  static func timeZoneOfRate(_ name: String) -> Sentence { "the time zone '\(name)' has no effect on a rate" }
  static let removeZoneOrWriteCron: Sentence = "remove it, or write a cron"
  static let rateHasNoZone: Sentence =
    "A rate counts from the schedule's creation; a day of it is always 24 hours long."
}
