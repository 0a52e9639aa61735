import Catalog
import Plan
import Source

extension TargetPlanner {
  /// A queue. Its policy allows a rule to send; a schedule uses a role.
  mutating func target(_ message: QueueMessage) -> TargetDraft? {
    let queue = message.receiver
    let body = self.message(message.message)
    let group = message.group.flatMap(\.constantText)
    if group == nil, let value = message.group { needsStateMachine(.fixedMessageGroup, at: value.span) }
    let parameters = group.map { TargetParameters.queue(messageGroup: $0) }
    return TargetDraft(
      arn: queue.arn,
      access: queue.access("queue", named: message.queue.name.name(as: .queue), isLimitedToRules: true) {
        .queue($0)
      },
      message: body, textForm: .plain, parameters: parameters,
      schedule: .target(arn: queue.arn, statements: queue.statements, parameters: parameters), needs: queue.needs)
  }
}

extension StatePlanner {
  func state(_ message: QueueMessage) -> StateCall? {
    let queue = message.receiver
    var arguments = ArgumentList()
    arguments.add("QueueUrl", .text(message.url))
    arguments.add("MessageBody", text(message.message))
    arguments.add("MessageGroupId", message.group) { scope.text($0) }
    arguments.add("MessageDeduplicationId", message.deduplication) { scope.text($0) }
    guard !arguments.isBroken else { return nil }
    return StateCall("sqs:sendMessage", arguments.members, queue.statements, needs: queue.needs)
  }
}

extension QueueMessage {
  fileprivate var receiver: MessageReceiver {
    MessageReceiver(queue, action: "sqs:SendMessage") { .queue($0) }
  }

  fileprivate var url: PlanText {
    switch queue.name {
    case .name: return .reference(SharedResource.queue(queue).identifier, .url)
    case .arn(let given):
      return PlanText([.literal("https://sqs.\(given.region)."), .urlSuffix])
        + PlanText("/\(given.account)/\(given.resource)")
    }
  }
}

extension Value {
  /// The text of a string or number without expressions.
  var constantText: String? {
    if case .number(let number) = kind { number } else { literalText }
  }
}
