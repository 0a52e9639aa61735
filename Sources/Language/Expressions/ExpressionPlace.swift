public import Source

/// Where a node of an expression stands: in the expression's own text, or in a file.
public struct ExpressionPlace: Sendable {
  private var start: UInt32
  private var end: UInt32
  /// The file whose bytes are meant; none where they are those of the expression's text.
  let file: FileNumber?

  /// A place in the expression's own text.
  init(_ range: Range<Int>) {
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
    file = nil
  }

  /// A place in a file.
  init(_ span: Span) {
    start = span.start
    end = span.end
    file = span.file
  }

  /// The place of what nobody wrote.
  static let none = ExpressionPlace(0..<0)

  /// The bytes.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The place in a file, where that is known.
  public var span: Span? { file.map { Span(file: $0, start: start, end: end) } }

  /// The place from the first byte of both to the last; this one where they stand in different files.
  func through(_ other: ExpressionPlace) -> ExpressionPlace {
    guard file == other.file else { return self }
    var whole = self
    whole.start = min(start, other.start)
    whole.end = max(end, other.end)
    return whole
  }
}
