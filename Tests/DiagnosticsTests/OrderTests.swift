import Diagnostics
import Source
import TestSupport
import Testing

@Suite struct OrderTests {
  private static let first = code(9_901, .error)
  private static let second = code(9_902, .warning)

  private static func code(_ number: UInt16, _ severity: Severity) -> DiagnosticCode {
    DiagnosticCode(
      number, "code", severity, stage: .test, summary: "", explanation: "",
      example: .init(.shown, bad: "", good: ""))
  }

  private func finding(
    _ code: DiagnosticCode, _ message: Sentence, file: UInt32 = 0, _ start: UInt32? = nil, to end: UInt32 = 90
  ) -> Diagnostic {
    Diagnostic(code, message, at: start.map { Span(file: FileNumber(file), start: $0, end: end) })
  }

  @Test func byFilePlaceAndCode() {
    let wanted = [
      finding(Self.first, "no place"), finding(Self.second, "no place either"),
      finding(Self.second, "a", file: 0, 4), finding(Self.first, "b", file: 0, 5, to: 6),
      finding(Self.first, "b", file: 0, 5), finding(Self.first, "c", file: 0, 5),
      finding(Self.second, "a", file: 0, 5), finding(Self.first, "a", file: 1, 0),
    ]
    #expect(Diagnostic.inOrder(wanted.reversed()) == wanted)
    #expect(Diagnostic.inOrder(wanted) == wanted)
  }

  @Test func repeatsAreDroppedAndDifferencesKept() {
    let one = finding(Self.first, "a", 3)
    var hinted = one
    hinted.hint = "another hint"
    #expect(Diagnostic.inOrder([one, one, one]) == [one])
    #expect(Diagnostic.inOrder([one, hinted]) == [one, hinted])
    #expect(Diagnostic.inOrder([]) == [])
  }

  @Test func theSinkKnowsErrors() {
    let sink = DiagnosticSink()
    sink.add(finding(Self.second, "a warning"))
    #expect(!sink.hasErrors)
    sink.add(contentsOf: [finding(Self.first, "an error")])
    #expect(sink.hasErrors)
    #expect(sink.diagnostics.map(\.message.text) == ["a warning", "an error"])
  }
}
