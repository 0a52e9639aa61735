import Diagnostics
import Emit
import EventBridge
import Foundation
import Plan
import Source
import TestSupport
import Testing

/// The files for the `aws` command.
@Suite struct FilesTests {
  static let values = [
    "region": "ap-northeast-1", "account": "123456789012",
    "stripe-event-source": "aws.partner/stripe.com/ed_61Tz", "crm-key": "k",
    "desk-production-kintone-record-destination-arn":
      "arn:aws:events:ap-northeast-1:123456789012:api-destination/desk-production-kintone-record/0a1b",
  ]

  @Test func everyKindOfResource() throws {
    let sink = DiagnosticSink()
    let files = EventBridgeBackend.files(
      for: DeskPlan.plan, values: FilesTests.values, sources: DeskPlan.sources, into: sink)
    #expect(sink.diagnostics.isEmpty)
    try GoldenFolder("desk").expect(files)
  }

  @Test func everyMissingValueIsNamedAtOnce() throws {
    let sink = DiagnosticSink()
    let files = EventBridgeBackend.files(for: DeskPlan.plan, values: [:], sources: DeskPlan.sources, into: sink)
    #expect(files.isEmpty)
    #expect(sink.diagnostics.map(\.code) == [.missingValue])
    let finding = try #require(sink.diagnostics.first)
    #expect(
      finding.message.text
        == "values are missing: 'stripe-event-source', 'region', 'account'")
    // Values that only the channel and the connections need are not part of the files.
    #expect(!finding.notes.contains { $0.text.contains("slack-workspace") || $0.text.contains("crm-key") })
    #expect(finding.notes.contains { $0.text.hasPrefix("Give it with '--parameter region=VALUE'.") })
  }

  /// What AWS assigns is put in when the command runs; only the file with the name needs that.
  @Test func commandsAskForWhatAWSAssigns() {
    let name = "desk-production-kintone-record-destination-arn"
    var values = FilesTests.values
    values[name] = nil
    let sink = DiagnosticSink()
    let files = EventBridgeBackend.files(for: DeskPlan.plan, values: values, sources: DeskPlan.sources, into: sink)
    #expect(sink.diagnostics.isEmpty)
    let folder = "desk-production-invoices"
    #expect(text(of: "\(folder)/put-targets.json", files).contains("\"Arn\": \"<\(name)>\""))
    let page = text(of: "README.md", files)
    #expect(page.contains("aws events put-rule --cli-input-json file://\(folder)/put-rule.json\n"))
    let asked =
      "$(aws events describe-api-destination --name desk-production-kintone-record "
      + "--query ApiDestinationArn --output text)"
    #expect(
      page.contains(
        "aws events put-targets --cli-input-json \"$(sed -e \"s|<\(name)>|\(asked)|g\" \(folder)/put-targets.json)\"\n"
      ))
  }

  @Test func definitionsAreWholeOrNothing() {
    let open = DiagnosticSink()
    #expect(
      EventBridgeBackend.definitions(for: AttributeTests.plan, values: ["region": "eu-west-1"], into: open).count
        == 1)
    #expect(open.diagnostics.isEmpty)
    let wrong = DiagnosticSink()
    #expect(EventBridgeBackend.definitions(for: AttributeTests.plan, values: ["regoin": "x"], into: wrong).isEmpty)
    #expect(wrong.diagnostics.map(\.code) == [.unknownParameter])
  }

  @Test func aDefaultIsAValue() {
    var plan = DeskPlan.plan
    plan.parameters[0].defaultValue = "aws.partner/stripe.com/ed_default"
    var values = FilesTests.values
    values["stripe-event-source"] = nil
    let sink = DiagnosticSink()
    let files = EventBridgeBackend.files(for: plan, values: values, sources: DeskPlan.sources, into: sink)
    #expect(sink.diagnostics.isEmpty)
    #expect(
      text(of: "desk-production-invoices/put-rule.json", files).contains(
        #""EventBusName": "aws.partner/stripe.com/ed_default""#))
  }

  @Test(arguments: [
    ("region", "Tokyo"), ("account", "12"), ("account", "12345678901x"), ("stripe-event-source", "aws.partner/x"),
    ("desk-production-kintone-record-destination-arn", "arn:aws:events:eu-west-1:1:api-destination/other/0a"),
  ])
  func aValueMustFit(_ name: String, _ value: String) {
    var values = FilesTests.values
    values[name] = value
    let sink = DiagnosticSink()
    #expect(
      EventBridgeBackend.files(for: DeskPlan.plan, values: values, sources: DeskPlan.sources, into: sink).isEmpty)
    #expect(sink.diagnostics.map(\.code) == [.valueNotAllowed])
  }

  @Test(arguments: [
    ("eu-west-1", "arn:aws:"), ("cn-north-1", "arn:aws-cn:"), ("us-gov-west-1", "arn:aws-us-gov:"),
    ("us-iso-east-1", "arn:aws-iso:"), ("us-isob-east-1", "arn:aws-iso-b:"),
  ])
  func theRegionSaysThePartition(_ region: String, _ start: String) {
    var values = FilesTests.values
    values["region"] = region
    let files = EventBridgeBackend.files(
      for: DeskPlan.plan, values: values, sources: DeskPlan.sources, into: DiagnosticSink())
    let targets = text(of: "desk-production-invoices-containers/put-targets.json", files)
    #expect(targets.contains("\"Arn\": \"\(start)kinesis:\(region):123456789012:stream/orders\""))
  }

  @Test func rulesOfOneNameHaveFoldersOfTheirOwn() {
    var plan = DeploymentPlan(project: "shop")
    let bodies = [("a", "Same"), ("b", "same"), ("c", ".."), ("d", "README.md")]
    plan.resources = bodies.map { label, name in
      PlannedResource(
        ResourceIdentifier(.rule, label),
        .rule(
          RuleBody(
            name: name, description: nil, bus: nil, pattern: RulePattern(json: ["source": ["a"]]), isEnabled: true,
            trigger: 0, targets: [])),
        workflow: nil, origin: DeskPlan.line(0, 1))
    }
    let files = EventBridgeBackend.files(
      for: plan, values: [:], sources: DeskPlan.sources, into: DiagnosticSink())
    #expect(
      files.map(\.path) == [
        "README.md", "Same/put-rule.json", "same-2/put-rule.json", "rule../put-rule.json",
        "README.md-2/put-rule.json",
      ])
  }

  @Test func aSecretIsNotShown() {
    var values = FilesTests.values
    values["crm-key"] = "hunter2"
    let files = EventBridgeBackend.files(
      for: DeskPlan.plan, values: values, sources: DeskPlan.sources, into: DiagnosticSink())
    #expect(!files.isEmpty)
    for file in files { #expect(!String(decoding: file.bytes, as: UTF8.self).contains("hunter2")) }
  }

  @Test func aPlanWithoutRulesHasNoFiles() {
    let sink = DiagnosticSink()
    let plan = DeploymentPlan(project: "shop")
    #expect(EventBridgeBackend.files(for: plan, values: [:], sources: DeskPlan.sources, into: sink).isEmpty)
    #expect(sink.diagnostics.isEmpty)
  }

  @Test func patternsAndTextsArriveAsTheyWereWritten() throws {
    let files = EventBridgeBackend.files(
      for: DeskPlan.plan, values: FilesTests.values, sources: DeskPlan.sources, into: DiagnosticSink())
    let rule = try object(of: "desk-production-invoices/put-rule.json", files)
    #expect(rule["Description"] as? String == DeskPlan.hostile)
    let pattern = try #require(rule["EventPattern"] as? String)
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(pattern.utf8)) as? [String: Any])
    #expect(parsed["detail-type"] as? [String] == ["invoice.payment_failed", DeskPlan.hostile])
    let other = try object(of: "desk-production-invoices-containers/put-rule.json", files)
    #expect(
      other["EventPattern"] as? String
        == #"{"source":["com.example.123456789012"],"detail":{"discount":[null,300,"a\"b"]}}"#)
    #expect(other["EventBusName"] == nil)
    #expect(other["State"] as? String == "DISABLED")
  }

  private func text(of path: String, _ files: [OutputFile]) -> String {
    String(decoding: files.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
  }

  private func object(of path: String, _ files: [OutputFile]) throws -> [String: Any] {
    let data = Data(text(of: path, files).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
