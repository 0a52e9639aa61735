import Diagnostics
import Source

/// Reads one field of a cron expression or of a crontab line.
struct CronFieldParser {
  let context: ScheduleContext
  let name: CronFieldName
  /// Whether the field follows crontab's rules: days of the week from 0 to 7, no `?`, `L`, `W`, `#`.
  let isCrontab: Bool
  let word: ScheduleContext.Word

  /// The field; nil after a finding.
  func parse() -> CronField? {
    if word.text == "*" { return .any }
    if word.text == "?" {
      if !isCrontab, name == .dayOfMonth || name == .dayOfWeek { return .unspecified }
      reportWildcard("?", at: word.range)
      return nil
    }
    let parts = split(word.range, at: UInt8(ascii: ","))
    var items: [CronItem] = []
    var isRight = true
    for part in parts {
      guard let item = item(part) else {
        isRight = false
        continue
      }
      if parts.count > 1, item.mustBeAlone(in: name) {
        isRight = false
        context.report(
          .cronWildcard, .mustBeWholeField(context.text(part), field: name.text), at: part,
          hint: .writeTwoTriggersForList)
        continue
      }
      items.append(item)
    }
    if items == [.steps(from: nil, through: nil, by: 1)] { return .any }
    return isRight ? .items(items) : nil
  }

  /// The numbers that the field accepts.
  private var range: ClosedRange<Int> { isCrontab && name == .dayOfWeek ? 0...7 : name.range }

  private func item(_ part: Range<Int>) -> CronItem? {
    let text = context.text(part)
    if part.isEmpty {
      context.report(.cronValue, .emptyPlaceInList(name.text), at: part, hint: .writeBetweenCommas)
      return nil
    }
    if text == "*" {
      context.report(.cronWildcard, .anyValueInList(name.text), at: part, hint: .anyValueIncludesList)
      return nil
    }
    if let slash = context.bytes[part].firstIndex(of: UInt8(ascii: "/")) { return steps(part, slash: slash) }
    switch special(part, text.uppercased()) {
    case .item(let item): return item
    case .wrong: return nil
    case .none: break
    }
    if let (first, last) = bounds(part) {
      guard let first = value(first), let last = value(last) else { return nil }
      guard first.number <= last.number else {
        reportBackwards(part, first, last, step: nil)
        return nil
      }
      return .range(first, last)
    }
    return value(part).map { .value($0) }
  }

  /// `*/5`, `0/15`, `1-31/10`.
  private func steps(_ part: Range<Int>, slash: Int) -> CronItem? {
    let base = part.lowerBound..<slash
    let stepRange = slash + 1..<part.upperBound
    let stepText = context.text(stepRange)
    let isNumber = !stepText.isEmpty && stepText.utf8.allSatisfy(\.isDigit)
    guard isNumber, let step = Int(stepText), (1...name.largestStep).contains(step) else {
      context.report(
        .cronStep,
        isNumber
          ? .noSteps(of: context.shortened(stepText), in: name.text)
          : .invalidStep(context.shortened(stepText), field: name.text),
        at: stepRange, hint: .stepRange(name.largestStep))
      return nil
    }
    if context.text(base) == "*" { return .steps(from: nil, through: nil, by: step) }
    if let (first, last) = bounds(base) {
      guard let first = value(first), let last = value(last) else { return nil }
      guard first.number <= last.number else {
        reportBackwards(part, first, last, step: step)
        return nil
      }
      return .steps(from: first, through: last, by: step)
    }
    return value(base).map { .steps(from: $0, through: nil, by: step) }
  }

  /// The kind of a part that may contain `L`, `W` or `#`.
  private enum Special {
    /// A part without them.
    case none
    /// An invalid part, which was reported.
    case wrong
    case item(CronItem)

    init(_ item: CronItem?) { self = item.map(Special.item) ?? .wrong }
  }

  /// Reads `L`, `LW`, `15W`, `6L`, `FRIL`, `3#2`.
  private func special(_ part: Range<Int>, _ text: String) -> Special {
    if let hash = context.bytes[part].firstIndex(of: UInt8(ascii: "#")) {
      guard name == .dayOfWeek, !isCrontab else { return refuse("#", at: part) }
      let countRange = hash + 1..<part.upperBound
      guard let weekday = value(part.lowerBound..<hash) else { return .wrong }
      guard let count = Int(context.text(countRange)), (1...5).contains(count) else {
        context.report(
          .cronNth, .noSuchWeek(context.shortened(context.text(countRange))), at: countRange, hint: .weekRange)
        return .wrong
      }
      return .item(.nthOfMonth(weekday: weekday, count))
    }
    guard !CronFieldName.allCases.contains(where: { $0.names.contains(text) }) else { return .none }
    let digits = text.utf8.prefix(while: \.isDigit).count
    switch text {
    case "L", "LW", "W":
      guard !isCrontab, name == .dayOfMonth || (name == .dayOfWeek && text == "L") else {
        return refuse(text, at: part)
      }
      if text == "W" {
        context.report(.cronValue, .workdayWithoutDay, at: part, hint: .workdayForms)
        return .wrong
      }
      return .item(text == "L" ? .last : .lastWorkday)
    case _ where text.hasSuffix("W") && digits == text.utf8.count - 1:
      guard name == .dayOfMonth, !isCrontab else { return refuse("W", at: part) }
      return Special(value(part.lowerBound..<part.upperBound - 1).map { .nearestWorkday($0.number) })
    case _ where text.hasSuffix("L") && (digits == text.utf8.count - 1 || isWeekday(text.dropLast())):
      guard name == .dayOfWeek, !isCrontab else { return refuse("L", at: part) }
      return Special(value(part.lowerBound..<part.upperBound - 1).map { .lastOfMonth(weekday: $0.number) })
    default: return .none
    }
  }

