import Plan
import Source
import Workflows

/// What a task comes to, before it is known which rules and schedules call it.
struct TargetDraft {
  /// What a target is sent, in terms of the event.
  enum Message {
    /// The whole event.
    case event
    /// A JSON value.
    case value(InputValue)
    /// A text alone, which arrives as a JSON string.
    case text(InputValue)
    /// An entry of a log group.
    case logEntry(InputValue)
  }

  /// Who lets EventBridge in.
  enum Access {
    /// The role, which is allowed something.
    case role([PolicyStatement])
    /// The policy of a topic of the plan.
    case topic(ResourceIdentifier)
    /// The policy of a queue of the plan.
    case queue(ResourceIdentifier)
    /// The policy of a function: its name or ARN, and the alias or version.
    case function(PlanText, qualifier: String?)
    /// The one resource policy of CloudWatch Logs.
    case logs
    /// The policy of something that Tasuki does not own: the grant becomes an output.
    case foreign(ForeignGrant)
  }

  /// How a schedule does the same.
  enum ScheduleForm {
    /// The scheduler's own target: what it is allowed, and parameters where they differ from a rule's.
    case target(arn: PlanText, statements: [PolicyStatement], parameters: TargetParameters?)
    /// A schedule cannot do it, for a reason.
    case impossible(String)
  }

  /// What is called.
  var arn: PlanText
  /// Who lets EventBridge in.
  var access: Access
  /// What is sent.
  var message: Message
  /// What the kind of target needs besides.
  var parameters: TargetParameters?
  /// How a schedule does the same.
  var schedule: ScheduleForm
  /// What a schedule sends, where it is something else: the request of an AWS SDK action.
  var scheduleMessage: Message?
  /// Whether what a schedule sends may be a text that is no JSON.
  var takesPlainText = false
}

/// A grant that the owner of a resource must give.
struct ForeignGrant {
  /// What is granted, such as `sqs:SendMessage`.
  var action: String
  /// The resource's ARN.
  var arn: PlanText
  /// The resource in words: `the queue 'orders'`.
  var title: String
  /// Whether the grant may be limited to the rules. A topic's policy must not be.
  var isLimitedToRules: Bool
  /// Where the workflow names the resource.
  var origin: Span
}
