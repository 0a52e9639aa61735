import Source
import Testing

@Suite struct SourceFileTests {
  private func file(_ bytes: [UInt8]) -> SourceFile {
    SourceFile(number: FileNumber(0), path: "a.yaml", bytes: bytes)
  }

  @Test func aByteOrderMarkIsNotText() {
    let marked = file([0xEF, 0xBB, 0xBF] + Array("a: b".utf8))
    #expect(marked.textStart == 3)
    #expect(marked.span == Span(file: FileNumber(0), start: 0, end: 4))
    #expect(marked.text(of: Span(file: FileNumber(0), start: 0, end: 1)) == "a")
    #expect(file(Array("a: b".utf8)).textStart == 0)
    #expect(file([0xEF, 0xBB]).textStart == 0)
  }

  @Test func spansAfterTheEndAreCut() {
    let short = file(Array("abc".utf8))
    #expect(short.text(of: Span(file: FileNumber(0), start: 2, end: 900)) == "c")
    #expect(short.text(of: Span(file: FileNumber(0), start: 700, end: 900)) == "")
  }

  @Test func whatIsNotUTF8IsReplaced() {
    #expect(file([0x61, 0xFF]).text(of: Span(file: FileNumber(0), start: 0, end: 2)) == "a\u{FFFD}")
  }
}
