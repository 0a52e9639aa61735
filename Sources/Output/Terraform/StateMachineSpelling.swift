import Emit
import Plan
import StatesLanguage

extension ResourceSpeller {
  /// A state machine. It waits for its role's policies, because Step Functions checks the permission to log when it
  /// creates the machine.
  mutating func block(for machine: StateMachineBody, of resource: PlannedResource) -> HCLBlock {
    let body: [HCLItem] = [
      .attribute("name", .text(machine.name)),
      .attribute("role_arn", spelling.reference(machine.role, .arn)),
      .attribute("type", .text(machine.kind.rawValue)),
      .attribute("definition", spelling.json(machine.machine.definition)),
    ]
    let logging: [HCLItem] = [
      .block(
        "logging_configuration", [],
        [
          .attribute("include_execution_data", .bool(machine.logsExecutionData)),
          .attribute("level", .text(machine.logLevel.rawValue)),
          .attribute("log_destination", spelling.text(.reference(machine.logGroup, .arn) + ":*")),
        ]),
      .block("tracing_configuration", [], [.attribute("enabled", .bool(machine.isTraced))]),
    ]
    return block(
      resource, body + tags(of: resource) + logging + dependsOn(spelling.addresses.addresses(for: machine)))
  }

  mutating func block(for stream: LogStreamBody, of resource: PlannedResource) -> HCLBlock {
    block(
      resource,
      [
        .attribute("name", .text(stream.name)),
        .attribute("log_group_name", spelling.text(stream.logGroup)),
      ])
  }
}
