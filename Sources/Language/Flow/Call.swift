public import Catalog
public import Diagnostics
public import Expressions
public import Source

/// A task of a workflow: an operation, and when and how often it is carried out.
public struct Call: Hashable, Sendable {
  /// The name of the task, unique in the workflow.
  public var id: String
  /// The action, as the workflow names it.
  public var uses: String
  /// What it does; none where that is wrong, and a finding says so.
  public var operation: Operation?
  /// What is written under `with`.
  public var inputs: [ValueEntry]
  /// Whether `with` could not be read, and a finding says so: what it lacks is then no finding of its own.
  public var hasBrokenInputs = false
  /// Why no target of a rule does it, as far as its action says so.
  public var obstacles: [TargetObstacle] = []
  /// Under which condition it is carried out.
  public var condition: Expression?
  /// How it is tried again; as the project or else the service does it where there is none.
  public var retry: CallRetry?
  /// How many seconds one try may take.
  public var timeout: Int?
  /// What says that the workflow goes on after it failed for good; none where the workflow fails with it.
  public var goesOnOrigin: Origin?
  /// Whether what could not be delivered is kept in a queue.
  public var hasDeadLetterQueue = true
  /// The whole task.
  public var origin: Origin
  /// Where its name is written.
  public var idOrigin: Origin
  /// Where its action is named.
  public var usesOrigin: Origin

  /// Makes a call with nothing but its names and inputs; resolving fills in the rest.
  public init(id: Located<String>, uses: Located<String>, inputs: [ValueEntry], at span: Span) {
    self.id = id.value
    self.uses = uses.value
    self.inputs = inputs
    origin = Origin(span)
    idOrigin = Origin(id.span)
    usesOrigin = Origin(uses.span)
  }

  /// Whether the workflow goes on after it failed for good.
  public var goesOn: Bool { goesOnOrigin != nil }

  /// The action of the catalogue; none for `aws/SERVICE.ACTION`, and for an unknown one, which has its finding.
  public var action: Action? { ActionCatalog.action(named: uses) }

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
