/// Rules of text for all writers of readable files.
enum PlainText {
  /// Whether a file can contain a character unescaped: Go's `unicode.IsPrint`, which Terraform's own writer uses, and
  /// also the ideographic space and the joiners of emoji and several scripts.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
    switch scalar.value {
    case 0x200C, 0x200D, 0x3000: return true
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }

  /// A comment's text as lines after `#`, each with its leading space; empty lines have none.
  ///
  /// A character that does not print becomes a space: it could hide the text after it or change its direction.
  static func commentLines(_ comment: String) -> [String] {
    if let last = comment.utf8.last, last != 0x20, comment.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return [" " + comment]
    }
    if comment.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) {
      return comment.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        var line = line
        while line.last == 0x20 { line.removeLast() }
        return line.isEmpty ? "" : " " + String(Substring(line))
      }
    }
    return comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      var text = String.UnicodeScalarView(line.unicodeScalars.map { isPrintable($0) ? $0 : " " })
      while let last = text.last, last.properties.isWhitespace { text.removeLast() }
      return text.isEmpty ? "" : " " + String(text)
    }
  }
}
