import Catalog
import Diagnostics
import Plan
import Source
import TestSupport
import Testing

@testable import Planning

/// Sources whose events arrive through generated endpoints.
@Suite struct WebhookTests {
  private static let project = """
    project: desk
    sources:
      github: {webhook: {secret: desk/github}}
      stripe: {webhook: {secret: desk/stripe, key: signing-secret}, concurrency: 3}
      twilio: {webhook: {parameter: /desk/twilio}, bus: messages}
      kintone: {webhook: {parameter: kintone-token}, concurrency: none}

    """

  private static func workflow(_ name: String, _ source: String, _ event: String) -> String {
    Planned.workflow(
      name, trigger: "{source: \(source), event: \(event)}", tasks: "- {id: a, uses: sqs/send, with: {queue: q}}")
  }

  private static func function(_ sender: String, _ planned: Planned) -> FunctionBody? {
    planned.resources(.function).lazy.compactMap { if case .function(let body) = $0.body { body } else { nil } }
      .first { $0.name == "desk-\(sender)-webhook" }
  }

  private static let all = Planned(
    workflow("a", "github", "push"), workflow("b", "stripe", "invoice.paid"),
    workflow("c", "twilio", "twilio-webhook-lambda"), workflow("d", "kintone", "ADD_RECORD"), project: project)

