import Source
import Testing

@Suite struct OriginTests {
  /// A value whose place is ignored in comparisons.
  private struct Placed: Hashable {
    var name: String
    var origin: Origin
  }

  @Test func isIgnoredInComparisons() {
    let first = Placed(name: "a", origin: Origin(Span(file: FileNumber(0), start: 1, end: 2)))
    let moved = Placed(name: "a", origin: Origin(Span(file: FileNumber(3), start: 7, end: 9)))
    let unplaced = Placed(name: "a", origin: Origin(nil))
    #expect(first == moved)
    #expect(first == unplaced)
    #expect(Set([first, moved, unplaced]).count == 1)
    #expect(first != Placed(name: "b", origin: first.origin))
    #expect(moved.origin.span?.start == 7)
  }
}
