import Diagnostics
import Source

/// Explains what libyaml could not read: what is wrong, why, and how to fix it.
///
/// libyaml names the rule that was broken and the place where it noticed. That is often far after the error, so the
/// lines around the place are examined again.
struct SyntaxProblem {
  let file: FileNumber
  let bytes: UnsafeBufferPointer<UInt8>
  /// What libyaml calls the problem.
  let problem: String
  /// Where libyaml noticed it.
  let place: Int
  /// What libyaml was reading.
  let context: String
  /// Where that began.
  let contextPlace: Int
  /// The last scalar before the problem.
  let lastScalar: (form: Node.Form, start: Int, end: Int)?

  func finding() -> Diagnostic {
    if let quote = quoteClosedBelow() { return quote }
    if let expression = unquotedExpression() { return expression }
    switch problem {
    case "found character that cannot start any token":
      return forbiddenCharacter()
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab()
    case "found unexpected end of stream" where context.hasSuffix("quoted scalar"),
      "found unexpected document indicator":
      return unclosedQuote()
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return brokenFlow()
    case "mapping values are not allowed in this context":
      return unexpectedColon()
    case "could not find expected ':'":
      return keyWithoutColon()
    case "did not find expected key":
      return notAKey()
    case "did not find expected '-' indicator":
      return notAnItem()
    case "block sequence entries are not allowed in this context":
      return inlineItem()
    case "mapping keys are not allowed in this context":
      return reserved(UInt8(ascii: "?"))
    case "did not find expected node content":
      return missingValue()
    case "did not find expected <document start>":
      return textAfterDocument()
    default:
      return brokenToken()
    }
  }
}

extension TreeBuilder {
  /// The finding for the place where libyaml gave up.
  mutating func syntaxFinding(_ failure: EventParser.Failure) -> Diagnostic {
    let last = nodes[documentStart...].last { !$0.form.isCollection && $0.form != .alias }
    return SyntaxProblem(
      file: file, bytes: bytes, problem: failure.problem, place: cursor.offset(ofPoint: failure.place),
      context: failure.context, contextPlace: cursor.offset(ofPoint: failure.contextPlace),
      lastScalar: last.map { ($0.form, Int($0.start), Int($0.end)) }
    ).finding()
  }
}

// The text around a place.
extension SyntaxProblem {
  func span(_ start: Int, _ end: Int) -> Span {
    let start = min(max(0, start), bytes.count)
    return Span(
      file: file, start: UInt32(clamping: start), end: UInt32(clamping: min(max(start, end), bytes.count)))
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)]), as: UTF8.self)
  }

  /// The user's words for a message, shortened so that it stays one line.
  func quoted(_ start: Int, _ end: Int) -> String {
    let whole = text(start, min(end, start + 200))
    return whole.unicodeScalars.count > 40
      ? String(String.UnicodeScalarView(whole.unicodeScalars.prefix(40))) + "…" : whole
  }

  func byte(at index: Int) -> UInt8? { index >= 0 && index < bytes.count ? bytes[index] : nil }

  func lineStart(_ index: Int) -> Int {
    var index = min(index, bytes.count)
    while index > 0, !Characters.isLineEnd(bytes[index - 1]) { index -= 1 }
    return index
  }

  func lineEnd(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, !Characters.isLineEnd(bytes[index]) { index += 1 }
    return index
  }

  /// The first character of a line that is not a blank, given any place on the line.
  func firstOnLine(_ index: Int) -> Int {
    var first = lineStart(index)
    while first < bytes.count, Characters.isBlank(bytes[first]) { first += 1 }
    return first
  }

  /// The indentation of a line.
  func indentation(_ index: Int) -> Int { firstOnLine(index) - lineStart(index) }

  /// The end of a line's text, without a comment and the blanks before it.
  func textEnd(_ index: Int) -> Int {
    var end = index
    while end < bytes.count, !Characters.isLineEnd(bytes[end]) {
      if bytes[end] == UInt8(ascii: "#"), end > 0, Characters.isBlank(bytes[end - 1]) { break }
      end += 1
    }
    return trimmed(index, end)
  }

  /// Removes blanks and line ends from the end of a range.
  func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, Characters.isBlank(bytes[end - 1]) || Characters.isLineEnd(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Whether only blanks and line ends follow a place.
  func isEmpty(from place: Int) -> Bool {
    bytes[place...].allSatisfy { Characters.isBlank($0) || Characters.isLineEnd($0) }
  }

  /// The end of a word: a blank, a line end, a bracket, a comma, or a colon that ends a key.
  func wordEnd(_ index: Int) -> Int {
    var end = index
    while end < bytes.count, !Characters.isBlank(bytes[end]), !Characters.isLineEnd(bytes[end]),
      !Characters.isFlowIndicator(bytes[end]), !isColon(end)
    { end += 1 }
    return max(end, characterEnd(index))
  }

  /// Where the character at a place ends.
  func characterEnd(_ index: Int) -> Int {
    guard index < bytes.count else { return bytes.count }
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// Whether a colon at this place is followed by a blank or by nothing.
  func isColon(_ index: Int) -> Bool {
    guard byte(at: index) == UInt8(ascii: ":") else { return false }
    return byte(at: index + 1).map { Characters.isBlank($0) || Characters.isLineEnd($0) } ?? true
  }

  /// The first colon in a range that is not followed by a blank, which a key's colon must be.
  func tightColon(_ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    return (start..<end).first { index in
      bytes[index] == UInt8(ascii: ":") && index > start && !isColon(index)
        && byte(at: index + 1) != UInt8(ascii: "/") && byte(at: index + 1) != UInt8(ascii: ":")
        && byte(at: index - 1) != UInt8(ascii: ":")
    }
  }
}
