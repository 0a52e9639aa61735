import Diagnostics
import Source

extension ScheduleContext {
  /// Reads the text between the parentheses of `rate( )`.
  func readRate(in inside: Range<Int>) -> Schedule? {
    let words = words(in: inside)
    guard let first = words.first else {
      report(.rateValue, .rateEmpty, at: inside, hint: .writeRateValue)
      return nil
    }
    guard words.count <= 2 else {
      let rest = words[2].range.lowerBound..<words[words.count - 1].range.upperBound
      report(.rateUnit, .textAfterRate(shortened(text(rest))), at: rest, hint: .rateParts)
      return nil
    }
    if words.count == 1, let mark = first.text.utf8.firstIndex(where: { !$0.isDigit }),
      mark != first.text.startIndex,
      let unit = ScheduleContext.unit(near: String(first.text[mark...]))
    {
      let digits = String(first.text[..<mark])
      let place = first.range.lowerBound..<first.range.lowerBound + digits.utf8.count
      guard let value = readRateValue(Word(range: place, text: digits)) else { return nil }
      let right = "\(value) \(unit.word(for: value))"
      report(.scheduleSpelling, .rateWithoutSpace, at: first.range, hint: .write(right), replacement: right)
      return .rate(value: value, unit: unit)
    }
    let value = readRateValue(first)
    guard words.count == 2 else {
      if value != nil { report(.rateUnit, .unitMissing, at: inside.upperBound..<inside.upperBound, hint: .addUnit) }
      return nil
    }
    guard let unit = readRateUnit(words[1], value: value), let value else { return nil }
    let strict = "\(first.text) \(words[1].text)"
    if text(inside) != strict {
      let gaps = [
        (inside.lowerBound..<first.range.lowerBound, ""), (first.range.upperBound..<words[1].range.lowerBound, " "),
        (words[1].range.upperBound..<inside.upperBound, ""),
      ]
      reportSpaces(.spacesInRate, at: inside, right: strict, gaps: gaps)
    }
    return .rate(value: value, unit: unit)
  }

  private func readRateValue(_ word: Word) -> Int? {
    if word.text.utf8.allSatisfy(\.isDigit), let value = Int(word.text), (1...Int(Int32.max)).contains(value) {
      return value
    }
    let isTooLarge = word.text.utf8.allSatisfy(\.isDigit) && Int(word.text) != 0
    report(
      .rateValue, isTooLarge ? .rateTooLarge(shortened(word.text)) : .rateNotPositive(shortened(word.text)),
      at: word.range, hint: isTooLarge ? .writeLargerUnit : .writePositiveRate)
    return nil
  }

  private func readRateUnit(_ word: Word, value: Int?) -> RateUnit? {
    let folded = word.text.lowercased()
    if let unit = RateUnit.allCases.first(where: { folded == $0.rawValue || folded == $0.rawValue + "s" }) {
      let right = value.map(unit.word(for:)) ?? folded
      if folded != right, let value {
        report(
          .ratePlural, .unitNumber(right, not: word.text, with: value), at: word.range,
          hint: .write(right), replacement: right)
      } else if folded != word.text {
        report(
          .scheduleSpelling, .unitCapitals(word.text), at: word.range, hint: .write(folded), replacement: folded)
      }
      return unit
    }
    let message = Sentence.unknownRateUnit(shortened(word.text))
    switch folded {
    case "s", "sec", "secs", "second", "seconds":
      report(.rateUnit, message, at: word.range, hint: .oncePerMinute)
    case "w", "week", "weeks":
      let days = value.map { $0.multipliedReportingOverflow(by: 7).partialValue } ?? 7
      report(.rateUnit, message, at: word.range, hint: .writeDays(days))
    case "month", "months", "year", "years":
      report(.rateUnit, message, at: word.range, hint: .writeCronForMonths)
    default:
      let near = ScheduleContext.unit(near: folded)?.word(for: value ?? 2)
      report(.rateUnit, message, at: word.range, hint: .didYouMean(near) ?? .rateUnits, replacement: near)
    }
    return nil
  }

  /// The unit that a word such as `min`, `h` or `minutess` most likely means.
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
}
