/// Maps the places of a file to their places after edits.
public struct MovedPlaces: Sendable {
  /// An edit: the bytes that it replaces, and the new bytes.
  public struct Edit: Sendable {
    /// The replaced bytes, in the text before all edits; empty for an insertion.
    public let old: Range<UInt32>
    /// The new bytes, in the text after all edits.
    public let new: Range<UInt32>
  }

  /// The edits, in the order of the text.
  public let edits: [Edit]

  /// The edits of one file, in the order of the text and without overlap: the replaced bytes, and the number of new
  /// bytes.
  public init(_ edits: some Sequence<(span: Span, length: Int)>) {
    var moved = 0
    self.edits = edits.map { span, length in
      let start = Int(span.start) + moved
      moved += length - Int(span.length)
      return Edit(old: span.start..<span.end, new: UInt32(clamping: start)..<UInt32(clamping: start + length))
    }
  }

  /// Where a place is now: before and after an insertion at this place, or anywhere within its replacement.
  public func moved(_ place: UInt32) -> ClosedRange<UInt32> {
    let index = edits.partitionPoint { $0.old.upperBound > place || $0.old.lowerBound >= place }
    if index < edits.count {
      let edit = edits[index]
      if edit.old.lowerBound < place || edit.old.lowerBound == place && edit.old.isEmpty {
        return edit.new.lowerBound...edit.new.upperBound
      }
    }
    guard index > 0 else { return place...place }
    let before = edits[index - 1]
    let moved = before.new.upperBound + (place - before.old.upperBound)
    return moved...moved
  }

  /// Whether a span of the text after the edits touches the new bytes of one of them.
  public func touchesEdit(_ span: Span) -> Bool {
    let index = edits.partitionPoint { $0.new.upperBound >= span.start }
    return index < edits.count && edits[index].new.lowerBound <= span.end
  }
}
