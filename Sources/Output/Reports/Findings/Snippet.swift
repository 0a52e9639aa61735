import Source

/// A source line that is underlined where a finding points.
struct Snippet {
  let line: Int
  /// The line as it is printed: tabs as spaces, a very long one cut.
  let text: String
  /// The columns before the underline.
  let indent: Int
  /// The columns of the underline, at least 1.
  let width: Int

  /// The number of columns of a line that are shown at most on either side of the place.
  private static let reach = 100
  private static let tab = 4

  /// The first line of a span; nil if its file is unknown.
  init?(_ span: Span, in places: Places) {
    guard let piece = places.piece(at: span.start, of: span, reach: Self.reach) else { return nil }
    line = piece.line
    var shown = String.UnicodeScalarView()
    var column = 0
    if piece.isCutBefore {
      shown.append("…")
      column = 1
    }
    var offset = piece.start
    var indent: Int?
    var end: Int?
    for scalar in piece.text.unicodeScalars {
      if offset >= Int(span.start), indent == nil { indent = column }
      if offset >= Int(span.end), end == nil { end = column }
      offset += Unicode.UTF8.width(scalar)
      if scalar == "\t" {
        let count = Self.tab - column % Self.tab
        shown.append(contentsOf: repeatElement(" ", count: count))
        column += count
      } else {
        let visible = TerminalText.visible(scalar)
        shown.append(visible)
        column += TerminalText.width(of: visible)
      }
    }
    if piece.isCutAfter { shown.append("…") }
    text = String(shown)
    self.indent = indent ?? column
    self.width = max(1, (end ?? column) - self.indent)
  }
}
