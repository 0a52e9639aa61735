/// Escapes text in HCL, so that HCL reads exactly this text and never code.
enum HCLText {
  /// Appends a literal in the form between the quotes of a string.
  ///
  /// `beforeExpression`: `${` follows, and a `$` at the end would turn it into the escape `$${`.
  static func escapeQuoted(_ literal: String, beforeExpression: Bool = false, into output: inout [UInt8]) {
    if literal.utf8.allSatisfy(isLiteral) {
      output.append(contentsOf: literal.utf8)
      return
    }
    let scalars = literal.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      switch scalar {
      case "\n": output.append(contentsOf: #"\n"#.utf8)
      case "\r": output.append(contentsOf: #"\r"#.utf8)
      case "\t": output.append(contentsOf: #"\t"#.utf8)
      case "\"": output.append(contentsOf: #"\""#.utf8)
      case "\\": output.append(contentsOf: #"\\"#.utf8)
      case "$" where index == scalars.endIndex && beforeExpression:
        output.append(contentsOf: #"\u0024"#.utf8)
      case "$", "%":
        appendMark(scalar, twice: index < scalars.endIndex && scalars[index] == "{", into: &output)
      default:
        if PlainText.isPrintable(scalar) {
          output.append(contentsOf: String(scalar).utf8)
        } else {
          appendEscape(scalar, into: &output)
        }
      }
    }
  }

  /// Appends a literal in the form of a heredoc, whose only escape is to double the mark before a brace.
  static func escapeHeredoc(_ literal: String, into output: inout [UInt8]) {
    let scalars = literal.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      if scalar == "$" || scalar == "%" {
        appendMark(scalar, twice: index < scalars.endIndex && scalars[index] == "{", into: &output)
      } else {
        output.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// Whether a key needs no quotes. By convention keys with `-`, such as `detail-type`, are quoted although HCL would
  /// accept them bare; the keywords would have another meaning.
  static func isPlainKey(_ key: String) -> Bool {
    guard let first = key.utf8.first, isLetter(first),
      key.utf8.allSatisfy({ isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return false }
    return switch key {
    case "for", "null", "true", "false", "if", "in", "else": false
    default: true
    }
  }

  /// The width of text as `terraform fmt` counts it: in grapheme clusters of Unicode 15.0.
  static func width(_ bytes: some BidirectionalCollection<UInt8>) -> Int {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    if bytes.count > 1, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
      // The quotes count separately: a combining mark after one does not join it.
      return 2 + width(bytes.dropFirst().dropLast())
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var count = text.count
    // Swift joins consonants that a virama links, as Unicode 15.1 defines; fmt does not yet.
    var linked = false
    // fmt's scanner splits a string after `$`, `%` and their escapes: a combining mark there counts separately.
    var isCut = false
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if isCut, scalar.properties.isGraphemeExtend { count += 1 }
      isCut = scalar == "$" || scalar == "%" || (isCut && scalar == "{")
      if linked, (0x0900...0x0DFF).contains(value), scalar.properties.generalCategory == .otherLetter,
        joinsAfterVirama(value)
      {
        count += 1
      }
      linked = scalar.properties.canonicalCombiningClass == .virama || (linked && isLinkedExtender(scalar))
    }
    return count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// Whether an ASCII character never needs an escape; most texts contain only such characters.
  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "%"): false
    default: (0x20..<0x7F).contains(byte)
    }
  }

  private static func appendMark(_ mark: Unicode.Scalar, twice: Bool, into output: inout [UInt8]) {
    output.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: mark.value), count: twice ? 2 : 1))
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16)
    let (mark, length) = scalar.value > 0xFFFF ? (#"\U"#, 8) : (#"\u"#, 4)
    output.append(contentsOf: mark.utf8)
    output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: length - digits.count))
    output.append(contentsOf: digits.utf8)
  }

  private static func joinsAfterVirama(_ value: UInt32) -> Bool {
    // The scripts of the conjunct rule: Devanagari, Bengali, Gujarati, Oriya, Telugu, Malayalam.
    switch value {
    case 0x0900...0x09FF, 0x0A80...0x0B7F, 0x0C00...0x0C7F, 0x0D00...0x0D7F: true
    default: false
    }
  }

  private static func isLinkedExtender(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200D || scalar.properties.canonicalCombiningClass != .notReordered
  }
}
