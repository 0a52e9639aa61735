import Catalog
import Diagnostics
import Expressions
import Plan
import Source
import Workflows

// Messages, mails, queues, topics, logs and streams, as a state machine sends them.
extension WorkflowPlanner {
  /// A chat message: the schema of custom notifications as one JSON text, whose values JSONata escapes.
  mutating func chatCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let channel = text(task, "channel"), let topic = chatTopic(task, channel),
      let text = task.input("text").flatMap({ scope.textExpression($0) })
    else { return nil }
    var content: [(name: String, value: StateExpression)] = [("textType", .string("client-markdown"))]
    if let title = task.input("title") {
      guard let title = scope.textExpression(title) else { return nil }
      content.append(("title", title))
    }
    content.append(("description", text))
    for (input, member) in [("next-steps", "nextSteps"), ("keywords", "keywords")] {
      guard let value = task.input(input) else { continue }
      guard let list = textList(value, scope) else { return nil }
      content.append((member, list))
    }
    var message: [(name: String, value: StateExpression)] = [
      ("version", .string("1.0")), ("source", .string("custom")), ("content", .map(content)),
    ]
    if let thread = task.input("thread") {
      guard let thread = scope.textExpression(thread) else { return nil }
      message.append(("metadata", .map([("threadId", thread)])))
    }
    return MachineCall(
      "sns:publish",
      [
        StateMember("TopicArn", .text(.reference(topic, .arn))),
        StateMember("Message", .expression(.call("string", .map(message)))),
      ],
      [PolicyStatement(actions: ["sns:Publish"], resources: [.reference(topic, .arn)])])
  }

  /// A text or a list of texts as a list.
  private func textList(_ value: Value, _ scope: MachineScope) -> StateExpression? {
    guard case .list(let values) = value.kind else { return scope.textExpression(value).map { .list([$0]) } }
    var elements: [StateExpression] = []
    for inner in values {
      guard let text = scope.textExpression(inner) else { return nil }
      elements.append(text)
    }
    return .list(elements)
  }

  /// A topic.
  mutating func topicCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let name = resource(task, "topic", .topic) else { return nil }
    let arn: PlanText =
      switch name {
      case .name(let topic): .reference(namedTopic(topic, task), .arn)
      case .arn(let given): PlanText(given.text)
      }
    var arguments = ArgumentList()
    arguments.add("TopicArn", .text(arn))
    arguments.add("Message", message(task, "message", scope))
    arguments.add("Subject", task.input("subject")) { scope.text($0) }
    guard !arguments.isBroken else { return nil }
    return MachineCall(
      "sns:publish", arguments.members, [PolicyStatement(actions: ["sns:Publish"], resources: [arn])])
  }

  /// A queue.
  mutating func queueCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let name = resource(task, "queue", .queue) else { return nil }
    let (arn, url): (PlanText, PlanText)
    switch name {
    case .name(let queueName):
      let queue = namedQueue(queueName, isFIFO: name.isFIFO, task)
      (arn, url) = (.reference(queue, .arn), .reference(queue, .url))
    case .arn(let given):
      arn = PlanText(given.text)
      let suffix = given.partition == "aws-cn" ? ".amazonaws.com.cn/" : ".amazonaws.com/"
      url = PlanText("https://sqs." + given.region + suffix + given.account + "/" + given.resource)
    }
    var arguments = ArgumentList()
    arguments.add("QueueUrl", .text(url))
    arguments.add("MessageBody", message(task, "message", scope))
    arguments.add("MessageGroupId", task.input("group")) { scope.text($0) }
    arguments.add("MessageDeduplicationId", task.input("deduplication")) { scope.text($0) }
    guard !arguments.isBroken else { return nil }
    var call = MachineCall(
      "sqs:sendMessage", arguments.members, [PolicyStatement(actions: ["sqs:SendMessage"], resources: [arn])])
    call.mayRunTwice = task.input("deduplication") != nil
    return call
  }

  /// What an input holds as one text: a text as it is, anything else as JSON; the whole event where it is left out.
  func message(_ task: WorkflowTask, _ input: String, _ scope: MachineScope) -> StateValue? {
    guard let value = task.input(input) else { return .expression(.call("string", scope.event)) }
    return scope.text(value)
  }

  /// What an input holds where the API takes bytes. Step Functions writes such a parameter as JSON, a text with quotes
  /// around it, so that it is given the value itself; the whole event where it is left out.
  mutating func bytes(_ task: WorkflowTask, _ input: String, _ scope: MachineScope) -> StateValue? {
    if let value = task.input(input), case .text(let template) = value.kind, template.wholeExpression == nil {
      tellOfQuotes(task, input)
    }
    return payload(task, input, scope)
  }

  /// An entry of a log group, in a stream that the plan makes.
  mutating func logCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let name = resource(task, "group", .logGroup), let message = message(task, "message", scope) else {
      return nil
    }
    let group: PlanText
    switch name {
    case .name(let given):
      let groupName = given.hasPrefix("/") ? given : "/aws/events/" + given
      group = .reference(namedLogGroup(groupName, task), .name)
    case .arn(let given): group = PlanText(String(given.resource.dropFirst("log-group:".count)).droppingStar)
    }
    return entryCall(group: group, key: name.name(as: .logGroup), message, task.span)
  }

  /// One entry of a stream that has the workflow's name.
  mutating func entryCall(group: PlanText, key: String, _ message: StateValue, _ origin: Span) -> MachineCall {
    let builder = builder
    let stream = builder.shared(
      .logStream, key: name + "\u{0}" + key, label: name + "-" + key.replacingSeparators(), workflow: name,
      origin: origin
    ) { _ in .logStream(LogStreamBody(name: name, logGroup: group)) }
    var call = MachineCall(
      "aws-sdk:cloudwatchlogs:putLogEvents",
      [
        StateMember("LogGroupName", .text(group)),
        StateMember("LogStreamName", .text(.reference(stream, .name))),
        StateMember(
          "LogEvents",
          .list([.map([StateMember("Timestamp", .expression(.call("millis"))), StateMember("Message", message)])])),
      ],
      [
        PolicyStatement(
          actions: ["logs:PutLogEvents"],
          resources: [.localARN(service: "logs", "log-group:" + group + PlanText(":log-stream:" + name))])
      ])
    call.mayRunTwice = true
    return call
  }

  /// A mail through Amazon SES. Which identity vouches for the address is not known: it may be the address or its domain,
  /// so that the sender is what the permission is limited by.
  func mailCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let label = text(task, "connection"), let connection = builder.request.project?.connection(named: label),
      case .ses(let sender) = connection.settings
    else { return nil }
    var destination = ArgumentList()
    for (input, member) in [("to", "ToAddresses"), ("cc", "CcAddresses"), ("bcc", "BccAddresses")] {
      destination.add(member, task.input(input)) { addresses($0, scope) }
    }
    func content(_ input: String) -> StateValue? {
      task.input(input).flatMap { scope.text($0) }.map {
        .map([StateMember("Data", $0), StateMember("Charset", "UTF-8")])
      }
    }
    var body = ArgumentList()
    for (input, member) in [("text", "Text"), ("html", "Html")] {
      if task.input(input) != nil { body.add(member, content(input)) }
    }
    var arguments = ArgumentList()
    arguments.add("FromEmailAddress", MachineScope.literal(sender.value))
    arguments.add("Destination", .map(destination.members))
    arguments.add("ReplyToAddresses", task.input("reply-to")) { addresses($0, scope) }
    guard !destination.isBroken, !body.isBroken, !arguments.isBroken, let subject = content("subject") else {
      return nil
    }
    let simple = StateMember(
      "Simple", .map([StateMember("Subject", subject), StateMember("Body", .map(body.members))]))
    return MachineCall(
      "aws-sdk:sesv2:sendEmail", arguments.members + [StateMember("Content", .map([simple]))],
      [
        PolicyStatement(
          actions: ["ses:SendEmail"], resources: [.localARN(service: "ses", "identity/*")],
          conditions: [PolicyCondition("StringEquals", "ses:FromAddress", [PlanText(sender.value)])])
      ])
  }

  /// An address or a list of them as a list.
  private func addresses(_ value: Value, _ scope: MachineScope) -> StateValue? {
    guard case .list(let values) = value.kind else {
      if case .text(let template) = value.kind, template.wholeExpression != nil {
        // An expression may give one address or several.
        return scope.expression(value).map { .expression(.list([$0])) }
      }
      return scope.text(value).map { .list([$0]) }
    }
    var elements: [StateValue] = []
    for inner in values {
      guard let text = scope.text(inner) else { return nil }
      elements.append(text)
    }
    return .list(elements)
  }

  /// A record of a Kinesis data stream.
  mutating func streamCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let stream = resource(task, "stream", .stream) else { return nil }
    let arn = arn(stream, service: "kinesis", "stream/")
    var arguments = ArgumentList()
    arguments.add("StreamARN", .text(arn))
    arguments.add(
      "PartitionKey", task.input("partition-key").map { scope.text($0) } ?? .expression(scope.event.member("id")))
    arguments.add("Data", bytes(task, "data", scope))
    guard !arguments.isBroken else { return nil }
    return MachineCall(
      "aws-sdk:kinesis:putRecord", arguments.members,
      [PolicyStatement(actions: ["kinesis:PutRecord"], resources: [arn])])
  }

  /// A record of a Firehose stream.
  mutating func deliveryStreamCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let stream = resource(task, "stream", .deliveryStream), let data = bytes(task, "data", scope) else {
      return nil
    }
    return MachineCall(
      "aws-sdk:firehose:putRecord",
      [
        StateMember("DeliveryStreamName", MachineScope.literal(stream.name(as: .deliveryStream))),
        StateMember("Record", .map([StateMember("Data", data)])),
      ],
      [
        PolicyStatement(
          actions: ["firehose:PutRecord"], resources: [arn(stream, service: "firehose", "deliverystream/")])
      ])
  }
}

extension String {
  /// Without the `:*` at the end of a log group's ARN.
  fileprivate var droppingStar: String { hasSuffix(":*") ? String(dropLast(2)) : self }
}
