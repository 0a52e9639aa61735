/// Spells a string in YAML so that readers of YAML 1.1 and of 1.2 both read exactly this string.
enum YAMLText {
  /// Appends a string on one line: plain, or in quotes if necessary.
  static func write(_ text: String, into output: inout [UInt8]) {
    if isPlain(text) {
      output.append(contentsOf: text.utf8)
    } else if !text.unicodeScalars.allSatisfy(PlainText.isPrintable) {
      writeDoubleQuoted(text, into: &output)
    } else if text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      output.append(UInt8(ascii: "'"))
      for byte in text.utf8 {
        output.append(byte)
        if byte == UInt8(ascii: "'") { output.append(byte) }
      }
      output.append(UInt8(ascii: "'"))
    } else {
      output.append(UInt8(ascii: "\""))
      output.append(contentsOf: text.utf8)
      output.append(UInt8(ascii: "\""))
    }
  }

  /// The text of a number that readers of YAML 1.1 and 1.2 both read as one: `1e5` is a string in 1.1.
  static func number(_ text: String) -> String {
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return text }
    let mantissa = text[..<mark]
    let exponent = text[text.index(after: mark)...]
    return mantissa + (mantissa.contains(".") ? "" : ".0") + "e"
      + (exponent.hasPrefix("-") || exponent.hasPrefix("+") ? "" : "+") + exponent
  }

  /// Whether a text of several lines can be a literal block: it begins with text and prints.
  static func isBlock(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != 0x20, first != 0x09, first != 0x0A, text.utf8.contains(0x0A) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || PlainText.isPrintable($0) }
  }

  /// Whether a string needs no quotes in a block mapping or sequence.
  static func isPlain(_ text: String) -> Bool {
    var copy = text
    guard let isASCII = copy.withUTF8({ plainBytes($0) }) else { return false }
    if !isASCII {
      // Readers would keep leading and trailing white space, but people would not see it.
      let scalars = text.unicodeScalars
      guard scalars.allSatisfy(PlainText.isPrintable), scalars.first?.properties.isWhitespace == false,
        scalars.last?.properties.isWhitespace == false
      else { return false }
    }
    guard let first = text.utf8.first, startsLikeNumber(first) else { return !isWord(text) }
    let bytes = Array(text.utf8)
    return !isWord(text) && !isNumber(bytes) && !isDate(bytes)
  }

  /// Whether the bytes are all ASCII; nil if they need quotes.
  private static func plainBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      // An indicator counts only before a space, or where a document or a compact mapping would begin.
      guard bytes.count > 1, bytes[1] != 0x20 else { return nil }
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      return nil
    default: break
    }
    if bytes.count > 2, bytes[1] == first, bytes[2] == first,
      first == UInt8(ascii: "-") || first == UInt8(ascii: ".")
    {
      return nil
    }
    var isASCII = true
    var before: UInt8 = 0
    for byte in bytes {
      if byte == 0x20, before == UInt8(ascii: ":") { return nil }
      if byte == UInt8(ascii: "#"), before == 0x20 { return nil }
      if byte < 0x20 || byte == 0x7F { return nil }
      if byte > 0x7F { isASCII = false }
      before = byte
    }
    return last == UInt8(ascii: ":") ? nil : isASCII
  }

  /// Whether a number or a date begins with the byte.
  private static func startsLikeNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }

  /// Words that some reader reads as a Boolean, null, a number or a merge key; in any case, which only some readers
  /// respect.
  private static func isWord(_ text: String) -> Bool {
    guard text.utf8.count <= 5 else { return false }
    return switch text.lowercased() {
    case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<", ".inf", "+.inf", "-.inf",
      ".nan":
      true
    default: false
    }
  }

  /// Whether some reader reads the text as a number: decimal, octal, hexadecimal, binary, with `_`, with base 60
  /// (`1:30`), with several points (as in the regular expression of YAML 1.1), with an exponent.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard let first = rest.first, isDigit(first) || first == UInt8(ascii: ".") else { return false }
    if first == UInt8(ascii: "0"), rest.count > 2, let base = rest.dropFirst().first, "xXoObB".utf8.contains(base) {
      return rest.dropFirst(2).allSatisfy { isHexadecimal($0) || $0 == UInt8(ascii: "_") }
    }
    let digits = rest.prefix { isDigit($0) || "_.:".utf8.contains($0) }
    rest = rest.dropFirst(digits.count)
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// Whether the text begins like a date, `2012-10-17`, alone or followed by a time.
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count), (1...2).contains(parts[2].count)
    else { return false }
    let length = parts[0].count + parts[1].count + parts[2].count + 2
    return bytes.count == length || bytes[length] | 0x20 == UInt8(ascii: "t") || bytes[length] == 0x20
  }

  private static func writeDoubleQuoted(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append(contentsOf: #"\""#.utf8)
      case "\\": output.append(contentsOf: #"\\"#.utf8)
      case "\n": output.append(contentsOf: #"\n"#.utf8)
      case "\r": output.append(contentsOf: #"\r"#.utf8)
      case "\t": output.append(contentsOf: #"\t"#.utf8)
      case _ where PlainText.isPrintable(scalar): output.append(contentsOf: String(scalar).utf8)
      default: writeEscape(scalar, into: &output)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func writeEscape(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (mark, length) =
      switch scalar.value {
      case ...0xFF: (#"\x"#, 2)
      case ...0xFFFF: (#"\u"#, 4)
      default: (#"\U"#, 8)
      }
    output.append(contentsOf: mark.utf8)
    output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: length - digits.count))
    output.append(contentsOf: digits.utf8)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
