import Emit
import Plan
import StatesLanguage

/// The request that creates a state machine (Step Functions API reference, CreateStateMachine). The definition is a file of
/// its own: in the request it would be one long line.
enum MachineRequest {
  static func settings(_ body: StateMachineBody, tags: [ResourceTag], _ values: inout KnownValues) -> JSONValue {
    // The tags of a machine must have a value.
    let tags = tags.filter { !$0.value.isEmpty }
    let logs = values.text(.reference(body.logGroup, .arn) + ":*")
    var members = [
      JSONMember("name", .string(body.name)), JSONMember("type", .string(body.kind.rawValue)),
      JSONMember("roleArn", .string(values.attribute(.arn, of: body.role))),
      JSONMember(
        "loggingConfiguration",
        [
          "level": .string(body.logLevel.rawValue), "includeExecutionData": .bool(body.logsExecutionData),
          "destinations": [["cloudWatchLogsLogGroup": ["logGroupArn": .string(logs)]]],
        ]),
      JSONMember("tracingConfiguration", ["enabled": .bool(body.isTraced)]),
    ]
    if !tags.isEmpty {
      members.append(
        JSONMember("tags", .array(tags.map { ["key": .string($0.key), "value": .string($0.value)] })))
    }
    return .object(members)
  }

  static func definition(_ body: StateMachineBody, _ values: inout KnownValues) -> JSONValue {
    values.json(body.machine.definition)
  }
}
