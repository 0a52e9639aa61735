public import Diagnostics
public import Emit
public import Plan
public import Source

public struct ExecutionTrace: Sendable {
  public enum Outcome: Sendable, Equatable {
    /// Success, with the output of the last state.
    case succeeded(JSONValue)
    case failed(StateFailure)
    /// The simulation could not continue.
    case unknown(ExecutionObstacle)
  }

  public let outcome: Outcome
  /// The states in the order in which they are entered; those of branches branch by branch, those of a loop round by
  /// round.
  public let visits: [StateVisit]
  public let started: ExecutionTime
  public let ended: ExecutionTime
}

extension ExecutionTrace {
  /// The trace of an execution that cannot be simulated at all.
  public init(unknown obstacle: ExecutionObstacle, at start: ExecutionTime) {
    self.init(outcome: .unknown(obstacle), visits: [], started: start, ended: start)
  }
}

/// An error with its cause, as Step Functions reports it.
public struct StateFailure: Error, Hashable, Sendable {
  /// The error's name: `States.TaskFailed`, `States.Http.StatusCode.503`, or a name of the workflow.
  public let error: String
  /// The cause; nil if none is given.
  public let cause: Sentence?
  /// The expression that failed, or the part of it, if it is in the workflow.
  public let origin: Origin

  /// A failure whose cause comes from a workflow or a service.
  public init(_ error: String, cause: String) {
    self.init(error, because: cause.isEmpty ? nil : "\(cause)", at: nil)
  }

  /// A failure that Step Functions raises itself.
  init(_ error: String, because cause: Sentence?, at span: Span?) {
    self.error = error
    self.cause = cause
    origin = Origin(span)
  }
}

/// Why a simulation cannot continue.
public struct ExecutionObstacle: Error, Equatable, Sendable {
  /// The state; nil for the machine as a whole.
  public let state: String?
  /// The expression that cannot be evaluated here, as JSONata.
  public let expression: String?
  /// The place in the workflow, if there is one.
  public let span: Span?
  /// The reason in one line, lower case, without a full stop.
  public let message: Sentence

  public init(state: String? = nil, expression: String? = nil, span: Span? = nil, message: Sentence) {
    self.state = state
    self.expression = expression
    self.span = span
    self.message = message
  }
}

/// A branch or a round that contains a state, outermost first.
public struct VisitScope: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A branch of a Parallel state.
    case branch
    /// A round of a Map state.
    case round
  }

  public let kind: Kind
  /// The name of the Parallel or Map state.
  public let state: String
  /// The number of the visit of the Parallel or Map state.
  public let visit: Int
  /// The try of that state, from 0: each try starts afresh.
  public let attempt: Int
  /// The number of the branch or round, from 0.
  public let index: Int
}

/// A state that an execution visits.
public struct StateVisit: Sendable {
  /// A failure after which the state is retried.
  public struct Retry: Equatable, Sendable {
    public let failure: StateFailure
    /// The pause before the next try, in seconds; Step Functions may choose a shorter one at random.
    public let seconds: Int
  }

  public struct Decision: Equatable, Sendable {
    /// The results of the evaluated conditions, in order: the last one is true unless none is.
    public var answers: [Bool] = []

    /// The rule whose condition is true; nil if the choice goes to its default.
    public var rule: Int? { answers.last == true ? answers.count - 1 : nil }
  }

  /// The visit's number in the execution.
  public let number: Int
  public let state: String
  public let type: StateType
  /// The branches and rounds around it, outermost first.
  public let scopes: [VisitScope]
  /// The time of entry.
  public let entered: ExecutionTime
  /// The time at which it ends; nil if it never ends.
  public var left: ExecutionTime?
  public let input: JSONValue
  /// The variables that it can use.
  public let variables: [String: JSONValue]
  /// The integration that a task calls, as an ARN.
  public var resource: String?
  /// The payload of a task's last try.
  public var arguments: JSONValue?
  /// The response of the service, or the results of the branches or rounds.
  public var result: JSONValue?
  public var answer: AnswerOrigin?
  /// The failures after which it is retried.
  public var retries: [Retry] = []
  public var decision: Decision?
  /// The seconds of a wait.
  public var seconds: Int?
  public var timeout: Int?
  /// The number of rounds of a loop.
  public var rounds: Int?
  /// The variables that it or its catcher assigns.
  public var assigned: [JSONMember] = []
  public var output: JSONValue?
  public var next: String?
  /// The failure after all retries.
  public var failure: StateFailure?
  /// Whether a catcher handles the failure.
  public var isCaught = false
  /// Whether the failure of another branch or round ends it.
  public var isCutShort = false
}

/// The origin of a service's response.
public enum AnswerOrigin: Sendable, Equatable {
  /// Given by the user.
  case given
  /// An example from the catalog.
  case sample
  /// Unknown: an empty object takes its place.
  case assumed
}
