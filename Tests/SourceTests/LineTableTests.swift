import Source
import Testing

@Suite struct LineTableTests {
  private func table(_ text: String) -> LineTable {
    LineTable(SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    ("", [0]), ("a", [0]), ("a\nb", [0, 2]), ("a\n", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb", [0, 2]),
    ("a\n\rb", [0, 2, 3]), ("\r\n\r\n", [0, 2, 4]), ("a\u{85}b\u{2028}c\u{2029}d", [0]),
  ])
  func linesEndAtLFAndCRAndBoth(text: String, starts: [UInt32]) {
    #expect(table(text).starts == starts)
  }

  @Test func positionsCountScalars() {
    let lines = table("ab\n日本語: x\n🙂y\n")
    #expect(lines.position(at: 0) == Position(line: 1, column: 1))
    #expect(lines.position(at: 2) == Position(line: 1, column: 3))
    #expect(lines.position(at: 3) == Position(line: 2, column: 1))
    #expect(lines.position(at: 12) == Position(line: 2, column: 4))
    #expect(lines.position(at: 16) == Position(line: 3, column: 1))
    #expect(lines.position(at: 20) == Position(line: 3, column: 2))
    #expect(lines.position(at: 22) == Position(line: 4, column: 1))
    #expect(lines.position(at: 9_999) == Position(line: 4, column: 1))
  }

  @Test func aByteOrderMarkTakesNoColumn() {
    #expect(table("\u{FEFF}a\nb").starts == [0, 2])
    #expect(table("\u{FEFF}a").position(at: 1) == Position(line: 1, column: 2))
    #expect(table("\u{FEFF}abc").text(ofLine: 1) == "abc")
  }

  @Test func linesAreGivenWithoutTheirBreaks() {
    let lines = table("a\r\n\rb\nc")
    #expect((0...6).map { lines.text(ofLine: $0) } == ["", "a", "", "b", "c", "", ""])
  }

  @Test func linesKnowTheirIndentation() {
    let lines = table("a\n  \tb c\n   \nd")
    #expect([0, 2, 3, 5, 7, 9, 11, 12, 13].map { lines.indentation(before: $0) } == [0, 0, 1, 3, 3, 0, 2, 3, 0])
    #expect([0, 2, 3, 7, 13].map { lines.offsetInLine($0) } == [0, 0, 1, 5, 0])
  }

  @Test func everyOffsetHasItsLine() {
    let lines = table("ab\r\nc\n\nd\re")
    let found = (0...10).map { lines.line(at: UInt32($0)) }
    #expect(found == [1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 5])
  }
}
