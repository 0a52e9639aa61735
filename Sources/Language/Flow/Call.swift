public import Catalog
public import Diagnostics
public import Expressions
public import Source

/// A task of a workflow: an operation, and when and how often it is carried out.
///
/// It never changes once it is made, so that whoever looks at it shares it: many rules and planners do.
public final class Call: Sendable {
  /// The name of the task, unique in the workflow.
  public let id: String
  /// The action, as the workflow names it.
  public let uses: String
  /// The action of the catalogue; none for `aws/SERVICE.ACTION`, and for an unknown one, which has its finding.
  public let action: Action?
  /// What it does; none where that is wrong, and a finding says so.
  public let operation: Operation?
  /// What is written under `with`.
  public let inputs: [ValueEntry]
  /// Whether `with` could not be read, and a finding says so: what it lacks is then no finding of its own.
  public let hasBrokenInputs: Bool
  /// Why no target of a rule does it, as far as its action says so.
  public let obstacles: [TargetObstacle]
  /// Under which condition it is carried out.
  public let condition: Expression?
  /// How it is tried again; as the project or else the service does it where there is none.
  public let retry: CallRetry?
  /// How many seconds one try may take.
  public let timeout: Int?
  /// What says that the workflow goes on after it failed for good; none where the workflow fails with it.
  public let goesOnOrigin: Origin?
  /// Whether what could not be delivered is kept in a queue.
  public let hasDeadLetterQueue: Bool
  /// The whole task.
  public let origin: Origin
  /// Where its name is written.
  public let idOrigin: Origin
  /// Where its action is named.
  public let usesOrigin: Origin

  /// Makes a call of what is written and what it comes to.
  public init(
    id: Located<String>, uses: Located<String>, action: Action?, operation: Operation?, inputs: [ValueEntry],
    hasBrokenInputs: Bool, obstacles: [TargetObstacle], condition: Expression?, retry: CallRetry?, timeout: Int?,
    goesOnOrigin: Origin?, hasDeadLetterQueue: Bool, at span: Span
  ) {
    self.id = id.value
    self.uses = uses.value
    self.action = action
    self.operation = operation
    self.inputs = inputs
    self.hasBrokenInputs = hasBrokenInputs
    self.obstacles = obstacles
    self.condition = condition
    self.retry = retry
    self.timeout = timeout
    self.goesOnOrigin = goesOnOrigin
    self.hasDeadLetterQueue = hasDeadLetterQueue
    origin = Origin(span)
    idOrigin = Origin(id.span)
    usesOrigin = Origin(uses.span)
  }

  /// Whether the workflow goes on after it failed for good.
  public var goesOn: Bool { goesOnOrigin != nil }

  /// The value of an input; none where the source leaves it out.
  public func input(_ name: String) -> Value? {
    inputs.first { $0.name.value == name }?.value
  }

  /// What `tasks.ID` is after the task has run in a state machine.
  public var result: ActionResult {
    guard let action else { return .unknown }
    for input in inputs {
      if case .bool(true) = input.value.kind, let result = action.resultWhenTrue[input.name.value] { return result }
    }
    return action.result
  }
}

extension Call: Hashable {
  /// Whether both say the same and come to the same, wherever they are written.
  public static func == (left: Call, right: Call) -> Bool {
    (left.id, left.uses, left.operation, left.inputs, left.hasBrokenInputs, left.obstacles)
      == (right.id, right.uses, right.operation, right.inputs, right.hasBrokenInputs, right.obstacles)
      && (left.condition, left.retry, left.timeout, left.goesOn, left.hasDeadLetterQueue)
        == (right.condition, right.retry, right.timeout, right.goesOn, right.hasDeadLetterQueue)
  }

  /// Feeds what tells most calls apart to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(uses)
    hasher.combine(inputs)
  }
}

/// Why a target of a rule cannot do what a workflow says.
public struct TargetObstacle: Hashable, Sendable {
  /// A clause for people: "a target has no time limit of its own".
  public var reason: Sentence
  /// What asks for it.
  public var origin: Origin

  /// Makes a reason.
  public init(_ reason: Sentence, at origin: Origin) {
    self.reason = reason
    self.origin = origin
  }
}

/// How often and when a call is tried again.
public struct CallRetry: Hashable, Sendable {
  /// The name of an error.
  public struct ErrorName: Hashable, Sendable {
    /// As Step Functions or a service gives it.
    public var name: String
    /// Where it is written.
    public var origin: Origin

    /// Names an error.
    public init(_ text: Located<String>) {
      name = text.value
      origin = Origin(text.span)
    }
  }

  /// How often after the first try.
  public var attempts: Int?
  /// Seconds before the first new try.
  public var delay: Int?
  /// By how much each pause is longer than the one before it.
  public var backoff: Double?
  /// The longest pause in seconds.
  public var maximumDelay: Int?
  /// The errors after which it is tried again; any where the list is empty.
  public var errors: [ErrorName] = []
  /// Where it is written.
  public var origin: Origin

  /// Makes a retry that says nothing yet.
  public init(at span: Span) {
    origin = Origin(span)
  }
}
