import Diagnostics
import Driver
import Planning
import ProjectSupport
import Source
import TestSupport
import Testing

/// The examples of the codes that only planning reports, and the findings of planning on all others.
@Suite struct ExampleTests {
  static let planned = allRules.all.filter { code in
    code.example.kind == .workflow && [450...499, 700...799].contains { $0.contains(Int(code.number)) }
  }

  static let others = allRules.all.filter { code in
    code.example.kind == .workflow && !planned.contains { $0 == code }
  }

  @Test(arguments: planned.map(\.number))
  func badExampleHasItsFinding(number: UInt16) throws {
    let code = try #require(allRules.find(String(number)))
    let (findings, marks) = run(code.example.bad, code.example)
    #expect(findings.map(\.code) == [code], "\(findings.map(\.message.text))")
    #expect(findings.map(\.span) == marks.map { $0 })
  }

  @Test(arguments: planned.map(\.number))
  func goodExampleIsClean(number: UInt16) throws {
    let code = try #require(allRules.find(String(number)))
    let findings = run(code.example.good, code.example).findings
    #expect(findings.isEmpty, "\(findings.map(\.message.text))")
  }

  @Test(arguments: others.map(\.number))
  func rightDocumentsOfOtherCodesCompile(number: UInt16) throws {
    let code = try #require(allRules.find(String(number)))
    let findings = run(code.example.good, code.example).findings.filter { $0.severity > .information }
    #expect(findings.isEmpty, "\(findings.map { $0.code.text + " " + $0.message.text })")
  }

  private func run(_ marked: String, _ example: DiagnosticCode.Example) -> (findings: [Diagnostic], marks: [Span]) {
    let text = MarkedText(marked)
    let texts = ReadTexts([text.file()], project: example.project)
    texts.check()
    _ = makePlan(of: texts.flows, project: texts.project, environment: texts.environment, into: texts.sink)
    return (texts.findings, text.spans)
  }
}
