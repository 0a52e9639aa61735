import Catalog
import Diagnostics
import Expressions
import Plan
import Source
import Workflows

extension WorkflowPlanner {
  /// What a task comes to in a state machine; none where it was wrong. A shadow writes down what would have been sent.
  mutating func call(of task: WorkflowTask, _ scope: MachineScope, isShadow: Bool) -> MachineCall? {
    checkSize(of: task)
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
          .forwardInMachine, .cannotForward(task.id.value), at: task.uses.span,
          hint: .ownWorkflowForwards,
          notes: [.machinesPutNewEvents]))
      return nil
    // Nothing reaches a mailbox of Gmail, and the checks say so.
    case "gmail/send": return nil
    default: return nil
    }
  }
}

extension WorkflowPlanner {
  /// What a state is given and what it hands on have at most 256 KiB (Step Functions quotas, "Maximum input or output size").
  private mutating func checkSize(of task: WorkflowTask) {
    let size = task.inputs.reduce(0) { $0 + $1.value.leastSize }
    guard size > 262_144 else { return }
    report(
      Diagnostic(
        .machineTooLarge,
        .sendsTooMuch(task.id.value, characters: size),
        at: task.id.span, hint: .sendLess))
  }
}

extension Value {
  /// How many characters its JSON has at least, whatever its expressions come to.
  fileprivate var leastSize: Int {
    switch kind {
    case .null, .bool: 4
    case .number(let text): text.utf8.count
    case .text(let template):
      template.parts.reduce(2) { sum, part in
        if case .literal(let text) = part { return sum + text.utf8.count }
        return sum
      }
    case .list(let values): values.reduce(2) { $0 + $1.leastSize + 1 }
    case .map(let entries): entries.reduce(2) { $0 + $1.name.value.utf8.count + $1.value.leastSize + 4 }
    case .invalid: 0
    }
  }
}
