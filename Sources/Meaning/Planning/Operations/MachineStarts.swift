import Catalog
import Plan

extension TargetPlanner {
  /// A state machine, started with a role.
  mutating func target(_ start: MachineStart) -> TargetDraft? {
    let arn = context.started(by: start).arn
    return TargetDraft(arn, [.starting(arn)], message(start.input))
  }
}

extension StatePlanner {
  /// Another state machine; the task may wait for its end.
  func state(_ start: MachineStart) -> StateCall? {
    guard let input = json(start.input) else { return nil }
    let machine = context.started(by: start)
    let arguments = [StateMember("StateMachineArn", .text(machine.arn)), StateMember("Input", input)]
    guard start.waits else { return StateCall("states:startExecution", arguments, [.starting(machine.arn)]) }
    var statements = [
      .starting(machine.arn),
      PolicyStatement(
        actions: ["states:DescribeExecution", "states:StopExecution"],
        resources: [start.executions(of: machine.name)]),
    ]
    if self.call.foreign(context.facts) == nil {
      // Step Functions learns about the end through its own rule; in another account it polls (Step Functions Developer
      // Guide, "IAM policies for Step Functions" and "Cross-account access for .sync integration pattern").
      statements.append(
        PolicyStatement(
          actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
          resources: [.localARN(service: "events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")]))
    }
    var call = StateCall("states:startExecution.sync:2", arguments, statements)
    call.result = .states("result", "Output")
    return call
  }
}

extension MachineStart {
  /// The executions of the machine, in its account and Region.
  fileprivate func executions(of name: PlanText) -> PlanText {
    guard case .arn(let arn) = machine.name else {
      return .localARN(service: "states", "execution:" + name + ":*")
    }
    return PlanText("arn:\(arn.partition):states:\(arn.region):\(arn.account):execution:") + name + ":*"
  }
}

extension WorkflowContext {
  /// The state machine that a call starts: that of the workflow with this name, or else an existing one.
  fileprivate func started(by start: MachineStart) -> (arn: PlanText, name: PlanText) {
    let name = start.machine.name.name(as: .stateMachine)
    guard case .name = start.machine.name, let workflow = facts.started[name] else {
      return (start.machine.arn(service: "states", "stateMachine:"), PlanText(name))
    }
    if let cycle = workflow.cycle, cycle.number == facts.started[self.name]?.cycle?.number {
      let name = PlanText(cycle.machineName)
      return (.localARN(service: "states", "stateMachine:" + name), name)
    }
    let machine = ResourceIdentifier(.stateMachine, workflow.resourceName)
    return (.reference(machine, .arn), .reference(machine, .name))
  }
}

extension PolicyStatement {
  fileprivate static func starting(_ machine: PlanText) -> PolicyStatement {
    PolicyStatement(actions: ["states:StartExecution"], resources: [machine])
  }
}
