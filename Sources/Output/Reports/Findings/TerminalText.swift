/// Text for a terminal: its width in columns, and without characters that would move the cursor.
public enum TerminalText {
  /// A text on one line. Characters that are not visible become their pictures or U+FFFD, so that a source file can
  /// neither color nor reorder the output.
  static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(visible(scalar)) }
    return String(result)
  }

  /// A line that may begin with the name of a file. A name that begins as a command to a runner does gets `./` before it.
  static func line(_ text: String) -> String {
    let shown = visible(text)
    return beginsAsCommand(shown) ? "./" + shown : shown
  }

  /// The bytes of a line for people.
  public static func bytes(ofLine text: String) -> [UInt8] { bytes(ofLines: [line(text)]) }

  /// The scalar itself, or what stands for it.
  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    // More control characters, line separators, and marks that change the direction of writing.
    case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C: "\u{FFFD}"
    default: scalar
    }
  }

  /// The columns of a scalar: 0 for combining marks, 2 for wide characters of East Asian scripts.
  ///
  /// Source: Unicode Standard Annex 11, East Asian Width, W and F.
  static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  static func width(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }
}
