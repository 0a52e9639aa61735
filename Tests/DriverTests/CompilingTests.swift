import Checks
import Diagnostics
import Driver
import Emit
import Flow
import Foundation
import Planning
import Source
import TestSupport
import Testing
import Workflows

@Suite struct CompilingTests {
  private static func workflow(_ name: String, channel: String = "orders") -> String {
    """
    workflow: \(name)
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: {queue: \(channel)}

    """
  }

  private static func inputs(_ texts: KeyValuePairs<String, String>, named: Bool = true) -> RunInputs {
    let files = texts.enumerated().map { index, text in
      SourceFile(number: FileNumber(UInt32(index)), path: text.key, bytes: Array(text.value.utf8))
    }
    let project = files.first { $0.path == "tasuki.yaml" }?.number
    return RunInputs(
      files: files,
      projects: [
        ProjectInput(
          projectFile: project,
          workflows: files.filter { $0.number != project }.map { WorkflowInput($0.number, isNamed: named) })
      ])
  }

  @Test func manyFilesKeepTheirOrder() async {
    let texts = (0..<100).map { index in
      SourceFile(
        number: FileNumber(UInt32(index)), path: "w\(index).yaml", bytes: Array(Self.workflow("w-\(index)").utf8))
    }
    let inputs = RunInputs(
      files: texts, projects: [ProjectInput(workflows: texts.map { WorkflowInput($0.number) })])
    for width in [1, 3, 16] {
      let result = await compile(CompileRequest(inputs: inputs, width: width))
      #expect(result.flows.map(\.name.value) == (0..<100).map { "w-\($0)" })
      #expect(result.fileCount == 100)
      // All of them do the same as the first.
      #expect(result.diagnostics.map(\.code) == Array(repeating: .repeatedRule, count: 99))
    }
  }

  @Test(arguments: [
    "kind: Deployment\n", "a: {{ .Values.b }}\n", "jobs:\n  workflow: x\n", "- workflow\n",
    "on: {workflow_dispatch: }\n",
  ])
  func passesOverOtherToolsFiles(text: String) async {
    let found = await compile(CompileRequest(inputs: Self.inputs(["a.yaml": text], named: false)))
    #expect(found.diagnostics.isEmpty)
    #expect(found.passedOver == [FileNumber(0)])
    #expect(found.fileCount == 0)
    // A file that somebody names is taken at its word.
    let named = await compile(CompileRequest(inputs: Self.inputs(["a.yaml": text])))
    #expect(named.hasErrors)
    #expect(named.passedOver.isEmpty)
  }

  @Test func aBrokenWorkflowIsNotPassedOver() async {
    let text = "workflow: a\ntrigger: {source: [\n"
    let found = await compile(CompileRequest(inputs: Self.inputs(["a.yaml": text], named: false)))
    #expect(found.hasErrors)
  }

  private static let environments = """
    project: desk
    environments:
      staging: {vars: {queue: orders, amount: 1}}
      production: {vars: {queue: orders}}

    """

  @Test func looksAtEachEnvironment() async {
    let workflow = """
      workflow: a
      trigger: {source: com.example.shop, event: order.placed, where: {total: "${{ vars.amount }}"}}
      tasks:
        - id: hand-over
          uses: sqs/send
          with: {queue: "${{ vars.queue }}"}

      """
    let inputs = Self.inputs(["a.yaml": workflow, "tasuki.yaml": Self.environments])
    let each = await compile(CompileRequest(inputs: inputs))
    #expect(each.diagnostics.count == 1)
    #expect(each.diagnostics.first?.message.text.contains("amount") == true)
    let staging = await compile(CompileRequest(inputs: inputs, environment: "staging"))
    #expect(staging.diagnostics.isEmpty)
    let production = await compile(CompileRequest(inputs: inputs, environment: "production"))
    #expect(production.diagnostics == each.diagnostics)
  }

  @Test func findingsOfSeveralEnvironmentsAreJoined() async {
    let workflow =
      Self.workflow("a").replacingOccurrences(of: "queue:", with: "qeue:") + "owner: ${{ vars.queue }}\n"
    let inputs = Self.inputs(["a.yaml": workflow, "tasuki.yaml": Self.environments])
    let one = await compile(CompileRequest(inputs: inputs, environment: "staging"))
    let each = await compile(CompileRequest(inputs: inputs))
    #expect(!one.diagnostics.isEmpty)
    #expect(each.diagnostics == one.diagnostics)
  }

  @Test func compilesNeitherSeveralEnvironmentsNorProjectsAtOnce() async {
    let inputs = Self.inputs(["a.yaml": Self.workflow("a"), "tasuki.yaml": Self.environments])
    let open = await compile(CompileRequest(inputs: inputs, target: .terraform))
    #expect(open.refusal?.contains("--env (staging, production)") == true)
    #expect(open.files.isEmpty)
    let picked = await compile(CompileRequest(inputs: inputs, environment: "staging", target: .terraform))
    #expect(picked.refusal == nil)
    #expect(picked.files.contains { $0.path == "a.tf" })

    var several = Self.inputs(["a.yaml": Self.workflow("a"), "b.yaml": Self.workflow("b")])
    several.projects = [
      ProjectInput(workflows: [WorkflowInput(FileNumber(0))]),
      ProjectInput(workflows: [WorkflowInput(FileNumber(1))]),
    ]
    let both = await compile(CompileRequest(inputs: several, target: .terraform))
    #expect(both.refusal?.hasPrefix("the paths belong to 2 projects") == true)
  }

  @Test func errorsLeaveNoOutput() async {
    let inputs = Self.inputs(["a.yaml": Self.workflow("a"), "b.yaml": "workflow: b\n"])
    for target in [CompileTarget.terraform, .cloudformation(json: false), .eventbridge(values: [:])] {
      let result = await compile(CompileRequest(inputs: inputs, target: target))
      #expect(result.hasErrors)
      #expect(result.files.isEmpty)
    }
  }

  @Test func ofVeryManyEnvironmentsTheFirstAreChecked() async {
    func project(_ count: Int) -> String {
      "project: p\nenvironments:\n" + (0..<count).map { "  e\($0): {vars: {queue: q}}\n" }.joined()
    }
    func findings(_ count: Int) async -> [Diagnostic] {
      let inputs = Self.inputs([
        "tasuki.yaml": project(count), "a.yaml": Self.workflow("a", channel: "\"${{ vars.queue }}\""),
      ])
      return await compile(CompileRequest(inputs: inputs)).diagnostics
    }
    #expect(await findings(50).isEmpty)
    let found = await findings(52)
    #expect(found.map(\.code) == [.manyEnvironments])
    #expect(found.first?.message.text == "only the first 50 of 52 environments are checked")
    #expect(found.first?.hint?.text == "check this one with '--env e50'")
  }
}
