/// A template that a heredoc can represent exactly, split into lines.
///
/// A heredoc always ends with a line break and has no escapes for characters. `<<-` removes the leading white space
/// that all lines share, so the lines can be indented like the code around them; if all lines of the text itself begin
/// with white space, `<<` without indentation is exact.
struct HCLHeredoc {
  /// The lines without their line breaks.
  let lines: [[HCLTemplate.Part]]
  /// A word that does not occur in the text.
  let delimiter: String
  /// Whether the lines may be indented (`<<-`).
  let isIndented: Bool

  /// Nil if only a quoted string can represent the text.
  init?(_ template: HCLTemplate) {
    guard let lines = HCLHeredoc.cut(template) else { return nil }
    self.lines = lines
    var delimiter = "EOT"
    var number = 1
    while template.parts.contains(where: { part in
      guard case .literal(let text) = part else { return false }
      return HCLHeredoc.contains(delimiter, in: text)
    }) {
      number += 1
      delimiter = "EOT\(number)"
    }
    self.delimiter = delimiter
    self.isIndented =
      lines.contains { line in HCLHeredoc.first(of: line).map { !$0.properties.isWhitespace } ?? !line.isEmpty }
      && !lines.contains { line in HCLHeredoc.first(of: line).map(HCLHeredoc.joinsSpace) ?? false }
  }

  /// Whether a line is only white space; `<<-` leaves such a line alone, so it gets no indentation.
  static func isBlank(_ line: [HCLTemplate.Part]) -> Bool {
    line.allSatisfy { part in
      guard case .literal(let text) = part else { return false }
      return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
  }

  /// The first character of a line that begins with text.
  private static func first(of line: [HCLTemplate.Part]) -> Unicode.Scalar? {
    guard case .literal(let text) = line.first else { return nil }
    return text.unicodeScalars.first
  }

  /// Whether a character forms one grapheme cluster with a space before it: `<<-` counts clusters, and would remove it
  /// with the indentation.
  private static func joinsSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private static func cut(_ template: HCLTemplate) -> [[HCLTemplate.Part]]? {
    guard case .literal(let last) = template.parts.last, last.utf8.last == 0x0A else { return nil }
    var lines: [[HCLTemplate.Part]] = []
    var line: [HCLTemplate.Part] = []
    for part in template.parts {
      guard case .literal(let text) = part else {
        // `$` directly before an expression can only be written as an escape.
        if case .literal(let before) = line.last, before.utf8.last == UInt8(ascii: "$") { return nil }
        line.append(part)
        continue
      }
      var piece = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar == "\n" {
          if !piece.isEmpty { line.append(.literal(String(piece))) }
          lines.append(line)
          (line, piece) = ([], String.UnicodeScalarView())
        } else if scalar == "\t" || PlainText.isPrintable(scalar) {
          piece.append(scalar)
        } else {
          return nil
        }
      }
      if !piece.isEmpty { line.append(.literal(String(piece))) }
    }
    return lines
  }

  private static func contains(_ word: String, in text: String) -> Bool {
    let word = Array(word.utf8)
    var matched = 0
    for byte in text.utf8 {
      matched = byte == word[matched] ? matched + 1 : (byte == word[0] ? 1 : 0)
      if matched == word.count { return true }
    }
    return false
  }
}
