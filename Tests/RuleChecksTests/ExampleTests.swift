import Diagnostics
import Existing
import RuleChecks
import Source
import Testing

/// The examples of the codes about rules that exist already.
@Suite struct ExampleTests {
  private func findings(_ text: String) -> [(code: DiagnosticCode, place: String)] {
    let file = SourceFile(number: FileNumber(0), path: "template.yaml", bytes: Array(text.utf8))
    let sink = DiagnosticSink()
    let read = readCloudFormation(file, into: sink)
    checkRules([read], into: sink)
    return sink.diagnostics.map { ($0.code, $0.span.map { file.text(of: $0) } ?? "") }
  }

  @Test(arguments: existingRuleRules) func aWrongExampleHasItsFinding(code: DiagnosticCode) throws {
    let bad = code.example.bad
    let open = try #require(bad.firstIndex(of: "⏵")), close = try #require(bad.firstIndex(of: "⏴"))
    let found = findings(bad.filter { $0 != "⏵" && $0 != "⏴" })
    #expect(found.map(\.code) == [code])
    #expect(found.first?.place == String(bad[bad.index(after: open)..<close]))
  }

  @Test(arguments: existingRuleRules) func aRightExampleHasNone(code: DiagnosticCode) {
    #expect(findings(code.example.good).map(\.code) == [])
  }
}
