import Emit
import Plan

extension ResourceSpeller {
  mutating func block(for schedule: ScheduleBody, of resource: PlannedResource) -> HCLBlock {
    var body: [HCLItem] = [
      .attribute("name", .text(schedule.name)),
      .attribute("group_name", spelling.reference(schedule.group, .name)),
    ]
    body.append(contentsOf: optional("description", schedule.description))
    body.append(.attribute("schedule_expression", .text(schedule.expression)))
    body.append(.attribute("schedule_expression_timezone", .text(schedule.timezone)))
    body.append(.attribute("state", schedule.isEnabled ? "ENABLED" : "DISABLED"))
    body.append(.block("flexible_time_window", [], [.attribute("mode", "OFF")]))
    body.append(.block("target", [], target(of: schedule)))
    body.append(contentsOf: dependsOn(spelling.addresses.addresses(for: schedule)))
    return block(resource, body)
  }

  private mutating func target(of schedule: ScheduleBody) -> [HCLItem] {
    var body: [HCLItem] = [
      .attribute("arn", spelling.text(schedule.arn)),
      .attribute("role_arn", spelling.reference(schedule.role, .arn)),
    ]
    if let input = schedule.input {
      body.append(.attribute("input", input.isJSON ? spelling.jsonDocument(input) : spelling.document(input)))
    }
    if let parameters = schedule.parameters { body.append(contentsOf: scheduleParameters(parameters)) }
    body.append(retryPolicy(schedule.retry))
    body.append(contentsOf: deadLetterConfig(schedule.deadLetterQueue))
    return body
  }

  private mutating func scheduleParameters(_ parameters: TargetParameters) -> [HCLItem] {
    switch parameters {
    case .queue(let group): [.block("sqs_parameters", [], [.attribute("message_group_id", .text(group))])]
    case .stream(let key): [.block("kinesis_parameters", [], [.attribute("partition_key", .text(key))])]
    case .containerTask(let task): [.block("ecs_parameters", [], containerTask(task))]
    case .event(let source, let detailType):
      [
        .block(
          "eventbridge_parameters", [],
          [.attribute("detail_type", .text(detailType)), .attribute("source", .text(source))])
      ]
    // EventBridge Scheduler calls no API destination, and submits Batch jobs by an action of the SDK.
    case .http, .batchJob: []
    }
  }
}
