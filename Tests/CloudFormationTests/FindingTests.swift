import CloudFormation
import Diagnostics
import Emit
import Plan
import Source
import TestSupport
import Testing

/// Texts and names that CloudFormation does not accept.
@Suite struct FindingTests {
  @Test func aTextThatWouldBecomeASecretIsRejectedAtItsPlace() {
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
  func aHeaderThatWouldBeAFunctionIsRejected(_ name: String) {
    let target = TargetBody(
      id: "call", arn: .localARN(service: "events", "api-destination/x"), retry: RetryPolicy(),
      deadLetterQueue: nil,
      parameters: .http(HTTPParameters(headers: [.init(name: name, value: "1")])), task: "call",
      origin: DeskPlan.line(0, 7))
    #expect(findings(TestPlans.oneRule(targets: [target])).map(\.code) == [.functionNameInMap])
  }

  @Test(arguments: [("a:b", nil), ("a", "k}"), ("a", "k:1"), ("", nil), ("a b", nil)] as [(String, String?)])
  func aSecretThatCannotBeNamedIsRejected(_ name: String, _ key: String?) {
    #expect(
      findings(connection(.secretsManager(prefix: "", name: name, key: key))).map(\.code) == [
        .unreferableSecretName
      ])
  }

  @Test func theARNOfASecretIsAName() {
    let name = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm-AbCdEf"
    #expect(findings(connection(.secretsManager(prefix: "Bearer ", name: name, key: "key"))).isEmpty)
  }

  @Test func aPrefixIsText() {
    #expect(
      findings(connection(.secretsManager(prefix: "{{resolve:ssm:x}}", name: "y", key: nil))).map(\.code)
        == [.dynamicReferenceInText])
  }

  @Test func aParameterMustNotBeASecureString() {
    let found = findings(connection(.parameterStore(prefix: "", name: "/y")))
    #expect(found.map(\.code) == [.parameterMustBePlain] && found.first?.severity == .warning)
    #expect(found.first?.span == DeskPlan.line(0, 3))
  }

  @Test(arguments: [
    (SecretText.secretsManager(prefix: "", name: "crm", key: nil, version: .stage("v2")), "crm:SecretString::v2"),
    (.secretsManager(prefix: "", name: "crm", key: "k", version: .stage("v2")), "crm:SecretString:k:v2"),
    (
      .secretsManager(
        prefix: "", name: "crm", key: "k", version: SecretVersion("0123abcd-0123-0123-0123-0123456789AB")),
      "crm:SecretString:k::0123abcd-0123-0123-0123-0123456789AB"
    ),
    (.secretsManager(prefix: "", name: "crm", key: "k"), "crm:SecretString:k"),
    (.secretsManager(prefix: "", name: "crm", key: nil), "crm"),
  ])
  func aVersionIsPartOfTheReference(_ secret: SecretText, _ reference: String) {
    #expect(template(connection(secret)).contains("\"{{resolve:secretsmanager:\(reference)}}\""))
    #expect(
      template(connection(.parameterStore(prefix: "", name: "/y", version: "7"))).contains("{{resolve:ssm:/y:7}}"))
  }

  @Test func aTemplateIsDeployedOnlyWhereItWasCompiledFor() {
    var plan = TestPlans.oneRule()
    #expect(!template(plan).contains("Rules:"))
    plan.region = "eu-west-1"
    #expect(
      template(plan).contains(
        """
        Rules:
          DeploymentPlace:
            Assertions:
              - Assert: !Equals
                  - !Ref AWS::Region
                  - eu-west-1
                AssertDescription: This template is compiled for the Region eu-west-1.
        """))
    plan.account = "123456789012"
    plan.environment = "production"
    #expect(template(plan).contains("the account 123456789012, where the environment 'production' is."))
  }

  private func template(_ plan: DeploymentPlan) -> String {
    CloudFormationBackend.files(
      for: plan, format: .yaml, sources: DeskPlan.sources, into: DiagnosticSink()
    ).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
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
