// Codes 06xx: schedules. Those of cron's fields stand in CronCodes.swift.

extension DiagnosticCode {
  /// A schedule of no known form.
  public static let unknownSchedule = DiagnosticCode(601, "unknown-schedule")
  /// A schedule whose meaning is clear, in a spelling that AWS refuses.
  public static let scheduleSpelling = DiagnosticCode(602, "schedule-spelling")
  /// A rate without a positive whole number.
  public static let rateValue = DiagnosticCode(603, "rate-value")
  /// A rate in a unit that AWS does not know, or in none.
  public static let rateUnit = DiagnosticCode(604, "rate-unit")
  /// `1 minutes` or `5 minute`.
  public static let ratePlural = DiagnosticCode(605, "rate-plural")
  /// An `at` that is not a date and a time to the second.
  public static let atForm = DiagnosticCode(617, "at-form")
  /// An `at` on a day or at a time that does not exist.
  public static let atDate = DiagnosticCode(618, "at-date")
  /// A schedule that no calendar ever meets.
  public static let scheduleNeverFires = DiagnosticCode(619, "schedule-never-fires")
  /// A schedule longer than AWS takes.
  public static let scheduleTooLong = DiagnosticCode(620, "schedule-too-long")
  /// A time zone that is not in the IANA time zone database.
  public static let unknownTimeZone = DiagnosticCode(621, "unknown-time-zone")
  /// A time zone beside a rate.
  public static let timeZoneWithoutEffect = DiagnosticCode(622, "time-zone-without-effect", .warning)
}

extension DiagnosticRegistry {
  static let schedules: [DiagnosticInfo] = scheduleForms + cronFields

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

  static func scheduleExample(bad: String, good: String) -> DiagnosticInfo.Example {
    DiagnosticInfo.Example(.workflow, bad: scheduled(bad), good: scheduled(good))
  }

  private static let scheduleForms: [DiagnosticInfo] = [
    DiagnosticInfo(
      .unknownSchedule,
      summary: "A schedule is none of the known forms.",
      explanation: """
        A schedule is `rate(15 minutes)`, `cron(0 9 ? * MON-FRI *)` with AWS's six fields, `at(2027-04-01T09:00:00)`, \
        or a crontab line of five fields such as `0 9 * * 1-5`, which is converted. Words such as `every day` are not \
        guessed.
        """,
      source: "EventBridge Scheduler user guide, Schedule types",
      example: scheduleExample(bad: "⏵every 15 minutes⏴", good: "rate(15 minutes)")),
    DiagnosticInfo(
      .scheduleSpelling,
      summary: "A schedule is clear, but AWS refuses its spelling.",
      explanation: """
        AWS wants `rate`, `cron`, `at` and the units of a rate in lower case, the bracket right behind the word, and \
        exactly one space where one is needed. Anything else ends in "Invalid Schedule Expression".
        """,
      source: "EventBridge Scheduler API reference, CreateSchedule",
      example: scheduleExample(bad: "rate(10 ⏵MINUTES⏴)", good: "rate(10 minutes)")),
    DiagnosticInfo(
      .rateValue,
      summary: "A rate has no positive whole number.",
      explanation: """
        `rate` takes a whole number from 1 on and a unit: `rate(15 minutes)`. The shortest rate is one minute.
        """,
      source: "EventBridge Scheduler user guide, Rate-based schedules",
      example: scheduleExample(bad: "rate(⏵0⏴ minutes)", good: "rate(1 minute)")),
    DiagnosticInfo(
      .rateUnit,
      summary: "A rate is in a unit that AWS does not know.",
      explanation: """
        The units are `minute` and `minutes`, `hour` and `hours`, `day` and `days`. There are no seconds: nothing \
        starts more often than once a minute. For weeks, months and years write the days, or a `cron`.
        """,
      source: "EventBridge Scheduler user guide, Rate-based schedules",
      example: scheduleExample(bad: "rate(30 ⏵seconds⏴)", good: "rate(1 minute)")),
    DiagnosticInfo(
      .ratePlural,
      summary: "A rate's unit does not agree with its number.",
      explanation: """
        AWS wants the singular with 1 and the plural with every other number, and refuses `rate(1 hours)` and \
        `rate(5 hour)`.
        """,
      source: "EventBridge user guide, Rate expressions",
      example: scheduleExample(bad: "rate(1 ⏵hours⏴)", good: "rate(1 hour)")),
    DiagnosticInfo(
      .atForm,
      summary: "A one-time schedule is not a date and a time to the second.",
      explanation: """
        `at` takes `yyyy-mm-ddThh:mm:ss`, without a fraction and without a zone. The zone stands beside it, in \
        `timezone`; without it the time is UTC.
        """,
      source: "EventBridge Scheduler user guide, One-time schedules",
      example: scheduleExample(bad: "at(⏵2027-04-01⏴)", good: "at(2027-04-01T00:00:00)")),
    DiagnosticInfo(
      .atDate,
      summary: "A one-time schedule names a day or a time that does not exist.",
      explanation: """
        Months have their own lengths, 29 February exists in leap years alone, hours end with 23, minutes and seconds \
        with 59. Years from 1970 to 2199 are taken.
        """,
      example: scheduleExample(bad: "at(2027-02-⏵29⏴T09:00:00)", good: "at(2027-02-28T09:00:00)")),
    DiagnosticInfo(
      .scheduleNeverFires,
      summary: "No calendar ever meets the schedule.",
      explanation: """
        The fields are right one by one, but no day fits them all, such as 30 February. AWS would accept the schedule \
        and never start anything.
        """,
      example: scheduleExample(bad: "cron(0 9 ⏵30 FEB⏴ ? *)", good: "cron(0 9 28 FEB ? *)")),
    DiagnosticInfo(
      .scheduleTooLong,
      summary: "A schedule is longer than AWS takes.",
      explanation: """
        A schedule expression has at most 256 characters. Write ranges and steps in place of long lists, or several \
        triggers.
        """,
      source: "EventBridge Scheduler API reference, CreateSchedule",
      example: scheduleExample(
        bad: "cron(0 9 ? * MON ⏵\((1970...2030).map(String.init).joined(separator: ","))⏴)",
        good: "cron(0 9 ? * MON 1970-2030)")),
    DiagnosticInfo(
      .unknownTimeZone,
      summary: "A time zone is not in the IANA time zone database.",
      explanation: """
        A time zone is a name such as `Asia/Tokyo`, with its capital letters, or `UTC`. Abbreviations such as `JST` and \
        offsets such as `+09:00` are none.
        """,
      source: "IANA time zone database, 2025b",
      example: DiagnosticInfo.Example(
        .workflow, bad: scheduled("cron(0 9 * * ? *)", timezone: "⏵Asia/Tokio⏴"),
        good: scheduled("cron(0 9 * * ? *)", timezone: "Asia/Tokyo"))),
    DiagnosticInfo(
      .timeZoneWithoutEffect,
      summary: "A time zone stands beside a rate.",
      explanation: """
        A rate counts minutes, hours or days of 24 hours from the schedule's creation; no time zone changes that. For a \
        time of day use `cron`.
        """,
      source: "EventBridge Scheduler user guide, Time zones",
      example: DiagnosticInfo.Example(
        .workflow, bad: scheduled("rate(1 day)", timezone: "⏵Asia/Tokyo⏴"),
        good: scheduled("cron(0 9 * * ? *)", timezone: "Asia/Tokyo"))),
  ]
}
