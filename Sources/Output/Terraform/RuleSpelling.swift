import Emit
import Plan

extension ResourceSpeller {
  /// A partner event bus. Its name must be that of its event source.
  mutating func block(for bus: EventBusBody, of resource: PlannedResource) -> HCLBlock {
    let source = spelling.text(bus.eventSource)
    return block(
      resource,
      [.attribute("name", source), .attribute("event_source_name", source)] + tags(of: resource))
  }

  /// A rule and its targets, which are separate resources.
  mutating func blocks(for rule: RuleBody, of resource: PlannedResource) -> [HCLBlock] {
    var body: [HCLItem] = [.attribute("name", .text(rule.name))] + optional("description", rule.description)
    if let bus = rule.bus { body.append(.attribute("event_bus_name", spelling.text(bus))) }
    body.append(.attribute("state", rule.isEnabled ? "ENABLED" : "DISABLED"))
    body.append(.attribute("event_pattern", spelling.json(rule.pattern.document)))
    var blocks = [block(resource, body + tags(of: resource))]
    let labels = spelling.addresses.targetLabels(of: resource.identifier)
    for (target, label) in zip(rule.targets, labels) {
      blocks.append(block(for: target, label, isOnCustomBus: rule.bus != nil, of: resource))
    }
    return blocks
  }

  private mutating func block(
    for target: TargetBody, _ label: String, isOnCustomBus: Bool, of resource: PlannedResource
  ) -> HCLBlock {
    // By name, never by id: on a custom bus the id contains the bus as well. As a reference, so that Terraform deletes
    // the targets before their rule, which EventBridge requires.
    let rule = spelling.addresses.address(of: resource.identifier)
    var body: [HCLItem] = [.attribute("rule", .reference("\(rule).name"))]
    if isOnCustomBus { body.append(.attribute("event_bus_name", .reference("\(rule).event_bus_name"))) }
    body.append(.attribute("target_id", .text(target.id)))
    body.append(.attribute("arn", spelling.text(target.arn)))
    if let role = target.role { body.append(.attribute("role_arn", spelling.reference(role, .arn))) }
    body.append(contentsOf: input(target.input))
    if let parameters = target.parameters { body.append(contentsOf: ruleParameters(parameters)) }
    body.append(retryPolicy(target.retry))
    body.append(contentsOf: deadLetterConfig(target.deadLetterQueue))
    body.append(contentsOf: dependsOn(spelling.addresses.addresses(for: target)))
    return block(TerraformType.target, label, origin: target.origin, body)
  }

  private mutating func input(_ input: TargetInput) -> [HCLItem] {
    switch input {
    case .event: return []
    case .path(let path): return [.attribute("input_path", .text(path))]
    case .constant(let text): return [.attribute("input", spelling.jsonDocument(PlanText(text)))]
    case .transformer(let transformer):
      var body: [HCLItem] = []
      if !transformer.paths.isEmpty {
        body.append(
          .attribute("input_paths", .object(transformer.paths.map { HCLMember($0.name, .text($0.path)) })))
      }
      body.append(.attribute("input_template", spelling.jsonDocument(PlanText(transformer.template))))
      return [.block("input_transformer", [], body)]
    }
  }

  private mutating func ruleParameters(_ parameters: TargetParameters) -> [HCLItem] {
    switch parameters {
    case .queue(let group): [.block("sqs_target", [], [.attribute("message_group_id", .text(group))])]
    case .stream(let key): [.block("kinesis_target", [], [.attribute("partition_key_path", .text(key))])]
    case .http(let parameters): [.block("http_target", [], httpTarget(parameters))]
    case .containerTask(let task): [.block("ecs_target", [], containerTask(task))]
    case .batchJob(let job): [.block("batch_target", [], batchTarget(job))]
    // A rule passes events on; only a schedule creates one.
    case .event: []
    }
  }

  private func httpTarget(_ parameters: HTTPParameters) -> [HCLItem] {
    var body: [HCLItem] = []
    if !parameters.path.isEmpty {
      body.append(.attribute("path_parameter_values", .list(parameters.path.map { .text($0) })))
    }
    if !parameters.headers.isEmpty { body.append(.attribute("header_parameters", pairs(parameters.headers))) }
    if !parameters.query.isEmpty { body.append(.attribute("query_string_parameters", pairs(parameters.query))) }
    return body
  }

  private func pairs(_ pairs: [HTTPParameters.Pair]) -> HCLExpression {
    .object(pairs.map { HCLMember($0.name, .text($0.value)) })
  }

  private mutating func batchTarget(_ job: BatchJobParameters) -> [HCLItem] {
    var body: [HCLItem] = [
      .attribute("job_definition", spelling.text(job.definition)), .attribute("job_name", .text(job.name)),
    ]
    if let attempts = job.attempts { body.append(.attribute("job_attempts", number(attempts))) }
    return body
  }

  /// A container task, which has the same form for rules and schedules.
  mutating func containerTask(_ task: ContainerTaskParameters) -> [HCLItem] {
    var body: [HCLItem] = [
      .attribute("task_definition_arn", spelling.text(task.taskDefinition)),
      .attribute("task_count", number(task.count)),
    ]
    body.append(contentsOf: optional("launch_type", task.launchType))
    guard !task.subnets.isEmpty else { return body }
    var network: [HCLItem] = [.attribute("subnets", .list(task.subnets.map { .text($0) }))]
    if !task.securityGroups.isEmpty {
      network.append(.attribute("security_groups", .list(task.securityGroups.map { .text($0) })))
    }
    if let isPublic = task.assignsPublicAddress { network.append(.attribute("assign_public_ip", .bool(isPublic))) }
    body.append(.block("network_configuration", [], network))
    return body
  }
}
