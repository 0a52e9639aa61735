import CloudFormation
import Diagnostics
import Emit
import Plan
import Source
import TestSupport
import Testing

/// Texts and names that CloudFormation does not accept.
@Suite struct FindingTests {
  @Test func aTextThatWouldBecomeASecretIsRefusedWhereItStands() {
    let target = TargetBody(
      id: "note", arn: .localARN(service: "sns", "notes"), input: .constant(#""a {{resolve:ssm:name}} b""#),
      retry: RetryPolicy(), deadLetterQueue: nil, task: "note", origin: DeskPlan.line(0, 7))
    let found = findings(TestPlans.oneRule(targets: [target]))
    #expect(found.map(\.code) == [.dynamicReferenceInText])
    #expect(found.first?.span == DeskPlan.line(0, 7))
  }

  @Test(arguments: ["{{resolve:ssm:x}}", "a{{resolve:secretsmanager:y}}"])
  func patternsDescriptionsAndKeysAreSearched(_ text: String) {
    #expect(
      findings(TestPlans.oneRule(pattern: RulePattern(json: .object([JSONMember(text, [1])])))).map(\.code)
        == [.dynamicReferenceInText])
    #expect(
      findings(TestPlans.oneRule(pattern: RulePattern(json: ["a": [.null, .string(text)]]))).map(
        \.code)
        == [.dynamicReferenceInText])
    #expect(findings(TestPlans.oneRule(description: text)).map(\.code) == [.dynamicReferenceInText])
  }

  @Test func otherBracesAreText() {
    #expect(findings(TestPlans.oneRule(description: "{{ resolve:ssm:x }} {resolve:} {{Resolve:ssm:x}}")).isEmpty)
  }

  @Test(arguments: ["Ref", "Fn::Sub"])
  func aHeaderThatWouldBeAFunctionIsRefused(_ name: String) {
    let target = TargetBody(
      id: "call", arn: .localARN(service: "events", "api-destination/x"), retry: RetryPolicy(),
      deadLetterQueue: nil,
      parameters: .http(HTTPParameters(headers: [.init(name: name, value: "1")])), task: "call",
      origin: DeskPlan.line(0, 7))
    #expect(findings(TestPlans.oneRule(targets: [target])).map(\.code) == [.functionNameInMap])
  }

  @Test(arguments: [("a:b", nil), ("a", "k}"), ("a", "k:1"), ("", nil), ("a b", nil)] as [(String, String?)])
  func aSecretWithoutANameForItIsRefused(_ name: String, _ key: String?) {
    #expect(
      findings(connection(.secretsManager(prefix: "", name: name, key: key))).map(\.code) == [
        .secretNameNotReferable
      ])
  }

  @Test func theARNOfASecretIsAName() {
    let name = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm-AbCdEf"
    #expect(findings(connection(.secretsManager(prefix: "Bearer ", name: name, key: "key"))).isEmpty)
  }

  @Test func aPrefixIsText() {
    #expect(
      findings(connection(.parameterStore(prefix: "{{resolve:ssm:x}}", name: "/y"))).map(\.code)
        == [.dynamicReferenceInText])
  }

  private func connection(_ secret: SecretText) -> DeploymentPlan {
    var plan = TestPlans.oneRule()
    plan.resources = [
      PlannedResource(
        ResourceIdentifier(.connection, "crm"),
        .connection(
          ConnectionBody(name: "crm", description: "CRM.", authorization: .apiKey(header: "K", value: secret))),
        workflow: nil, origin: DeskPlan.line(0, 3))
    ]
    return plan
  }

  private func findings(_ plan: DeploymentPlan) -> [Diagnostic] {
    let sink = DiagnosticSink()
    let files = CloudFormationBackend.files(for: plan, format: .yaml, sources: DeskPlan.sources, into: sink)
    #expect(files.isEmpty == sink.hasErrors)
    return sink.diagnostics
  }
}
