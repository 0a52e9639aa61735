public enum ResourceKind: String, CaseIterable, Hashable, Sendable {
  /// A partner event bus.
  case eventBus
  case rule
  /// A connection with the authorization of API destinations.
  case connection
  case apiDestination
  case scheduleGroup
  case schedule
  case topic
  case topicPolicy
  case queue
  case queuePolicy
  case logGroup
  case logStream
  /// The resource policy of CloudWatch Logs.
  case logPolicy
  /// A Lambda function whose code Tasuki generates.
  case function
  case functionURL
  case functionPermission
  /// The permission to invoke a function through its address.
  case urlInvocation
  case role
  case stateMachine
  /// A Slack channel of Amazon Q Developer in chat applications.
  case slackChannel
  case teamsChannel
}

extension ResourceKind {
  public enum Tagging: Sendable {
    /// None, or none that both CloudFormation and Terraform can set.
    case none
    case withValue
    case any
  }

  /// The tags that a resource of this kind supports (Scheduler API reference, Tag; CloudFormation template reference,
  /// "AWS::StepFunctions::StateMachine TagsEntry").
  public var tagging: Tagging {
    switch self {
    case .scheduleGroup, .stateMachine: .withValue
    case .eventBus, .rule, .topic, .queue, .logGroup, .role, .function, .slackChannel, .teamsChannel: .any
    case .connection, .apiDestination, .schedule, .topicPolicy, .queuePolicy, .logStream, .logPolicy,
      .functionURL, .functionPermission, .urlInvocation:
      .none
    }
  }
}
