import CloudFormation
import Diagnostics
import Emit
import Foundation
import Plan
import Source
import TestSupport
import Testing

/// Projects that are too large for one template.
@Suite struct SplitTests {
  @Test func fiveHundredResourcesFitIntoOneTemplate() {
    var plan = TestPlans.many(248)
    plan.outputs = []
    #expect(plan.resources.count == 500)
    let sink = DiagnosticSink()
    #expect(files(plan, sink).map(\.path) == ["shop-production.json"])
    #expect(sink.diagnostics.map(\.code) == [.templateNearLimit, .templateNeedsBucket])
  }

  @Test func aTemplateOverTheSizeOfACallNeedsABucket() {
    var needed: Set<Bool> = []
    for count in 10...60 {
      let sink = DiagnosticSink()
      let bytes = files(TestPlans.many(count), sink)[0].bytes.count
      #expect(sink.diagnostics.map(\.code) == (bytes > 51_200 ? [.templateNeedsBucket] : []))
      needed.insert(bytes > 51_200)
    }
    #expect(needed.count == 2)
  }

  @Test func oneResourceMoreIsSpread() throws {
    var plan = TestPlans.many(249)
    plan.outputs = []
    let sink = DiagnosticSink()
    let files = files(plan, sink)
    #expect(files.map(\.path) == ["shop-production.json", "shop-production-1.json", "shop-production-2.json"])
    #expect(sink.diagnostics.map(\.code) == [.projectSplit, .templateNeedsBucket])
    // The advice keeps the project as it is.
    #expect(sink.diagnostics.first?.hint?.text.hasPrefix("add 'stacks: 2'") == true)
    #expect(try homes(plan, stacks: 2) == homes(plan))
  }

  @Test func tooManyOutputsAreSpread() {
    let plan = TestPlans.many(201)
    let files = files(plan, DiagnosticSink())
    #expect(files.count == 3)
  }

  @Test(arguments: [0, 150, 300])
  func aThousandWorkflows(_ sharedTopics: Int) throws {
    let plan = TestPlans.many(1000, sharedTopics: sharedTopics)
    let sink = DiagnosticSink()
    let files = files(plan, sink)
    #expect(!sink.hasErrors)
    let templates = try files.map { try Template($0.bytes) }
    #expect(templates.reduce(0) { $0 + $1.resources.count } == plan.resources.count)
    var exported: Set<String> = []
    var imported: Set<String> = []
    for (index, template) in templates.enumerated() {
      #expect(template.resources.count <= 450)
      let outputs = template.root["Outputs"] as? [String: [String: Any]] ?? [:]
      #expect(outputs.count <= 180)
      var needed: Set<String> = []
      collectImports(template.root, &needed)
      #expect(((template.root["Description"] as? String)?.utf8.count ?? 0) <= 920)
      if index == 0 {
        #expect(needed.isEmpty)
        #expect(template.resources["CrmDestination"] != nil)
        exported = Set(outputs.values.compactMap { ($0["Export"] as? [String: String])?["Name"] })
      }
      imported.formUnion(needed)
      #expect(files[index].bytes.count <= 1_000_000)
    }
    #expect(imported == exported)
    #expect(exported.contains("shop-production:CrmDestinationArn"))
    #expect(exported.count == (sharedTopics == 150 ? 152 : sharedTopics == 300 ? 1 : 2))
  }

  @Test func aNewWorkflowMovesNoOther() throws {
    for count in [1, 2, 7] {
      let before = try homes(TestPlans.many(60), stacks: count)
      let after = try homes(TestPlans.many(61), stacks: count)
      for (id, home) in before { #expect(after[id] == home) }
    }
  }

  @Test(arguments: 1..<8) func aNewStackTakesSomeFromEachOther(_ count: Int) throws {
    let before = try homes(TestPlans.many(200), stacks: count)
    let after = try homes(TestPlans.many(200), stacks: count + 1)
    var moved = 0
    for (id, home) in before where after[id] != home {
      #expect(after[id] == "shop-production-\(count + 1).json")
      moved += 1
    }
    // Its share, plus or minus half of it.
    let share = before.count / (count + 1)
    #expect((share / 2...share * 3 / 2).contains(moved))
  }

  @Test func aNumberOfStacksIsKeptFromTheStart() {
    let sink = DiagnosticSink()
    let files = files(TestPlans.many(20), sink, stacks: 3)
    #expect(
      files.map(\.path) == [
        "shop-production.json", "shop-production-1.json", "shop-production-2.json", "shop-production-3.json",
      ])
    #expect(sink.diagnostics.isEmpty)
  }

