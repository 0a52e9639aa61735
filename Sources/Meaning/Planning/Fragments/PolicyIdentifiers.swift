import Plan

extension ResourceIdentifier {
  /// The policy of a queue. There is one per queue, so the queue's label is unique among policies too.
  static func policy(ofQueue queue: ResourceIdentifier) -> ResourceIdentifier {
    ResourceIdentifier(.queuePolicy, queue.label)
  }

  /// The policy of a topic, likewise.
  static func policy(ofTopic topic: ResourceIdentifier) -> ResourceIdentifier {
    ResourceIdentifier(.topicPolicy, topic.label)
  }

  /// The resource policy of CloudWatch Logs; the project has one.
  static let logPolicy = ResourceIdentifier(.logPolicy, "events")
}

extension ResourceKind {
  /// The position of the kind in the plan: resources that others refer to come first.
  var rank: Int {
    switch self {
    case .eventBus: 0
    case .topic: 1
    case .queue: 2
    case .logGroup: 3
    case .logStream: 4
    case .connection: 5
    case .apiDestination: 6
    case .scheduleGroup: 7
    case .role: 8
    case .stateMachine: 9
    case .function: 10
    case .functionURL: 11
    case .rule: 12
    case .schedule: 13
    case .queuePolicy: 14
    case .topicPolicy: 15
    case .logPolicy: 16
    case .functionPermission: 17
    case .urlInvocation: 18
    case .slackChannel: 19
    case .teamsChannel: 20
    }
  }
}
