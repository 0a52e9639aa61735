extension ResourceBody {
  /// An attribute that is built from names, as the services build it; nil if AWS assigns it or the resource does not
  /// have it. The ARNs of connections, of their secrets and of API destinations end with an ID that AWS assigns, and
  /// the address of a function begins with one.
  public func builtText(of attribute: ResourceAttribute) -> PlanText? {
    switch attribute {
    case .name: builtName
    case .arn: builtARN
    case .url: builtAddress
    case .secretARN: nil
    }
  }

  private var builtName: PlanText? {
    switch self {
    case .eventBus(let body): body.eventSource
    case .rule(let body): PlanText(body.name)
    case .connection(let body): PlanText(body.name)
    case .apiDestination(let body): PlanText(body.name)
    case .scheduleGroup(let name), .topic(let name), .logPolicy(let name, _): PlanText(name)
    case .schedule(let body): PlanText(body.name)
    case .queue(let body): PlanText(body.name)
    case .logGroup(let body): PlanText(body.name)
    case .logStream(let body): PlanText(body.name)
    case .stateMachine(let body): PlanText(body.name)
    case .role(let body): PlanText(body.name)
    case .slackChannel(let body): PlanText(body.name)
    case .teamsChannel(let body): PlanText(body.name)
    case .function(let body): PlanText(body.name)
    case .functionPermission(let body): PlanText(body.statement)
    case .urlInvocation(let body): PlanText(body.statement)
    case .functionURL, .topicPolicy, .queuePolicy: nil
    }
  }

  private var builtARN: PlanText? {
    switch self {
    case .eventBus(let body): .localARN(service: "events", "event-bus/" + body.eventSource)
    case .rule(let body): body.arn
    case .scheduleGroup(let name): .localARN(service: "scheduler", PlanText("schedule-group/" + name))
    case .schedule(let body):
      .localARN(service: "scheduler", "schedule/" + .reference(body.group, .name) + PlanText("/" + body.name))
    case .topic(let name): .localARN(service: "sns", PlanText(name))
    case .queue(let body): .localARN(service: "sqs", PlanText(body.name))
    case .logGroup(let body): .localARN(service: "logs", PlanText("log-group:" + body.name))
    case .logStream(let body):
      .localARN(service: "logs", "log-group:" + body.logGroup + PlanText(":log-stream:" + body.name))
    case .stateMachine(let body): .localARN(service: "states", PlanText("stateMachine:" + body.name))
    case .function(let body): .localARN(service: "lambda", PlanText("function:" + body.name))
    case .role(let body): globalARN(service: "iam", "role/" + body.name)
    case .slackChannel(let body): globalARN(service: "chatbot", "chat-configuration/slack-channel/" + body.name)
    case .teamsChannel(let body):
      globalARN(service: "chatbot", "chat-configuration/microsoft-teams-channel/" + body.name)
    case .connection, .apiDestination, .functionURL, .functionPermission, .urlInvocation, .topicPolicy,
      .queuePolicy, .logPolicy:
      nil
    }
  }

  private var builtAddress: PlanText? {
    guard case .queue(let body) = self else { return nil }
    return PlanText([.literal("https://sqs."), .region, .literal("."), .urlSuffix, .literal("/"), .account])
      + PlanText("/" + body.name)
  }

  private func globalARN(service: String, _ resource: String) -> PlanText {
    PlanText([.literal("arn:"), .partition, .literal(":\(service)::"), .account, .literal(":" + resource)])
  }
}

extension RuleBody {
  /// The rule's ARN, built from names: `…:rule/NAME` on the default bus, `…:rule/BUS/NAME` on another (EventBridge
  /// User Guide, "Amazon EventBridge rules"). A role or policy that names the rule can therefore be created before
  /// it.
  public var arn: PlanText {
    guard let bus else { return PlanText.localARN(service: "events", PlanText("rule/" + name)) }
    return PlanText.localARN(service: "events", "rule/" + bus + PlanText("/" + name))
  }
}