  @Test func sharedResourcesNeverMove() throws {
    let queue = ResourceIdentifier(.queue, "orders")
    func plan(ownedBy workflow: String?) -> DeploymentPlan {
      var plan = TestPlans.many(20)
      plan.resources.append(
        PlannedResource(
          queue, .queue(QueueBody(name: "orders", retention: 345_600, isEncrypted: true)), workflow: workflow,
          mayBeShared: true, origin: DeskPlan.line(0, 1)))
      return plan
    }
    for owner in ["flow-3", nil] {
      #expect(try homes(plan(ownedBy: owner), stacks: 2)["OrdersQueue"] == "shop-production.json")
    }
  }

  @Test func sharedResourcesOverALimitMoveToTheirWorkflows() throws {
    var plan = TestPlans.many(600)
    for index in 0..<600 {
      plan.resources.append(
        PlannedResource(
          ResourceIdentifier(.topic, "t-\(index)"), .topic(name: "t-\(index)"), workflow: "flow-\(index)",
          mayBeShared: true, origin: DeskPlan.line(0, 1)))
    }
    let sink = DiagnosticSink()
    #expect(files(plan, sink).count > 4)
    #expect(!sink.hasErrors)
  }

  /// A template has at most 200 outputs, and the ARN of an API destination can only be imported.
  @Test func sharedResourcesWithTooManyImportsMoveToTheirWorkflows() {
    var plan = TestPlans.many(300)
    for index in plan.resources.indices {
      guard case .rule(var rule) = plan.resources[index].body else { continue }
      let destination = ResourceIdentifier(.apiDestination, rule.name)
      rule.targets[0].arn = .reference(destination, .arn)
      plan.resources[index].body = .rule(rule)
      plan.resources.append(
        PlannedResource(
          destination,
          .apiDestination(
            APIDestinationBody(
              name: rule.name, description: "", connection: ResourceIdentifier(.connection, "crm"),
              endpoint: "https://crm.example.com", method: "POST", callsPerSecond: 1)),
          workflow: plan.resources[index].workflow, mayBeShared: true, origin: DeskPlan.line(0, 1)))
    }
    let sink = DiagnosticSink()
    #expect(files(plan, sink).count > 2)
    #expect(!sink.hasErrors)
  }

