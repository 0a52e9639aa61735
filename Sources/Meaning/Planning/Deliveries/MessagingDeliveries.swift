import Catalog
import Diagnostics
import Plan
import Workflows

extension WorkflowPlanner {
  /// A topic: EventBridge is let in by the topic's policy.
  mutating func topicDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let name = resource(task, "topic", .topic) else { return nil }
    let origin = task.input("topic")?.span ?? task.span
    let arn: PlanText
    let access: TargetDraft.Access
    switch name {
    case .name(let topicName):
      let topic = namedTopic(topicName, task)
      arn = .reference(topic, .arn)
      access = .topic(topic)
    case .arn(let given):
      arn = PlanText(given.text)
      access = .foreign(
        ForeignGrant(
          action: "sns:Publish", arn: arn, title: "the topic '\(name.name(as: .topic))'", isLimitedToRules: false,
          origin: origin))
    }
    return TargetDraft(
      arn: arn, access: access, message: message(task, "message"), parameters: nil,
      schedule: .target(
        arn: arn, statements: [PolicyStatement(actions: ["sns:Publish"], resources: [arn])], parameters: nil),
      takesPlainText: true)
  }

  /// A queue: EventBridge is let in by the queue's policy, a schedule by its role.
  mutating func queueDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let name = resource(task, "queue", .queue) else { return nil }
    let origin = task.input("queue")?.span ?? task.span
    let arn: PlanText
    let access: TargetDraft.Access
    switch name {
    case .name(let queueName):
      let queue = namedQueue(queueName, isFIFO: name.isFIFO, task)
      arn = .reference(queue, .arn)
      access = .queue(queue)
    case .arn(let given):
      arn = PlanText(given.text)
      access = .foreign(
        ForeignGrant(
          action: "sqs:SendMessage", arn: arn, title: "the queue '\(name.name(as: .queue))'",
          isLimitedToRules: true, origin: origin))
    }
    let group = text(task, "group")
    if group == nil, let value = task.input("group") {
      needsStateMachine(value.span, "the message group of a target is always the same")
    }
    let parameters = group.map { TargetParameters.queue(messageGroup: $0) }
    return TargetDraft(
      arn: arn, access: access, message: message(task, "message"), parameters: parameters,
      schedule: .target(
        arn: arn, statements: [PolicyStatement(actions: ["sqs:SendMessage"], resources: [arn])],
        parameters: parameters),
      takesPlainText: true)
  }

  /// Another bus, by a role; its targets get the event as it is.
  mutating func busDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let name = resource(task, "bus", .bus) else { return nil }
    let arn = arn(name, service: "events", "event-bus/")
    return TargetDraft(
      arn: arn, access: .role([PolicyStatement(actions: ["events:PutEvents"], resources: [arn])]), message: .event,
      parameters: nil, schedule: .impossible("a schedule has no event to forward"))
  }

  /// A log group below `/aws/events/`, by the one resource policy of CloudWatch Logs.
  mutating func logGroupDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let name = resource(task, "group", .logGroup) else { return nil }
    let origin = task.input("group")?.span ?? task.span
    let arn: PlanText
    switch name {
    case .name(let given):
      let groupName = given.hasPrefix("/") ? given : "/aws/events/" + given
      guard groupName.hasPrefix("/aws/events/") else {
        report(
          Diagnostic(
            .logGroupOutsideEvents, .noLogGroup(given), at: origin,
            hint: .nameLogGroup(given),
            notes: [.logGroupsBelowEvents]))
        return nil
      }
      let group = namedLogGroup(groupName, task)
      arn = .reference(group, .arn)
    case .arn(let given):
      arn = PlanText(given.text)
    }
    let message: TargetDraft.Message
    if let value = task.input("message") {
      guard let entry = inputValue(value) else { return nil }
      if case .expression(.event(let steps), _) = entry, steps.isEmpty {
        message = .event
      } else {
        message = .logEntry(entry)
      }
    } else {
      message = .event
    }
    return TargetDraft(
      arn: arn, access: .logs, message: message, parameters: nil,
      schedule: .impossible("the scheduler has no target that writes to a log group"))
  }
}

// What a task names belongs to the project, and is made by the first that names it.
extension WorkflowPlanner {
  func namedTopic(_ topic: String, _ task: WorkflowTask) -> ResourceIdentifier {
    builder.shared(
      .topic, key: "named:" + topic, label: topic, workflow: name, origin: task.input("topic")?.span ?? task.span
    ) { _ in .topic(name: topic) }
  }

  func namedQueue(_ queue: String, isFIFO: Bool, _ task: WorkflowTask) -> ResourceIdentifier {
    builder.shared(
      .queue, key: "named:" + queue, label: queue, workflow: name, origin: task.input("queue")?.span ?? task.span
    ) { _ in
      // Four days is the service's own retention (SQS API reference, CreateQueue).
      .queue(QueueBody(name: queue, isFIFO: isFIFO, retention: 345_600, isEncrypted: true))
    }
  }

  func namedLogGroup(_ group: String, _ task: WorkflowTask) -> ResourceIdentifier {
    let prefix = "/aws/events/"
    let label = (group.hasPrefix(prefix) ? String(group.dropFirst(prefix.count)) : group).replacingSeparators()
    let retention = builder.logRetention
    return builder.shared(
      .logGroup, key: group, label: label, workflow: name, origin: task.input("group")?.span ?? task.span
    ) { _ in .logGroup(LogGroupBody(name: group, retentionDays: retention)) }
  }
}

extension String {
  /// A label made of a name: everything but letters, digits and hyphens becomes a hyphen.
  func replacingSeparators() -> String {
    String(
      decoding: utf8.map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          byte
        default: UInt8(ascii: "-")
        }
      }, as: UTF8.self)
  }
}
