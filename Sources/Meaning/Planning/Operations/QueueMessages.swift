import Catalog
import Plan
import Source

extension TargetPlanner {
  /// A queue: EventBridge is let in by the queue's policy, a schedule by its role.
  mutating func target(_ message: QueueMessage) -> TargetDraft? {
    let queue = PlannedQueue(message.queue)
    let body = self.message(message.message)
    let group = message.group.flatMap(\.constantText)
    if group == nil, let value = message.group {
      needsStateMachine("the message group of a target is always the same", at: value.span)
    }
    let parameters = group.map { TargetParameters.queue(messageGroup: $0) }
    return TargetDraft(
      arn: queue.arn,
      access: queue.shared.map { .queue($0.identifier) }
        ?? .foreign(
          ForeignGrant(
            action: "sqs:SendMessage", arn: queue.arn,
            title: "the queue '\(message.queue.name.name(as: .queue))'", isLimitedToRules: true,
            origin: message.queue.origin.span)),
      message: body, textForm: .plain, parameters: parameters,
      schedule: .target(arn: queue.arn, statements: queue.statements, parameters: parameters), needs: queue.needs)
  }
}

extension StatePlanner {
  func state(_ message: QueueMessage) -> StateCall? {
    let queue = PlannedQueue(message.queue)
    var arguments = ArgumentList()
    arguments.add("QueueUrl", .text(queue.url))
    arguments.add("MessageBody", text(message.message))
    arguments.add("MessageGroupId", message.group) { scope.text($0) }
    arguments.add("MessageDeduplicationId", message.deduplication) { scope.text($0) }
    guard !arguments.isBroken else { return nil }
    var call = StateCall("sqs:sendMessage", arguments.members, queue.statements, needs: queue.needs)
    call.mayRunTwice = message.deduplication != nil
    return call
  }
}

/// A queue that a task names: one of the plan, or another's by its ARN.
struct PlannedQueue {
  let arn: PlanText
  let url: PlanText
  /// The queue of the plan; none where it is another's.
  let shared: SharedResource?

  init(_ queue: NamedResource) {
    switch queue.name {
    case .name:
      let shared = SharedResource.queue(queue)
      self.shared = shared
      (arn, url) = (.reference(shared.identifier, .arn), .reference(shared.identifier, .url))
    case .arn(let given):
      shared = nil
      arn = PlanText(given.text)
      let suffix = given.partition == "aws-cn" ? ".amazonaws.com.cn/" : ".amazonaws.com/"
      url = PlanText("https://sqs." + given.region + suffix + given.account + "/" + given.resource)
    }
  }

  var needs: [SharedResource] { shared.map { [$0] } ?? [] }

  var statements: [PolicyStatement] { [PolicyStatement(actions: ["sqs:SendMessage"], resources: [arn])] }
}

extension Value {
  /// The text of a value that holds no expression; a number is one too.
  var constantText: String? {
    if case .number(let number) = kind { number } else { literalText }
  }
}
