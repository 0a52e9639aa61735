import Catalog
public import Diagnostics
import Flow
import Source

/// The resources of a task are names or ARNs of the right kind, and can receive what the task sends.
@Sendable func checkResources(_ task: Call, _ workflow: Flow, _ context: CheckContext) {
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
        .fifoWithoutGroup, .fifoWithoutGroup, at: value.span, hint: .addInput("group"), notes: [.groupsKeepOrder])
    case (.topic, .topic):
      context.report(.fifoTopic, .fifoTopic, at: value.span, hint: .useStandardTopic)
    default: break
    }
  }
}

/// Reads a text as a resource of a kind, or reports why it is not one.
@discardableResult
func checkResource(_ text: String, _ kind: ResourceKind, at span: Span, _ context: CheckContext) -> ResourceName? {
  switch ResourceName.parse(text, as: kind) {
  case .success(let name): return name
  case .failure(let problem):
    var hint = Sentence.writeNameOrARN(kind.form.example)
    var fixes: [Fix] = []
    if kind == .queue, let arn = queueARN(fromURL: text) {
      hint = .writeQueueARN(arn)
      fixes = context.replacing(span, with: arn)
    } else if case .success(let arn) = AmazonResourceName.parse(text), arn.service != kind.form.service {
      hint = .otherService(arn.service, resource: kind.form.titleWithArticle, of: kind.form.service)
    }
    context.report(.resourceForm, .noResource(text, reason: problem.reason), at: span, hint: hint, fixes: fixes)
    return nil
  }
}

/// The ARN of the queue with a URL of SQS.
private func queueARN(fromURL text: String) -> String? {
  guard let arn = AmazonResourceName(queueURL: text)?.text, case .success = ResourceName.parse(arn, as: .queue)
  else { return nil }
  return arn
}

public extension DiagnosticCode {
  static let fifoWithoutGroup = DiagnosticCode(
    412, "fifo-without-group", stage: .flow,
    summary: "A message to a FIFO queue has no message group.",
    explanation: """
      A FIFO queue rejects a message without a group. EventBridge retries until it gives up, and nothing arrives.
      """,
    source: "EventBridge API reference, SqsParameters",
    example: inputs("{queue: ⏵orders.fifo⏴}", "{queue: orders.fifo, group: orders}"))
  static let fifoTopic = DiagnosticCode(
    413, "fifo-topic", stage: .flow,
    summary: "The target is a FIFO topic, which EventBridge does not support.",
    explanation: """
      A FIFO topic requires a message group, which a rule cannot give. EventBridge does not deliver to FIFO topics. \
      Publish to a standard topic, or send to a FIFO queue.
      """,
    source: "EventBridge User Guide, \"Event bus targets\"",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "sns/publish", "{topic: ⏵orders.fifo⏴}"),
      good: taskWorkflow(uses: "sns/publish", "{topic: orders}")))
}

extension Sentence {
  static let fifoWithoutGroup: Sentence = "a message to a FIFO queue needs a group"
  static let groupsKeepOrder: Sentence =
    "Messages of one group arrive in order. With a constant, all messages are in one group."
  static let fifoTopic: Sentence = "EventBridge does not deliver to a FIFO topic"
  static let useStandardTopic: Sentence = "use a standard topic, or send to a FIFO queue"
  static func writeQueueARN(_ arn: String) -> Sentence { "write the queue's ARN: '\(arn)'" }
  static func otherService(_ service: String, resource: String, of expected: String) -> Sentence {
    "this is an ARN of the service '\(term: service)'; \(term: resource) is one of '\(term: expected)'"
  }
}
