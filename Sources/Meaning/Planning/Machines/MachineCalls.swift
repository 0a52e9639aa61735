import Catalog
import Diagnostics
import Plan
import Source
import StatesLanguage
import Workflows

extension WorkflowPlanner {
  /// What a task comes to in a state machine; none where it was wrong. A shadow writes down what would have been sent.
  mutating func call(of task: WorkflowTask, _ scope: MachineScope, isShadow: Bool) -> MachineCall? {
    guard let call = call(of: task, scope) else { return nil }
    return isShadow ? shadowCall(of: call, task) : call
  }

  private mutating func call(of task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let action = task.action else { return serviceCall(task, scope) }
    switch action.name {
    case "slack/notify", "teams/notify": return chatCall(task, scope)
    case "slack/post-message": return slackCall(task, scope)
    case "email/send": return mailCall(task, scope)
    case "kintone/create-record": return kintoneCreateCall(task, scope)
    case "kintone/update-record": return kintoneUpdateCall(task, scope)
    case "http/request": return httpCall(task, scope)
    case "stripe/request": return stripeCall(task, scope)
    case "sns/publish": return topicCall(task, scope)
    case "sqs/send": return queueCall(task, scope)
    case "lambda/invoke": return functionCall(task, scope)
    case "stepfunctions/start": return machineCall(task, scope)
    case "eventbridge/put-event": return eventCall(task, scope)
    case "logs/write": return logCall(task, scope)
    case "kinesis/put-record": return streamCall(task, scope)
    case "firehose/put-record": return deliveryStreamCall(task, scope)
    case "ecs/run-task": return containerCall(task, scope)
    case "batch/submit-job": return batchCall(task, scope)
    case "codebuild/start-build": return buildCall(task, scope)
    case "dynamodb/put-item": return itemCall(task, scope)
    case "s3/put-object": return objectCall(task, scope)
    case "eventbridge/forward":
      report(
        Diagnostic(
          .forwardInMachine, "'\(task.id.value)' cannot forward the event from a state machine", at: task.uses.span,
          hint: "give it a workflow of its own, whose rule forwards the event; or use 'eventbridge/put-event'",
          notes: ["What a machine puts on a bus is a new event, with an id and a time of its own."]))
      return nil
    case "gmail/send":
      report(
        Diagnostic(
          .gmailNeedsUser, "'\(task.id.value)' cannot reach Gmail", at: task.uses.span,
          hint: "use 'email/send', which sends through Amazon SES",
          notes: [
            "Gmail wants the consent of a user; connections of EventBridge sign in with client credentials alone."
          ]))
      return nil
    default: return nil
    }
  }

  /// One entry of the shadow's log group: the task, its action and what it would have been sent.
  private mutating func shadowCall(of call: MachineCall, _ task: WorkflowTask) -> MachineCall {
    let group = "/aws/vendedlogs/states/" + builder.names.name(["shadow"], limit: 200)
    let retention = builder.logRetention
    let builder = builder
    let identifier = builder.shared(
      .logGroup, key: group, label: "shadow", workflow: name, origin: workflow.name.span
    ) { _ in .logGroup(LogGroupBody(name: group, retentionDays: retention)) }
    // The entry is built of the very arguments: an object within an expression cannot hold the States Language's own, so
    // that it stands in a state before, as the state's arguments do.
    let message = PlanValue.map([
      PlanMember("task", .text(PlanText(task.id.value))), PlanMember("uses", MachineScope.literal(task.uses.value)),
      PlanMember("arguments", .map(call.arguments)),
    ])
    return entryCall(
      group: .reference(identifier, .name), key: "shadow", expressionValue("$string($shadow)"), task.span
    ).shadowing(message)
  }
}

extension MachineCall {
  /// The call with what it writes down, which a state before it puts together.
  fileprivate func shadowing(_ message: PlanValue) -> MachineCall {
    var call = self
    call.shadow = message
    return call
  }
}
