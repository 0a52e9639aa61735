import Diagnostics
import Emit
import Foundation
import Plan
import TestSupport
import Testing

@testable import EventBridge

/// References to attributes of resources.
@Suite struct AttributeTests {
  /// Every attribute of every kind of resource, with labels and names of `DeskPlan`.
  static let expected: [ResourceKind: [ResourceAttribute: String]] = [
    .eventBus: [
      .name: "aws.partner/stripe.com/ed_61Tz",
      .arn: "arn:aws:events:ap-northeast-1:123456789012:event-bus/aws.partner/stripe.com/ed_61Tz",
    ],
    .rule: [
      .name: "desk-production-invoices",
      .arn:
        "arn:aws:events:ap-northeast-1:123456789012:rule/aws.partner/stripe.com/ed_61Tz/desk-production-invoices",
    ],
    .connection: [
      .name: "desk-production-kintone", .arn: "<desk-production-kintone-connection-arn>",
      .secretARN: "<desk-production-kintone-connection-secret-arn>",
    ],
    .apiDestination: [
      .name: "desk-production-kintone-record", .arn: "<desk-production-kintone-record-destination-arn>",
    ],
    .scheduleGroup: [
      .name: "desk-production",
      .arn: "arn:aws:scheduler:ap-northeast-1:123456789012:schedule-group/desk-production",
    ],
    .schedule: [
      .name: "desk-production-reports-morning",
      .arn:
        "arn:aws:scheduler:ap-northeast-1:123456789012:schedule/desk-production/desk-production-reports-morning",
    ],
    .topic: [
      .name: "desk-production-alerts", .arn: "arn:aws:sns:ap-northeast-1:123456789012:desk-production-alerts",
    ],
    .queue: [
      .name: "desk-production-dead-letters",
      .arn: "arn:aws:sqs:ap-northeast-1:123456789012:desk-production-dead-letters",
      .url: "https://sqs.ap-northeast-1.amazonaws.com/123456789012/desk-production-dead-letters",
    ],
    .logGroup: [
      .name: "/aws/events/desk-production/audit",
      .arn: "arn:aws:logs:ap-northeast-1:123456789012:log-group:/aws/events/desk-production/audit",
    ],
    .logStream: [
      .name: "entries",
      .arn:
        "arn:aws:logs:ap-northeast-1:123456789012:log-group:/aws/events/desk-production/audit:log-stream:entries",
    ],
    .logPolicy: [.name: "desk-production-events"],
    .function: [
      .name: "desk-production-github-webhook",
      .arn: "arn:aws:lambda:ap-northeast-1:123456789012:function:desk-production-github-webhook",
    ],
    .functionURL: [.url: "<github-webhook-address>"],
    .functionPermission: [.name: "desk-production-github-webhook"],
    .urlInvocation: [.name: "desk-production-github-webhook-invocation"],
    .role: [
      .name: "desk-production-github-webhook",
      .arn: "arn:aws:iam::123456789012:role/desk-production-github-webhook",
    ],
    .stateMachine: [
      .name: "desk-production-orders",
      .arn: "arn:aws:states:ap-northeast-1:123456789012:stateMachine:desk-production-orders",
    ],
    .slackChannel: [
      .name: "desk-production-alerts",
      .arn: "arn:aws:chatbot::123456789012:chat-configuration/slack-channel/desk-production-alerts",
    ],
    .teamsChannel: [
      .name: "desk-production-alerts-teams",
      .arn: "arn:aws:chatbot::123456789012:chat-configuration/microsoft-teams-channel/desk-production-alerts-teams",
    ],
  ]

  @Test(arguments: ResourceKind.allCases)
  func everyAttributeIsResolvedOrReported(_ kind: ResourceKind) throws {
    let resource = try #require(AttributeTests.plan.resources.first { $0.identifier.kind == kind })
    for attribute in ResourceAttribute.allCases {
      var given = AttributeTests.given
      given["desk-production-kintone-record-destination-arn"] = nil
      var values = KnownValues(AttributeTests.plan, given: given, mustBeWhole: true)
      let text = values.attribute(attribute, of: resource.identifier)
      let label = resource.identifier.label
      // An attribute that the kind does not have is requested by its own name, and never replaced with another value.
      let wanted =
        AttributeTests.expected[kind]?[attribute] ?? "<\(label)-\(kind.rawValue)-\(attribute.rawValue)>"
      #expect(text == wanted, "\(kind) \(attribute)")
      #expect(values.missing.map { "<\($0.name)>" } == (text.hasPrefix("<") ? [text] : []))
    }
  }

