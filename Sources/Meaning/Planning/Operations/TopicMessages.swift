import Catalog
import Plan
import Source

extension TargetPlanner {
  /// A topic: EventBridge is let in by the topic's policy.
  mutating func target(_ message: TopicMessage) -> TargetDraft? {
    let topic = PlannedTopic(message.topic)
    return TargetDraft(
      arn: topic.arn,
      access: topic.shared.map { .topic($0.identifier) }
        ?? .foreign(
          ForeignGrant(
            action: "sns:Publish", arn: topic.arn,
            title: "the topic '\(message.topic.name.name(as: .topic))'", isLimitedToRules: false,
            origin: message.topic.origin.span)),
      message: self.message(message.message), textForm: .plain,
      schedule: .target(arn: topic.arn, statements: topic.statements, parameters: nil), needs: topic.needs)
  }
}

extension StatePlanner {
  func state(_ message: TopicMessage) -> StateCall? {
    let topic = PlannedTopic(message.topic)
    var arguments = ArgumentList()
    arguments.add("TopicArn", .text(topic.arn))
    arguments.add("Message", text(message.message))
    arguments.add("Subject", message.subject) { scope.text($0) }
    guard !arguments.isBroken else { return nil }
    return StateCall("sns:publish", arguments.members, topic.statements, needs: topic.needs)
  }
}

/// A topic that a task names: one of the plan, or another's by its ARN.
struct PlannedTopic {
  let arn: PlanText
  /// The topic of the plan; none where it is another's.
  let shared: SharedResource?

  init(_ topic: NamedResource) {
    switch topic.name {
    case .name:
      let shared = SharedResource.topic(topic)
      self.shared = shared
      arn = .reference(shared.identifier, .arn)
    case .arn(let given):
      shared = nil
      arn = PlanText(given.text)
    }
  }

  var needs: [SharedResource] { shared.map { [$0] } ?? [] }

  var statements: [PolicyStatement] { [PolicyStatement(actions: ["sns:Publish"], resources: [arn])] }
}
