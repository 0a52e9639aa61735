public import Catalog
public import Diagnostics
public import Expressions
public import Source

/// A task of a workflow: an operation, and when and how often it runs.
///
/// It never changes after it is made, so that the many rules and planners that read it can share it.
public final class Call: Sendable {
  /// The name of the task, unique in the workflow.
  public let id: String
  /// Its names before it was renamed, the first one first.
  public let formerly: [String]
  /// The action, as the workflow names it.
  public let uses: String
  /// The action in the catalog; nil for `aws/SERVICE.ACTION`, and for an unknown one, which has a finding.
  public let action: Action?
  /// What it does; nil if that is invalid, which a finding reports.
  public let operation: Operation?
  /// The values under `with`.
  public let inputs: [ValueEntry]
  /// Whether `with` could not be read, which a finding reports: missing inputs then have no finding of their own.
  public let hasBrokenInputs: Bool
  /// Why no target of a rule can do it, as far as its action determines that.
  public let obstacles: [TargetObstacle]
  /// The condition under which it runs.
  public let condition: Expression?
  /// How it is retried; nil for the default of the project or the service.
  public let retry: CallRetry?
  /// The maximum duration of one try in seconds.
  public let timeout: Int?
  /// The setting that makes the workflow continue after the task has failed; nil if the workflow fails with it.
  public let continuationOrigin: Origin?
  /// Whether undeliverable events go to a dead-letter queue.
  public let hasDeadLetterQueue: Bool
  /// The whole task.
  public let origin: Origin
  /// The place of its name.
  public let idOrigin: Origin
  /// The place of its action's name.
  public let usesOrigin: Origin

  /// Makes a call.
  public init(
    id: Located<String>, formerly: [String] = [], uses: Located<String>, action: Action?, operation: Operation?,
    inputs: [ValueEntry], hasBrokenInputs: Bool, obstacles: [TargetObstacle], condition: Expression?,
    retry: CallRetry?, timeout: Int?,
    continuationOrigin: Origin?, hasDeadLetterQueue: Bool, at span: Span
  ) {
    self.id = id.value
    self.formerly = formerly
    self.uses = uses.value
    self.action = action
    self.operation = operation
    self.inputs = inputs
    self.hasBrokenInputs = hasBrokenInputs
    self.obstacles = obstacles
    self.condition = condition
    self.retry = retry
    self.timeout = timeout
    self.continuationOrigin = continuationOrigin
    self.hasDeadLetterQueue = hasDeadLetterQueue
    origin = Origin(span)
    idOrigin = Origin(id.span)
    usesOrigin = Origin(uses.span)
  }

  /// The name from which the names of its target and its permissions are made: the first one that it had.
  public var resourceName: String { formerly.first ?? id }

  /// Whether the workflow continues after the task has failed.
  public var continuesAfterFailure: Bool { continuationOrigin != nil }

  /// The value of an input, if the source sets it.
  public func input(_ name: String) -> Value? {
    inputs.first { $0.name.value == name }?.value
  }

  /// The value of `tasks.ID` after the task has run in a state machine.
  public var result: ActionResult {
    guard let action else { return .unknown }
    for input in inputs {
      if case .bool(true) = input.value.kind, let result = action.resultWhenTrue[input.name.value] { return result }
    }
    return action.result
  }
}

extension Call: Hashable {
  /// Whether both have the same meaning, wherever they are written.
  public static func == (left: Call, right: Call) -> Bool {
    left.id == right.id && left.resourceName == right.resourceName && left.isEqual(exceptForID: right)
  }

  /// Whether both have the same meaning, wherever they are written and whatever their ids are.
  public func isEqual(exceptForID other: Call) -> Bool {
    (uses, operation, inputs, hasBrokenInputs, obstacles)
      == (other.uses, other.operation, other.inputs, other.hasBrokenInputs, other.obstacles)
      && (condition, retry, timeout, continuesAfterFailure, hasDeadLetterQueue)
        == (other.condition, other.retry, other.timeout, other.continuesAfterFailure, other.hasDeadLetterQueue)
  }

  /// Feeds what distinguishes most calls to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(uses)
    hasher.combine(inputs)
  }
}

/// Why a target of a rule cannot do what a workflow requires.
public struct TargetObstacle: Hashable, Sendable {
  /// A clause for people: "a rule's target has no time limit".
  public var reason: Sentence
  /// The place of the requirement.
  public var origin: Origin

  /// Makes a reason.
  public init(_ reason: Sentence, at origin: Origin) {
    self.reason = reason
    self.origin = origin
  }
}

/// How often and when a call is retried.
public struct CallRetry: Hashable, Sendable {
  /// The name of an error.
  public struct ErrorName: Hashable, Sendable {
    /// The name that Step Functions or a service uses.
    public var name: String
    /// Where the name is written.
    public var origin: Origin

    /// Names an error.
    public init(_ text: Located<String>) {
      name = text.value
      origin = Origin(text.span)
    }
  }

  /// The number of tries after the first.
  public var attempts: Int?
  /// Seconds before the first retry.
  public var delay: Int?
  /// The factor by which each pause is longer than the one before it.
  public var backoff: Double?
  /// The maximum pause in seconds.
  public var maximumDelay: Int?
  /// The errors to retry; empty for all errors.
  public var errors: [ErrorName] = []
  /// Where it is written.
  public var origin: Origin

  /// Makes a retry without settings.
  public init(at span: Span) {
    origin = Origin(span)
  }
}