  @Test func anEndpointIsAFunctionWithAnAddressAndWhatItNeeds() {
    let planned = Planned(Self.workflow("a", "github", "push"), project: Self.project)
    #expect(planned.findings.isEmpty)
    let endpoint = planned.plan.resources.filter { $0.identifier.label == "github-webhook" }
    #expect(
      endpoint.map(\.identifier.kind) == [
        .logGroup, .role, .function, .functionURL, .functionPermission, .urlInvocation,
      ])
    #expect(endpoint.allSatisfy { $0.workflow == nil && $0.origin.span?.file == FileNumber(1) })
    #expect(endpoint.filter { !$0.tags.isEmpty }.map(\.identifier.kind) == [.logGroup, .role, .function])
    #expect(planned.plan.outputs.map(\.name) == ["github-webhook-url"])
    #expect(
      planned.plan.outputs.first?.value
        == .text(.reference(ResourceIdentifier(.functionURL, "github-webhook"), .url)))
  }

  @Test func severalWorkflowsShareOneEndpoint() {
    let planned = Planned(
      Self.workflow("a", "github", "push"), Self.workflow("b", "github", "release"),
      Self.workflow("c", "github", "issues.opened"), project: Self.project)
    #expect(planned.resources(.function).count == 1)
    #expect(planned.resources(.urlInvocation).count == 1)
    #expect(planned.plan.outputs.count == 1)
    #expect(planned.rules.count == 3)
  }

  @Test func aSecondWorkflowMovesNothing() {
    let one = Planned(Self.workflow("a", "github", "push"), project: Self.project)
    let two = Planned(
      Self.workflow("a", "github", "push"), Self.workflow("b", "github", "release"), project: Self.project)
    func endpoint(_ planned: Planned) -> [PlannedResource] {
      planned.plan.resources.filter { $0.identifier.label == "github-webhook" }
    }
    #expect(endpoint(one) == endpoint(two))
  }

  @Test func sourcesThatNoWorkflowUsesHaveNoEndpoint() {
    let planned = Planned(Self.workflow("a", "com.example.shop", "order"), project: Self.project)
    #expect(planned.resources(.function).isEmpty)
    #expect(planned.plan.outputs.isEmpty)
  }

  @Test func aBrokenWorkflowLeavesNoEndpoint() {
    let broken = Planned.workflow(
      "a", trigger: "{source: github, event: push}",
      tasks: "- wait: 1m\n- {id: a, uses: eventbridge/forward, with: {bus: b}}")
    let planned = Planned(broken, project: Self.project)
    #expect(!planned.mistakes.isEmpty)
    #expect(planned.plan.resources.isEmpty && planned.plan.outputs.isEmpty)
  }

  @Test func rulesMatchTheEventsOfTheEndpoint() {
    let planned = Self.all
    #expect(planned.findings.isEmpty)
    #expect(
      planned.rules.map(\.pattern.document.shown) == [
        #"{"source":["github.com"],"detail-type":["push"]}"#,
        #"{"source":["stripe.com"],"detail-type":["invoice.paid"]}"#,
        #"{"source":["twilio.com"],"detail-type":["twilio-webhook-lambda"]}"#,
        #"{"source":["kintone"],"detail-type":["ADD_RECORD"]}"#,
      ])
    #expect(planned.rules.map { $0.bus?.shown } == [nil, nil, "messages", nil])
  }

  @Test func aTriggerMayUseAnotherBusThanTheEndpoint() throws {
    let planned = Planned(
      "a", trigger: "{source: twilio, event: twilio-webhook-lambda, bus: copies}",
      tasks: "- {id: a, uses: sqs/send, with: {queue: q}}", project: Self.project)
    #expect(planned.rules.map { $0.bus?.shown } == ["copies"])
    #expect(try #require(Self.function("twilio", planned)).environment.first?.value.shown == "messages")
  }

  @Test func theCodeKnowsTheCatalogsSources() throws {
    for sender in EventCatalog.webhookSenders {
      let code = try #require(WebhookCode.of(sender)?.text)
      let source = try #require(EventCatalog.source(named: sender)?.arrival.webhookSource)
      #expect(code.contains("SOURCE, ANSWER = \"\(source)\", "))
      #expect(code.utf8.allSatisfy { $0 < 0x80 })
      #expect(code.hasSuffix("}\n") && !code.contains(" \n") && !code.contains("\n\n\n\n"))
      #expect(code.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
    #expect(WebhookCode.of("shop") == nil)
  }

  @Test func settingsReachTheFunctionOnlyThroughItsEnvironment() {
    func environment(_ sender: String) -> [String] {
      Self.function(sender, Self.all)?.environment.map { "\($0.name)=\($0.value.shown)" } ?? []
    }
    #expect(
      environment("github") == ["EVENT_BUS=default", "SECRET_NAME=desk/github", "SECRET_STORE=secrets-manager"])
    #expect(
      environment("stripe") == [
        "EVENT_BUS=default", "SECRET_NAME=desk/stripe", "SECRET_STORE=secrets-manager", "SECRET_KEY=signing-secret",
      ])
    #expect(
      environment("twilio") == ["EVENT_BUS=messages", "SECRET_NAME=/desk/twilio", "SECRET_STORE=parameter-store"])
  }

  @Test func tenExecutionsAreReservedUnlessTheProjectSaysOtherwise() {
    let reserved = EventCatalog.webhookSenders.map { Self.function($0, Self.all)?.reservedConcurrency }
    #expect(reserved == [10, nil, 3, 10])
  }

  @Test(arguments: [
    ("{secret: desk/github}", "arn:{partition}:secretsmanager:{region}:{account}:secret:desk/github-??????"),
    (
      "{secret: \"arn:aws:secretsmanager:us-east-1:123456789012:secret:github-AbC123\"}",
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:github-AbC123"
    ),
    (
      "{secret: \"arn:aws:secretsmanager:us-east-1:123456789012:secret:github\"}",
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:github-??????"
    ),
    ("{parameter: /desk/github}", "arn:{partition}:ssm:{region}:{account}:parameter/desk/github"),
    ("{parameter: github}", "arn:{partition}:ssm:{region}:{account}:parameter/github"),
    (
      "{parameter: \"arn:aws:ssm:us-east-1:123456789012:parameter/github\"}",
      "arn:aws:ssm:us-east-1:123456789012:parameter/github"
    ),
  ])
  func theRoleReadsOneSecretAndPutsEventsOnOneBus(secret: String, arn: String) throws {
    let planned = Planned(
      Self.workflow("a", "github", "push"),
      project: "project: desk\nsources: {github: {webhook: \(secret), bus: hooks}}\n")
    #expect(planned.findings.isEmpty)
    let role = try #require(planned.role("desk-github-webhook"))
    #expect(role.policies.count == 1)
    let statements = try #require(role.policies.first?.document.statements)
    #expect(
      statements.map { $0.resources.map(\.shown) } == [
        ["arn:{partition}:events:{region}:{account}:event-bus/hooks"], [arn], ["{logGroup github-webhook arn}:*"],
      ])
    let read = secret.contains("secret:") ? "secretsmanager:GetSecretValue" : "ssm:GetParameter"
    #expect(
      statements.map(\.actions) == [["events:PutEvents"], [read], ["logs:CreateLogStream", "logs:PutLogEvents"]])
    #expect(
      role.trust.value.shown
        == #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#
    )
  }

  @Test func logsAreKeptInAGroupOfItsOwn() throws {
    let planned = Planned(
      Self.workflow("a", "github", "push"), project: Self.project + "defaults: {log-retention: 7d}\n")
    guard case .logGroup(let body)? = planned.resources(.logGroup).first?.body else {
      throw Unexpected("no log group")
    }
    #expect(body.name == "/aws/lambda/desk-github-webhook")
    #expect(body.retentionDays == 7)
  }

  @Test func onlyTheAddressLetsTheFunctionBeInvoked() {
    let planned = Planned(Self.workflow("a", "github", "push"), project: Self.project)
    let callers = planned.resources(.functionPermission).compactMap {
      if case .functionPermission(let body) = $0.body { body.caller } else { nil }
    }
    #expect(callers == [.anyoneAtAddress])
  }

  @Test func machinesAreStartedByEndpointsToo() {
    let planned = Planned(
      "a", trigger: "{source: github, event: push}",
      tasks: "- wait: 1m\n- {id: a, uses: sqs/send, with: {queue: q}}", project: Self.project)
    #expect(planned.mistakes.isEmpty)
    #expect(planned.machines.count == 1)
    #expect(planned.resources(.function).count == 1)
  }
}
