import Catalog
import Plan
import Source

extension TargetPlanner {
  /// A topic, whose policy allows EventBridge to publish.
  mutating func target(_ message: TopicMessage) -> TargetDraft? {
    let topic = message.receiver
    return TargetDraft(
      arn: topic.arn,
      access: topic.access("topic", named: message.topic.name.name(as: .topic), isLimitedToRules: false) {
        .topic($0)
      },
      message: self.message(message.message), textForm: .plain,
      schedule: .target(arn: topic.arn, statements: topic.statements, parameters: nil), needs: topic.needs)
  }
}

extension StatePlanner {
  func state(_ message: TopicMessage) -> StateCall? {
    let topic = message.receiver
    var arguments = ArgumentList()
    arguments.add("TopicArn", .text(topic.arn))
    arguments.add("Message", text(message.message))
    arguments.add("Subject", message.subject) { scope.text($0) }
    guard !arguments.isBroken else { return nil }
    return StateCall("sns:publish", arguments.members, topic.statements, needs: topic.needs)
  }
}

extension TopicMessage {
  fileprivate var receiver: MessageReceiver {
    MessageReceiver(topic, action: "sns:Publish") { .topic($0) }
  }
}
