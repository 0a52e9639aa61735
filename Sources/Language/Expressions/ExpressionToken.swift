import Diagnostics

/// A token of a JSONata expression.
struct ExpressionToken {
  enum Kind: Equatable {
    case name(String)
    case quotedName(String)
    case variable(String)
    case string(String)
    case number(String)
    case regex(pattern: String, flags: String)
    case sign(String)
    case end
  }

  var kind: Kind
  var range: Range<Int>

  func isSign(_ text: String) -> Bool { kind == .sign(text) }
}

/// Splits a JSONata expression into tokens.
struct ExpressionLexer {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next token. If an operand may start, `/` begins a regular expression.
  mutating func next(operandMayStart: Bool) throws(ExpressionProblem) -> ExpressionToken {
    try skipBlanks()
    guard index < bytes.count else { return ExpressionToken(kind: .end, range: index..<index) }
    let start = index
    let byte = bytes[index]
    if operandMayStart, byte == UInt8(ascii: "/") { return try regex() }
    if index + 1 < bytes.count, isLongSign(byte, bytes[index + 1]) {
      index += 2
      return ExpressionToken(kind: .sign(text(start..<index)), range: start..<index)
    }
    if isSign(byte) {
      index += 1
      return ExpressionToken(kind: .sign(String(UnicodeScalar(byte))), range: start..<index)
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(quote: byte)
    case UInt8(ascii: "`"): return try quotedName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: break
    }
    while index < bytes.count, !endsName(bytes[index]) { index += 1 }
    if index == start {
      index += 1
      throw ExpressionProblem(message: .unexpected(text(start..<index)), range: start..<index)
    }
    // The reference reads the quote as a character of the name. That is never meant: an operator is missing.
    if index < bytes.count, isQuote(bytes[index]) {
      throw ExpressionProblem(
        message: .quoteInName, range: start..<index + 1, hint: .joinOrQuoteName)
    }
    if byte == UInt8(ascii: "$") {
      return ExpressionToken(kind: .variable(text(start + 1..<index)), range: start..<index)
    }
    return ExpressionToken(kind: .name(text(start..<index)), range: start..<index)
  }

