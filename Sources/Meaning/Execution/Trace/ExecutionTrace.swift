public import Diagnostics
public import Emit
public import Plan
public import Source

/// What one execution of a state machine comes to.
public struct ExecutionTrace: Sendable {
  /// How it ends.
  public enum Outcome: Sendable, Equatable {
    /// Well, with what its last state hands on.
    case succeeded(JSONValue)
    /// Badly.
    case failed(StateFailure)
    /// It cannot be said.
    case unknown(ExecutionObstacle)
  }

  /// How it ends.
  public let outcome: Outcome
  /// The states in the order in which they are entered; those of branches branch by branch, those of a loop round by round.
  public let visits: [StateVisit]
  /// When it begins.
  public let started: ExecutionTime
  /// When it ends.
  public let ended: ExecutionTime
}

extension ExecutionTrace {
  /// What is known of an execution of which nothing can be said.
  public init(unknown obstacle: ExecutionObstacle, at start: ExecutionTime) {
    self.init(outcome: .unknown(obstacle), visits: [], started: start, ended: start)
  }
}

/// An error with its cause, as Step Functions tells it.
public struct StateFailure: Error, Hashable, Sendable {
  /// The error's name: `States.TaskFailed`, `States.Http.StatusCode.503`, or one of the workflow's own.
  public let error: String
  /// What is said of it; none where nothing is.
  public let cause: Sentence?
  /// The expression at fault, or the part of it, where the workflow says it.
  public let origin: Origin

  /// A failure whose cause a workflow or a service says.
  public init(_ error: String, cause: String) {
    self.init(error, because: cause.isEmpty ? nil : "\(cause)", at: nil)
  }

  /// A failure of Step Functions' own.
  init(_ error: String, because cause: Sentence?, at span: Span?) {
    self.error = error
    self.cause = cause
    origin = Origin(span)
  }
}

/// Why it cannot be said how an execution goes on.
public struct ExecutionObstacle: Error, Equatable, Sendable {
  /// The state that it happened in; none where it is the machine as a whole.
  public let state: String?
  /// The expression that has no answer here, as JSONata.
  public let expression: String?
  /// What the workflow says there, where it says anything.
  public let span: Span?
  /// What is the matter, in one line, lower case, without a full stop.
  public let message: Sentence

  /// Makes an obstacle.
  public init(state: String? = nil, expression: String? = nil, span: Span? = nil, message: Sentence) {
    self.state = state
    self.expression = expression
    self.span = span
    self.message = message
  }
}

/// A part of a machine within which a state stands: a branch or a round, outermost first.
public struct VisitScope: Hashable, Sendable {
  /// What encloses the state.
  public enum Kind: Hashable, Sendable {
    /// A branch of a Parallel state.
    case branch
    /// A round of a Map state.
    case round
  }

  /// What encloses the state.
  public let kind: Kind
  /// The name of the Parallel or Map state.
  public let state: String
  /// The number of the visit of the Parallel or Map state.
  public let visit: Int
  /// The try of that state, from 0: each new one begins afresh.
  public let attempt: Int
  /// The number of the branch or round, from 0.
  public let index: Int
}

/// A state that an execution comes through.
public struct StateVisit: Sendable {
  /// A failure after which the state is tried again.
  public struct Retry: Equatable, Sendable {
    /// What went wrong.
    public let failure: StateFailure
    /// The pause before the next try, in seconds; Step Functions may choose a shorter one by chance.
    public let seconds: Int
  }

  /// What became of a choice.
  public struct Decision: Equatable, Sendable {
    /// What the conditions gave that were asked, in their order: the last one holds unless none does.
    public var answers: [Bool] = []

    /// The rule that holds; none where the choice goes to its default.
    public var rule: Int? { answers.last == true ? answers.count - 1 : nil }
  }

  /// The visit's number in the execution.
  public let number: Int
  /// The state's name.
  public let state: String
  /// What it is.
  public let type: StateType
  /// The branches and rounds that it stands in, outermost first.
  public let scopes: [VisitScope]
  /// When it is entered.
  public let entered: ExecutionTime
  /// When it is left; none where it never is.
  public var left: ExecutionTime?
  /// What it is given.
  public let input: JSONValue
  /// The variables that it sees.
  public let variables: [String: JSONValue]
  /// The integration that a task calls, as an ARN.
  public var resource: String?
  /// What a task's last try sends.
  public var arguments: JSONValue?
  /// What the service answers, or what the branches or rounds come to.
  public var result: JSONValue?
  /// Where a service's answer comes from.
  public var answer: AnswerOrigin?
  /// The failures after which it is tried again.
  public var retries: [Retry] = []
  /// What a choice comes to.
  public var decision: Decision?
  /// How many seconds a wait takes.
  public var seconds: Int?
  /// How many seconds a task may take.
  public var timeout: Int?
  /// How many rounds a loop has.
  public var rounds: Int?
  /// The variables that it sets, or its catcher.
  public var assigned: [JSONMember] = []
  /// What it hands on.
  public var output: JSONValue?
  /// The state that comes next.
  public var next: String?
  /// What goes wrong for good.
  public var failure: StateFailure?
  /// Whether a catcher takes the failure.
  public var isCaught = false
  /// Whether the failure of another branch or round ends it.
  public var isCutShort = false
}

/// Where a service's answer comes from.
public enum AnswerOrigin: Sendable, Equatable {
  /// Somebody gave it.
  case given
  /// It is an example of what the service answers.
  case sample
  /// Nobody knows what the service answers: an empty object stands for it.
  case assumed
}
