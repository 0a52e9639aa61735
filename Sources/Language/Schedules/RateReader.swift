import Diagnostics

extension ScheduleContext {
  /// Reads what stands between the brackets of `rate( )`.
  func readRate(in inside: Range<Int>) -> Schedule? {
    let words = words(in: inside)
    guard let first = words.first else {
      report(
        .rateValue, "the rate has no value", at: inside,
        hint: "write a number and a unit, such as 'rate(15 minutes)'")
      return nil
    }
    guard words.count <= 2 else {
      let rest = words[2].range.lowerBound..<words[words.count - 1].range.upperBound
      report(
        .rateUnit, "'\(shortened(text(rest)))' behind the unit of the rate", at: rest,
        hint: "a rate is a number and a unit")
      return nil
    }
    if words.count == 1, let mark = first.text.utf8.firstIndex(where: { !isDigit($0) }),
      mark != first.text.startIndex,
      let unit = ScheduleContext.unit(near: String(first.text[mark...])), let value = Int(first.text[..<mark]),
      value > 0
    {
      let right = "\(value) \(unit.word(for: value))"
      report(
        .scheduleSpelling, "no space between the rate's value and its unit", at: first.range,
        hint: "write '\(right)'", replacement: right)
      return .rate(value: value, unit: unit)
    }
    let value = readRateValue(first)
    guard words.count == 2 else {
      if value != nil {
        report(
          .rateUnit, "the rate has no unit", at: inside.upperBound..<inside.upperBound,
          hint: "add 'minutes', 'hours' or 'days'")
      }
      return nil
    }
    guard let unit = readRateUnit(words[1], value: value), let value else { return nil }
    let strict = "\(first.text) \(words[1].text)"
    if text(inside) != strict {
      let gaps = [
        (inside.lowerBound..<first.range.lowerBound, ""), (first.range.upperBound..<words[1].range.lowerBound, " "),
        (words[1].range.upperBound..<inside.upperBound, ""),
      ]
      reportSpaces(
        "AWS takes one space inside 'rate( )', between the value and its unit", at: inside, right: strict,
        gaps: gaps)
    }
    return .rate(value: value, unit: unit)
  }

  private func readRateValue(_ word: Word) -> Int? {
    if word.text.utf8.allSatisfy(isDigit), let value = Int(word.text), (1...Int(Int32.max)).contains(value) {
      return value
    }
    let isTooLarge = word.text.utf8.allSatisfy(isDigit) && Int(word.text) != 0
    report(
      .rateValue,
      isTooLarge
        ? "the rate's value '\(shortened(word.text))' is too large"
        : "the rate's value '\(shortened(word.text))' is no positive whole number",
      at: word.range,
      hint: isTooLarge ? "write a larger unit" : "write a whole number from 1 on, such as 'rate(15 minutes)'")
    return nil
  }

  private func readRateUnit(_ word: Word, value: Int?) -> RateUnit? {
    let folded = word.text.lowercased()
    if let unit = RateUnit.allCases.first(where: { folded == $0.rawValue || folded == $0.rawValue + "s" }) {
      let right = value.map(unit.word(for:)) ?? folded
      if folded != right, let value {
        report(
          .ratePlural, "AWS takes '\(right)', not '\(word.text)', with \(value)", at: word.range,
          hint: "write '\(right)'", replacement: right)
      } else if folded != word.text {
        report(
          .scheduleSpelling, "AWS takes the unit '\(word.text)' in lower case alone", at: word.range,
          hint: "write '\(folded)'", replacement: folded)
      }
      return unit
    }
    let message = "a rate knows no unit '\(shortened(word.text))'"
    switch folded {
    case "s", "sec", "secs", "second", "seconds":
      report(.rateUnit, message, at: word.range, hint: "nothing starts more often than once a minute")
    case "w", "week", "weeks":
      let days = value.map { $0.multipliedReportingOverflow(by: 7).partialValue } ?? 7
      report(.rateUnit, message, at: word.range, hint: "write the days: 'rate(\(days) days)'")
    case "month", "months", "year", "years":
      report(.rateUnit, message, at: word.range, hint: "write a cron, such as 'cron(0 9 1 * ? *)' for every month")
    default:
      let near = ScheduleContext.unit(near: folded)?.word(for: value ?? 2)
      report(
        .rateUnit, message, at: word.range,
        hint: near.map { "did you mean '\($0)'?" } ?? "the units are 'minutes', 'hours' and 'days'",
        replacement: near)
    }
    return nil
  }

  /// The unit that a word such as `min`, `h` or `minutess` stands for.
  static func unit(near word: String) -> RateUnit? {
    switch word.lowercased() {
    case "m", "min", "mins": return .minute
    case "h", "hr", "hrs": return .hour
    case "d": return .day
    default: break
    }
    let words = RateUnit.allCases.flatMap { [$0.rawValue, $0.rawValue + "s"] }
    let known = words.contains(word.lowercased()) ? word.lowercased() : nearestName(to: word, among: words)
    return RateUnit.allCases.first { known == $0.rawValue || known == $0.rawValue + "s" }
  }

  func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