  private func isWeekday(_ text: Substring) -> Bool { CronFieldName.dayOfWeek.names.contains(String(text)) }

  private func refuse(_ wildcard: String, at part: Range<Int>) -> Special {
    reportWildcard(wildcard, at: part)
    return .wrong
  }

  /// The two sides of a range.
  private func bounds(_ part: Range<Int>) -> (Range<Int>, Range<Int>)? {
    // A leading minus belongs to a number, which is then invalid.
    guard let dash = context.bytes[part].dropFirst().firstIndex(of: UInt8(ascii: "-")) else { return nil }
    return (part.lowerBound..<dash, dash + 1..<part.upperBound)
  }

  private func value(_ part: Range<Int>) -> CronValue? {
    let text = context.text(part)
    if !text.isEmpty, text.utf8.allSatisfy(\.isDigit) {
      if let number = Int(text), range.contains(number) { return CronValue(number) }
      context.report(
        .cronRange, .outsideRange(context.shortened(text), field: name.text), at: part,
        hint: .fieldRange(name.text, from: range.lowerBound, to: range.upperBound))
      return nil
    }
    if let value = namedValue(text) { return value }
    let near = nearName(text)
    let values = Sentence.fieldRange(name.text, from: range.lowerBound, to: range.upperBound)
    context.report(
      .cronValue,
      text.isEmpty ? .fieldValueMissing(name.text) : .invalidFieldValue(context.shortened(text), field: name.text),
      at: part,
      hint: .didYouMean(near)
        ?? (name.names.isEmpty
          ? values
          : .namedFieldRange(values, from: name.names[0], to: name.names[name.names.count - 1])),
      replacement: near)
    // Continuing with the intended value finds further mistakes of the schedule in the same run.
    return near.flatMap(namedValue)
  }

  private func namedValue(_ text: String) -> CronValue? {
    guard let index = name.names.firstIndex(of: text.uppercased()) else { return nil }
    return CronValue(index + (isCrontab && name == .dayOfWeek ? 0 : name.range.lowerBound), isName: true)
  }

  /// The name of three letters that a longer or mistyped one most likely means.
  private func nearName(_ text: String) -> String? {
    guard text.utf8.count >= 3 else { return nil }
    let letters = text.uppercased()
    let spelled = name == .month ? CronFieldParser.months : CronFieldParser.weekdays
    if !name.names.isEmpty {
      let full = spelled.contains(letters) ? letters : nearestName(to: letters, among: spelled)
      if let full { return String(full.prefix(3)) }
    }
    return letters.utf8.count == 3 ? nil : name.names.first { letters.hasPrefix($0) }
  }

  private static let months = [
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
    "DECEMBER",
  ]
  private static let weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"]

  private func reportWildcard(_ wildcard: String, at part: Range<Int>) {
    let place: Sentence =
      switch wildcard {
      case "?": .questionMarkPlace(name.text)
      case "#": .numberSignPlace
      case "L": .lastPlace
      default: .workdayPlace(wildcard)
      }
    context.report(
      .cronWildcard, isCrontab ? .notInCrontab(wildcard) : .notInField(wildcard, field: name.text), at: part,
      hint: isCrontab ? .writeEveryValue : place)
  }

  private func reportBackwards(_ part: Range<Int>, _ first: CronValue, _ last: CronValue, step: Int?) {
    let lowest = isCrontab && name == .dayOfWeek ? 0 : range.lowerBound
    let highest = isCrontab && name == .dayOfWeek ? 6 : range.upperBound
    var split: String?
    if name != .year {
      let named = first.isName
      func text(_ number: Int) -> String {
        let shift = isCrontab && name == .dayOfWeek ? 1 : 0
        return shift == 1 && !named ? String(number) : CronValue(number + shift, isName: named).text(of: name)
      }
      func range(_ from: Int, _ to: Int) -> String { from == to ? text(from) : "\(text(from))-\(text(to))" }
      if let step {
        let span = highest - lowest + 1
        split = stride(from: first.number, through: last.number + span, by: step)
          .map { text(($0 - lowest) % span + lowest) }.joined(separator: ",")
      } else {
        split = "\(range(first.number, highest)),\(range(lowest, last.number))"
      }
    }
    context.report(
      .cronBackwards, .backwards(context.text(part)), at: part,
      hint: split.map { .write($0) } ?? .writeEarlierYear, replacement: split, safety: .unsafe)
  }

  private func split(_ range: Range<Int>, at separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where context.bytes[index] == separator {
      parts.append(start..<index)
      start = index + 1
    }
    return parts + [start..<range.upperBound]
  }
}

extension CronItem {
  /// Whether the item must be the only one of a field.
  func mustBeAlone(in name: CronFieldName) -> Bool {
    switch self {
    case .value, .range, .steps: false
    case .last, .lastWorkday, .nearestWorkday, .lastOfMonth, .nthOfMonth: true
    }
  }
}
