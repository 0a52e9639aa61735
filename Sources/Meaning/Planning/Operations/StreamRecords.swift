import Catalog
import Plan

extension TargetPlanner {
  /// A Kinesis stream, with a role.
  mutating func target(_ record: StreamRecord) -> TargetDraft? {
    let arn = record.arn
    var parameters: TargetParameters?
    var scheduleKey = PhysicalNames.shortened(context.name, limit: 256)
    if let key = record.partitionKey {
      guard let value = inputValue(key) else { return nil }
      switch value {
      case .expression(.event(let steps), _):
        guard let path = jsonPath(steps, at: key.span) else { return nil }
        parameters = .stream(partitionKey: path)
      case .text(let parts):
        guard let literal = InputValue.literal(of: parts) else {
          needsStateMachine(.onePathAsKey, at: key.span)
          return nil
        }
        scheduleKey = literal
        if context.isStartedByEvent { needsStateMachine(.pathAsKey, at: key.span) }
      default: giveUp()
      }
    }
    return TargetDraft(
      arn: arn, access: .role(record.statements), message: message(record.data), textForm: .quoted(input: "data"),
      parameters: parameters,
      schedule: .target(arn: arn, statements: record.statements, parameters: .stream(partitionKey: scheduleKey)))
  }

  /// A Firehose stream, with a role.
  mutating func target(_ record: DeliveryRecord) -> TargetDraft? {
    TargetDraft(record.arn, record.statements, message(record.data), textForm: .quoted(input: "data"))
  }
}

extension StatePlanner {
  mutating func state(_ record: StreamRecord) -> StateCall? {
    var arguments = ArgumentList()
    arguments.add("StreamARN", .text(record.arn))
    arguments.add(
      "PartitionKey",
      record.partitionKey.map { scope.text($0) } ?? .expression(scope.event.member("id")))
    arguments.add("Data", bytes(record.data, input: "data"))
    guard !arguments.isBroken else { return nil }
    return StateCall("aws-sdk:kinesis:putRecord", arguments.members, record.statements)
  }

  mutating func state(_ record: DeliveryRecord) -> StateCall? {
    guard let data = bytes(record.data, input: "data") else { return nil }
    return StateCall(
      "aws-sdk:firehose:putRecord",
      [
        StateMember("DeliveryStreamName", MachineScope.literal(record.stream.name.name(as: .deliveryStream))),
        StateMember("Record", .map([StateMember("Data", data)])),
      ], record.statements)
  }
}

extension StreamRecord {
  var arn: PlanText { stream.arn(service: "kinesis", "stream/") }

  var statements: [PolicyStatement] { [PolicyStatement(actions: ["kinesis:PutRecord"], resources: [arn])] }
}

extension DeliveryRecord {
  var arn: PlanText { stream.arn(service: "firehose", "deliverystream/") }

  var statements: [PolicyStatement] { [PolicyStatement(actions: ["firehose:PutRecord"], resources: [arn])] }
}
