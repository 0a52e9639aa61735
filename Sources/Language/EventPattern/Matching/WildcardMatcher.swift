/// A wildcard text, prepared for matching in time linear in the value.
struct WildcardMatcher: Sendable {
  /// A literal text between two stars, with the table by which a search continues after a mismatch (Knuth, Morris,
  /// Pratt).
  private struct Piece: Sendable {
    let bytes: [UInt8]
    /// For each length of a matched part, the length of its longest proper suffix that is a prefix of the piece.
    let fallback: [Int]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      var fallback = [0]
      var length = 0
      for byte in bytes.dropFirst() {
        while length > 0, bytes[length] != byte { length = fallback[length - 1] }
        if bytes[length] == byte { length += 1 }
        fallback.append(length)
      }
      self.fallback = fallback
    }

    /// The end of the first occurrence in a range of the value; nil if there is none.
    func end(in value: RawSpan, _ range: Range<Int>) -> Int? {
      var length = 0
      for index in range {
        let byte = value.byte(index)
        while length > 0, bytes[length] != byte { length = fallback[length - 1] }
        if bytes[length] == byte { length += 1 }
        if length == bytes.count { return index + 1 }
      }
      return nil
    }
  }

  private let first: [UInt8]
  private let middle: [Piece]
  /// The text after the last star; nil if there is no star.
  private let last: [UInt8]?

  init(_ text: WildcardText) {
    let pieces = text.pieces
    first = pieces[0]
    middle = pieces.dropFirst().dropLast().filter { !$0.isEmpty }.map(Piece.init)
    last = pieces.count > 1 ? pieces[pieces.count - 1] : nil
  }

  func matches(_ value: RawSpan) -> Bool {
    guard let last else { return value.byteCount == first.count && value.holds(first, at: 0) }
    var rest = first.count..<max(first.count, value.byteCount - last.count)
    guard value.byteCount >= first.count + last.count, value.holds(first, at: 0),
      value.holds(last, at: rest.upperBound)
    else { return false }
    for piece in middle {
      guard let end = piece.end(in: value, rest) else { return false }
      rest = end..<rest.upperBound
    }
    return true
  }
}
