import Diagnostics
import Expressions
import Flow
import Source
import YAML

// Scalars of one type. Each function returns nil after a finding.
extension NodeReader {
  /// A string without expressions; `$${{` is a literal `${{`. A number is read as the text that is written.
  func text(_ node: NodeIndex, _ name: Sentence, wanted: Sentence = .aString) -> Located<String>? {
    guard let text = writtenText(node, name, wanted: wanted) else { return nil }
    if let literal = literalText(of: text.value) { return Located(literal, text.span) }
    report(.expressionNotAllowed, .noExpressionHere(name), at: text.span, hint: .writeTextItself)
    return nil
  }

  /// A string exactly as it is written. A number is read as the text that is written.
  func writtenText(_ node: NodeIndex, _ name: Sentence, wanted: Sentence = .aString) -> Located<String>? {
    guard !tree.isInvalid(node) else { return nil }
    guard tree.kind(of: node) == .scalar else {
      reportType(node, name, wanted: wanted)
      return nil
    }
    let text = tree.text(of: node)
    if text.isEmpty || isNull(node) {
      report(.emptyValue, .noValue(name), at: span(node), hint: .writeExpected(wanted))
      return nil
    }
    reportCut(node)
    return Located(text, span(node))
  }

  /// `true` or `false`. The other words that YAML 1.1 read as such are strings in YAML 1.2 and have their own finding.
  func boolean(_ node: NodeIndex, _ name: Sentence) -> Located<Bool>? {
    guard !tree.isInvalid(node) else { return nil }
    if tree.kind(of: node) == .scalar {
      if case .bool(let flag) = tree.value(of: node) { return Located(flag, span(node)) }
      let text = tree.text(of: node)
      switch text.lowercased() {
      case "yes", "on", "y": reportWord(node, text, isTrue: true)
      case "no", "off", "n": reportWord(node, text, isTrue: false)
      case "true", "false":
        reportType(
          node, name, wanted: .trueOrFalse, hint: .writeWithoutQuotes,
          fixes: [Fix(.removeQuotes, edits: [Fix.Edit(span(node), text.lowercased())])])
      default: reportType(node, name, wanted: .trueOrFalse)
      }
      return nil
    }
    reportType(node, name, wanted: .trueOrFalse)
    return nil
  }

  private func reportWord(_ node: NodeIndex, _ text: String, isTrue: Bool) {
    report(
      .booleanWord, .stringInYAML(text, not: "\(isTrue)"), at: span(node), hint: .write("\(isTrue)"),
      fixes: [Fix(.replacement("\(isTrue)"), edits: [Fix.Edit(span(node), "\(isTrue)")])])
  }

  /// A whole number within limits.
  func integer(_ node: NodeIndex, _ name: Sentence, in bounds: ClosedRange<Int>) -> Located<Int>? {
    guard !tree.isInvalid(node) else { return nil }
    guard tree.kind(of: node) == .scalar, tree.value(of: node) == .integer else {
      var fixes: [Fix] = []
      if tree.kind(of: node) == .scalar, tree.style(of: node) != .plain, Int(tree.text(of: node)) != nil {
        fixes = [Fix(.removeQuotes, edits: [Fix.Edit(span(node), tree.text(of: node))])]
      }
      reportType(node, name, wanted: .wholeNumber, fixes: fixes)
      return nil
    }
    guard let number = jsonNumber(tree.text(of: node)).flatMap({ Int($0) }), bounds.contains(number) else {
      report(
        .outOfBounds, .isText(name, tree.text(of: node)), at: span(node),
        hint: .writeNumberFrom(bounds.lowerBound, to: bounds.upperBound))
      return nil
    }
    return Located(number, span(node))
  }

  /// A number that is at least a minimum.
  func number(_ node: NodeIndex, _ name: Sentence, atLeast bound: Double) -> Located<Double>? {
    guard !tree.isInvalid(node) else { return nil }
    guard tree.kind(of: node) == .scalar, tree.value(of: node) == .integer || tree.value(of: node) == .float else {
      reportType(node, name, wanted: .number)
      return nil
    }
    guard let number = jsonNumber(tree.text(of: node)).flatMap({ Double($0) }), number >= bound, number.isFinite
    else {
      report(
        .outOfBounds, .isText(name, tree.text(of: node)), at: span(node), hint: .writeNumberAtLeast(Int(bound)))
      return nil
    }
    return Located(number, span(node))
  }

  /// One of some words.
  func choice<Word: RawRepresentable<String> & CaseIterable>(
    _ node: NodeIndex, _ name: Sentence, of type: Word.Type = Word.self
  ) -> Located<Word>? {
    guard let text = text(node, name) else { return nil }
    if let word = Word(rawValue: text.value) { return Located(word, text.span) }
    reportChoice(node, name, among: Word.allCases.map(\.rawValue))
    return nil
  }

  /// Reports a word that is not one of those allowed.
  func reportChoice(_ node: NodeIndex, _ name: Sentence, among words: [String]) {
    let text = Located(tree.text(of: node), span(node))
    var finding = Diagnostic.unknownWord(text, name, among: words)
    if let near = nearestName(to: text.value, among: words) { finding.fixes = replacement(of: node, with: near) }
    sink.add(finding)
  }

  /// A name in kebab-case. A name in another form is reported but kept, so that references to it are found.
  func name(_ node: NodeIndex, _ owner: Sentence) -> Located<String>? {
    guard let text = text(node, owner) else { return nil }
    reportForm(ofName: node, owner)
    return text
  }

  /// Reports a name that is not in kebab-case with 1 to 48 characters.
  func reportForm(ofName node: NodeIndex, _ owner: Sentence) {
    let text = tree.text(of: node)
    guard !isKebabCase(text) else { return }
    // A name derived from a secret would reveal it.
    let corrected = SecretShape.secrets(in: text).isEmpty ? kebabCase(text) : nil
    report(
      .nameForm, .isText(owner, text), at: span(node),
      hint: corrected.map { .write($0) }
        ?? .writeName(Bounds.name.upperBound),
      notes: [.namesBecomeNames(limit: Bounds.name.upperBound)],
      fixes: corrected.map { replacement(of: node, with: $0, safety: .unsafe) } ?? [])
  }
}

/// Whether a text is a name in kebab-case: a letter, then letters, digits and single hyphens, none at the end.
func isKebabCase(_ text: String) -> Bool {
  var previous = UInt8(ascii: "-")
  var count = 0
  for byte in text.utf8 {
    count += 1
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if count == 1 { return false }
    case UInt8(ascii: "-"):
      if previous == UInt8(ascii: "-") { return false }
    default: return false
    }
    previous = byte
  }
  return Bounds.name.contains(count) && previous != UInt8(ascii: "-")
}

/// The name in kebab-case that a text was certainly meant to be, if there is one.
private func kebabCase(_ text: String) -> String? {
  var result: [UInt8] = []
  var wasLower = false
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      if wasLower { result.append(UInt8(ascii: "-")) }
      result.append(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): result.append(byte)
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), 0x20:
      if let last = result.last, last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
    default: return nil
    }
    wasLower = byte.isLowerCase
  }
  while result.last == UInt8(ascii: "-") { result.removeLast() }
  let name = String(decoding: result, as: UTF8.self)
  return isKebabCase(name) ? name : nil
}
