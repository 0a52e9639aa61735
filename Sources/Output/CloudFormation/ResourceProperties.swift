import Plan
import StatesLanguage

struct PropertyList {
  private(set) var members: [TemplateMember] = []

  mutating func add(_ name: String, _ value: TemplateValue) { members.append(TemplateMember(name, value)) }

  mutating func add(_ name: String, ifPresent value: TemplateValue?) {
    if let value { add(name, value) }
  }

  /// Adds a list that is not empty.
  mutating func add(_ name: String, ifAny elements: [TemplateValue]) {
    if !elements.isEmpty { add(name, .list(elements)) }
  }

  /// Adds a map that is not empty.
  mutating func add(_ name: String, ifAny members: [TemplateMember]) {
    if !members.isEmpty { add(name, .map(members)) }
  }
}

extension TemplateSpeller {
  /// The properties of a resource as its type has them (CloudFormation template reference).
  mutating func properties(of resource: PlannedResource, secrets: SecretSpeller) -> [TemplateMember] {
    var list = PropertyList()
    switch resource.body {
    case .eventBus(let body):
      list.add("Name", spell(body.eventSource))
      list.add("EventSourceName", spell(body.eventSource))
    case .rule(let body): add(body, to: &list)
    case .connection(let body): add(body, secrets, to: &list)
    case .apiDestination(let body):
      list.add("Name", words(body.name))
      list.add("Description", words(body.description))
      list.add("ConnectionArn", attribute(.arn, of: body.connection))
      list.add("InvocationEndpoint", spell(body.endpoint))
      list.add("HttpMethod", .string(body.method))
      list.add("InvocationRateLimitPerSecond", .number(String(body.callsPerSecond)))
    case .scheduleGroup(let name): list.add("Name", words(name))
    case .schedule(let body): add(body, to: &list)
    case .topic(let name): list.add("TopicName", words(name))
    case .topicPolicy(let topic, let document):
      list.add("Topics", .list([attribute(.arn, of: topic)]))
      list.add("PolicyDocument", spell(document))
    case .queue(let body): add(body, to: &list)
    case .queuePolicy(let queue, let document):
      list.add("Queues", .list([attribute(.url, of: queue)]))
      list.add("PolicyDocument", spell(document))
    case .logGroup(let body):
      list.add("LogGroupName", words(body.name))
      list.add("RetentionInDays", .number(String(body.retentionDays)))
    case .logStream(let body):
      list.add("LogGroupName", spell(body.logGroup))
      list.add("LogStreamName", words(body.name))
    case .stateMachine(let body): add(body, to: &list)
    case .logPolicy(let name, let document):
      list.add("PolicyName", words(name))
      // The type accepts this document only as text.
      list.add("PolicyDocument", jsonText(document.value))
    case .function(let body): add(body, to: &list)
    case .functionURL(let function):
      list.add("TargetFunctionArn", attribute(.arn, of: function))
      list.add("AuthType", "NONE")
    case .functionPermission(let body): add(body, to: &list)
    case .urlInvocation(let body):
      list.add("FunctionName", attribute(.name, of: body.function))
      list.add("Action", "lambda:InvokeFunction")
      list.add("Principal", "*")
      list.add("InvokedViaFunctionUrl", true)
    case .role(let body): add(body, to: &list)
    case .slackChannel(let body):
      list.add("ConfigurationName", words(body.name))
      list.add("SlackWorkspaceId", spell(body.workspace))
      list.add("SlackChannelId", spell(body.channel))
      add(body.settings, to: &list)
    case .teamsChannel(let body):
      list.add("ConfigurationName", words(body.name))
      list.add("TeamId", spell(body.team))
      list.add("TeamsTenantId", spell(body.tenant))
      list.add("TeamsChannelId", spell(body.channel))
      add(body.settings, to: &list)
    }
    addTags(of: resource, to: &list)
    return list.members
  }

  private func add(_ body: QueueBody, to list: inout PropertyList) {
    list.add("QueueName", words(body.name))
    if body.isFIFO {
      list.add("FifoQueue", true)
      list.add("ContentBasedDeduplication", true)
    }
    list.add("MessageRetentionPeriod", .number(String(body.retention)))
    list.add("SqsManagedSseEnabled", .bool(body.isEncrypted))
  }

  private mutating func add(_ body: RoleBody, to list: inout PropertyList) {
    list.add("RoleName", words(body.name))
    list.add("Description", words(body.description))
    list.add("AssumeRolePolicyDocument", spell(body.trust))
    list.add(
      "Policies",
      ifAny: body.policies.map { policy in
        TemplateValue.map([
          TemplateMember("PolicyName", words(policy.name)),
          TemplateMember("PolicyDocument", spell(policy.document)),
        ])
      })
  }

  private mutating func add(_ body: StateMachineBody, to list: inout PropertyList) {
    list.add("StateMachineName", words(body.name))
    list.add("StateMachineType", .string(body.kind.rawValue))
    list.add("RoleArn", attribute(.arn, of: body.role))
    let (name, value) = definition(body.machine.definition)
    list.add(name, value)
    list.add(
      "LoggingConfiguration",
      .map([
        TemplateMember("Level", .string(body.logLevel.rawValue)),
        TemplateMember("IncludeExecutionData", .bool(body.logsExecutionData)),
        TemplateMember(
          "Destinations",
          .list([
            .map([
              TemplateMember(
                "CloudWatchLogsLogGroup",
                .map([TemplateMember("LogGroupArn", spell(.reference(body.logGroup, .arn) + ":*"))]))
            ])
          ])),
      ]))
    list.add("TracingConfiguration", .map([TemplateMember("Enabled", .bool(body.isTraced))]))
  }

  private mutating func add(_ chat: ChatSettings, to list: inout PropertyList) {
    list.add("IamRoleArn", attribute(.arn, of: chat.role))
    list.add("SnsTopicArns", ifAny: chat.topics.map { attribute(.arn, of: $0) })
    list.add("GuardrailPolicies", ifAny: chat.guardrails.map { spell($0) })
    list.add("LoggingLevel", .string(chat.logLevel.rawValue))
    list.add("UserRoleRequired", .bool(chat.requiresUserRole))
  }

  private func addTags(of resource: PlannedResource, to list: inout PropertyList) {
    list.add(
      "Tags",
      ifAny: resource.tags.map { tag in
        TemplateValue.map([TemplateMember("Key", words(tag.key)), TemplateMember("Value", words(tag.value))])
      })
  }
}
