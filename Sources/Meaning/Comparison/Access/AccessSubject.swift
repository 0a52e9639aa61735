import Plan

/// On what something may be done, as people name it.
enum AccessSubject: Hashable {
  /// A resource by its kind and its name; the account is nil for that of the project.
  case named(kind: String, name: String, account: String?)
  /// The state machine of the same workflow.
  case ownMachine
  /// The dead-letter queue of the same workflow.
  case ownDeadLetters
  /// The log and the traces of the workflow's executions.
  case ownObservation
  /// An address of requests over HTTPS.
  case address(method: String, endpoint: String)
  /// Every resource.
  case everything
  /// Anything else, by its ARN.
  case arn(String)

  init(of right: AccessRight, _ reading: AccessReading) {
    if right.action == "states:InvokeHTTPEndpoint" {
      self = .address(
        method: right.value(of: "states:httpmethod"),
        endpoint: right.value(of: "states:httpendpoint"))
    } else if right.resource == "*" {
      let isObservation =
        if case .machine = right.holder {
          StateMachineBody.observation.contains { $0.actions.contains(right.action) }
        } else { false }
      self = isObservation ? .ownObservation : .everything
    } else if case .reference(let identifier, let attribute)? = right.resource.parts.first {
      self.init(identifier, attribute, ownedBy: right.holder.workflow, reading)
    } else {
      self.init(arn: right.resource.labeled)
    }
  }

  private init(
    _ identifier: ResourceIdentifier, _ attribute: ResourceAttribute, ownedBy workflow: String?,
    _ reading: AccessReading
  ) {
    let isOwn = workflow != nil && reading.resources[identifier]?.workflow == workflow
    switch identifier.kind {
    case .stateMachine where isOwn: self = .ownMachine
    case .queue where isOwn && identifier.label.hasSuffix("-dead-letter"): self = .ownDeadLetters
    case .connection where attribute == .secretARN:
      self = .named(kind: "secret of the connection", name: identifier.label, account: nil)
    default: self = .named(kind: identifier.kind.words, name: identifier.label, account: nil)
    }
  }

  /// The forms of ARNs: the service, the start of the resource's part, and the kind.
  private static let forms: [(service: String, start: String, kind: String)] = [
    ("batch", "job-definition/", "job definition"), ("batch", "job-queue/", "job queue"),
    ("codebuild", "project/", "build project"), ("dynamodb", "table/", "table"),
    ("ecs", "cluster/", "cluster"),
    ("ecs", "task-definition/", "task definition"), ("events", "event-bus/", "bus"),
    ("events", "rule/", "rule"),
    ("firehose", "deliverystream/", "delivery stream"), ("iam", "role/", "role"),
    ("kinesis", "stream/", "stream"),
    ("lambda", "function:", "function"), ("logs", "log-group:", "log group"), ("s3", "", "bucket"),
    ("secretsmanager", "secret:", "secret"), ("ses", "identity/", "identity"),
    ("ses", "configuration-set/", "configuration set"), ("sns", "", "topic"), ("sqs", "", "queue"),
    ("ssm", "parameter/", "parameter"), ("states", "execution:", "executions of the state machine"),
    ("states", "stateMachine:", "state machine"),
  ]

  private init(arn: String) {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6,
      let form = Self.forms.first(where: { parts[2] == $0.service && parts[5].hasPrefix($0.start) })
    else {
      self = .arn(arn)
      return
    }
    var name = parts[5].dropFirst(form.start.count)
    // Versions, streams of a log group, objects of a bucket, the random end of a secret.
    for end in [":*", "/*", "-??????"] where name.hasSuffix(end) && name.count > end.count {
      name.removeLast(end.count)
    }
    if form.kind == "log group", let stream = name.firstRange(of: ":log-stream:") {
      name = name[..<stream.lowerBound]
    }
    let account = parts[4].isEmpty || parts[4] == "{account}" ? nil : String(parts[4])
    self = .named(kind: form.kind, name: String(name), account: account)
  }

  /// Whether nothing outside of the workflow is concerned.
  var isOwn: Bool {
    switch self {
    case .ownMachine, .ownDeadLetters, .ownObservation: true
    case .named, .address, .everything, .arn: false
    }
  }
}

extension AccessRight {
  fileprivate func value(of key: String) -> String {
    conditions.first { $0.key == key }?.shownValues ?? "*"
  }
}

extension AccessCondition {
  /// The values in a fixed order.
  var shownValues: String { values.map(\.shown).sorted().joined(separator: ", ") }
}

extension ResourceKind {
  /// The kind in one or two words.
  fileprivate var words: String {
    switch self {
    case .eventBus: "bus"
    case .rule: "rule"
    case .connection: "connection"
    case .apiDestination: "API destination"
    case .scheduleGroup: "group of schedules"
    case .schedule: "schedule"
    case .topic: "topic"
    case .topicPolicy: "policy of the topic"
    case .queue: "queue"
    case .queuePolicy: "policy of the queue"
    case .logGroup: "log group"
    case .logStream: "log stream"
    case .logPolicy: "policy of CloudWatch Logs"
    case .function: "function"
    case .functionURL: "address of the function"
    case .functionPermission, .urlInvocation: "permission"
    case .role: "role"
    case .stateMachine: "state machine"
    case .slackChannel: "Slack channel"
    case .teamsChannel: "Teams channel"
    }
  }
}

extension PlanText {
  /// The text, with the labels of other resources in place of their names.
  fileprivate var labeled: String {
    parts.map { part in
      if case .reference(let resource, .name) = part { resource.label } else { PlanText([part]).shown }
    }.joined()
  }
}
