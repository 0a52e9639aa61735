import Emit
import Plan

/// The requests that create a rule, for `--cli-input-json` (EventBridge API reference, PutRule, PutTargets).
enum RuleRequests {
  static func rule(_ body: RuleBody, tags: [ResourceTag], _ values: inout KnownValues) -> JSONValue {
    var members = [JSONMember("Name", .string(body.name))]
    if let description = body.description { members.append(JSONMember("Description", .string(description))) }
    if let bus = bus(of: body, &values) { members.append(bus) }
    members.append(JSONMember("EventPattern", .string(values.json(body.pattern.document).text())))
    members.append(JSONMember("State", body.isEnabled ? "ENABLED" : "DISABLED"))
    if !tags.isEmpty { members.append(JSONMember("Tags", tags.json)) }
    return .object(members)
  }

  /// None where a rule has no targets.
  static func targets(_ body: RuleBody, _ values: inout KnownValues) -> JSONValue? {
    var list: [JSONValue] = []
    for target in body.targets { list.append(value(of: target, &values)) }
    if list.isEmpty { return nil }
    var members = [JSONMember("Rule", .string(body.name))]
    if let bus = bus(of: body, &values) { members.append(bus) }
    return .object(members + [JSONMember("Targets", .array(list))])
  }

  private static func bus(of body: RuleBody, _ values: inout KnownValues) -> JSONMember? {
    body.bus.map { JSONMember("EventBusName", .string(values.text($0))) }
  }

  private static func value(of target: TargetBody, _ values: inout KnownValues) -> JSONValue {
    var members = [JSONMember("Id", .string(target.id)), JSONMember("Arn", .string(values.text(target.arn)))]
    if let role = target.role { members.append(JSONMember("RoleArn", .string(values.attribute(.arn, of: role)))) }
    switch target.input {
    case .event: break
    case .path(let path): members.append(JSONMember("InputPath", .string(path)))
    case .constant(let text): members.append(JSONMember("Input", .string(text)))
    case .transformer(let transformer):
      var input: [JSONMember] = []
      if !transformer.paths.isEmpty {
        input.append(
          JSONMember("InputPathsMap", .object(transformer.paths.map { JSONMember($0.name, .string($0.path)) })))
      }
      input.append(JSONMember("InputTemplate", .string(transformer.template)))
      members.append(JSONMember("InputTransformer", .object(input)))
    }
    if let parameters = target.parameters, let member = member(of: parameters, &values) { members.append(member) }
    members += Delivery.members(target.retry, target.deadLetterQueue, &values)
    return .object(members)
  }

  private static func member(of parameters: TargetParameters, _ values: inout KnownValues) -> JSONMember? {
    switch parameters {
    case .queue(let group): return JSONMember("SqsParameters", ["MessageGroupId": .string(group)])
    case .stream(let key): return JSONMember("KinesisParameters", ["PartitionKeyPath": .string(key)])
    case .http(let http):
      var members: [JSONMember] = []
      if !http.path.isEmpty {
        members.append(JSONMember("PathParameterValues", .array(http.path.map { .string($0) })))
      }
      if !http.headers.isEmpty { members.append(JSONMember("HeaderParameters", http.headers.json)) }
      if !http.query.isEmpty { members.append(JSONMember("QueryStringParameters", http.query.json)) }
      return members.isEmpty ? nil : JSONMember("HttpParameters", .object(members))
    case .containerTask(let task): return JSONMember("EcsParameters", Delivery.containerTask(task, &values))
    case .batchJob(let job):
      var members = [
        JSONMember("JobDefinition", .string(values.text(job.definition))), JSONMember("JobName", .string(job.name)),
      ]
      if let attempts = job.attempts {
        members.append(JSONMember("RetryStrategy", ["Attempts": .number(String(attempts))]))
      }
      return JSONMember("BatchParameters", .object(members))
    // Only a schedule sets the event that it puts.
    case .event: return nil
    }
  }
}
