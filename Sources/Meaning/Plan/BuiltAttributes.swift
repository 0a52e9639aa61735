extension ResourceBody {
  /// An attribute built from names alone, as the services build it; none where AWS adds an id of its own: the ARNs of
  /// connections and API destinations end with one, and the address of a function begins with one.
  public func builtText(of attribute: ResourceAttribute) -> PlanText? {
    switch self {
    case .eventBus(let body):
      return attribute == .name
        ? body.eventSource : .localARN(service: "events", "event-bus/" + body.eventSource)
    case .rule(let body): return attribute == .name ? PlanText(body.name) : body.arn
    case .connection(let body): return attribute == .name ? PlanText(body.name) : nil
    case .apiDestination(let body): return attribute == .name ? PlanText(body.name) : nil
    case .scheduleGroup(let name): return text(of: attribute, name, service: "scheduler", "schedule-group/")
    case .schedule(let body):
      if attribute == .name { return PlanText(body.name) }
      return .localARN(
        service: "scheduler", "schedule/" + .reference(body.group, .name) + PlanText("/" + body.name))
    case .topic(let name): return text(of: attribute, name, service: "sns", "")
    case .queue(let body):
      if attribute == .url {
        return PlanText([.literal("https://sqs."), .region, .literal(".amazonaws.com/"), .account])
          + PlanText("/" + body.name)
      }
      return text(of: attribute, body.name, service: "sqs", "")
    case .logGroup(let body): return text(of: attribute, body.name, service: "logs", "log-group:")
    case .logStream(let body):
      if attribute == .name { return PlanText(body.name) }
      return .localARN(service: "logs", "log-group:" + body.logGroup + PlanText(":log-stream:" + body.name))
    case .stateMachine(let body): return text(of: attribute, body.name, service: "states", "stateMachine:")
    case .role(let body):
      if attribute == .name { return PlanText(body.name) }
      return PlanText([.literal("arn:"), .partition, .literal(":iam::"), .account, .literal(":role/" + body.name)])
    case .slackChannel(let body): return chat(attribute, body.name, "slack-channel")
    case .teamsChannel(let body): return chat(attribute, body.name, "microsoft-teams-channel")
    case .logPolicy(let name, _): return PlanText(name)
    case .function(let body): return text(of: attribute, body.name, service: "lambda", "function:")
    case .functionURL: return nil
    case .functionPermission(let body): return PlanText(body.statement)
    case .urlInvocation(let body): return PlanText(body.stack)
    case .topicPolicy(let topic, _): return .reference(topic, attribute)
    case .queuePolicy(let queue, _): return .reference(queue, attribute)
    }
  }

  private func text(
    of attribute: ResourceAttribute, _ name: String, service: String, _ prefix: String
  ) -> PlanText {
    attribute == .name ? PlanText(name) : .localARN(service: service, PlanText(prefix + name))
  }

  /// Chat configurations belong to no Region.
  private func chat(_ attribute: ResourceAttribute, _ name: String, _ kind: String) -> PlanText {
    if attribute == .name { return PlanText(name) }
    return PlanText([
      .literal("arn:"), .partition, .literal(":chatbot::"), .account,
      .literal(":chat-configuration/\(kind)/\(name)"),
    ])
  }
}

extension RuleBody {
  /// The rule's ARN, built from names alone: `…:rule/NAME` on the default bus, `…:rule/BUS/NAME` on another
  /// (EventBridge User Guide, "Amazon EventBridge rules"). What trusts or admits the rule can so be made before it.
  public var arn: PlanText {
    guard let bus else { return PlanText.localARN(service: "events", PlanText("rule/" + name)) }
    return PlanText.localARN(service: "events", "rule/" + bus + PlanText("/" + name))
  }
}
