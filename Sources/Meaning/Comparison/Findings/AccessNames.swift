import Catalog
public import Plan

// The names of who has access and of what is accessed, in reports and in their fingerprints.

extension AccessHolder {
  /// A name that does not depend on the language.
  var key: String {
    switch self {
    case .rules(let workflow): "rules of \(workflow)"
    case .schedules(let workflow): "schedules of \(workflow)"
    case .machine(let workflow): "state machine of \(workflow)"
    case .function(let label): "function \(label)"
    case .role(let label): "role \(label)"
    case .service(let name): name
    case .everyone: "everyone"
    }
  }
}

extension AccessSubject {
  static let connectionSecret = "secret of the connection"

  /// The forms of ARNs: the service, the start of the resource's part, and the kind.
  static let forms: [(service: String, start: String, kind: String)] =
    Catalog.ResourceKind.allCases.map { ($0.form.service, $0.form.resourcePrefix, $0.words) } + [
      ("events", "rule/", "rule"), ("iam", "role/", "role"), ("secretsmanager", "secret:", "secret"),
      ("ses", "identity/", "identity"), ("ses", "configuration-set/", "configuration set"),
      ("ssm", "parameter/", "parameter"), ("states", "execution:", "executions of the state machine"),
    ]

  /// A name that does not depend on the language.
  var key: String {
    switch self {
    case .named(let kind, let name, let account): "\(kind) \(name) \(account ?? "")"
    case .ownMachine: "own state machine"
    case .ownDeadLetters: "own dead-letter queue"
    case .ownObservation: "own log and traces"
    case .address(let method, let endpoint): "\(method) \(endpoint)"
    case .everything: "*"
    case .arn(let arn): arn
    }
  }
}

extension Plan.ResourceKind {
  /// The kind in one or two words.
  public var words: String {
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

extension Catalog.ResourceKind {
  /// The words of its name: `job definition`.
  fileprivate var words: String {
    rawValue.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
  }
}
