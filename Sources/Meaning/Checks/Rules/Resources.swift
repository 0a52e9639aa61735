import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// The resources that a task names are names or ARNs of the right kind, and take what the task sends.
@Sendable func checkResources(_ task: WorkflowTask, _ workflow: Flow, _ context: CheckContext) {
  guard let action = task.action else { return }
  for input in action.inputs {
    guard case .resource(let kind) = input.type, let value = task.input(input.name), let text = value.literalText
    else { continue }
    guard let name = checkResource(text, kind, at: value.span, context), workflow.isCompiled, name.isFIFO else {
      continue
    }
    switch (kind, action.form.kind) {
    case (.queue, .queue) where task.input("group") == nil && !task.hasBrokenInputs:
      context.report(
        .fifoWithoutGroup, "a FIFO queue takes no message without a group", at: value.span,
        hint: "add 'group' under 'with'",
        notes: ["Messages of one group arrive in order; a constant makes the whole queue one group."])
    case (.topic, .topic):
      context.report(
        .fifoTopic, "EventBridge does not deliver to a FIFO topic", at: value.span,
        hint: "use a standard topic, or send to a FIFO queue")
    default: break
    }
  }
}

/// Reads a text as a resource of a kind, or says why it is none.
@discardableResult
func checkResource(_ text: String, _ kind: ResourceKind, at span: Span, _ context: CheckContext) -> ResourceName? {
  switch ResourceName.parse(text, as: kind) {
  case .success(let name): return name
  case .failure(let problem):
    var hint = "write a name, or an ARN such as '\(kind.form.example)'"
    var fixes: [Fix] = []
    if kind == .queue, let arn = queueARN(fromURL: text) {
      hint = "write the queue's ARN: '\(arn)'"
      fixes = context.replacing(span, with: arn)
    } else if case .success(let arn) = AmazonResourceName.parse(text), arn.service != kind.form.service {
      hint =
        "this is an ARN of the service '\(arn.service)'; \(kind.form.titleWithArticle) is one of '\(kind.form.service)'"
    }
    context.report(.resourceForm, "\(shown(text)) \(problem.reason)", at: span, hint: hint, fixes: fixes)
    return nil
  }
}

/// The ARN of the queue that an address of SQS names.
private func queueARN(fromURL text: String) -> String? {
  guard let arn = AmazonResourceName(queueURL: text)?.text, case .success = ResourceName.parse(arn, as: .queue)
  else {
    return nil
  }
  return arn
}
