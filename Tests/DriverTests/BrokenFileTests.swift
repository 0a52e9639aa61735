import Checks
import Diagnostics
import Flow
import Reading
import Source
import TestSupport
import Testing
import YAML

@testable import Driver

/// A document that cannot be read hides nothing of those beside it, and brings no finding but its own.
@Suite struct BrokenFileTests {
  private static let good =
    "workflow: good\ntrigger: {source: com.example.shop, event: order.placed}\n"
    + "tasks:\n  - {id: t, uses: sqs/send, with: {queue: q}}\n"

  private func compiled(_ text: String, isNamed: Bool = true, project: String? = nil) async throws -> Compilation {
    var files = [SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8))]
    if let project {
      files.append(SourceFile(number: FileNumber(1), path: "tasuki.yaml", bytes: Array(project.utf8)))
    }
    let input = ProjectInput(
      projectFile: project == nil ? nil : FileNumber(1), workflows: [WorkflowInput(FileNumber(0), isNamed: isNamed)]
    )
    return try await compile(
      CompileRequest(inputs: RunInputs(files: files, projects: [input]), target: .terraform))
  }

  @Test func theOtherDocumentsHaveTheirFindings() async throws {
    let marked = MarkedText(
      Self.good + "⏵ownr⏴: a\n---\nworkflow: b\ntrigger: {source: ⏵[⏴x\ntasks: []\n---\n"
        + "workflow: c\n⏵ownr⏴: a\n"
        + String(Self.good.drop { $0 != "\n" }.dropFirst()).replacing("order.placed", with: "order.sent"))
    let compilation = try await compiled(marked.text)
    #expect(compilation.diagnostics.map(\.code) == [.unknownKey, .unclosedCollection, .unknownKey])
    #expect(compilation.diagnostics.map(\.span) == marked.spans)
    #expect(compilation.flows.map(\.name.value) == ["good", "c"])
    #expect(compilation.files.isEmpty)
  }

  /// Whatever a broken document holds, it has the finding of its break alone.
  @Test(arguments: [
    "workflow: b\nownr: a\ntrigger: [\n", "ownr: a\ntrigger: [\n", "- a\nworkflow: b\n", "workflow: good\nx: \"\n",
    "@\n", "workflow: b\ntrigger: {source: com.example.shop, event: [x\n",
  ])
  func aBreakHasOneFinding(broken: String) async throws {
    for text in [broken, broken + "---\n" + Self.good, Self.good + "---\n" + broken, "--- \n" + broken + "...\n"] {
      let compilation = try await compiled(text)
      #expect(compilation.diagnostics.count == 1, "\(text): \(compilation.diagnostics)")
      #expect(compilation.flows.count == (text.contains("placed") ? 1 : 0), "\(text)")
    }
  }

  @Test func commentsSilenceBesideABrokenDocument() async throws {
    let compilation = try await compiled(
      "# tasuki: ignore[unknown-key]\nownr: a\n" + Self.good
        + "---\na: [\n---\n# tasuki: ignore[unknown-input]\n- \n")
    #expect(compilation.findings.silenced.map(\.code) == [.unknownKey])
    #expect(!compilation.findings.shown.contains { $0.code == .unusedIgnore })
  }

  @Test func secretsAreFoundInWhatCouldNotBeRead() async throws {
    let token = "ghp_" + String(repeating: "a1", count: 18)
    let text = Self.good + "description: \(token)\n---\nworkflow: b\nx: \(token)\ny: [\nz: \(token)\n"
    let secrets = try await compiled(text).diagnostics.filter { $0.code == .secretInText }
    #expect(secrets.map { $0.message.text.prefix(6) } == ["a text", "this t", "this t"])
    #expect(secrets.compactMap(\.span?.length) == [40, 40, 40])
  }

  @Test func ofAFileThatNobodyNamedOnlyTheBreakIsTold() async throws {
    let other = "kind: Deployment\nworkflow: [\n---\nkind: Service\n"
    #expect(try await compiled(other, isNamed: false).diagnostics.count == 1)
    #expect(try await compiled(other + "---\n" + Self.good, isNamed: false).flows.count == 1)
    #expect(try await compiled("kind: {{ x }}\n---\n- [\n", isNamed: false).passedOver.count == 1)
  }

  @Test func aProjectFileIsReadUpToItsFirstDocument() async throws {
    let project = "project: p\npolicy: {require: [owner]}\n"
    let whole = try await compiled(Self.good, project: project + "---\nx: [\n")
    #expect(whole.diagnostics.map(\.code).contains(.requiredByPolicy))
    let broken = try await compiled(Self.good, project: project + "x: [\n")
    #expect(broken.diagnostics.count == 1)
  }

  /// Nothing is mended in a file that cannot be read in the end.
  @Test func aBrokenFileIsNotMended() async throws {
    let text = Self.good.replacing("tasks", with: "taskss") + "---\nworkflow: b\nx: [\n"
    let file = SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8))
    let input = ProjectInput(workflows: [WorkflowInput(file.number)])
    let request = CheckRequest(inputs: RunInputs(files: [file], projects: [input]))
    let result = try await check(request)
    #expect(result.shown.contains { $0.code == .unknownKey && !$0.fixes.isEmpty })
    let mending = try await Mending(request, result)
    #expect(mending.changed.isEmpty)
    #expect(mending.request.inputs.files.first?.bytes == file.bytes)
  }
}