  private func isLongSign(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (UInt8(ascii: "."), UInt8(ascii: ".")), (UInt8(ascii: ":"), UInt8(ascii: "=")),
      (UInt8(ascii: "!"), UInt8(ascii: "=")), (UInt8(ascii: "<"), UInt8(ascii: "=")),
      (UInt8(ascii: ">"), UInt8(ascii: "=")), (UInt8(ascii: "*"), UInt8(ascii: "*")),
      (UInt8(ascii: "~"), UInt8(ascii: ">")):
      true
    default: false
    }
  }

  private func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "@"), UInt8(ascii: "#"),
      UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "|"), UInt8(ascii: "="),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "&"):
      true
    default: false
    }
  }

  private func hasPrefix(_ prefix: String.UTF8View) -> Bool {
    bytes[index...].starts(with: prefix)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0D, UInt8(ascii: "!"), UInt8(ascii: "~"): true
    default: isQuote(byte) || isSign(byte)
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private mutating func skipBlanks() throws(ExpressionProblem) {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0D: index += 1
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        let start = index
        index += 2
        while index + 1 < bytes.count, !hasPrefix("*/".utf8) { index += 1 }
        guard index + 1 < bytes.count else {
          throw ExpressionProblem(
            message: .commentOpen, range: start..<bytes.count, hint: .closeWith("*/"))
        }
        index += 2
      default: return
      }
    }
  }

  private mutating func number() -> ExpressionToken {
    let start = index
    func isDigit(_ position: Int) -> Bool {
      position < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    }
    // No digit follows a leading zero.
    if bytes[index] == UInt8(ascii: "0") {
      index += 1
    } else {
      while isDigit(index) { index += 1 }
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) {
      index += 1
      while isDigit(index) { index += 1 }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      var exponent = index + 1
      if exponent < bytes.count, bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") {
        exponent += 1
      }
      if isDigit(exponent) {
        index = exponent
        while isDigit(index) { index += 1 }
      }
    }
    return ExpressionToken(kind: .number(text(start..<index)), range: start..<index)
  }

  private mutating func quotedName() throws(ExpressionProblem) -> ExpressionToken {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "`") { index += 1 }
    guard index < bytes.count else {
      throw ExpressionProblem(
        message: .quotedNameOpen, range: start..<bytes.count, hint: .closeWith("`"))
    }
    index += 1
    return ExpressionToken(kind: .quotedName(text(start + 1..<index - 1)), range: start..<index)
  }

  private mutating func string(quote: UInt8) throws(ExpressionProblem) -> ExpressionToken {
    let start = index
    index += 1
    var value: [UInt8] = []
    var pendingSurrogate: (unit: UInt32, range: Range<Int>)?
    while index < bytes.count, bytes[index] != quote {
      let isEscape = bytes[index] == UInt8(ascii: "\\")
      if let half = pendingSurrogate, !isEscape || !hasPrefix("\\u".utf8) { throw ExpressionLexer.half(half.range) }
      guard isEscape else {
        value.append(bytes[index])
        index += 1
        continue
      }
      let escape = index
      index += 1
      guard index < bytes.count else { break }
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value.append(byte)
      case UInt8(ascii: "b"): value.append(0x08)
      case UInt8(ascii: "f"): value.append(0x0C)
      case UInt8(ascii: "n"): value.append(0x0A)
      case UInt8(ascii: "r"): value.append(0x0D)
      case UInt8(ascii: "t"): value.append(0x09)
      case UInt8(ascii: "u"):
        guard index + 4 <= bytes.count, let unit = UInt32(text(index..<index + 4), radix: 16) else {
          throw ExpressionProblem(
            message: .shortEscape, range: escape..<min(index + 4, bytes.count))
        }
        index += 4
        try appendUnit(unit, at: escape..<index, to: &value, pending: &pendingSurrogate)
      default:
        throw ExpressionProblem(
          message: .isNotEscape(String(UnicodeScalar(byte))), range: escape..<index,
          hint: byte == UInt8(ascii: "'")
            ? .quoteApostrophe : .escapeBackslash)
      }
    }
    guard index < bytes.count else {
      throw ExpressionProblem(
        message: .stringOpen, range: start..<bytes.count,
        hint: .closeWith(String(UnicodeScalar(quote))))
    }
    if let half = pendingSurrogate { throw ExpressionLexer.half(half.range) }
    index += 1
    return ExpressionToken(kind: .string(String(decoding: value, as: UTF8.self)), range: start..<index)
  }

  /// Adds a UTF-16 code unit; the two halves of a surrogate pair become one character.
  private func appendUnit(
    _ unit: UInt32, at range: Range<Int>, to value: inout [UInt8], pending: inout (unit: UInt32, range: Range<Int>)?
  ) throws(ExpressionProblem) {
    if let high = pending {
      guard (0xDC00...0xDFFF).contains(unit) else { throw ExpressionLexer.half(high.range) }
      pending = nil
      append(0x10000 + ((high.unit - 0xD800) << 10) + (unit - 0xDC00), to: &value)
    } else if (0xD800...0xDBFF).contains(unit) {
      pending = (unit, range)
    } else {
      guard !(0xDC00...0xDFFF).contains(unit) else { throw ExpressionLexer.half(range) }
      append(unit, to: &value)
    }
  }

  private static func half(_ range: Range<Int>) -> ExpressionProblem {
    ExpressionProblem(
      message: .halfCharacter, range: range,
      hint: .writeWholeCharacter)
  }

  private func append(_ scalar: UInt32, to value: inout [UInt8]) {
    String(UnicodeScalar(scalar) ?? "\u{FFFD}").utf8.forEach { value.append($0) }
  }

  private mutating func regex() throws(ExpressionProblem) -> ExpressionToken {
    let start = index
    index += 1
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") { index += 2; continue }
      if byte == UInt8(ascii: "/"), depth == 0 { break }
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
      index += 1
    }
    guard index < bytes.count else {
      index = bytes.count
      throw ExpressionProblem(
        message: .regularExpressionOpen, range: start..<bytes.count, hint: .closeWith("/"))
    }
    let pattern = text(start + 1..<index)
    guard !pattern.isEmpty else {
      throw ExpressionProblem(message: .regularExpressionEmpty, range: start..<index + 1)
    }
    index += 1
    let flags = index
    while index < bytes.count, bytes[index] == UInt8(ascii: "i") || bytes[index] == UInt8(ascii: "m") { index += 1 }
    return ExpressionToken(kind: .regex(pattern: pattern, flags: text(flags..<index)), range: start..<index)
  }
}
