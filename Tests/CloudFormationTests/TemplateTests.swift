import CloudFormation
import Diagnostics
import Emit
import Foundation
import Plan
import Source
import TestSupport
import Testing

/// Single properties, read from the JSON form.
@Suite struct TemplateTests {
  @Test func noNullAnywhere() throws {
    let template = try Template(DeskPlan.plan)
    #expect(!containsNull(template.root))
  }

  @Test func aPatternWithNullIsText() throws {
    let template = try Template(DeskPlan.plan)
    let pattern = template.property("EventPattern", of: "InvoicesContainersRule")
    let text = try #require((pattern as? [String: Any])?["Fn::Sub"] as? String)
    #expect(
      text
        == #"{"source":["com.example.${AWS::AccountId}"],"detail":{"discount":[null,300,"a\"b"]}}"#
    )
  }

  @Test(
    arguments: [
      ["detail": ["Ref": ["x"]]], ["detail": ["Fn::Sub": ["x"]]],
      ["detail": ["n": [.number("1.12345678901234567890")]]],
      ["detail": ["n": [.number("1e+30")]]], ["detail": ["n": [.number("12345678901234567890")]]],
    ] as [JSONValue])
  func aPatternThatWouldChangeIsText(_ pattern: JSONValue) throws {
    let template = try Template(TestPlans.oneRule(pattern: RulePattern(json: pattern)))
    #expect(template.property("EventPattern", of: "OrdersRule") as? String == pattern.text())
  }

  @Test func anOrdinaryPatternIsAnObject() throws {
    let pattern = RulePattern(json: ["detail": ["n": [1, .number("2.5"), -3], "arn": ["arn:aws:s3:::bucket"]]])
    let template = try Template(TestPlans.oneRule(pattern: pattern))
    let object = try #require(template.property("EventPattern", of: "OrdersRule") as? [String: [String: [Any]]])
    #expect(object["detail"]?["arn"] as? [String] == ["arn:aws:s3:::bucket"])
  }

  @Test(arguments: [
    "${x}", "${AWS::Region}", "a ${", "${}", "${a${b}", "$${x}", "${!x}", "{{ x }}", "$", "日本語 \u{0}\u{7F}",
  ])
  func textStaysTextWithAndWithoutReferences(_ text: String) throws {
    var plan = TestPlans.oneRule(description: text)
    plan.outputs = [
      PlannedOutput(
        name: "told", description: "x", value: .text(PlanText([.literal(text), .account, .literal(text)])),
        workflow: nil, origin: DeskPlan.line(0, 1))
    ]
    let template = try Template(plan)
    #expect(template.resolve(template.property("Description", of: "OrdersRule")) == text)
    let output = (template.root["Outputs"] as? [String: [String: Any]])?["Told"]?["Value"]
    #expect(template.resolve(output) == text + "<AWS::AccountId>" + text)
  }

  @Test func aPartitionThatWasGivenIsTheDeployments() throws {
    let template = try Template(DeskPlan.plan)
    let targets = try #require(template.property("Targets", of: "InvoicesRule") as? [[String: Any]])
    #expect(
      (targets[3]["Arn"] as? [String: String]) == [
        "Fn::Sub": "arn:${AWS::Partition}:sqs:ap-northeast-1:123456789012:pay"
      ])
  }

  @Test func namesStayApart() throws {
    var plan = DeploymentPlan(project: "shop")
    let labels = ["a-1", "a1", "A-1", "1", "é", "x-queue", "x"]
    plan.resources = labels.map { label in
      PlannedResource(
        ResourceIdentifier(.topic, label), .topic(name: "t"), workflow: nil, origin: DeskPlan.line(0, 1))
    }
    plan.parameters = ["x-topic", "x-topic-arn", "x-topic-secret-arn", "dollar", "free"].map {
      PlannedParameter(name: $0, description: "d", origin: DeskPlan.line(0, 1))
    }
    plan.outputs = plan.parameters.map {
      PlannedOutput(
        name: $0.name, description: "d", value: .text(.parameter($0.name)), workflow: nil,
        origin: DeskPlan.line(0, 1))
    }
    let template = try Template(plan)
    let resources = Set(template.resources.keys)
    let parameters = Set((template.root["Parameters"] as? [String: Any] ?? [:]).keys)
    let outputs = Set((template.root["Outputs"] as? [String: Any] ?? [:]).keys)
    #expect(resources.count == labels.count)
    #expect(parameters.count == plan.parameters.count)
    #expect(outputs.count == plan.outputs.count)
    #expect(resources.isDisjoint(with: parameters))
    #expect(parameters.isDisjoint(with: ["Dollar", "XTopicArn", "XTopicSecretArn"]))
    #expect(parameters.contains("Free"))
    #expect(
      (resources.union(parameters).union(outputs)).allSatisfy { name in
        name.utf8.count <= 255 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      })
    // The order of the plan must not decide.
    plan.resources.reverse()
    #expect(Set(try Template(plan).resources.keys) == resources)
  }

  @Test func aSecretParameterIsNotShown() throws {
    let template = try Template(DeskPlan.plan)
    let parameters = try #require(template.root["Parameters"] as? [String: [String: Any]])
    #expect(parameters["CrmKey"]?["NoEcho"] as? Bool == true)
    #expect(parameters["SlackWorkspace"]?["NoEcho"] == nil)
    #expect(parameters["Unused"] == nil)
  }

  @Test func theDescriptionIsCutBetweenCharacters() throws {
    var plan = TestPlans.oneRule()
    plan.workflows = [
      PlannedWorkflow(name: "orders", description: String(repeating: "日", count: 600), origin: DeskPlan.line(0, 1))
    ]
    let description = try #require(try Template(plan).root["Description"] as? String)
    #expect((916...920).contains(description.utf8.count))
    #expect(description.hasSuffix("日…"))
  }

  @Test func theSourceOfAResourceIsInItsMetadataOrAboveIt() throws {
    let template = try Template(DeskPlan.plan)
    let metadata = template.resources["InvoicesRule"]?["Metadata"] as? [String: [String: String]]
    #expect(metadata == ["Tasuki": ["Source": "workflows/invoices.yaml:3"]])
    let files = CloudFormationBackend.files(
      for: DeskPlan.plan, format: .yaml, sources: DeskPlan.sources, into: DiagnosticSink())
    let yaml = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(yaml.contains("  # workflows/invoices.yaml:3\n  InvoicesRule:\n"))
    #expect(!yaml.contains("Metadata"))
  }

  @Test func aPlanWithoutResourcesHasNoTemplate() {
    let plan = DeploymentPlan(project: "shop")
    #expect(
      CloudFormationBackend.files(for: plan, format: .yaml, sources: DeskPlan.sources, into: DiagnosticSink())
        .isEmpty)
  }

  @Test func theFileIsNamedByProjectAndEnvironment() {
    func names(_ project: String, _ environment: String?) -> [String] {
      var plan = TestPlans.oneRule()
      plan.project = project
      plan.environment = environment
      return CloudFormationBackend.files(
        for: plan, format: .yaml, sources: DeskPlan.sources, into: DiagnosticSink()
      ).map(\.path)
    }
    #expect(names("shop", nil) == ["shop.yaml"])
    #expect(names("shop", "eu_1") == ["shop-eu_1.yaml"])
    #expect(names("..", "/etc") == ["tasuki..--etc.yaml"])
  }

  private func containsNull(_ value: Any) -> Bool {
    switch value {
    case is NSNull: true
    case let list as [Any]: list.contains(where: containsNull)
    case let map as [String: Any]: map.values.contains(where: containsNull)
    default: false
    }
  }
}
