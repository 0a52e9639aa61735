import Emit
import Plan
import Source

extension Plans {
  /// Every kind of resource with every option, in three files of workflows and the shared one.
  static var everything: DeploymentPlan {
    var plan = DeploymentPlan(
      project: "subscription-desk", environment: "production", region: "ap-northeast-1", account: "123456789012")
    plan.workflows = [
      PlannedWorkflow(
        name: "invoice-payment-failed", description: "Tell support the moment\nan invoice cannot be collected.",
        origin: orders(1)),
      PlannedWorkflow(name: "shared", description: nil, origin: orders(20)),
      PlannedWorkflow(name: "daily-report", description: awkward, origin: report(1)),
    ]
    plan.parameters = [
      PlannedParameter(
        name: "stripe-event-source", description: "The partner event source of Stripe.",
        pattern: #"aws\.partner(/[\.\-_A-Za-z0-9]+){2,}"#, origin: project(4)),
      PlannedParameter(
        name: "slack-workspace", description: "The workspace's id.", pattern: "T[A-Z0-9]+|G[A-Z0-9]+",
        defaultValue: "T0123ABCD", origin: project(5)),
      PlannedParameter(name: "version", description: awkward, defaultValue: awkward, origin: project(6)),
    ]
    plan.resources = sharedResources + functionResources + invoiceResources + deliveryResources + reportResources
    plan.outputs = [
      PlannedOutput(
        name: "alerts-topic", description: "The topic that the channel listens to.",
        value: .text(.reference(alerts, .arn)), workflow: nil, origin: project(12)),
      PlannedOutput(
        name: "queue-grant", description: "What the policy of the queue 'elsewhere' must allow.",
        value: PolicyDocument([
          PolicyStatement(
            identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sqs:SendMessage"],
            resources: [.localARN(service: "sqs", "elsewhere")],
            conditions: [PolicyCondition("ArnEquals", "aws:SourceArn", [.reference(invoiceRule, .arn)])])
        ]).value, workflow: "invoice-payment-failed", origin: orders(14)),
      PlannedOutput(
        name: "awkward", description: awkward, value: .text(PlanText(awkward)), workflow: nil, origin: project(13)),
      PlannedOutput(
        name: "github-webhook-url", description: "Where GitHub sends its webhooks.",
        value: .text(.reference(ResourceIdentifier(.functionURL, "github-webhook"), .url)), workflow: nil,
        origin: project(10)),
    ]
    return plan
  }

  static let bus = ResourceIdentifier(.eventBus, "stripe")
  static let alerts = ResourceIdentifier(.topic, "support-alerts")
  static let deadLetter = ResourceIdentifier(.queue, "dead-letter")
  static let fifo = ResourceIdentifier(.queue, "orders-fifo")
  static let auditLog = ResourceIdentifier(.logGroup, "audit")
  static let chatRole = ResourceIdentifier(.role, "support-alerts")
  static let invoiceRule = ResourceIdentifier(.rule, "invoice-payment-failed")
  static let invoiceRole = ResourceIdentifier(.role, "invoice-payment-failed")
  static let deliveryRule = ResourceIdentifier(.rule, "shared")
  static let kintone = ResourceIdentifier(.connection, "kintone")
  static let kintoneRecord = ResourceIdentifier(.apiDestination, "kintone-record")
  static let group = ResourceIdentifier(.scheduleGroup, "subscription-desk")
  static let schedulerRole = ResourceIdentifier(.role, "daily-report-scheduler")
  static let tags = [
    ResourceTag("tasuki:project", "subscription-desk"), ResourceTag("owner", "billing \"ops\" ${x}"),
  ]

  static func allow(_ services: [String], _ action: String, _ resource: PlanText, _ rules: [PlanText])
    -> PolicyDocument
  {
    PolicyDocument([
      PolicyStatement(
        identifier: "AllowEventBridge", services: services, actions: [action], resources: [resource],
        conditions: rules.isEmpty ? [] : [PolicyCondition("ArnEquals", "aws:SourceArn", rules)])
    ])
  }

  static func trust(_ service: String, source: PlanText? = nil) -> PolicyDocument {
    PolicyDocument([
      PolicyStatement(
        services: [service], actions: ["sts:AssumeRole"],
        conditions: source.map { source in
          [
            PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
            PolicyCondition("ArnLike", "aws:SourceArn", [source]),
          ]
        } ?? [])
    ])
  }

  private static var sharedResources: [PlannedResource] {
    let chat = ChatSettings(
      role: chatRole, topics: [alerts],
      guardrails: [PlanText([.literal("arn:"), .partition, .literal(":iam::aws:policy/ReadOnlyAccess")])],
      logLevel: .errors, requiresUserRole: false)
    return [
      PlannedResource(
        bus, .eventBus(EventBusBody(eventSource: .parameter("stripe-event-source"))), workflow: nil,
        origin: project(4), tags: tags),
      PlannedResource(alerts, .topic(name: "support-alerts"), workflow: nil, origin: project(5), tags: tags),
      PlannedResource(
        ResourceIdentifier(.topicPolicy, "support-alerts"),
        .topicPolicy(
          topic: alerts,
          document: allow(["events.amazonaws.com"], "sns:Publish", .reference(alerts, .arn), [])),
        workflow: nil, origin: project(5)),
      PlannedResource(
        deadLetter,
        .queue(QueueBody(name: "subscription-desk-dead-letter", retention: 1_209_600, isEncrypted: true)),
        workflow: nil,
        origin: project(6), tags: tags),
      PlannedResource(
        ResourceIdentifier(.queuePolicy, "dead-letter"),
        .queuePolicy(
          queue: deadLetter,
          document: allow(
            ["events.amazonaws.com"], "sqs:SendMessage", .reference(deadLetter, .arn),
            [.reference(invoiceRule, .arn), .reference(deliveryRule, .arn)])),
        workflow: nil, origin: project(6)),
      PlannedResource(
        fifo, .queue(QueueBody(name: "orders.fifo", isFIFO: true, retention: 345_600, isEncrypted: true)),
        workflow: nil,
        origin: project(7), tags: tags),
      PlannedResource(
        auditLog, .logGroup(LogGroupBody(name: "/aws/events/audit", retentionDays: 30)), workflow: nil,
        origin: project(8), tags: tags),
      PlannedResource(
        ResourceIdentifier(.logPolicy, "events"),
        .logPolicy(
          name: "subscription-desk-events",
          document: PolicyDocument([
            PolicyStatement(
              identifier: "EventBridgeToLogs", services: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
              actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
              resources: [.localARN(service: "logs", "log-group:/aws/events/*:*")])
          ])), workflow: nil, origin: project(8)),
      PlannedResource(
        chatRole,
        .role(
          RoleBody(
            name: "subscription-desk-support-alerts",
            description: "What the channel support-alerts may do: nothing.",
            trust: trust("chatbot.amazonaws.com"), policies: [])), workflow: nil, origin: project(9), tags: tags),
      PlannedResource(
        ResourceIdentifier(.slackChannel, "support-alerts"),
        .slackChannel(
          SlackChannelBody(
            name: "support-alerts", workspace: .parameter("slack-workspace"), channel: "C0123ABCD", settings: chat)),
        workflow: nil, origin: project(9), tags: tags),
      PlannedResource(
        ResourceIdentifier(.teamsChannel, "support-alerts"),
        .teamsChannel(
          TeamsChannelBody(
            name: "support-alerts-teams", team: "01234567-89ab-cdef-0123-456789abcdef",
            tenant: "01234567-89ab-cdef-0123-456789abcdef", channel: "19%3Aabcdef%40thread.tacv2", settings: chat)),
        workflow: nil, origin: project(10), tags: tags),
      PlannedResource(
        kintone,
        .connection(
          ConnectionBody(
            name: "subscription-desk-kintone", description: "kintone",
            authorization: .apiKey(
              header: "X-Cybozu-API-Token",
              value: .secretsManager(prefix: "", name: "kintone/api-token", key: nil)))),
        workflow: nil, origin: project(11)),
    ] + otherConnections
  }

  private static var otherConnections: [PlannedResource] {
    func connection(_ label: String, _ authorization: ConnectionBody.Authorization) -> PlannedResource {
      PlannedResource(
        ResourceIdentifier(.connection, label),
        .connection(
          ConnectionBody(name: "subscription-desk-\(label)", description: awkward, authorization: authorization)),
        workflow: nil, origin: project(12))
    }
    return [
      connection(
        "crm",
        .apiKey(
          header: "Authorization", value: .secretsManager(prefix: "Bearer ", name: "crm", key: "api \"key\" ${x}"))),
      connection(
        "stripe",
        .apiKey(header: "Authorization", value: .parameterStore(prefix: "Bearer ", name: "/stripe/key"))),
      connection(
        "basic",
        .basic(username: .plain("${user}"), password: .secretsManager(prefix: "", name: "crm", key: "password"))),
      connection(
        "oauth-scope",
        .oauth(
          endpoint: "https://login.example.com/token", method: "POST",
          clientID: .secretsManager(prefix: "", name: "oauth", key: "id"),
          clientSecret: .secretsManager(prefix: "", name: "oauth", key: "secret"),
          query: [],
          body: [
            .init(name: "grant_type", value: "client_credentials"),
            .init(name: "scope", value: "mail.send records.write"),
          ])
      ),
      connection(
        "oauth",
        .oauth(
          endpoint: "https://login.example.com/token", method: "GET", clientID: .plain(.parameter("version")),
          clientSecret: .parameterStore(prefix: "", name: "/stripe_key"),
          query: [.init(name: "grant_type", value: "client_credentials")], body: [])),
    ]
  }
}
