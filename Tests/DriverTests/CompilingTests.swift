import Checks
import CloudFormation
import Diagnostics
import Driver
import Emit
import Flow
import Foundation
import Planning
import Reading
import Source
import TestSupport
import Testing

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

  @Test func manyFilesKeepTheirOrder() async throws {
    let inputs = RunInputs((0..<100).map { ("w\($0).yaml", Self.workflow("w-\($0)")) })
    for width in [1, 3, 16] {
      let result = try await compile(CompileRequest(inputs: inputs, width: width))
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
  func ignoresOtherToolsFiles(text: String) async throws {
    let found = try await compile(CompileRequest(inputs: RunInputs([("a.yaml", text)], named: false)))
    #expect(found.diagnostics.isEmpty)
    #expect(found.passedOver == [FileNumber(0)])
    #expect(found.fileCount == 0)
    // A file that the command line names is taken as a workflow.
    let named = try await compile(CompileRequest(inputs: RunInputs([("a.yaml", text)])))
    #expect(named.hasErrors)
    #expect(named.passedOver.isEmpty)
  }

  /// A check warns about what only one target rejects, however the source spells it.
  @Test(arguments: [
    ("body: \"{{resolve:ssm:x}}\"", DiagnosticCode.dynamicReferenceInText),
    (#"body: "{{\x72esolve:ssm:x}}""#, .dynamicReferenceInText), ("headers: {Ref: a}", .functionNameInMap),
    (#"headers: {"\u0052ef": a}"#, .functionNameInMap), ("query: {\"Fn::Sub\": a}", .functionNameInMap),
  ])
  func aCheckWarnsOfOneTarget(message: String, code: DiagnosticCode) async throws {
    let text = Self.workflow("a").replacing("uses: sqs/send", with: "uses: http/request")
      .replacing("queue: orders", with: "connection: crm, path: /a, \(message)")
    let project = """
      project: desk
      connections: {crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/key}}}}}
      """
    let result = try await compile(CompileRequest(inputs: RunInputs([("tasuki.yaml", project), ("a.yaml", text)])))
    #expect(result.diagnostics.map(\.code) == [code])
    #expect(!result.hasErrors)
  }

  @Test func aBrokenWorkflowIsNotIgnored() async throws {
    let text = "workflow: a\ntrigger: {source: [\n"
    let found = try await compile(CompileRequest(inputs: RunInputs([("a.yaml", text)], named: false)))
    #expect(found.hasErrors)
  }

  private static let environments = """
    project: desk
    environments:
      staging: {vars: {queue: orders, amount: 1}}
      production: {vars: {queue: orders}}

    """

  @Test func looksAtEachEnvironment() async throws {
    let workflow = """
      workflow: a
      trigger: {source: com.example.shop, event: order.placed, where: {total: "${{ vars.amount }}"}}
      tasks:
        - id: hand-over
          uses: sqs/send
          with: {queue: "${{ vars.queue }}"}

      """
    let inputs = RunInputs([("a.yaml", workflow), ("tasuki.yaml", Self.environments)])
    let each = try await compile(CompileRequest(inputs: inputs))
    #expect(each.diagnostics.count == 1)
    #expect(each.diagnostics.first?.message.text.contains("amount") == true)
    let staging = try await compile(CompileRequest(inputs: inputs, environment: "staging"))
    #expect(staging.diagnostics.isEmpty)
    let production = try await compile(CompileRequest(inputs: inputs, environment: "production"))
    #expect(production.diagnostics == each.diagnostics)
  }

  @Test func findingsOfSeveralEnvironmentsAreJoined() async throws {
    let workflow =
      Self.workflow("a").replacingOccurrences(of: "queue:", with: "qeue:") + "owner: ${{ vars.queue }}\n"
    let inputs = RunInputs([("a.yaml", workflow), ("tasuki.yaml", Self.environments)])
    let one = try await compile(CompileRequest(inputs: inputs, environment: "staging"))
    let each = try await compile(CompileRequest(inputs: inputs))
    #expect(!one.diagnostics.isEmpty)
    #expect(each.diagnostics == one.diagnostics)
  }

  @Test func compilesNeitherSeveralEnvironmentsNorProjectsAtOnce() async throws {
    let inputs = RunInputs([("a.yaml", Self.workflow("a")), ("tasuki.yaml", Self.environments)])
    let open = try await compile(CompileRequest(inputs: inputs, target: .terraform))
    #expect(open.refusal == .severalEnvironments(["staging", "production"]))
    #expect(open.files.isEmpty)
    let picked = try await compile(CompileRequest(inputs: inputs, environment: "staging", target: .terraform))
    #expect(picked.refusal == nil)
    #expect(picked.files.contains { $0.path == "a.tf" })

    var several = RunInputs([("a.yaml", Self.workflow("a")), ("b.yaml", Self.workflow("b"))])
    several.projects = [
      ProjectInput(workflows: [WorkflowInput(FileNumber(0))]),
      ProjectInput(workflows: [WorkflowInput(FileNumber(1))]),
    ]
    let both = try await compile(CompileRequest(inputs: several, target: .terraform))
    #expect(both.refusal == .severalProjects([nil, nil]))
  }

  @Test func errorsLeaveNoOutput() async throws {
    let inputs = RunInputs([("a.yaml", Self.workflow("a")), ("b.yaml", "workflow: b\n")])
    for target in [CompileTarget.terraform, .cloudformation(json: false), .eventbridge(values: [:])] {
      let result = try await compile(CompileRequest(inputs: inputs, target: target))
      #expect(result.hasErrors)
      #expect(result.files.isEmpty)
    }
  }

  @Test func ofVeryManyEnvironmentsTheFirstAreChecked() async throws {
    func project(_ count: Int) -> String {
      "project: p\nenvironments:\n" + (0..<count).map { "  e\($0): {vars: {queue: q}}\n" }.joined()
    }
    func findings(_ count: Int) async throws -> [Diagnostic] {
      let inputs = RunInputs([
        ("tasuki.yaml", project(count)), ("a.yaml", Self.workflow("a", channel: "\"${{ vars.queue }}\"")),
      ])
      return try await compile(CompileRequest(inputs: inputs)).diagnostics
    }
    #expect(try await findings(50).isEmpty)
    let found = try await findings(52)
    #expect(found.map(\.code) == [.manyEnvironments])
    #expect(found.first?.message.text == "only the first 50 of 52 environments are checked")
    #expect(found.first?.hint?.text == "check this one with '--env e50'")
  }
}
