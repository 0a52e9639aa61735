import Source
import Testing

@Suite struct SpanTests {
  private let file = FileNumber(3)

  private func span(_ start: UInt32, _ end: UInt32) -> Span { Span(file: file, start: start, end: end) }

  @Test func anEndBeforeTheStartBecomesEmpty() {
    #expect(span(5, 2) == span(5, 5))
    #expect(span(5, 2).length == 0)
  }

  @Test func joinsAndCuts() {
    #expect(span(2, 4).through(span(8, 9)) == span(2, 9))
    #expect(span(2, 9).through(span(3, 4)) == span(2, 9))
    #expect(span(2, 9).part(at: 3, length: 2) == span(5, 7))
    #expect(span(2, 9).part(at: 3, length: 100) == span(5, 9))
    #expect(span(2, 9).part(at: 100, length: 1) == span(9, 9))
    #expect(span(2, 9).part(at: -4, length: 1) == span(2, 3))
    #expect(span(2, 9).part(at: 0, length: -1) == span(2, 2))
    #expect(span(2, 9).head == span(2, 2))
  }

  @Test(arguments: [Int.max, Int(UInt32.max), 1 << 40])
  func hugeOffsetsDoNotOverflow(offset: Int) {
    #expect(span(2, 9).part(at: offset, length: 1) == span(9, 9))
    #expect(span(2, 9).part(at: 1, length: offset) == span(3, 9))
  }

  @Test func ordersByFileThenStartThenEnd() {
    let other = Span(file: FileNumber(1), start: 100, end: 101)
    let sorted = [span(4, 6), span(4, 5), span(1, 9), other].sorted()
    #expect(sorted == [other, span(1, 9), span(4, 5), span(4, 6)])
  }

  @Test func locatedKeepsItsPlace() {
    let located = Located("12", span(1, 3)).map { Int($0) }
    #expect(located == Located(12, span(1, 3)))
  }
}