  /// A role's policy names the secret of a connection, not the connection.
  @Test func aGrantOfASecretNamesTheSecret() throws {
    let page = try page(given: AttributeTests.given)
    #expect(page.contains(#""Resource": "<desk-production-kintone-connection-arn>""#))
    #expect(page.contains(#""Resource": "<desk-production-kintone-connection-secret-arn>""#))
    let commands = try #require(page.components(separatedBy: "## Values that AWS assigns").dropFirst().first)
    #expect(
      commands.contains(
        """
        # desk-production-kintone-connection-arn
        aws events describe-connection --name desk-production-kintone --query ConnectionArn --output text
        # desk-production-kintone-connection-secret-arn
        aws events describe-connection --name desk-production-kintone --query SecretArn --output text
        """))
  }

  @Test func aPageContainsGivenValues() throws {
    let connection = "arn:aws:events:ap-northeast-1:123456789012:connection/desk-production-kintone/0a1b"
    let secret =
      "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:events!connection/desk-production-kintone/2c3d-4e5f"
    let page = try page(
      given: AttributeTests.given.merging([
        "desk-production-kintone-connection-arn": connection,
        "desk-production-kintone-connection-secret-arn": secret,
      ]) { $1 })
    #expect(page.contains("\"Resource\": \"\(connection)\""))
    #expect(page.contains("\"Resource\": \"\(secret)\""))
    #expect(!page.contains("## Values that AWS assigns"))
  }

  @Test(arguments: [
    (
      "desk-production-kintone-connection-secret-arn",
      "arn:aws:events:ap-northeast-1:123456789012:connection/desk-production-kintone/0a1b"
    ),
    (
      "desk-production-kintone-connection-arn",
      "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:events!connection/desk-production-kintone/2c3d"
    ),
  ])
  func theARNOfAnotherResourceIsRejected(_ name: String, _ value: String) {
    let sink = DiagnosticSink()
    let files = EventBridgeBackend.files(
      for: AttributeTests.plan, values: AttributeTests.given.merging([name: value]) { $1 },
      sources: DeskPlan.sources, into: sink)
    #expect(files.isEmpty)
    #expect(sink.diagnostics.map(\.code) == [.valueNotAllowed])
  }

  private func page(given: [String: String]) throws -> String {
    let files = EventBridgeBackend.files(
      for: AttributeTests.plan, values: given, sources: DeskPlan.sources, into: DiagnosticSink())
    return String(decoding: try #require(files.first { $0.path == "README.md" }).bytes, as: UTF8.self)
  }

  static let given = [
    "region": "ap-northeast-1", "account": "123456789012",
    "stripe-event-source": "aws.partner/stripe.com/ed_61Tz",
    "desk-production-kintone-record-destination-arn":
      "arn:aws:events:ap-northeast-1:123456789012:api-destination/desk-production-kintone-record/0a1b",
  ]

  /// `DeskPlan` with a state machine that calls an API over a connection.
  static var plan: DeploymentPlan {
    var plan = DeskPlan.plan
    let role = ResourceIdentifier(.role, "orders-machine")
    let statements = [
      (ResourceAttribute.arn, "events:RetrieveConnectionCredentials"),
      (.secretARN, "secretsmanager:GetSecretValue"),
    ]
    .map { PolicyStatement(actions: [$1], resources: [.reference(DeskPlan.kintone, $0)]) }
    plan.resources += [
      PlannedResource(
        role,
        .role(
          RoleBody(
            name: "desk-production-orders-machine", description: "Lets the machine call kintone.",
            trust: PolicyDocument([
              PolicyStatement(services: ["states.amazonaws.com"], actions: ["sts:AssumeRole"])
            ]), policies: [RolePolicy(name: "calls", document: PolicyDocument(statements))])), workflow: nil,
        origin: DeskPlan.line(1, 2)),
      PlannedResource(
        ResourceIdentifier(.stateMachine, "orders"),
        .stateMachine(
          StateMachineBody(
            name: "desk-production-orders", kind: .standard,
            machine: StateMachine(comment: nil, states: StateList(start: "A", states: [State("A", .succeed)])),
            role: role, logGroup: DeskPlan.auditLog, logLevel: .errors, logsExecutionData: false, isTraced: true)),
        workflow: nil, origin: DeskPlan.line(1, 2)),
      PlannedResource(
        ResourceIdentifier(.logStream, "entries"),
        .logStream(LogStreamBody(name: "entries", logGroup: .reference(DeskPlan.auditLog, .name))), workflow: nil,
        origin: DeskPlan.line(1, 2)),
    ]
    return plan
  }
}
