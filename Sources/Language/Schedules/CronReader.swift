import Diagnostics

extension ScheduleContext {
  /// Reads what stands between the brackets of `cron( )`.
  func readCron(in inside: Range<Int>) -> Schedule? {
    let words = words(in: inside)
    guard words.count == 6 else {
      reportFieldCount(words, inside)
      return nil
    }
    var fields: [CronField?] = []
    for (name, word) in zip(CronFieldName.allCases, words) {
      let parser = CronFieldParser(context: self, name: name, isCrontab: false, word: word)
      fields.append(parser.parse())
    }
    guard let minute = fields[0], let hour = fields[1], let dayOfMonth = fields[2], let month = fields[3],
      let dayOfWeek = fields[4], let year = fields[5]
    else { return nil }
    var expression = CronExpression(
      minute: minute, hour: hour, dayOfMonth: dayOfMonth, month: month, dayOfWeek: dayOfWeek, year: year)
    guard checkDayFields(&expression, dayOfMonth: words[2], dayOfWeek: words[4]) else { return nil }
    return checked(expression, dates: words[2].range.lowerBound..<words[3].range.upperBound)
  }

  /// The expression as a schedule, unless no calendar meets it; `dates` is the text that says which days and months.
  func checked(_ expression: CronExpression, dates: Range<Int>) -> Schedule? {
    let schedule = Schedule.cron(expression)
    guard schedule.neverFires else { return schedule }
    report(
      .scheduleNeverFires, "no calendar has a day that fits '\(schedule.awsExpression)'", at: dates,
      hint: "the schedule would never start anything")
    return nil
  }

  private func reportFieldCount(_ words: [Word], _ inside: Range<Int>) {
    let message: String
    switch words.count {
    case 0: message = "the cron expression is empty"
    case 1: message = "the cron expression has one field, not six"
    default: message = "the cron expression has \(words.count) fields, not six"
    }
    let order = "the fields are minute, hour, day-of-month, month, day-of-week, year"
    switch words.count {
    case 5:
      sink.add(
        Diagnostic(
          .cronFieldCount, message, at: spanOf(inside),
          hint: "a crontab line of five fields stands without 'cron( )'",
          notes: ["In AWS's form \(order); it counts the days of the week from 1, Sunday, a crontab from 0."],
          fixes: [
            Fix(
              "read it as a crontab line", edits: [Fix.Edit(spanOf(trimmed(bytes.indices)), text(inside))],
              safety: .unsafe)
          ]))
    case 7:
      report(
        .cronFieldCount, message, at: words[0].range, hint: "there is no field for seconds: remove the first one",
        notes: ["In AWS's form \(order)."])
    default:
      report(.cronFieldCount, message, at: inside.isEmpty ? inside : trimmed(inside), hint: order)
    }
  }

  /// Holds the rule that exactly one day field is `?`. Where the mend is plain it is made in the value, too, so that
  /// the findings go on.
  private func checkDayFields(_ expression: inout CronExpression, dayOfMonth: Word, dayOfWeek: Word) -> Bool {
    let rule = "Exactly one of day-of-month and day-of-week must be '?': it says that the other one decides."
    switch (expression.dayOfMonth, expression.dayOfWeek) {
    case (.unspecified, .unspecified):
      report(
        .cronNoDay, "both day fields are '?'", at: dayOfMonth.range, hint: "write '*' for every day", notes: [rule],
        replacement: "*")
      expression.dayOfMonth = .any
    case (.unspecified, _), (_, .unspecified): break
    case (_, .any):
      report(
        .cronDayFields, "neither day field is '?'", at: dayOfWeek.range, hint: "write '?' for day-of-week",
        notes: [rule], replacement: "?")
      expression.dayOfWeek = .unspecified
    case (.any, _):
      report(
        .cronDayFields, "neither day field is '?'", at: dayOfMonth.range, hint: "write '?' for day-of-month",
        notes: [rule], replacement: "?")
      expression.dayOfMonth = .unspecified
    default:
      report(
        .cronDayFields, "both '\(dayOfMonth.text)' and '\(dayOfWeek.text)' choose the day", at: dayOfWeek.range,
        hint: "write two triggers: one with '?' for day-of-week, one with '?' for day-of-month", notes: [rule])
      return false
    }
    return true
  }
}
