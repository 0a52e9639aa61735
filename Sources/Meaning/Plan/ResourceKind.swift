/// The kinds of resources.
public enum ResourceKind: String, CaseIterable, Hashable, Sendable {
  /// A partner event bus.
  case eventBus
  /// A rule with its targets.
  case rule
  /// A connection with the authorization of API destinations.
  case connection
  /// An API destination.
  case apiDestination
  /// A group of schedules.
  case scheduleGroup
  /// A schedule with its target.
  case schedule
  /// An SNS topic.
  case topic
  /// The policy of a topic.
  case topicPolicy
  /// An SQS queue.
  case queue
  /// The policy of a queue.
  case queuePolicy
  /// A log group.
  case logGroup
  /// A stream of a log group.
  case logStream
  /// The resource policy of CloudWatch Logs.
  case logPolicy
  /// A Lambda function whose code Tasuki generates.
  case function
  /// The address of a function.
  case functionURL
  /// A permission to invoke a function.
  case functionPermission
  /// The permission to invoke a function through its address.
  case urlInvocation
  /// An IAM role with its policies.
  case role
  /// A Step Functions state machine.
  case stateMachine
  /// A Slack channel of Amazon Q Developer in chat applications.
  case slackChannel
  /// A Teams channel of the same.
  case teamsChannel
}

extension ResourceKind {
  /// The tags that a resource supports.
  public enum Tagging: Sendable {
    /// None, or none that both CloudFormation and Terraform can set.
    case none
    /// Tags with a value.
    case withValue
    /// Any tags.
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
