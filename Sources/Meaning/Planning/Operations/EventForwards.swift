import Catalog
import Diagnostics
import Flow
import Plan
import Source

extension StatePlanner {
  /// A machine has the event's content, and not the event.
  mutating func state(_: EventForward) -> StateCall? {
    findings.append(
      Diagnostic(
        .forwardInMachine, .cannotForward(call.id), at: call.usesOrigin.span, hint: .ownWorkflowForwards,
        notes: [.machinesPutNewEvents]))
    return nil
  }
}

extension TargetPlanner {
  /// Another bus, by a role; its targets get the event as it is.
  mutating func target(_ forward: EventForward) -> TargetDraft? {
    let arn = forward.bus.arn(service: "events", "event-bus/")
    return TargetDraft(
      arn: arn, access: .role([PolicyStatement(actions: ["events:PutEvents"], resources: [arn])]), message: .event,
      schedule: .impossible(.noEventToForward))
  }
}
