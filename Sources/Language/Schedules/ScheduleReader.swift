public import Diagnostics
public import Source

/// Reads a schedule: `rate(…)`, `cron(…)`, `at(…)`, a crontab line of five fields or a crontab nickname.
///
/// `spanOf` gives the place in the source of a range of the text's bytes, so that a finding points at the exact field.
/// The result is nil if the text has no meaning; if only its spelling is wrong, the result is its meaning.
public func readSchedule(
  _ text: Located<String>, spanOf: (Range<Int>) -> Span, into sink: DiagnosticSink
) -> Schedule? {
  withoutActuallyEscaping(spanOf) { spanOf in
    let context = ScheduleContext(bytes: Array(text.value.utf8), span: text.span, spanOf: spanOf, sink: sink)
    guard let schedule = context.readForm() else { return nil }
    if schedule.awsExpression.utf8.count > 256 {
      context.report(
        .scheduleTooLong, .scheduleTooLong(characters: schedule.awsExpression.utf8.count), at: context.longest(),
        hint: .scheduleLimit)
      return nil
    }
    return schedule
  }
}

/// The text of a schedule, and where to report findings about it.
struct ScheduleContext {
  let bytes: [UInt8]
  let span: Span
  let spanOf: (Range<Int>) -> Span
  let sink: DiagnosticSink

  struct Word {
    let range: Range<Int>
    let text: String
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The parts of a range between white space.
  func words(in range: Range<Int>) -> [Word] {
    bytes[range].indices.split { isSpace(bytes[$0]) }.compactMap { part in
      guard let first = part.first, let last = part.last else { return nil }
      return Word(range: first..<last + 1, text: text(first..<last + 1))
    }
  }

  /// A range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Adds a finding about a range of the text; `replacement` is the correct text of the range.
  func report(
    _ code: DiagnosticCode, _ message: Sentence, at range: Range<Int>, hint: Sentence? = nil,
    notes: [Sentence] = [],
    replacement: String? = nil, safety: Fix.Safety = .safe
  ) {
    let place = spanOf(range)
    let fixes = replacement.map { [Fix(.replacement($0), edits: [Fix.Edit(place, $0)], safety: safety)] }
    sink.add(Diagnostic(code, message, at: place, hint: hint, notes: notes, fixes: fixes ?? []))
  }

  /// Adds a finding about white space; `gaps` are its places and the correct text. Only they are edited, so that other
  /// fixes can be applied together with this one.
  func reportSpaces(_ message: Sentence, at range: Range<Int>, right: String, gaps: [(Range<Int>, String)]) {
    let edits = gaps.filter { text($0.0) != $0.1 }.map { Fix.Edit(spanOf($0.0), $0.1) }
    sink.add(
      Diagnostic(
        .scheduleSpelling, message, at: spanOf(range), hint: .write(shortened(right)),
        fixes: [Fix(.fixSpaces, edits: edits)]))
  }

  /// The longest word, without the parenthesis at the schedule's end: the cause of an excessive length.
  func longest() -> Range<Int> {
    let words = words(in: bytes.indices).map { $0.text.hasSuffix(")") ? $0.range.dropLast() : $0.range }
    return words.max { $0.count < $1.count } ?? bytes.indices
  }
}

extension ScheduleContext {
  /// Finds the form and reads it.
  func readForm() -> Schedule? {
    // Far above AWS's limit: findings about each field of such a text are useless.
    guard bytes.count <= 4096 else {
      report(.scheduleTooLong, .scheduleTooLong(bytes: bytes.count), at: bytes.indices, hint: .scheduleLimit)
      return nil
    }
    let whole = trimmed(bytes.indices)
    let letters = bytes[whole].prefix(while: \.isLetter)
    let word = text(whole.lowerBound..<letters.endIndex)
    var bracket = letters.endIndex
    while bracket < whole.upperBound, isSpace(bytes[bracket]) { bracket += 1 }
    guard bracket < whole.upperBound, bytes[bracket] == UInt8(ascii: "("), !word.isEmpty else {
      return readBareForm(whole)
    }
    guard let form = Form(rawValue: word.lowercased()) else {
      let near = nearestName(to: word, among: Form.allCases.map(\.rawValue))
      report(
        .unknownSchedule, .unknownKind(word), at: letters.startIndex..<letters.endIndex,
        hint: .didYouMean(near) ?? .writeForms, replacement: near)
      return nil
    }
    var end = whole.upperBound
    if let close = bytes[bracket..<end].firstIndex(of: UInt8(ascii: ")")) {
      if close + 1 < end {
        let rest = trimmed(close + 1..<end)
        report(.unknownSchedule, .textAfterSchedule(text(rest)), at: rest, hint: .scheduleEndsWithBracket)
        return nil
      }
      end = close
    } else {
      report(
        .scheduleSpelling, .bracketNotClosed(form.rawValue), at: end..<end, hint: .addBracket, replacement: ")")
    }
    checkSpelling(of: form, word: letters.startIndex..<letters.endIndex, bracket: bracket, whole: whole)
    let inside = trimmed(bracket + 1..<end)
    if inside != bracket + 1..<end, !inside.isEmpty, form != .rate {
      let gaps = [bracket + 1..<inside.lowerBound, inside.upperBound..<end]
      reportSpaces(
        .spacesInBrackets(form.rawValue), at: bracket + 1..<end, right: text(inside), gaps: gaps.map { ($0, "") })
    }
    return switch form {
    case .rate: readRate(in: bracket + 1..<end)
    case .cron: readCron(in: inside)
    case .at: readAt(in: inside)
    }
  }

