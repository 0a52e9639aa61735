import Catalog
import Diagnostics
import Flow
import Plan
import ProjectSupport
import Source
import TestSupport
import Testing

@testable import Planning

/// A connection of each kind, by the kind's name.
private let connections = [
  "slack": "{workspace: T0123ABCD, channel: C0123ABCD}",
  "teams":
    "{team: 00000000-0000-0000-0000-000000000000, tenant: 00000000-0000-0000-0000-000000000000, channel: \"19%3Aa%40thread.tacv2\"}",
  "kintone": "{domain: example.cybozu.com, api-token: {secret: token}}",
  "ses": "{from: desk@example.com}",
  "gmail":
    "{from: a@example.com, client-id: id, client-secret: {secret: gmail/secret}, refresh-token: {secret: gmail/token}}",
  "http": "{base-url: \"https://crm.example.com\", auth: {bearer: {secret: token}}}",
  "stripe": "{api-key: {secret: key}}",
  "slack-api": "{token: {secret: token}}",
  "discord": "{token: {secret: token}}",
  "chatwork": "{token: {secret: token}}",
]

@Suite struct ActionTests {
  /// The task of an action's example, as the only call of a workflow.
  private func example(of action: Action) throws -> (call: Call, context: WorkflowContext, findings: [Diagnostic]) {
    var names: [String] = []
    for input in action.inputs {
      guard case .connection(let kinds) = input.type, let kind = kinds.first else { continue }
      let line = try #require(
        action.example.split(separator: "\n").first { $0.hasPrefix(input.name + ": ") }, "\(action.name)")
      let settings = try #require(connections[kind.name], "a row of the table for '\(kind.name)'")
      names.append("  \(line.dropFirst(input.name.count + 2)): {\(kind.name): \(settings)}\n")
    }
    let projectText = "project: shop\n" + (names.isEmpty ? "" : "connections:\n" + names.joined())
    let inputs = action.example.split(separator: "\n").map { "      \($0)\n" }.joined()
    let text = """
      workflow: example
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - id: only
          uses: \(action.name)
          with:
      \(inputs)
      """
    let file = SourceFile(number: FileNumber(0), path: "example.yaml", bytes: Array(text.utf8))
    let texts = ReadTexts([file], project: projectText)
    let flow = try #require(texts.flows.first)
    let context = WorkflowContext(
      PreparedWorkflow(flow, project: texts.project), ProjectFacts(texts.project, nil, [], []))
    let call = try #require(flow.calls.first)
    return (call, context, texts.findings)
  }

  @Test(arguments: ActionCatalog.all) func everyActionIsPlannedBothWays(_ action: Action) throws {
    let (call, context, findings) = try example(of: action)
    #expect(findings.filter { $0.severity == .error }.isEmpty, "\(findings.map(\.message.text))")
    // Gmail cannot be reached, which a check reports.
    guard action.name != "gmail/send" else {
      #expect(call.operation == nil)
      return
    }
    #expect(call.operation != nil)
    switch target(of: call, in: context) {
    case .target: #expect(action.stateMachineReason == nil)
    case .machine(let obstacles): #expect(obstacles.allSatisfy { !$0.reason.text.isEmpty })
    case .broken(let findings): Issue.record("broken: \(findings.map(\.message.text))")
    }
    var planner = StatePlanner(call, MachineScope(workflow: context.workflow, variables: [:]), context)
    let state = planner.stateCall(isShadow: false)
    // A machine cannot forward the event, which a finding reports.
    #expect((state == nil) == (action.form.kind == .forward))
    #expect(planner.findings.contains { $0.severity == .error } == (action.form.kind == .forward))
  }

  @Test(arguments: ActionCatalog.all.filter { $0.name != "gmail/send" }) func anActionHasItsKindOfOperation(
    _ action: Action
  ) throws {
    let call = try example(of: action).call
    let operation = try #require(call.operation)
    #expect(operation.kind == action.form.kind)
  }
}

extension Operation {
  fileprivate var kind: Kind {
    switch self {
    case .batchJob: .batchJob
    case .build: .build
    case .chat: .chat
    case .container: .container
    case .delivery: .delivery
    case .event: .event
    case .forward: .forward
    case .function: .function
    case .item: .item
    case .log: .log
    case .machine: .machine
    case .mail: .mail
    case .object: .object
    case .queue: .queue
    case .request: .request
    case .service: .service
    case .stream: .stream
    case .topic: .topic
    }
  }
}
