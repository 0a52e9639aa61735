import Diagnostics
import Source

/// The preconditions of libyaml: the size of a file, its encoding, no control characters.
///
/// libyaml finds the same problems, but without line and column, and before it returns the events of earlier text.
enum TextCheck {
  /// Whether the text is all ASCII; nil after a finding.
  static func isASCII(_ file: SourceFile, limits: YAMLLimits, into sink: DiagnosticSink) -> Bool? {
    if file.bytes.count > limits.bytes {
      sink.add(tooLarge(file, limits: limits))
      return nil
    }
    if let encoding = wideEncoding(file.bytes) {
      sink.add(wide(encoding, file))
      return nil
    }
    return file.text.withUnsafeBufferPointer { bytes in
      var isASCII = true
      var index = 0
      while index < bytes.count {
        index = skipPrintable(bytes, from: index)
        guard index < bytes.count else { break }
        if bytes[index] >= 0x80 { isASCII = false }
        let length = sequenceLength(bytes, at: index)
        if length < 0 {
          sink.add(notUTF8(bytes, at: index, length: -length, file))
          return nil
        }
        if let control = controlCharacter(bytes, at: index, length: length) {
          sink.add(controlCharacter(control, at: index, length: length, file))
          return nil
        }
        index += length
      }
      return isASCII
    }
  }

  /// Skips printable ASCII, tabs and line ends, eight bytes at a time between line ends.
  private static func skipPrintable(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index < bytes.count {
      if index + 8 <= bytes.count, isPrintable(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        index += 8
        continue
      }
      let stop = min(index + 8, bytes.count)
      while index < stop {
        let byte = bytes[index]
        guard byte >= 0x20 && byte <= 0x7E || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return index }
        index += 1
      }
    }
    return index
  }

  /// Whether each of eight bytes is between space and tilde.
  private static func isPrintable(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let below = word &- ones &* 0x20
    // Adding one to DEL sets its high bit; bytes above DEL have that bit already.
    let above = word &+ ones
    return (below | word | above) & highBits == 0
  }

  /// The length of the UTF-8 sequence at `index` by table 3-7 of the Unicode standard; if it is ill-formed, the
  /// negative number of wrong bytes.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return -1
    }
    for offset in 1..<length {
      guard index + offset < bytes.count else { return -offset }
      let byte = bytes[index + offset]
      guard offset == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { return -offset }
    }
    return length
  }

  /// The scalar at `index` if YAML does not allow it (YAML 1.2.2, section 5.1): the C0 and C1 controls except tab, LF,
  /// CR and NEL; DEL; U+FFFE and U+FFFF.
  private static func controlCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) -> UInt32? {
    let lead = bytes[index]
    switch length {
    case 1: return lead < 0x20 || lead == 0x7F ? UInt32(lead) : nil
    case 2:
      guard lead == 0xC2, bytes[index + 1] < 0xA0, bytes[index + 1] != 0x85 else { return nil }
      return UInt32(bytes[index + 1])
    case 3:
      guard lead == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else { return nil }
      return 0xFFC0 | UInt32(bytes[index + 2] & 0x3F)
    default: return nil
    }
  }

  /// The name of a wide encoding, detected by its byte order mark or by the NULs among its first ASCII characters.
  private static func wideEncoding(_ bytes: [UInt8]) -> (name: String, mark: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) {
      return ("UTF-32", 4)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16", 2) }
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, true, true), (true, true, true, false): return ("UTF-32", 4)
    case (false, true, false, true), (true, false, true, false): return ("UTF-16", 2)
    default: return nil
    }
  }
}

extension TextCheck {
  private static func tooLarge(_ file: SourceFile, limits: YAMLLimits) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, .fileTooLarge(bytes: file.bytes.count, limit: limits.bytes), at: file.span.head,
      hint: .splitFile)
  }

  private static func wide(_ encoding: (name: String, mark: Int), _ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .utf16, .otherEncoding(encoding.name), at: file.span.part(at: 0, length: encoding.mark), hint: .saveAsUTF8)
  }

  private static func notUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int, _ file: SourceFile
  ) -> Diagnostic {
    let digits = String(bytes[index], radix: 16, uppercase: true)
    return Diagnostic(
      .notUTF8, .isNotUTF8(digits), at: file.span.part(at: index, length: length), hint: .saveFileAsUTF8,
      notes: [.olderEncoding])
  }

  private static func controlCharacter(
    _ scalar: UInt32, at index: Int, length: Int, _ file: SourceFile
  ) -> Diagnostic {
    let digits = String(scalar, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: 4 - digits.count) + digits
    return Diagnostic(
      .controlCharacter, .controlCharacter(padded), at: file.span.part(at: index, length: length),
      hint: .removeOrEscape(padded))
  }
}
