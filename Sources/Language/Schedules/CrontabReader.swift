import Diagnostics

extension ScheduleContext {
  /// Reads a crontab line of five fields and converts it to AWS's six.
  func readCrontab(_ words: [Word]) -> Schedule? {
    var fields: [CronField?] = []
    let names: [CronFieldName] = [.minute, .hour, .dayOfMonth, .month, .dayOfWeek]
    for (name, word) in zip(names, words) {
      let parser = CronFieldParser(context: self, name: name, isCrontab: true, word: word)
      fields.append(parser.parse())
    }
    guard let minute = fields[0], let hour = fields[1], let dayOfMonth = fields[2], let month = fields[3],
      let dayOfWeek = fields[4]
    else { return nil }
    let days = words[2].range.lowerBound..<words[4].range.upperBound
    let weekdays = CrontabWeekdays(dayOfWeek)
    if case .items = dayOfMonth, case .items = dayOfWeek {
      reportBothDays(words, days)
      return nil
    }
    let expression: CronExpression
    if case .any = dayOfMonth, let weekdays = weekdays.field {
      expression = CronExpression(
        minute: minute, hour: hour, dayOfMonth: .unspecified, month: month, dayOfWeek: weekdays)
    } else {
      expression = CronExpression(
        minute: minute, hour: hour, dayOfMonth: dayOfMonth, month: month, dayOfWeek: .unspecified)
    }
    return checked(expression, dates: words[2].range.lowerBound..<words[3].range.upperBound)
  }

  private func reportBothDays(_ words: [Word], _ days: Range<Int>) {
    let message = Sentence.crontabBothDays
    if words[2].text.hasPrefix("*") || words[4].text.hasPrefix("*") {
      report(.crontabBothDays, message, at: days, hint: .keepOneDay, notes: [.crontabStepsInDays])
      return
    }
    let time = "\(words[0].text) \(words[1].text)"
    let byMonth = "\(time) \(words[2].text) \(words[3].text) *"
    let byWeek = "\(time) * \(words[3].text) \(words[4].text)"
    report(
      .crontabBothDays, message, at: days, hint: .writeTwoTriggers(byMonth, and: byWeek),
      notes: [.crontabEitherDay])
  }

  /// Reads `@daily` and similar nicknames.
  func readNickname(_ whole: Range<Int>) -> Schedule? {
    let written = text(whole)
    guard let line = ScheduleContext.nicknames.first(where: { $0.name == written })?.line else {
      reportNickname(written, whole)
      return nil
    }
    let context = ScheduleContext(bytes: Array(line.utf8), span: span, spanOf: { _ in spanOf(whole) }, sink: sink)
    return context.readCrontab(context.words(in: context.bytes.indices))
  }

  private func reportNickname(_ written: String, _ whole: Range<Int>) {
    let folded = written.lowercased()
    let message = Sentence.unknownNickname(shortened(written))
    if folded == "@reboot" {
      report(.crontabNickname, message, at: whole, hint: .rebootIsUnsupported)
    } else if folded.hasPrefix("@every") {
      report(.crontabNickname, message, at: whole, hint: .writeRate)
    } else {
      let names = ScheduleContext.nicknames.map(\.name)
      let near = names.first { $0 == folded } ?? nearestName(to: written, among: names)
      report(.crontabNickname, message, at: whole, hint: .didYouMean(near) ?? .writeNickname, replacement: near)
    }
  }

  /// The nicknames of crontab(5) and their lines.
  static let nicknames: [(name: String, line: String)] = [
    ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@weekly", "0 0 * * 0"),
    ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
  ]
}

/// A crontab's days of the week, in which 0 and 7 are Sunday, as AWS names them.
private struct CrontabWeekdays {
  /// The field as AWS counts; nil for all seven days.
  let field: CronField?

  init(_ crontab: CronField) {
    guard case .items(let items) = crontab else {
      field = nil
      return
    }
    // AWS counts from 1 for Sunday.
    let days = Set(items.flatMap(CrontabWeekdays.numbers).map { $0 % 7 + 1 }).sorted()
    guard days.count < 7 else {
      field = nil
      return
    }
    var result: [CronItem] = []
    var start = 0
    while start < days.count {
      var end = start
      while end + 1 < days.count, days[end + 1] == days[end] + 1 { end += 1 }
      if end - start >= 2 {
        result.append(.range(CronValue(days[start], isName: true), CronValue(days[end], isName: true)))
      } else {
        result += days[start...end].map { .value(CronValue($0, isName: true)) }
      }
      start = end + 1
    }
    field = .items(result)
  }

  private static func numbers(_ item: CronItem) -> [Int] {
    switch item {
    case .value(let value): [value.number]
    case .range(let first, let last): Array(first.number...last.number)
    case .steps(let first, let last, let step):
      Array(stride(from: first?.number ?? 0, through: last?.number ?? 6, by: step))
    case .last, .lastWorkday, .nearestWorkday, .lastOfMonth, .nthOfMonth: []
    }
  }
}
