/// The types of states, as the States Language names them.
public enum StateType: String, Sendable {
  case task = "Task"
  case pass = "Pass"
  case choice = "Choice"
  case wait = "Wait"
  case parallel = "Parallel"
  case map = "Map"
  case succeed = "Succeed"
  case fail = "Fail"
}

/// One state of a state machine whose expressions are JSONata.
///
/// Source: Amazon States Language specification; Step Functions Developer Guide, "Transforming data with JSONata".
public struct State: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case task(TaskCall)
    case pass
    /// Goes to the state of the first rule whose condition is true, or else to `otherwise`; without it, the state
    /// fails.
    case choice([ChoiceRule], otherwise: String?)
    /// Waits for a number of seconds.
    case waitFor(seconds: StateValue)
    /// Waits until an RFC 3339 timestamp.
    case waitUntil(StateValue)
    /// Runs lists of states side by side, with the arguments or else the state's input.
    case parallel([StateList], arguments: StateValue? = nil)
    /// Runs a list of states for each element of a list.
    case map(MapLoop)
    case succeed
    case fail(error: StateValue?, cause: StateValue?)
  }

  public enum Next: Hashable, Sendable {
    case state(String)
    case end
  }

  /// The name, unique in the machine and at most 80 characters.
  public var name: String
  /// The comment, if the name is not enough.
  public var comment: String?
  public var kind: Kind
  /// The next state; a choice, a success and a failure have none.
  public var next: Next
  public var assign: [StateMember]
  /// The output; by default the result.
  public var output: StateValue?
  /// The retriers, in the order in which they apply.
  public var retry: [Retrier]
  /// The catchers, in the order in which they apply.
  public var catchers: [Catcher]

  public init(_ name: String, _ kind: Kind, next: Next = .end, comment: String? = nil) {
    self.name = name
    self.kind = kind
    self.next = next
    self.comment = comment
    assign = []
    retry = []
    catchers = []
  }
}

extension State {
  public var type: StateType {
    switch kind {
    case .task: .task
    case .pass: .pass
    case .choice: .choice
    case .waitFor, .waitUntil: .wait
    case .parallel: .parallel
    case .map: .map
    case .succeed: .succeed
    case .fail: .fail
    }
  }

  /// The states of its branches or of its rounds.
  public var lists: [StateList] {
    switch kind {
    case .parallel(let branches, _): branches
    case .map(let loop): [loop.round]
    case .task, .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: []
    }
  }

  /// All values in it.
  public var values: [StateValue] {
    var values = assign.map(\.value)
    var more = [output]
    func add(_ assign: [StateMember], _ output: StateValue?) {
      values += assign.map(\.value)
      more.append(output)
    }
    for catcher in catchers { add(catcher.assign, catcher.output) }
    switch kind {
    case .pass, .succeed: break
    case .task(let call): more.append(call.arguments)
    case .choice(let rules, _):
      values += rules.map { .expression($0.condition) }
      for rule in rules { add(rule.assign, rule.output) }
    case .waitFor(let time), .waitUntil(let time): values.append(time)
    case .parallel(_, let arguments): more.append(arguments)
    case .map(let loop): more += [loop.items, loop.selector]
    case .fail(let error, let cause): more += [error, cause]
    }
    return values + more.compactMap(\.self)
  }

  /// The next state if nothing fails and no rule applies; nil if the state ends the list.
  public var following: String? {
    switch kind {
    case .choice(_, let otherwise): return otherwise
    case .succeed, .fail: return nil
    case .task, .pass, .waitFor, .waitUntil, .parallel, .map: break
    }
    if case .state(let name) = next { return name }
    return nil
  }

  /// All states that can come next.
  public var targets: [String] {
    var targets = catchers.map(\.next)
    if case .choice(let rules, _) = kind { targets += rules.map(\.next) }
    if let following { targets.append(following) }
    return targets
  }
}

/// A list of states with the first one.
public struct StateList: Hashable, Sendable {
  /// The name of the first state.
  public var start: String
  public var states: [State]

  public init(start: String, states: [State]) {
    self.start = start
    self.states = states
  }
}

public struct TaskCall: Hashable, Sendable {
  /// The integration's ARN: `arn:aws:states:::sns:publish`.
  public var resource: PlanText
  /// The payload; nil for the state's input.
  public var arguments: StateValue?
  /// The role of another account that makes the call; nil for the machine's own.
  public var credentials: PlanText?
  /// The timeout in seconds.
  public var timeout: Int?

  public init(resource: PlanText, arguments: StateValue?, credentials: PlanText? = nil, timeout: Int?) {
    self.resource = resource
    self.arguments = arguments
    self.credentials = credentials
    self.timeout = timeout
  }
}

public struct ChoiceRule: Hashable, Sendable {
  public var condition: StateExpression
  public var next: String
  public var assign: [StateMember]
  /// The output; nil for the choice's input.
  public var output: StateValue?

  public init(condition: StateExpression, next: String, assign: [StateMember] = [], output: StateValue? = nil) {
    self.condition = condition
    self.next = next
    self.assign = assign
    self.output = output
  }
}

/// A loop over a list.
public struct MapLoop: Hashable, Sendable {
  /// The list; nil for the state's input.
  public var items: StateValue?
  /// The input of each round; nil for its element.
  public var selector: StateValue?
  public var round: StateList
  /// The number of rounds that run at once; nil for no limit.
  public var maximumConcurrency: Int?

  public init(items: StateValue?, selector: StateValue?, round: StateList, maximumConcurrency: Int?) {
    self.items = items
    self.selector = selector
    self.round = round
    self.maximumConcurrency = maximumConcurrency
  }
}

/// A rule for retries.
public struct Retrier: Hashable, Sendable {
  /// The defaults (Amazon States Language, "Retrying after error").
  public enum Standard {
    /// The seconds before the first retry.
    public static let interval = 1
    /// The number of retries.
    public static let attempts = 3
    /// The factor by which each pause is longer than the one before it.
    public static let backoff = 2.0
  }

  /// The errors, such as `States.TaskFailed`.
  public var errors: [String]
  /// The seconds before the first retry.
  public var interval: Int?
  /// The number of retries.
  public var attempts: Int?
  /// The factor by which each pause is longer than the one before it, as a JSON number.
  public var backoff: String?
  /// The longest pause in seconds.
  public var maximumDelay: Int?
  /// Whether pauses are shortened at random, so that executions that failed together do not retry together.
  public var jitters: Bool

  public init(
    errors: [String], interval: Int? = nil, attempts: Int? = nil, backoff: String? = nil, maximumDelay: Int? = nil,
    jitters: Bool = false
  ) {
    self.errors = errors
    self.interval = interval
    self.attempts = attempts
    self.backoff = backoff
    self.maximumDelay = maximumDelay
    self.jitters = jitters
  }
}

/// A handler of failures.
public struct Catcher: Hashable, Sendable {
  /// The errors, such as `States.ALL`.
  public var errors: [String]
  public var next: String
  public var assign: [StateMember]
  public var output: StateValue?

  public init(errors: [String], next: String, assign: [StateMember] = [], output: StateValue? = nil) {
    self.errors = errors
    self.next = next
    self.assign = assign
    self.output = output
  }
}