  /// The words before a parenthesis.
  private enum Form: String, CaseIterable {
    case rate
    case cron
    case at
  }

  private func checkSpelling(of form: Form, word: Range<Int>, bracket: Int, whole: Range<Int>) {
    if text(word) != form.rawValue || bracket > word.upperBound {
      report(
        .scheduleSpelling, .acceptsOnlyBracket(form.rawValue), at: word.lowerBound..<bracket + 1,
        hint: .writeBracket(form.rawValue), replacement: form.rawValue + "(")
    }
    if whole.lowerBound > 0 {
      report(.scheduleSpelling, .spacesBeforeSchedule, at: 0..<whole.lowerBound, hint: .removeThem, replacement: "")
    }
    if whole.upperBound < bytes.count {
      report(
        .scheduleSpelling, .spacesAfterSchedule, at: whole.upperBound..<bytes.count, hint: .removeThem,
        replacement: "")
    }
  }

  /// A schedule without parentheses: a crontab line, its nickname, or a recognizable mistake.
  private func readBareForm(_ whole: Range<Int>) -> Schedule? {
    let fields = words(in: whole)
    if bytes[whole].first == UInt8(ascii: "@") { return readNickname(whole) }
    if fields.count == 5, fields.allSatisfy(looksLikeCron) { return readCrontab(fields) }
    let written = text(whole)
    var hint = Sentence.writeSchedule
    var replacement: String?
    if whole.isEmpty {
      report(.unknownSchedule, .scheduleEmpty, at: bytes.indices, hint: hint)
      return nil
    }
    if fields.count == 6 || fields.count == 7, fields.allSatisfy(looksLikeCron) {
      replacement = "cron(\(written))"
      hint = fields.count == 6 ? .sixFieldsInBrackets : .crontabHasNoSeconds
      if fields.count == 7 { replacement = nil }
    } else if let rate = intendedRate(fields) {
      (hint, replacement) = (.write(rate), rate)
    } else if let nickname = ScheduleContext.nicknames.first(where: { $0.name == "@" + written.lowercased() }) {
      hint = .writeInQuotes(nickname.name)
    } else if let first = written.utf8.first, first.isDigit,
      written.utf8.count >= 10, fields.count <= 2, written.utf8.dropFirst(4).first == UInt8(ascii: "-")
    {
      hint = .writeAt
    }
    report(
      .unknownSchedule, .isNotSchedule(shortened(written)), at: whole, hint: hint, replacement: replacement,
      safety: .unsafe)
    return nil
  }

  /// Whether a word could be a field of a cron expression.
  private func looksLikeCron(_ word: Word) -> Bool {
    guard let first = word.text.utf8.first else { return false }
    if first.isDigit || "*?".utf8.contains(first) { return true }
    let letters = word.text.uppercased().prefix { $0.isLetter }
    return letters == "L" || letters == "LW"
      || CronFieldName.allCases.contains { name in name.names.contains { letters.hasPrefix($0) } }
  }

  /// `every 15 minutes`, `5 minutes`, `every hour`: the rate that the author certainly meant.
  private func intendedRate(_ fields: [Word]) -> String? {
    var words = fields.map { $0.text.lowercased() }
    if words.first == "every" || words.first == "each" {
      words.removeFirst()
    } else if words.count < 2 {
      return nil
    }
    guard let last = words.last, words.count <= 2, let unit = ScheduleContext.unit(near: last) else { return nil }
    let value = words.count == 2 ? Int(words[0]) : 1
    guard let value, value > 0 else { return nil }
    return "rate(\(value) \(unit.word(for: value)))"
  }

  /// Text for a message, shortened if it is long.
  func shortened(_ text: String) -> String { text.count > 60 ? text.prefix(57) + "…" : text }
}
