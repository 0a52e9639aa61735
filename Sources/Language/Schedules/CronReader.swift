import Diagnostics

extension ScheduleContext {
  /// Reads the text between the parentheses of `cron( )`.
  func readCron(in inside: Range<Int>) -> Schedule? {
    let words = words(in: inside)
    guard words.count == 6 else {
      reportFieldCount(words, inside)
      return nil
    }
    if words.dropLast().allSatisfy({ $0.text.hasSuffix(",") }) {
      let plain = words.map { $0.text.hasSuffix(",") ? String($0.text.dropLast()) : $0.text }
      report(
        .cronValue, .commasBetweenFields, at: trimmed(inside), hint: .separateFieldsByBlanks,
        replacement: plain.joined(separator: " "))
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

  /// The expression as a schedule, unless no date matches it; `dates` is the text with the days and months.
  func checked(_ expression: CronExpression, dates: Range<Int>) -> Schedule? {
    let schedule = Schedule.cron(expression)
    guard schedule.neverFires else { return schedule }
    report(.scheduleNeverFires, .neverFires(schedule.awsExpression), at: dates, hint: .neverRuns)
    return nil
  }

  private func reportFieldCount(_ words: [Word], _ inside: Range<Int>) {
    let message: Sentence
    switch words.count {
    case 0: message = .cronEmpty
    case 1: message = .cronOneField
    default: message = .cronFields(words.count)
    }
    switch words.count {
    case 5:
      sink.add(
        Diagnostic(
          .cronFieldCount, message, at: spanOf(inside),
          hint: .crontabInCron,
          notes: [.cronOrderAndDays],
          fixes: [
            Fix(.readAsCrontab, edits: [Fix.Edit(spanOf(trimmed(bytes.indices)), text(inside))], safety: .unsafe)
          ]))
    case 7:
      report(.cronFieldCount, message, at: words[0].range, hint: .removeSeconds, notes: [.cronOrder])
    default:
      report(.cronFieldCount, message, at: inside.isEmpty ? inside : trimmed(inside), hint: .cronFieldOrder)
    }
  }

  /// Enforces the rule that exactly one day field is `?`. If the fix is obvious, it is also applied to the value, so
  /// that further findings are possible.
  private func checkDayFields(_ expression: inout CronExpression, dayOfMonth: Word, dayOfWeek: Word) -> Bool {
    switch (expression.dayOfMonth, expression.dayOfWeek) {
    case (.unspecified, .unspecified):
      report(
        .cronNoDay, .bothDaysOpen, at: dayOfMonth.range, hint: .writeAnyDay, notes: [.oneDayFieldOpen],
        replacement: "*")
      expression.dayOfMonth = .any
    case (.unspecified, _), (_, .unspecified): break
    case (_, .any):
      report(
        .cronDayFields, .noDayOpen, at: dayOfWeek.range, hint: .openWeekday,
        notes: [.oneDayFieldOpen], replacement: "?")
      expression.dayOfWeek = .unspecified
    case (.any, _):
      report(
        .cronDayFields, .noDayOpen, at: dayOfMonth.range, hint: .openDayOfMonth,
        notes: [.oneDayFieldOpen], replacement: "?")
      expression.dayOfMonth = .unspecified
    default:
      report(
        .cronDayFields, .bothDaysChosen(dayOfMonth.text, and: dayOfWeek.text), at: dayOfWeek.range,
        hint: .writeTwoTriggersForDays, notes: [.oneDayFieldOpen])
      return false
    }
    return true
  }
}
