import Plan

extension TemplateSpeller {
  /// A rule (CloudFormation template reference, AWS::Events::Rule).
  mutating func add(_ body: RuleBody, to list: inout PropertyList) {
    list.add("Name", words(body.name))
    list.add("Description", ifPresent: body.description.map(words))
    if let bus = body.bus { list.add("EventBusName", spell(bus)) }
    list.add("EventPattern", pattern(body.pattern.document))
    list.add("State", .string(body.isEnabled ? "ENABLED" : "DISABLED"))
    list.add("Targets", ifAny: body.targets.map { value(of: $0) })
  }

  private mutating func value(of target: TargetBody) -> TemplateValue {
    var list = PropertyList()
    list.add("Id", words(target.id))
    list.add("Arn", spell(target.arn))
    if let role = target.role { list.add("RoleArn", attribute(.arn, of: role)) }
    switch target.input {
    case .event: break
    case .path(let path): list.add("InputPath", words(path))
    case .constant(let text): list.add("Input", words(text))
    case .transformer(let transformer):
      var members = PropertyList()
      members.add("InputPathsMap", ifAny: transformer.paths.map { TemplateMember($0.name, words($0.path)) })
      members.add("InputTemplate", words(transformer.template))
      list.add("InputTransformer", .map(members.members))
    }
    if let parameters = target.parameters { addRuleParameters(parameters, to: &list) }
    addDelivery(target.retry, target.deadLetterQueue, to: &list)
    return .map(list.members)
  }

  private mutating func addRuleParameters(_ parameters: TargetParameters, to list: inout PropertyList) {
    switch parameters {
    case .queue(let group): list.add("SqsParameters", .map([TemplateMember("MessageGroupId", words(group))]))
    case .stream(let key):
      list.add("KinesisParameters", .map([TemplateMember("PartitionKeyPath", words(key))]))
    case .http(let http):
      var members = PropertyList()
      members.add("PathParameterValues", ifAny: http.path.map(words))
      members.add("HeaderParameters", ifAny: http.headers.map { TemplateMember($0.name, words($0.value)) })
      members.add("QueryStringParameters", ifAny: http.query.map { TemplateMember($0.name, words($0.value)) })
      list.add("HttpParameters", ifAny: members.members)
    case .containerTask(let task):
      list.add("EcsParameters", containerTask(task, network: "AwsVpcConfiguration"))
    case .batchJob(let job):
      var members = PropertyList()
      members.add("JobDefinition", spell(job.definition))
      members.add("JobName", words(job.name))
      if let attempts = job.attempts {
        members.add("RetryStrategy", .map([TemplateMember("Attempts", .number(String(attempts)))]))
      }
      list.add("BatchParameters", .map(members.members))
    // Only a schedule sets the event that it puts.
    case .event: break
    }
  }

  /// A schedule (CloudFormation template reference, AWS::Scheduler::Schedule).
  mutating func add(_ body: ScheduleBody, to list: inout PropertyList) {
    list.add("Name", words(body.name))
    list.add("GroupName", attribute(.name, of: body.group))
    list.add("Description", ifPresent: body.description.map(words))
    list.add("ScheduleExpression", .string(body.expression))
    list.add("ScheduleExpressionTimezone", .string(body.timezone))
    list.add("State", .string(body.isEnabled ? "ENABLED" : "DISABLED"))
    list.add("FlexibleTimeWindow", .map([TemplateMember("Mode", "OFF")]))
    var target = PropertyList()
    target.add("Arn", spell(body.arn))
    target.add("RoleArn", attribute(.arn, of: body.role))
    if let input = body.input { target.add("Input", words(input)) }
    if let parameters = body.parameters { addScheduleParameters(parameters, to: &target) }
    addDelivery(body.retry, body.deadLetterQueue, to: &target)
    list.add("Target", .map(target.members))
  }

  private mutating func addScheduleParameters(_ parameters: TargetParameters, to list: inout PropertyList) {
    switch parameters {
    case .queue(let group): list.add("SqsParameters", .map([TemplateMember("MessageGroupId", words(group))]))
    case .stream(let key): list.add("KinesisParameters", .map([TemplateMember("PartitionKey", words(key))]))
    case .containerTask(let task):
      // The two services spell this name differently.
      list.add("EcsParameters", containerTask(task, network: "AwsvpcConfiguration"))
    case .event(let source, let detailType):
      list.add(
        "EventBridgeParameters",
        .map([TemplateMember("DetailType", words(detailType)), TemplateMember("Source", words(source))]))
    // The scheduler has no such targets; it calls these services through the SDK.
    case .http, .batchJob: break
    }
  }

  private mutating func containerTask(_ task: ContainerTaskParameters, network: String) -> TemplateValue {
    var list = PropertyList()
    list.add("TaskDefinitionArn", spell(task.taskDefinition))
    list.add("TaskCount", .number(String(task.count)))
    list.add("LaunchType", ifPresent: task.launchType.map { .string($0) })
    if !task.subnets.isEmpty {
      var members = PropertyList()
      members.add("Subnets", ifAny: task.subnets.map(words))
      members.add("SecurityGroups", ifAny: task.securityGroups.map(words))
      members.add(
        "AssignPublicIp", ifPresent: task.assignsPublicAddress.map { .string($0 ? "ENABLED" : "DISABLED") })
      list.add("NetworkConfiguration", .map([TemplateMember(network, .map(members.members))]))
    }
    return .map(list.members)
  }

  private mutating func addDelivery(_ retry: RetryPolicy, _ deadLetters: PlanText?, to list: inout PropertyList) {
    list.add(
      "RetryPolicy",
      .map([
        TemplateMember("MaximumRetryAttempts", .number(String(retry.attempts))),
        TemplateMember("MaximumEventAgeInSeconds", .number(String(retry.maximumAge))),
      ]))
    if let deadLetters { list.add("DeadLetterConfig", .map([TemplateMember("Arn", spell(deadLetters))])) }
  }
}