  @Test func aStartedWorkflowStaysInItsStack() throws {
    let machine = ResourceIdentifier(.stateMachine, "pack")
    var plan = TestPlans.many(20)
    let role = ResourceIdentifier(.role, "flow-1")
    plan.resources.append(
      PlannedResource(
        machine,
        .stateMachine(
          StateMachineBody(
            name: "shop-production-pack", kind: .standard,
            machine: StateMachine(comment: "", states: StateList(start: "a", states: [State("a", .succeed)])),
            role: role, logGroup: ResourceIdentifier(.logGroup, "pack"), logLevel: .errors,
            logsExecutionData: false,
            isTraced: true)), workflow: "flow-1", origin: DeskPlan.line(0, 1)))
    let before = try homes(plan, stacks: 4)
    for index in plan.resources.indices {
      guard case .rule(var rule) = plan.resources[index].body else { continue }
      rule.targets[1].arn = .reference(machine, .arn)
      plan.resources[index].body = .rule(rule)
    }
    #expect(try homes(plan, stacks: 4) == before)
    let home = try #require(before["PackStateMachine"])
    for file in files(plan, DiagnosticSink(), stacks: 4) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("PackStateMachineArn"))
      if file.path != home, file.path != "shop-production.json" {
        #expect(text.contains(":stateMachine:shop-production-pack"))
      }
    }
  }

  @Test func aTemplateThatIsNearlyFullIsAWarning() throws {
    func warnings(_ workflows: Int, stacks: Int? = nil) -> [Diagnostic] {
      var plan = TestPlans.many(workflows)
      plan.outputs = []
      let sink = DiagnosticSink()
      _ = files(plan, sink, stacks: stacks)
      return sink.diagnostics.filter { $0.code == .templateNearLimit }
    }
    #expect(warnings(197).isEmpty)
    let single = try #require(warnings(198).first)
    #expect(
      single.message.text
        == "the template 'shop-production' has 400 of the 500 resources that CloudFormation allows")
    #expect(single.hint?.text.hasPrefix("add 'stacks: 2'") == true)
    #expect(warnings(300, stacks: 2).isEmpty)
    let full = warnings(430, stacks: 2)
    #expect(full.first?.hint?.text == "write 'stacks: 3'")
    #expect(full.first?.span == Span(file: FileNumber(0), start: 0, end: 1))
  }

  @Test func bothFormsAreSpreadAlike() throws {
    let plan = TestPlans.many(600)
    let yaml = CloudFormationBackend.files(
      for: plan, format: .yaml, sources: DeskPlan.sources, into: DiagnosticSink())
    let json = files(plan, DiagnosticSink())
    #expect(yaml.map { $0.path.dropLast(5) } == json.map { $0.path.dropLast(5) })
  }

  @Test func aWorkflowThatFitsNowhereIsAnError() {
    var plan = TestPlans.oneRule()
    for index in 0..<600 {
      plan.resources.append(
        PlannedResource(
          ResourceIdentifier(.topic, "t-\(index)"), .topic(name: "t-\(index)"), workflow: "orders",
          origin: DeskPlan.line(0, 1)))
    }
    let sink = DiagnosticSink()
    #expect(files(plan, sink).isEmpty)
    #expect(sink.diagnostics.contains { $0.code == .templateTooLarge })
  }

  @Test func resourcesOfTwoWorkflowsAreShared() throws {
    var plan = TestPlans.many(300)
    // Only one workflow was said to need this resource, but another one refers to it.
    let topic = ResourceIdentifier(.topic, "owned")
    plan.resources.append(
      PlannedResource(topic, .topic(name: "owned"), workflow: "flow-1", origin: DeskPlan.line(0, 1)))
    plan.resources.append(
      PlannedResource(
        ResourceIdentifier(.topicPolicy, "owned"),
        .topicPolicy(topic: topic, document: DeskPlan.admit("sns:Publish", on: .reference(topic, .arn), from: [])),
        workflow: "flow-2", origin: DeskPlan.line(0, 1)))
    let shared = try Template(files(plan, DiagnosticSink())[0].bytes)
    #expect(shared.resources["OwnedTopic"] != nil)
    #expect(shared.resources["OwnedTopicPolicy"] == nil)
  }

  private func files(_ plan: DeploymentPlan, _ sink: DiagnosticSink, stacks: Int? = nil) -> [OutputFile] {
    CloudFormationBackend.files(
      for: plan, format: .json, stacks: stacks.map { Located($0, Span(file: FileNumber(0), start: 0, end: 1)) },
      sources: DeskPlan.sources, into: sink)
  }

  private func homes(_ plan: DeploymentPlan, stacks: Int? = nil) throws -> [String: String] {
    var result: [String: String] = [:]
    for file in files(plan, DiagnosticSink(), stacks: stacks) {
      for id in try Template(file.bytes).resources.keys { result[id] = file.path }
    }
    return result
  }

  private func collectImports(_ value: Any, _ result: inout Set<String>) {
    if let list = value as? [Any] {
      for element in list { collectImports(element, &result) }
    } else if let map = value as? [String: Any] {
      if let name = map["Fn::ImportValue"] as? String { result.insert(name) }
      for element in map.values { collectImports(element, &result) }
    }
  }
}
