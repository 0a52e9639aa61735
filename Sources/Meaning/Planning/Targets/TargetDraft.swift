import Diagnostics
import Flow
import Plan
import Source

/// The target for a call, before it is known which rules and schedules call it.
struct TargetDraft {
  /// The payload of a target, as a function of the event.
  enum Message {
    case event
    /// A JSON value.
    case value(InputValue)
    /// A single string.
    case text(InputValue, Span?)
    case logEntry(InputValue, Span?)
  }

  /// How the receiver reads a single string, which has quotes because a rule sends JSON.
  enum TextForm {
    /// The receiver reads JSON.
    case json
    /// The receiver needs plain text, which only a schedule can send.
    case plain
    /// The receiver stores the quotes; `input` is the input with the string.
    case quoted(input: String)
  }

  /// How EventBridge gets access to the target.
  enum Access {
    /// By a role with these permissions.
    case role([PolicyStatement])
    /// By the policy of a topic of the plan.
    case topic(ResourceIdentifier)
    /// By the policy of a queue of the plan.
    case queue(ResourceIdentifier)
    /// By the policy of a function, given by its name or ARN and the alias or version.
    case function(PlanText, qualifier: String?)
    /// By the resource policy of CloudWatch Logs.
    case logs
    /// By the policy of a resource that Tasuki does not own: the grant becomes an output.
    case foreign(ForeignGrant)
    /// By the role, and by the policy of a resource in another account, which must allow that role.
    case otherAccount([PolicyStatement], ForeignGrant)
  }

  enum ScheduleForm {
    /// The scheduler's own target, with its permissions and parameters.
    case target(arn: PlanText, statements: [PolicyStatement], parameters: TargetParameters?)
    /// A schedule cannot make the call, for this reason.
    case impossible(Sentence)
  }

  var arn: PlanText
  var access: Access
  var message: Message
  var textForm = TextForm.json
  var parameters: TargetParameters?
  var schedule: ScheduleForm
  /// The message of a schedule if it differs: the request of an AWS SDK action.
  var scheduleMessage: Message?
  /// The resources it needs that other workflows may need too.
  var needs: [SharedResource] = []

  /// Whether EventBridge assumes a role to call it.
  var needsRole: Bool {
    switch access {
    case .role, .otherAccount: true
    case .topic, .queue, .function, .logs, .foreign: false
    }
  }
}

extension TargetDraft {
  /// A target that both rules and schedules call with a role.
  init(
    _ arn: PlanText, _ statements: [PolicyStatement], _ message: Message, parameters: TargetParameters? = nil,
    textForm: TextForm = .json
  ) {
    self.init(
      arn: arn, access: .role(statements), message: message, textForm: textForm, parameters: parameters,
      schedule: .target(arn: arn, statements: statements, parameters: parameters))
  }
}

/// A grant that the owner of a resource must add.
struct ForeignGrant {
  /// The granted action, such as `sqs:SendMessage`.
  var action: String
  var arn: PlanText
  /// The kind of the resource: `queue`.
  var kind: String
  var name: String
  /// Whether the grant may be limited to the rules. That of a topic must not be.
  var isLimitedToRules: Bool
  /// The account of the resource if it is another one.
  var account: String?
  /// Where the workflow names the resource.
  var origin: Span?
}

/// A call's target with its input.
struct BoundTarget {
  var draft: TargetDraft
  /// The ID of the call; nil for the start of the workflow's state machine.
  var call: String?
  /// The call's name for labels of resources.
  var label: String
  var retry: RetryPolicy
  var hasDeadLetterQueue: Bool
  /// The input from a rule; nil if no rule starts the workflow.
  var ruleInput: TargetInput?
  /// The input from a schedule; nil if no schedule starts the workflow.
  var scheduleInput: PlanText?
  var origin: Span?
}

/// Whether a target of a rule or a schedule can make a call.
enum TargetAnswer {
  /// It can, with these findings.
  case target(BoundTarget, [Diagnostic])
  /// It cannot, for these reasons.
  case machine([TargetObstacle])
  /// The call is invalid; these or earlier findings report it.
  case broken([Diagnostic])
}
