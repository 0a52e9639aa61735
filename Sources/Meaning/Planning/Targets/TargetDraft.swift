import Diagnostics
import Flow
import Plan
import Source

/// What a call comes to, before it is known which rules and schedules make it.
struct TargetDraft {
  /// What a target is sent, in terms of the event.
  enum Message {
    /// The whole event.
    case event
    /// A JSON value.
    case value(InputValue)
    /// A text alone.
    case text(InputValue, Span?)
    /// An entry of a log group.
    case logEntry(InputValue, Span?)
  }

  /// What becomes of a text alone. What a rule sends is JSON, in which it has quotes.
  enum TextForm {
    /// The receiver reads JSON.
    case json
    /// The receiver takes texts: only a schedule can send one.
    case plain
    /// The receiver would read the quotes, of this input.
    case quoted(input: String)
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
    /// The role, which is allowed something, and the policy of a resource of another account, which must let it in.
    case otherAccount([PolicyStatement], ForeignGrant)
  }

  /// How a schedule does the same.
  enum ScheduleForm {
    /// The scheduler's own target: what it is allowed, and parameters where they differ from a rule's.
    case target(arn: PlanText, statements: [PolicyStatement], parameters: TargetParameters?)
    /// A schedule cannot do it, for a reason.
    case impossible(Sentence)
  }

  /// What is called.
  var arn: PlanText
  var access: Access
  var message: Message
  var textForm = TextForm.json
  /// What the kind of target needs besides.
  var parameters: TargetParameters?
  var schedule: ScheduleForm
  /// What a schedule sends, where it is something else: the request of an AWS SDK action.
  var scheduleMessage: Message?
  /// What it needs that other workflows may need too.
  var needs: [SharedResource] = []

  /// Whether EventBridge takes on a role for it.
  var needsRole: Bool {
    switch access {
    case .role, .otherAccount: true
    case .topic, .queue, .function, .logs, .foreign: false
    }
  }
}

extension TargetDraft {
  /// A target that both a rule and a schedule call by a role.
  init(
    _ arn: PlanText, _ statements: [PolicyStatement], _ message: Message, parameters: TargetParameters? = nil,
    textForm: TextForm = .json
  ) {
    self.init(
      arn: arn, access: .role(statements), message: message, textForm: textForm, parameters: parameters,
      schedule: .target(arn: arn, statements: statements, parameters: parameters))
  }
}

/// A grant that the owner of a resource must give.
struct ForeignGrant {
  /// What is granted, such as `sqs:SendMessage`.
  var action: String
  var arn: PlanText
  /// What the resource is: `queue`.
  var kind: String
  /// What the resource is called.
  var name: String
  /// Whether the grant may be limited to the rules. A topic's policy must not be.
  var isLimitedToRules: Bool
  /// The account that the resource belongs to, where it is another one.
  var account: String?
  /// Where the workflow names the resource.
  var origin: Span?
}

/// A call's target with what it is sent.
struct BoundTarget {
  var draft: TargetDraft
  /// The id of the call; none for the start of the workflow's state machine.
  var call: String?
  /// The call's name in the names of what is made for it.
  var label: String
  var retry: RetryPolicy
  var hasDeadLetterQueue: Bool
  /// What a rule's target sends; none where no rule starts the workflow.
  var ruleInput: TargetInput?
  /// What a schedule sends; none where no schedule starts the workflow.
  var scheduleInput: PlanText?
  var origin: Span?
}

/// Whether a target of a rule or a schedule can do a call.
enum TargetAnswer {
  /// It can; with what there is to say of it.
  case target(BoundTarget, [Diagnostic])
  /// It cannot, for these reasons.
  case machine([TargetObstacle])
  /// The call is wrong, and findings say so: these, or earlier ones.
  case broken([Diagnostic])
}
