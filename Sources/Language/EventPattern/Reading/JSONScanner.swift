public import Diagnostics
import Source

/// What is wrong with a JSON text, and where.
public struct JSONMistake: Error, Equatable, Sendable {
  /// What is wrong: lower case, no full stop.
  public let message: Sentence
  /// The offset of the first invalid byte.
  public let offset: Int
  /// The number of invalid bytes; 0 if something is missing.
  public let length: Int

  init(_ message: Sentence, at offset: Int, length: Int = 1) {
    self.message = message
    self.offset = offset
    self.length = length
  }
}

/// Scans JSON text, token by token, accepting only what RFC 8259 allows.
struct JSONScanner {
  private let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte; nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips the next byte.
  mutating func advance() { position += 1 }

  /// Skips a byte if it comes next.
  mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// The bytes of a skipped range.
  func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// The error for the current byte.
  func unexpected(wanted: Sentence) -> JSONMistake {
    guard let byte = next else { return JSONMistake(.endsBefore(wanted), at: position, length: 0) }
    if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return JSONMistake(.startsWithByteOrderMark, at: 0, length: 3)
    }
    guard byte >= 0x20, byte < 0x7F else { return JSONMistake(.strayByte(wanted), at: position) }
    return JSONMistake(.strayCharacter(Character(Unicode.Scalar(byte)), wanted: wanted), at: position)
  }

  /// Skips `true`, `false` or `null`.
  mutating func word(_ word: StaticString) throws(JSONMistake) {
    let wanted = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].prefix(wanted.count).elementsEqual(wanted) else { throw unexpected(wanted: .value) }
    position += wanted.count
  }

  /// Skips a number and returns its range.
  mutating func number() throws(JSONMistake) -> Range<Int> {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") {
      position += 1
      if isAtDigit { throw JSONMistake(.numberStartsWithZero, at: start, length: 2) }
    } else {
      try digits()
    }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return start..<position
  }

  private var isAtDigit: Bool { next?.isDigit == true }

  private mutating func digits() throws(JSONMistake) {
    guard isAtDigit else { throw unexpected(wanted: .digit) }
    while isAtDigit { position += 1 }
  }

  /// Skips a string and appends its bytes with escapes resolved. Half of a surrogate pair has no bytes in UTF-8: it
  /// becomes U+FFFD, or with `strictly` an error.
  mutating func string(into output: inout [UInt8], strictly: Bool) throws(JSONMistake) {
    let start = position
    position += 1
    while true {
      let run = position
      while position < bytes.count, bytes[position] >= 0x20, bytes[position] < 0x80,
        bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\")
      { position += 1 }
      output.append(contentsOf: bytes[run..<position])
      guard let byte = next else { throw JSONMistake(.stringOpen, at: start) }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"): try escape(into: &output, strictly: strictly)
      case 0x80...:
        let length = bytes.span.bytes.lengthOfScalar(position)
        guard length > 0 else { throw JSONMistake(.notUTF8Byte, at: position) }
        output.append(contentsOf: bytes[position..<position + length])
        position += length
      default:
        throw JSONMistake(.controlCharacterInString, at: position)
      }
    }
  }

  private mutating func escape(into output: inout [UInt8], strictly: Bool) throws(JSONMistake) {
    let start = position
    position += 1
    guard let byte = next else { throw JSONMistake(.stringOpen, at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(from: start)
      if code & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        let second = position
        position += 2
        let low = try hexadecimal(from: second)
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
        } else {
          position = second
        }
      }
      if Unicode.Scalar(code) == nil, strictly { throw JSONMistake(.halfOfCharacter, at: start, length: 6) }
      output.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default:
      throw JSONMistake(.unknownEscape, at: start, length: 2)
    }
  }

  private mutating func hexadecimal(from start: Int) throws(JSONMistake) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = byte.hexadecimalValue else {
        throw JSONMistake(.shortEscape, at: start, length: position - start)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
