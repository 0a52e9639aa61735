public import Diagnostics

// Codes 0606 to 0616: the fields of cron expressions and of crontab lines.

public extension DiagnosticCode {
  static let cronFieldCount = DiagnosticCode(
    606, "cron-field-count", stage: .workflow, summary: "A cron expression does not have six fields.",
    explanation: """
      AWS's cron has six fields: minute, hour, day-of-month, month, day-of-week, year. Tasuki reads five fields \
      without `cron( )` as a crontab line and converts it. Neither has a field for seconds.
      """, source: cronSource, example: scheduleExample(bad: "cron(⏵0 9 * * 1-5⏴)", good: "0 9 * * 1-5"))
  static let cronValue = DiagnosticCode(
    607, "cron-value", stage: .workflow, summary: "A cron field contains an invalid value.",
    explanation: """
      Fields accept numbers, ranges (`1-5`), lists (`1,15`) and steps (`0/15`). Months and days of the week also \
      have names of three letters: JAN to DEC, SUN to SAT.
      """, source: cronSource,
    example: scheduleExample(bad: "cron(0 9 ? * ⏵MONDAY⏴ *)", good: "cron(0 9 ? * MON *)"))
  static let cronRange = DiagnosticCode(
    608, "cron-range", stage: .workflow, summary: "A number is outside the range of its cron field.",
    explanation: """
      Minutes range from 0 to 59, hours from 0 to 23, days of the month from 1 to 31, months from 1 to 12, days of \
      the week from 1 (Sunday) to 7, years from 1970 to 2199. In a crontab, 0 and 7 are Sunday.
      """, source: cronSource, example: scheduleExample(bad: "cron(0 ⏵99⏴ * * ? *)", good: "cron(0 9 * * ? *)"))
  static let cronBackwards = DiagnosticCode(
    609, "cron-backwards", stage: .workflow, summary: "A range in a cron field runs backwards.",
    explanation: """
      Not every implementation reads a range across midnight or the end of the week in the same way. Write it as \
      two ranges.
      """, source: cronSource,
    example: scheduleExample(bad: "cron(0 ⏵20-2⏴ * * ? *)", good: "cron(0 20-23,0-2 * * ? *)"))
  static let cronStep = DiagnosticCode(
    610, "cron-step", stage: .workflow, summary: "A step in a cron field is zero, too large or not a number.",
    explanation: """
      The number after `/` is the distance between values: a whole number from 1 to the field's largest value. A \
      larger step would only ever give the first value.
      """, source: cronSource, example: scheduleExample(bad: "cron(0/⏵90⏴ * * * ? *)", good: "cron(0/30 * * * ? *)")
  )
  static let cronWildcard = DiagnosticCode(
    611, "cron-wildcard", stage: .workflow, summary: "A wildcard is not allowed in this cron field.",
    explanation: """
      `?` and `L` belong to the day fields, `W` to day-of-month, `#` to day-of-week. Each of them must be the \
      whole field, not part of a list. A crontab line has none of them.
      """, source: cronSource, example: scheduleExample(bad: "cron(0 ⏵?⏴ * * ? *)", good: "cron(0 9 * * ? *)"))
  static let cronDayFields = DiagnosticCode(
    612, "cron-day-fields", stage: .workflow, summary: "Neither day field of a cron expression is '?'.",
    explanation: """
      Exactly one of day-of-month and day-of-week must be `?`, which means that the other one decides. AWS rejects \
      `*` in both, and one expression cannot say "on the 1st and on every Monday": write two triggers.
      """, source: cronSource, example: scheduleExample(bad: "cron(0 9 * * ⏵*⏴ *)", good: "cron(0 9 * * ? *)"))
  static let cronNoDay = DiagnosticCode(
    613, "cron-no-day", stage: .workflow, summary: "Both day fields of a cron expression are '?'.",
    explanation: """
      Exactly one of day-of-month and day-of-week must be `?`. For every day, write `*` in one of them.
      """, source: cronSource, example: scheduleExample(bad: "cron(0 9 ⏵?⏴ * ? *)", good: "cron(0 9 * * ? *)"))
  static let cronNth = DiagnosticCode(
    614, "cron-nth", stage: .workflow, summary: "No month has a day of the week this many times.",
    explanation: """
      `3#2` is the second Tuesday of the month. The number after `#` ranges from 1 to 5.
      """, source: cronSource, example: scheduleExample(bad: "cron(0 9 ? * 2#⏵6⏴ *)", good: "cron(0 9 ? * 2#1 *)"))
  static let crontabBothDays = DiagnosticCode(
    615, "crontab-both-days", stage: .workflow,
    summary: "A crontab line restricts both the day of the month and the day of the week.",
    explanation: """
      cron runs such a line on days that match either field. One AWS expression cannot combine them with "or", so \
      write two triggers.
      """, source: "crontab(5); EventBridge Scheduler user guide, Cron-based schedules",
    example: .init(
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

        """))
  static let crontabNickname = DiagnosticCode(
    616, "crontab-nickname", stage: .workflow, summary: "A crontab nickname is unknown.",
    explanation: """
      The nicknames are `@hourly`, `@daily` or `@midnight`, `@weekly`, `@monthly`, `@yearly` or `@annually`. \
      `@reboot` is not supported, because no machine starts.
      """, source: "crontab(5)", example: scheduleExample(bad: "\"⏵@dayly⏴\"", good: "\"@daily\""))
}

extension DiagnosticCode {
  private static let cronSource = "EventBridge Scheduler user guide, Cron-based schedules"
}

extension Sentence {
  static func mustBeWholeField(_ text: String, field: String) -> Sentence {
    "'\(text)' must be the whole \(term: field)"
  }
  static let writeTwoTriggersForList: Sentence = "write one trigger for it and one for the rest"
  static func emptyPlaceInList(_ field: String) -> Sentence { "the \(term: field) has an empty entry in its list" }
  static let commasBetweenFields: Sentence = "the fields are separated by commas"
  static let separateFieldsByBlanks: Sentence = "separate them by blanks: a comma separates the values of one field"
  static let writeBetweenCommas: Sentence = "write a value between the commas"
  static func anyValueInList(_ field: String) -> Sentence { "'*' must be the whole \(term: field)" }
  static let anyValueIncludesList: Sentence = "'*' includes every other value of the list"
  static func noSteps(of step: String, in field: String) -> Sentence {
    "the \(term: field) cannot have steps of \(step)"
  }
  static func invalidStep(_ step: String, field: String) -> Sentence {
    "'\(step)' is not a valid step of the \(term: field)"
  }
  static func stepRange(_ largest: Int) -> Sentence { "a step is a whole number from 1 to \(largest)" }
  static func noSuchWeek(_ number: String) -> Sentence { "no month has a day of the week number '\(number)'" }
  static let weekRange: Sentence = "the number after '#' ranges from 1 to 5"
  static let workdayWithoutDay: Sentence = "'W' needs a day before it"
  static let workdayForms: Sentence = "'15W' is the weekday nearest to the 15th, 'LW' the last weekday of the month"
  static func outsideRange(_ value: String, field: String) -> Sentence {
    "the \(term: field) '\(value)' is out of range"
  }
  static func fieldRange(_ field: String, from first: Int, to last: Int) -> Sentence {
    "the \(term: field) ranges from \(first) to \(last)"
  }
  static func fieldValueMissing(_ field: String) -> Sentence { "the \(term: field) lacks a value" }
  static func invalidFieldValue(_ text: String, field: String) -> Sentence {
    "'\(text)' is not a valid \(term: field)"
  }
  static func questionMarkPlace(_ field: String) -> Sentence {
    "'?' belongs to the day fields: write '*' for every \(term: field)"
  }
  static let numberSignPlace: Sentence = "'#' belongs to day-of-week"
  static let lastPlace: Sentence = "'L' belongs to the day fields"
  static func workdayPlace(_ wildcard: String) -> Sentence { "'\(term: wildcard)' belongs to day-of-month" }
  static func notInCrontab(_ wildcard: String) -> Sentence { "a crontab line does not support '\(term: wildcard)'" }
  static func notInField(_ wildcard: String, field: String) -> Sentence {
    "the \(term: field) does not support '\(term: wildcard)'"
  }
  static let writeEveryValue: Sentence = "write '*' for every value, or AWS's six fields in 'cron( )'"
  static func namedFieldRange(_ range: Sentence, from first: String, to last: String) -> Sentence {
    "\(range), or from \(term: first) to \(term: last)"
  }
  static func backwards(_ range: String) -> Sentence { "the range '\(range)' runs backwards" }
  static let writeEarlierYear: Sentence = "write the earlier year first"
  static func neverFires(_ expression: String) -> Sentence { "no date matches '\(expression)'" }
  static let neverRuns: Sentence = "the schedule would never run"
  static let cronEmpty: Sentence = "the cron expression is empty"
  static let cronOneField: Sentence = "the cron expression has one field, not six"
  static func cronFields(_ count: Int) -> Sentence { "the cron expression has \(count) fields, not six" }
  static let crontabInCron: Sentence = "write a crontab line of five fields without 'cron( )'"
  static let cronOrder: Sentence = "In AWS's cron, \(cronFieldOrder)."
  static let cronOrderAndDays: Sentence =
    "In AWS's cron, \(cronFieldOrder). Its days of the week start at 1 for Sunday; those of a crontab at 0."
  static let readAsCrontab: Sentence = "read it as a crontab line"
  static let removeSeconds: Sentence = "there is no field for seconds: remove the first one"
  static let cronFieldOrder: Sentence = "the fields are minute, hour, day-of-month, month, day-of-week, year"
  static let oneDayFieldOpen: Sentence =
    "Exactly one of day-of-month and day-of-week must be '?', which means that the other one decides."
  static let bothDaysOpen: Sentence = "both day fields are '?'"
  static let writeAnyDay: Sentence = "write '*' for every day"
  static let noDayOpen: Sentence = "neither day field is '?'"
  static let openWeekday: Sentence = "write '?' for day-of-week"
  static let openDayOfMonth: Sentence = "write '?' for day-of-month"
  static func bothDaysChosen(_ day: String, and weekday: String) -> Sentence {
    "both '\(day)' and '\(weekday)' select days"
  }
  static let writeTwoTriggersForDays: Sentence =
    "write two triggers: one with '?' for day-of-week, one with '?' for day-of-month"
  static let crontabBothDays: Sentence = "the line restricts both the day of the month and the day of the week"
  static let keepOneDay: Sentence = "keep '*' in one of the two day fields"
  static let crontabStepsInDays: Sentence =
    "With '*/' in one of them, cron runs on days that match both, which no AWS expression can say."
  static func writeTwoTriggers(_ first: String, and second: String) -> Sentence {
    "write two triggers: '\(first)' and '\(second)'"
  }
  static let crontabEitherDay: Sentence =
    "cron runs such a line on days that match either field, which no AWS expression can say."
  static func unknownNickname(_ name: String) -> Sentence { "unknown nickname '\(name)'" }
  static let rebootIsUnsupported: Sentence = "no machine starts here: write when the workflow should run"
  static let writeRate: Sentence = "write a rate, such as 'rate(15 minutes)'"
  static let writeNickname: Sentence = "write '@hourly', '@daily', '@weekly', '@monthly' or '@yearly'"
}
