/// The kinds of resources.
public enum ResourceKind: String, CaseIterable, Hashable, Sendable {
  /// A partner event bus.
  case eventBus
  /// A rule with its targets.
  case rule
  /// A connection: how an API destination proves who calls.
  case connection
  /// An API destination.
  case apiDestination
  /// A group of schedules.
  case scheduleGroup
  /// A schedule with its target.
  case schedule
  /// An SNS topic.
  case topic
  /// Who may publish to a topic.
  case topicPolicy
  /// An SQS queue.
  case queue
  /// Who may send to a queue.
  case queuePolicy
  /// A log group.
  case logGroup
  /// A stream of a log group.
  case logStream
  /// Who may write to log groups.
  case logPolicy
  /// A Lambda function whose code Tasuki writes.
  case function
  /// The address of a function.
  case functionURL
  /// Who may invoke a function.
  case functionPermission
  /// Lets a function's address invoke it.
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
  /// Which tags a resource takes.
  public enum Tagging: Sendable {
    /// None, or none that both CloudFormation and Terraform can set.
    case none
    /// Tags with a value.
    case withValue
    /// Any tags.
    case any
  }

  /// Which tags a resource of this kind takes (Scheduler API reference, Tag; CloudFormation template reference,
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
