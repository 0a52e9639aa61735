import Emit
import Plan

/// The requests that create schedules (EventBridge Scheduler API reference, CreateSchedule, CreateScheduleGroup).
enum ScheduleRequests {
  static func group(name: String, tags: [ResourceTag]) -> JSONValue {
    // A group's tags must have a value.
    let tags = tags.filter { !$0.value.isEmpty }
    return .object([JSONMember("Name", .string(name))] + (tags.isEmpty ? [] : [JSONMember("Tags", tags.json)]))
  }

  static func schedule(_ body: ScheduleBody, _ values: inout KnownValues) -> JSONValue {
    var members = [
      JSONMember("Name", .string(body.name)),
      JSONMember("GroupName", .string(values.attribute(.name, of: body.group))),
    ]
    if let description = body.description { members.append(JSONMember("Description", .string(description))) }
    members += [
      JSONMember("ScheduleExpression", .string(body.expression)),
      JSONMember("ScheduleExpressionTimezone", .string(body.timezone)),
      JSONMember("State", body.isEnabled ? "ENABLED" : "DISABLED"),
      JSONMember("FlexibleTimeWindow", ["Mode": "OFF"]),
    ]
    var target = [
      JSONMember("Arn", .string(values.text(body.arn))),
      JSONMember("RoleArn", .string(values.attribute(.arn, of: body.role))),
    ]
    if let input = body.input { target.append(JSONMember("Input", .string(values.text(input)))) }
    if let parameters = body.parameters, let member = member(of: parameters, &values) { target.append(member) }
    target += Delivery.members(body.retry, body.deadLetterQueue, &values)
    members.append(JSONMember("Target", .object(target)))
    return .object(members)
  }

  private static func member(of parameters: TargetParameters, _ values: inout KnownValues) -> JSONMember? {
    switch parameters {
    case .queue(let group): JSONMember("SqsParameters", ["MessageGroupId": .string(group)])
    case .stream(let key): JSONMember("KinesisParameters", ["PartitionKey": .string(key)])
    case .containerTask(let task): JSONMember("EcsParameters", Delivery.containerTask(task, &values))
    case .event(let source, let detailType):
      JSONMember("EventBridgeParameters", ["DetailType": .string(detailType), "Source": .string(source)])
    // The scheduler has no such targets; it calls these services through the SDK.
    case .http, .batchJob: nil
    }
  }
}
