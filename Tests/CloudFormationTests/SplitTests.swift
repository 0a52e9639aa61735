import CloudFormation
import Diagnostics
import Emit
import Foundation
import Plan
import Source
import TestSupport
import Testing

/// Projects that are larger than a template may be.
@Suite struct SplitTests {
  @Test func fiveHundredResourcesAreOneTemplate() {
    var plan = TestPlans.many(248)
    plan.outputs = []
    #expect(plan.resources.count == 500)
    let sink = DiagnosticSink()
    #expect(files(plan, sink).map(\.path) == ["shop-production.json"])
    #expect(sink.diagnostics.map(\.code) == [.templateNeedsBucket])
  }

  @Test func oneMoreIsSpread() throws {
    var plan = TestPlans.many(249)
    plan.outputs = []
    let sink = DiagnosticSink()
    let files = files(plan, sink)
    #expect(
      files.map(\.path) == ["shop-production-shared.json", "shop-production-1.json", "shop-production-2.json"])
    #expect(sink.diagnostics.map(\.code) == [.projectSplit, .templateNeedsBucket])
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
    let before = try homes(TestPlans.many(600))
    let after = try homes(TestPlans.many(601))
    for (id, home) in before { #expect(after[id] == home) }
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

  @Test func whatTwoWorkflowsReferToIsShared() throws {
    var plan = TestPlans.many(300)
    // Something that one workflow was said to need alone, and that another refers to.
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

  private func files(_ plan: DeploymentPlan, _ sink: DiagnosticSink) -> [OutputFile] {
    CloudFormationBackend.files(for: plan, format: .json, sources: DeskPlan.sources, into: sink)
  }

  private func homes(_ plan: DeploymentPlan) throws -> [String: String] {
    var result: [String: String] = [:]
    for file in files(plan, DiagnosticSink()) {
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
