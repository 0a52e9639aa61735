import Catalog
import Plan

extension TargetPlanner {
  /// A state machine, by a role.
  mutating func target(_ start: MachineStart) -> TargetDraft? {
    TargetDraft(start.arn, start.statements, message(start.input))
  }
}

extension StatePlanner {
  /// Another state machine, waited for where the task says so.
  func state(_ start: MachineStart) -> StateCall? {
    guard let input = json(start.input) else { return nil }
    let arguments = [StateMember("StateMachineArn", .text(start.arn)), StateMember("Input", input)]
    guard start.waits else { return StateCall("states:startExecution", arguments, start.statements) }
    // Step Functions Developer Guide, "IAM policies for Step Functions": it hears of the end over a rule of its own.
    let statements = [
      PolicyStatement(
        actions: ["states:DescribeExecution", "states:StopExecution"],
        resources: [
          .localARN(service: "states", PlanText("execution:" + start.machine.name.name(as: .stateMachine) + ":*"))
        ]),
      PolicyStatement(
        actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
        resources: [.localARN(service: "events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")]),
    ]
    var call = StateCall("states:startExecution.sync:2", arguments, start.statements + statements)
    call.result = .states("result", "Output")
    return call
  }
}

extension MachineStart {
  var arn: PlanText { machine.arn(service: "states", "stateMachine:") }

  var statements: [PolicyStatement] { [PolicyStatement(actions: ["states:StartExecution"], resources: [arn])] }
}
