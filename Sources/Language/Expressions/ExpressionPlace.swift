public import Source

/// The place of a node: in the expression's own text, or in a file.
public struct ExpressionPlace: Sendable {
  private var start: UInt32
  private var end: UInt32
  /// The file; nil for the expression's own text.
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

  /// The place of a generated node.
  static let none = ExpressionPlace(0..<0)

  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The place in a file, if it is known.
  public var span: Span? { file.map { Span(file: $0, start: start, end: end) } }

  /// The place from the first byte of both to the last; this one if they are in different files.
  func through(_ other: ExpressionPlace) -> ExpressionPlace {
    guard file == other.file else { return self }
    var whole = self
    whole.start = min(start, other.start)
    whole.end = max(end, other.end)
    return whole
  }
}
