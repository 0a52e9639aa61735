import Plan

extension DeskPlan {
  static var shared: [PlannedResource] {
    [
      PlannedResource(
        bus, .eventBus(EventBusBody(eventSource: .parameter("stripe-event-source"))), workflow: nil,
        origin: line(0, 3), tags: tags),
      PlannedResource(
        alerts, .topic(name: "desk-production-alerts"), workflow: nil, origin: line(0, 4), tags: tags),
      PlannedResource(
        ResourceIdentifier(.topicPolicy, "alerts"),
        .topicPolicy(topic: alerts, document: admit("sns:Publish", on: .reference(alerts, .arn), from: [])),
        workflow: nil, origin: line(0, 4)),
      PlannedResource(
        deadLetters,
        .queue(QueueBody(name: "desk-production-dead-letters", retention: 1_209_600, isEncrypted: true)),
        workflow: nil,
        origin: line(0, 5), tags: tags),
      PlannedResource(
        ResourceIdentifier(.queuePolicy, "dead-letters"),
        .queuePolicy(
          queue: deadLetters,
          document: admit(
            "sqs:SendMessage", on: .reference(deadLetters, .arn), from: [invoiceRule, containerRule])),
        workflow: nil, origin: line(0, 5)),
      PlannedResource(
        ordered,
        .queue(
          QueueBody(name: "desk-production-ordered.fifo", isFIFO: true, retention: 345_600, isEncrypted: true)),
        workflow: "invoices", origin: line(1, 6)),
      PlannedResource(
        auditLog, .logGroup(LogGroupBody(name: "/aws/events/desk-production/audit", retentionDays: 30)),
        workflow: nil, origin: line(0, 6), tags: tags),
      PlannedResource(
        ResourceIdentifier(.logPolicy, "events"),
        .logPolicy(
          name: "desk-production-events",
          document: PolicyDocument([
            PolicyStatement(
              identifier: "EventBridgeToLogs", services: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
              actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
              resources: [
                .localARN(service: "logs", "log-group:/aws/events/*:*"),
                PlanText.reference(auditLog, .arn) + ":\"${x}\":*",
              ])
          ])), workflow: nil, origin: line(0, 6)),
    ]
  }

  static var connections: [PlannedResource] {
    func connection(_ label: String, _ authorization: ConnectionBody.Authorization) -> PlannedResource {
      PlannedResource(
        ResourceIdentifier(.connection, label),
        .connection(
          ConnectionBody(
            name: "desk-production-\(label)", description: "Calls of \(label). \(hostile)",
            authorization: authorization)), workflow: nil, origin: line(0, 9))
    }
    return [
      connection(
        "kintone",
        .apiKey(
          header: "X-Cybozu-API-Token", value: .secretsManager(prefix: "", name: "kintone/api-token", key: nil))),
      connection(
        "stripe",
        .apiKey(
          header: "Authorization", value: .secretsManager(prefix: "Bearer ", name: "stripe", key: "secret-key"))),
      connection(
        "parameter", .apiKey(header: "X-Key", value: .parameterStore(prefix: "Key ", name: "/desk/api-key"))),
      connection("crm", .apiKey(header: "X-Key", value: .plain(.parameter("crm-key")))),
      connection(
        "basic",
        .basic(username: .plain("desk"), password: .secretsManager(prefix: "", name: "erp", key: "password"))),
      connection(
        "oauth",
        .oauth(
          endpoint: "https://login.example.com/oauth/token", method: "POST", clientID: .plain("desk-client"),
          clientSecret: .secretsManager(prefix: "", name: "oauth", key: "secret"),
          query: [],
          body: [
            .init(name: "grant_type", value: "client_credentials"), .init(name: "scope", value: "mail.send ${x}"),
          ])),
      connection(
        "oauth-plain",
        .oauth(
          endpoint: "https://login.example.com/oauth/token", method: "GET",
          clientID: .secretsManager(prefix: "", name: "oauth", key: "id"),
          clientSecret: .parameterStore(prefix: "", name: "/oauth/secret"),
          query: [.init(name: "grant_type", value: "client_credentials")], body: [])),
      PlannedResource(
        record,
        .apiDestination(
          APIDestinationBody(
            name: "desk-production-kintone-record", description: "Records of kintone.", connection: kintone,
            endpoint: "https://example.cybozu.com/k/v1/*.json", method: "POST", callsPerSecond: 10)),
        workflow: nil, origin: line(0, 9)),
    ]
  }

  static var chat: [PlannedResource] {
    let chat = ChatSettings(
      role: chatRole, topics: [alerts],
      guardrails: [PlanText([.literal("arn:"), .partition, .literal(":iam::aws:policy/ReadOnlyAccess")])],
      logLevel: .errors, requiresUserRole: false)
    return [
      PlannedResource(
        chatRole,
        .role(
          RoleBody(
            name: "desk-production-chat", description: "Lets chat channels show messages.",
            trust: trust("chatbot.amazonaws.com"), policies: [])), workflow: nil, origin: line(0, 4), tags: tags),
      PlannedResource(
        slack,
        .slackChannel(
          SlackChannelBody(
            name: "desk-production-alerts", workspace: .parameter("slack-workspace"), channel: "C0123ABCD",
            settings: chat)), workflow: nil, origin: line(0, 4),
        tags: tags),
      PlannedResource(
        ResourceIdentifier(.teamsChannel, "alerts"),
        .teamsChannel(
          TeamsChannelBody(
            name: "desk-production-alerts-teams", team: "0a1b2c3d-0000-4000-8000-0123456789ab",
            tenant: "0a1b2c3d-0000-4000-8000-0123456789ac", channel: "19%3Aab0123%40thread.tacv2", settings: chat)),
        workflow: nil, origin: line(0, 4), tags: tags),
    ]
  }
}
