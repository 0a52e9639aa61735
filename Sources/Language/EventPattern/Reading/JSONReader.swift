public import Diagnostics
public import Source

/// Reads the JSON text of a pattern, with the place of every value.
///
/// Only valid JSON is accepted; repeated members and the texts of numbers are kept. Text after the value is reported as
/// a warning, because EventBridge's own matcher ignores it.
///
/// - Parameters:
///   - bytes: The text, UTF-8, without a byte order mark.
/// - file: The file that contains it.
/// - offset: Where it starts in the file's text.
/// - Returns: The value; nil after an error, which is reported.
public func parseJSON(
  _ bytes: [UInt8], file: FileNumber, offset: UInt32 = 0, into sink: DiagnosticSink
) -> PatternInput? {
  do {
    let (value, trailing) = try readJSON(bytes, file: file, offset: offset)
    if let trailing {
      sink.add(
        Diagnostic(
          .textAfterPattern, .textAfterPatternEnd, at: trailing, hint: .removeIt, notes: [.matcherIgnoresText]))
    }
    return value
  } catch {
    let start = UInt32(clamping: error.offset + Int(offset))
    sink.add(
      Diagnostic(
        .patternNotJSON, .notJSON(error.message),
        at: Span(file: file, start: start, end: start + UInt32(clamping: error.length)), notes: [.strictJSONOnly]))
    return nil
  }
}

/// Reads a JSON text with the place of every value, and the place of text after it, if any.
public func readJSON(
  _ bytes: [UInt8], file: FileNumber = FileNumber(0), offset: UInt32 = 0
) throws(JSONMistake) -> (value: PatternInput, trailing: Span?) {
  var reader = JSONReader(scanner: JSONScanner(bytes), file: file, offset: offset)
  let value = try reader.value(depth: 0)
  return (value, reader.trailing(end: bytes.count))
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
    guard let next = scanner.next else { throw scanner.unexpected(wanted: .value) }
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
      throw scanner.unexpected(wanted: .value)
    }
    return PatternInput(kind, at: span(start..<scanner.position))
  }

  private func bound(_ depth: Int) throws(JSONMistake) {
    // A list and an operator's object may be inside the innermost field.
    guard depth <= PatternLimits.depth + 4 else {
      throw JSONMistake(.jsonNestedTooDeeply(PatternLimits.depth), at: scanner.position)
    }
  }

  private mutating func string() throws(JSONMistake) -> String {
    var bytes: [UInt8] = []
    try scanner.string(into: &bytes, strictly: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Skips a comma, which another entry must follow.
  private mutating func comma(before close: Character) throws(JSONMistake) {
    let place = scanner.position
    guard scanner.take(",") else { throw scanner.unexpected(wanted: .commaOr(close)) }
    scanner.skipSpace()
    if scanner.next == close.asciiValue { throw JSONMistake(.commaAfterLast, at: place) }
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
      guard scanner.next == UInt8(ascii: "\"") else { throw scanner.unexpected(wanted: .memberName) }
      let name = try string()
      let nameSpan = span(start..<scanner.position)
      scanner.skipSpace()
      guard scanner.take(":") else { throw scanner.unexpected(wanted: .colon) }
      members.append(PatternInput.Member(name, at: nameSpan, try value(depth: depth)))
      scanner.skipSpace()
      if scanner.take("}") { return members }
      try comma(before: "}")
    }
  }
}
