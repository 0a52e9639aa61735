import Catalog
import Plan

extension TargetPlanner {
  /// A message to the channel's topic, whose policy allows EventBridge to publish.
  mutating func target(_ message: ChatMessage) -> TargetDraft? {
    guard let notification = inputValue(message.notification) else { return nil }
    let channel = SharedResource.channel(message.channel)
    let arn = PlanText.reference(channel.identifier, .arn)
    return TargetDraft(
      arn: arn, access: .topic(channel.identifier), message: .value(notification),
      schedule: .target(
        arn: arn, statements: [PolicyStatement(actions: ["sns:Publish"], resources: [arn])], parameters: nil),
      needs: [channel])
  }
}

extension StatePlanner {
  /// A message to the same topic: the custom notification as one JSON string, whose values JSONata escapes.
  func state(_ message: ChatMessage) -> StateCall? {
    guard let notification = scope.expression(message.notification) else { return nil }
    let channel = SharedResource.channel(message.channel)
    let arn = PlanText.reference(channel.identifier, .arn)
    return StateCall(
      "sns:publish",
      [
        StateMember("TopicArn", .text(arn)), StateMember("Message", .expression(.call("string", notification))),
      ],
      [PolicyStatement(actions: ["sns:Publish"], resources: [arn])], needs: [channel])
  }
}
