public import Diagnostics
public import Source

/// Reads a JSON text that a pattern is given in, with the place of every value.
///
/// Nothing but JSON is taken; repeated members and the texts of numbers are kept. What stands behind the value is
/// reported as a warning, since EventBridge's own matcher passes over it.
///
/// - Parameters:
///   - bytes: The text, UTF-8, without a byte order mark.
///   - file: The file that holds it.
///   - offset: Where in the file's text it starts.
/// - Returns: The value; nil after a mistake, which is reported.
public func parseJSON(
  _ bytes: [UInt8], file: FileNumber, offset: UInt32 = 0, into sink: DiagnosticSink
) -> PatternInput? {
  var reader = JSONReader(scanner: JSONScanner(bytes), file: file, offset: offset)
  do {
    let value = try reader.value(depth: 0)
    if let trailing = reader.trailing(end: bytes.count) {
      sink.add(
        Diagnostic(
          .textAfterPattern, "text behind the end of the pattern", at: trailing, hint: "take it away",
          notes: ["EventBridge's open source matcher passes over it; whether the service does is not documented."]))
    }
    return value
  } catch {
    sink.add(
      Diagnostic(
        .patternNotJSON, "not valid JSON: \(error.message)",
        at: reader.span(error.offset..<error.offset + error.length),
        notes: ["EventBridge takes strict JSON only: no comments, no trailing commas, no single quotes."]))
    return nil
  }
}

private struct JSONReader {
  var scanner: JSONScanner
  let file: FileNumber
  let offset: UInt32

  func span(_ range: Range<Int>) -> Span {
    Span(
      file: file, start: UInt32(clamping: range.lowerBound + Int(offset)),
      end: UInt32(clamping: range.upperBound + Int(offset)))
  }

  mutating func trailing(end: Int) -> Span? {
    scanner.skipSpace()
    return scanner.position < end ? span(scanner.position..<end) : nil
  }

  mutating func value(depth: Int) throws(JSONMistake) -> PatternInput {
    scanner.skipSpace()
    let start = scanner.position
    let kind: PatternInput.Kind
    guard let next = scanner.next else { throw scanner.unexpected(wanted: "a value") }
    switch next {
    case UInt8(ascii: "{"):
      kind = .object(try members(depth: depth + 1))
    case UInt8(ascii: "["):
      kind = .array(try elements(depth: depth + 1))
    case UInt8(ascii: "\""):
      kind = .string(try string())
    case UInt8(ascii: "t"):
      try scanner.word("true")
      kind = .bool(true)
    case UInt8(ascii: "f"):
      try scanner.word("false")
      kind = .bool(false)
    case UInt8(ascii: "n"):
      try scanner.word("null")
      kind = .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number(String(decoding: scanner.text(try scanner.number()), as: UTF8.self))
    default:
      throw scanner.unexpected(wanted: "a value")
    }
    return PatternInput(kind, at: span(start..<scanner.position))
  }

  private func bound(_ depth: Int) throws(JSONMistake) {
    // A list and an operator's object may stand in the innermost field.
    guard depth <= PatternLimits.depth + 4 else {
      throw JSONMistake("nested more than \(PatternLimits.depth) levels deep", at: scanner.position)
    }
  }

  private mutating func string() throws(JSONMistake) -> String {
    var bytes: [UInt8] = []
    try scanner.string(into: &bytes, strictly: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Steps over a comma, behind which another entry has to stand.
  private mutating func comma(before close: Character) throws(JSONMistake) {
    let place = scanner.position
    guard scanner.take(",") else { throw scanner.unexpected(wanted: "',' or '\(close)'") }
    scanner.skipSpace()
    if scanner.next == close.asciiValue { throw JSONMistake("a comma behind the last entry", at: place) }
  }

  private mutating func elements(depth: Int) throws(JSONMistake) -> [PatternInput] {
    try bound(depth)
    scanner.advance()
    scanner.skipSpace()
    var elements: [PatternInput] = []
    if scanner.take("]") { return elements }
    while true {
      elements.append(try value(depth: depth))
      scanner.skipSpace()
      if scanner.take("]") { return elements }
      try comma(before: "]")
    }
  }

  private mutating func members(depth: Int) throws(JSONMistake) -> [PatternInput.Member] {
    try bound(depth)
    scanner.advance()
    scanner.skipSpace()
    var members: [PatternInput.Member] = []
    if scanner.take("}") { return members }
    while true {
      scanner.skipSpace()
      let start = scanner.position
      guard scanner.next == UInt8(ascii: "\"") else {
        throw scanner.unexpected(wanted: "a member's name in quotes")
      }
      let name = try string()
      let nameSpan = span(start..<scanner.position)
      scanner.skipSpace()
      guard scanner.take(":") else { throw scanner.unexpected(wanted: "':'") }
      members.append(PatternInput.Member(name, at: nameSpan, try value(depth: depth)))
      scanner.skipSpace()
      if scanner.take("}") { return members }
      try comma(before: "}")
    }
  }
}
