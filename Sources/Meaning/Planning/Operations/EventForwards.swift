import Catalog
import Diagnostics
import Flow
import Plan
import Source

extension StatePlanner {
  /// A machine has the content of the event, but cannot forward the event itself.
  mutating func state(_: EventForward) -> StateCall? {
    findings.append(
      Diagnostic(
        .forwardInMachine, .cannotForward(call.id), at: call.usesOrigin.span, hint: .separateWorkflowForwards,
        notes: [.machinesPutNewEvents]))
    return nil
  }
}

extension TargetPlanner {
  /// Another bus, with a role; its rules get the original event.
  mutating func target(_ forward: EventForward) -> TargetDraft? {
    let arn = forward.bus.arn(service: "events", "event-bus/")
    return TargetDraft(
      arn: arn, access: .role([PolicyStatement(actions: ["events:PutEvents"], resources: [arn])]), message: .event,
      schedule: .impossible(.noEventToForward))
  }
}
