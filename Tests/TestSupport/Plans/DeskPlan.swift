import Emit
public import Plan
public import Source

/// A plan with every kind of resource and every option, and with texts that try to become code. The backends are tested
/// with it.
public enum DeskPlan {
  /// The files that the plan's spans refer to.
  public static var sources: SourceIndex {
    SourceIndex([
      file(0, "tasuki.yaml"), file(1, "workflows/invoices.yaml"), file(2, "workflows/reports.yaml"),
    ])
  }

  /// Text with a meaning in templates, YAML, shells and Markdown.
  public static let hostile =
    "${AWS::Region} ${!x} ${ %{if} <b> \"quoted\" 'single' `tick` {{mustache}} # not: a comment \\ 日本語 |"

  public static var plan: DeploymentPlan {
    var plan = DeploymentPlan(project: "desk", environment: "production")
    plan.workflows = [
      PlannedWorkflow(
        name: "invoices", description: "Tells support of unpaid invoices. \(hostile)", origin: line(1, 1)),
      PlannedWorkflow(name: "reports", description: nil, origin: line(2, 1)),
    ]
    plan.parameters = [
      PlannedParameter(
        name: "stripe-event-source", description: "The partner event source of Stripe.",
        pattern: #"aws\.partner(/[\.\-_A-Za-z0-9]+){2,}"#, origin: line(0, 3)),
      PlannedParameter(
        name: "slack-workspace", description: "The id of the Slack workspace.", pattern: "[0-9A-Z]{1,255}",
        defaultValue: "T0123ABCD", origin: line(0, 4)),
      PlannedParameter(name: "crm-key", description: "The key of the CRM.", origin: line(0, 5)),
      PlannedParameter(name: "unused", description: "Nothing needs it.", origin: line(0, 6)),
    ]
    plan.resources = shared + webhooks + connections + chat + invoices + containers + reports
    plan.outputs = [
      PlannedOutput(
        name: "alerts-topic", description: "Where the channels listen.", value: .text(.reference(alerts, .arn)),
        workflow: nil, origin: line(0, 7)),
      PlannedOutput(
        name: "invoices-pay-grant", description: "What the policy of the queue must say.",
        value: PolicyStatement(
          identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sqs:SendMessage"],
          resources: ["arn:aws:sqs:ap-northeast-1:123456789012:pay"],
          conditions: [PolicyCondition("ArnEquals", "aws:SourceArn", [.reference(invoiceRule, .arn)])]
        ).value, workflow: "invoices", origin: line(1, 8)),
      PlannedOutput(
        name: "names", description: "Names of every form.",
        value: .list([
          .text(.reference(deadLetters, .name)), .text(.reference(deadLetters, .url)),
          .text(.reference(alerts, .name)), .text(.reference(auditLog, .name)),
          .text(.reference(invoiceRule, .name)),
          .text(.reference(bus, .arn)), .text(.reference(slack, .arn)), .text(.reference(group, .name)), .null,
        ]), workflow: nil, origin: line(0, 8)),
      PlannedOutput(
        name: "github-webhook-url", description: "Where GitHub sends its webhooks.",
        value: .text(.reference(ResourceIdentifier(.functionURL, "github-webhook"), .url)), workflow: nil,
        origin: line(0, 9)),
    ]
    return plan
  }

  public static let bus = ResourceIdentifier(.eventBus, "stripe")
  /// The topic of the chat channels.
  public static let alerts = ResourceIdentifier(.topic, "alerts")
  /// The queue of events that could not be delivered.
  public static let deadLetters = ResourceIdentifier(.queue, "dead-letters")
  public static let ordered = ResourceIdentifier(.queue, "ordered")
  public static let auditLog = ResourceIdentifier(.logGroup, "audit")
  public static let invoiceRule = ResourceIdentifier(.rule, "invoices")
  public static let containerRule = ResourceIdentifier(.rule, "invoices-containers")
  public static let invoiceRole = ResourceIdentifier(.role, "invoices")
  public static let scheduleRole = ResourceIdentifier(.role, "reports")
  public static let chatRole = ResourceIdentifier(.role, "chat")
  public static let slack = ResourceIdentifier(.slackChannel, "alerts")
  public static let kintone = ResourceIdentifier(.connection, "kintone")
  public static let record = ResourceIdentifier(.apiDestination, "kintone-record")
  public static let group = ResourceIdentifier(.scheduleGroup, "schedules")

  /// The place of a line of a file of `sources`.
  public static func line(_ file: UInt32, _ number: UInt32) -> Span {
    Span(file: FileNumber(file), start: (number - 1) * 2, end: (number - 1) * 2 + 1)
  }

  /// A file of thirty lines of one letter.
  private static func file(_ number: UInt32, _ path: String) -> SourceFile {
    SourceFile(number: FileNumber(number), path: path, bytes: Array(String(repeating: "a\n", count: 30).utf8))
  }

  static let tags = [
    ResourceTag("tasuki:project", "desk"), ResourceTag("owner", "billing-ops"), ResourceTag("empty", ""),
  ]

  /// A document that lets EventBridge in; only from these rules, if there are any.
  public static func admit(
    _ action: String, on resource: PlanText?, from rules: [ResourceIdentifier]
  ) -> PolicyDocument {
    PolicyDocument([
      PolicyStatement(
        identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: [action],
        resources: resource.map { [$0] } ?? [],
        conditions: rules.isEmpty
          ? [] : [PolicyCondition("ArnEquals", "aws:SourceArn", rules.map { .reference($0, .arn) })])
    ])
  }

  public static func trust(_ service: String, _ conditions: [PolicyCondition] = []) -> PolicyDocument {
    PolicyDocument([PolicyStatement(services: [service], actions: ["sts:AssumeRole"], conditions: conditions)])
  }
}

extension RolePolicy {
  public init(_ name: String, _ statements: PolicyStatement...) {
    self.init(name: name, document: PolicyDocument(statements))
  }
}
