import Checks
import Diagnostics
import Driver
import Flow
import Planning
import Reading
import Resolving
import Source
import TestSupport
import Testing
import YAML

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
    let sink = DiagnosticSink()
    let text = MarkedText(marked)
    var reading: ProjectReading?
    if let projectText = example.project {
      let file = SourceFile(number: FileNumber(1), path: "tasuki.yaml", bytes: Array(projectText.utf8))
      reading = parseYAML(file, into: sink).flatMap { readProject($0, file, environment: nil, into: sink) }
    }
    let variables = Variables(of: reading?.environment, in: reading?.project)
    let file = text.file()
    var flows: [Flow] = []
    if let tree = parseYAML(file, into: sink) {
      flows = readWorkflows(tree, file, into: sink).map {
        resolve($0, with: variables, in: reading?.project, into: sink)
      }
    }
    checkProject(flows, project: reading?.project, into: sink)
    _ = makePlan(
      of: flows, project: reading?.project, environment: reading?.environment, into: sink)
    return (Diagnostic.inOrder(sink.diagnostics), text.spans)
  }
}
