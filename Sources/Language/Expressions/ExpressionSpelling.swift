import Source

extension ExpressionPrinter {
  /// A text as a JSONata string.
  static func literal(_ text: String) -> String {
    // JSONata has no escape for single quotes.
    let quote: Unicode.Scalar =
      text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    return String(quote) + characters(of: text, between: quote) + String(quote)
  }

  /// The characters of a text in a JSONata string, without the quotes around it.
  public static func characters(of text: String, between quote: Unicode.Scalar) -> String {
    var result = ""
    var last = quote
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote: result += escape(scalar)
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // The result must not contain the delimiters of expressions in the States Language or a template's `${`.
      case "%" where last == "{": result += escape(scalar)
      case "}" where last == "%": result += escape(scalar)
      case "{" where last == "$" || last == "%": result += escape(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return result
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// A name as a field of a path: in backquotes if it is not a plain name, with a lookup if backquotes cannot contain
  /// it.
  static func field(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy(\.isWord) && !(name.utf8.first.map(\.isDigit) ?? true)
    if isPlain, !["and", "or", "in", "true", "false", "null", "function"].contains(name) { return name }
    let isHeld = !["`", "{%", "%}", "${", "%{"].contains { name.contains($0) }
    return isHeld ? "`\(name)`" : "$lookup($, \(literal(name)))"
  }

  /// A regular expression between slashes, without the delimiters of expressions and templates.
  static func pattern(_ pattern: String) -> String {
    let scalars = Array(pattern.unicodeScalars)
    var result = ""
    var index = 0
    var last: Unicode.Scalar = "/"
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "\\", let next {
        // An escaped dollar sign may have a quantifier after it, which must remain one.
        let isCounted = next == "$" && index + 2 < scalars.count && scalars[index + 2] == "{"
        result += isCounted ? "\\x24" : "\\" + String(next)
        last = isCounted ? "4" : next
        index += 2
        continue
      }
      switch (last, scalar) {
      case ("{", "%"): result += "\\x25"
      case ("%", "}"): result += "\\x7d"
      case ("$", "{"), ("%", "{"): result += "\\x7b"
      default: result += String(scalar)
      }
      last = scalar
      index += 1
    }
    return result
  }
}
