import Diagnostics
import Driver
import Source
import TestSupport
import Testing

@testable import Reports

@Suite struct SnippetTests {
  private func snippet(_ marked: String) -> Snippet? {
    let text = MarkedText(marked)
    let places = Places(MaskedSources([text.file()], secretsOf: []))
    return text.spans.first.flatMap { Snippet($0, in: places) }
  }

  @Test(arguments: [
    ("owner: ⏵desk⏴\n", 7, 4), ("⏵⏴owner: desk\n", 0, 1), ("owner: desk⏵⏴\n", 11, 1), ("a: 注文 ⏵急ぎ⏴\n", 8, 4),
    ("\t⏵a⏴\n", 4, 1), ("ab\t⏵c\td⏴\n", 4, 5), ("e\u{301} ⏵x⏴\n", 2, 1), ("👍 ⏵x⏴\n", 3, 1), ("ｶﾅ ⏵x⏴\n", 3, 1),
    ("a: ⏵b\nc⏴: d\n", 3, 1), ("\u{1B}[31m⏵x⏴", 5, 1),
  ])
  func underlinesInColumns(marked: String, indent: Int, width: Int) {
    #expect(snippet(marked)?.indent == indent)
    #expect(snippet(marked)?.width == width)
  }

  @Test func showsNothingThatMovesTheCursor() {
    #expect(snippet("a\u{1B}[31m\u{202E}\u{7F}⏵b⏴")?.text == "a␛[31m\u{FFFD}␡b")
    #expect(snippet("a\tb⏵⏴")?.text == "a   b")
  }

  @Test func cutsLongLinesAroundThePlace() throws {
    let line = String(repeating: "日", count: 50_000)
    let long = try #require(snippet("\(line)⏵here⏴\(line)\n"))
    #expect(long.text.hasPrefix("…") && long.text.hasSuffix("…"))
    #expect(long.text.unicodeScalars.count < 250)
    let scalars = Array(long.text.unicodeScalars)
    let before = scalars.prefix { $0 != "h" }
    #expect(before.reduce(0) { $0 + TerminalText.width(of: $1) } == long.indent)
    #expect(long.width == 4)
  }

  @Test func findsColumnsOfLongLines() {
    let text = "a\n" + String(repeating: "日x", count: 3000) + "\nb: c\n"
    let file = SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8))
    let places = Places(MaskedSources([file], secretsOf: []))
    let lines = LineTable(file)
    for offset in stride(from: UInt32(0), to: file.span.end, by: 7) {
      let range = places.range(of: Span(file: FileNumber(0), start: offset, end: offset))
      #expect(range.start == lines.position(at: offset))
    }
  }

  /// All findings of a file with one very long line: each must cost the same.
  @Test(.timeLimit(.minutes(30))) func tenThousandFindingsOnOneLine() {
    let file = SourceFile(
      number: FileNumber(0), path: "a.yaml", bytes: Array(repeating: UInt8(ascii: "x"), count: 1_000_000))
    // Only the first of a kind are listed.
    let codes = allRules.all
    let findings: [Diagnostic] = (0..<10_000).map { (index: UInt32) in
      let span = Span(file: FileNumber(0), start: index * 100, end: index * 100 + 5)
      return Diagnostic(codes[Int(index) % codes.count], "x", at: span)
    }
    let sources = MaskedSources([file], secretsOf: findings)
    let time = processorTime {
      let bytes = TextReport(sources, colored: false).bytes(sources.masked(findings))
      #expect(bytes.count > 10_000 * 100)
    }
    #expect(time < .seconds(60))
  }
}
