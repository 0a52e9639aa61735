// Codes 06xx, continued: the fields of cron expressions and of crontab lines.

extension DiagnosticCode {
  /// A cron expression without exactly six fields.
  public static let cronFieldCount = DiagnosticCode(606, "cron-field-count")
  /// Something in a cron field that is no value of it.
  public static let cronValue = DiagnosticCode(607, "cron-value")
  /// A number outside of a cron field's range.
  public static let cronRange = DiagnosticCode(608, "cron-range")
  /// A range in a cron field that runs backwards.
  public static let cronBackwards = DiagnosticCode(609, "cron-backwards")
  /// A step in a cron field that is zero, too large or no number.
  public static let cronStep = DiagnosticCode(610, "cron-step")
  /// `?`, `L`, `W` or `#` where it may not stand.
  public static let cronWildcard = DiagnosticCode(611, "cron-wildcard")
  /// A cron expression in which neither day field is `?`.
  public static let cronDayFields = DiagnosticCode(612, "cron-day-fields")
  /// A cron expression in which both day fields are `?`.
  public static let cronNoDay = DiagnosticCode(613, "cron-no-day")
  /// A day of the week's number in the month, behind `#`, that no month has.
  public static let cronNth = DiagnosticCode(614, "cron-nth")
  /// A crontab line that restricts both day fields.
  public static let crontabBothDays = DiagnosticCode(615, "crontab-both-days")
  /// An unknown `@` name.
  public static let crontabNickname = DiagnosticCode(616, "crontab-nickname")
}

extension DiagnosticRegistry {
  private static let cronSource = "EventBridge Scheduler user guide, Cron-based schedules"

  static let cronFields: [DiagnosticInfo] = [
    DiagnosticInfo(
      .cronFieldCount,
      summary: "A cron expression does not have six fields.",
      explanation: """
        AWS's cron has six fields: minute, hour, day-of-month, month, day-of-week, year. Five fields without `cron( )` \
        are read as a line of a crontab and converted; there is no field for seconds.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(⏵0 9 * * 1-5⏴)", good: "0 9 * * 1-5")),
    DiagnosticInfo(
      .cronValue,
      summary: "A cron field holds something that is no value of it.",
      explanation: """
        Fields take numbers, ranges (`1-5`), lists (`1,15`) and steps (`0/15`). Months and days of the week have names \
        of three letters: JAN to DEC, SUN to SAT.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 9 ? * ⏵MONDAY⏴ *)", good: "cron(0 9 ? * MON *)")),
    DiagnosticInfo(
      .cronRange,
      summary: "A number is outside of its cron field's range.",
      explanation: """
        Minutes go from 0 to 59, hours from 0 to 23, days of the month from 1 to 31, months from 1 to 12, days of the \
        week from 1 (Sunday) to 7, years from 1970 to 2199. In a crontab, 0 and 7 are Sunday.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 ⏵99⏴ * * ? *)", good: "cron(0 9 * * ? *)")),
    DiagnosticInfo(
      .cronBackwards,
      summary: "A range in a cron field runs backwards.",
      explanation: """
        A range that passes midnight or the end of the week is not understood in the same way everywhere: write it as \
        two ranges.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 ⏵20-2⏴ * * ? *)", good: "cron(0 20-23,0-2 * * ? *)")),
    DiagnosticInfo(
      .cronStep,
      summary: "A step in a cron field is zero, too large or no number.",
      explanation: """
        Behind `/` stands how far apart the values are: a whole number from 1 to the field's largest value. A larger \
        one would only ever give the first value.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0/⏵90⏴ * * * ? *)", good: "cron(0/30 * * * ? *)")),
    DiagnosticInfo(
      .cronWildcard,
      summary: "A wildcard stands where it may not.",
      explanation: """
        `?` and `L` belong to the day fields, `W` to day-of-month, `#` to day-of-week. Each of them is the whole field: \
        none can be part of a list. A crontab line knows none of them.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 ⏵?⏴ * * ? *)", good: "cron(0 9 * * ? *)")),
    DiagnosticInfo(
      .cronDayFields,
      summary: "Neither day field of a cron expression is '?'.",
      explanation: """
        Exactly one of day-of-month and day-of-week must be `?`: it says that the other one decides. AWS refuses `*` in \
        both, and has no way to say "on the 1st and on every Monday" in one expression: write two triggers.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 9 * * ⏵*⏴ *)", good: "cron(0 9 * * ? *)")),
    DiagnosticInfo(
      .cronNoDay,
      summary: "Both day fields of a cron expression are '?'.",
      explanation: """
        Exactly one of day-of-month and day-of-week must be `?`. For every day write `*` in one of them.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 9 ⏵?⏴ * ? *)", good: "cron(0 9 * * ? *)")),
    DiagnosticInfo(
      .cronNth,
      summary: "No month has a day of the week so often.",
      explanation: """
        `3#2` is the second Tuesday of the month. The number behind `#` goes from 1 to 5.
        """,
      source: cronSource,
      example: scheduleExample(bad: "cron(0 9 ? * 2#⏵6⏴ *)", good: "cron(0 9 ? * 2#1 *)")),
    DiagnosticInfo(
      .crontabBothDays,
      summary: "A crontab line restricts both the day of the month and the day of the week.",
      explanation: """
        cron runs such a line on days that fit either field. One AWS expression cannot say "or" between them, so the \
        line must become two triggers.
        """,
      source: "crontab(5); EventBridge Scheduler user guide, Cron-based schedules",
      example: DiagnosticInfo.Example(
        .workflow, bad: scheduled("0 9 ⏵1 * MON⏴"),
        good: """
          workflow: nightly-report
          trigger:
            - schedule: 0 9 1 * *
            - schedule: 0 9 * * MON
          tasks:
            - id: report
              uses: sqs/send
              with: {queue: reports}

          """)),
    DiagnosticInfo(
      .crontabNickname,
      summary: "A crontab nickname is unknown.",
      explanation: """
        The nicknames are `@hourly`, `@daily` or `@midnight`, `@weekly`, `@monthly`, `@yearly` or `@annually`. There is \
        no machine whose start `@reboot` could wait for.
        """,
      source: "crontab(5)",
      example: scheduleExample(bad: "\"⏵@dayly⏴\"", good: "\"@daily\"")),
  ]
}
