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
  /// What the state does.
  public enum Kind: Hashable, Sendable {
    /// Calls a service.
    case task(TaskCall)
    /// Passes on what it got.
    case pass
    /// Goes where the first rule that holds says, else to `otherwise`; where there is none, it fails.
    case choice([ChoiceRule], otherwise: String?)
    /// Waits a number of seconds.
    case waitFor(seconds: StateValue)
    /// Waits until a time of RFC 3339.
    case waitUntil(StateValue)
    /// Runs lists of states side by side, on what they are sent; on what the state got, where nothing is sent.
    case parallel([StateList], arguments: StateValue? = nil)
    /// Runs a list of states for each element of a list.
    case map(MapLoop)
    /// Ends well.
    case succeed
    /// Ends badly.
    case fail(error: StateValue?, cause: StateValue?)
  }

  /// What comes after it.
  public enum Next: Hashable, Sendable {
    /// A state.
    case state(String)
    /// The end of the list.
    case end
  }

  /// Its name, unique in the machine and at most 80 characters.
  public var name: String
  /// What it is for, where the name does not say it.
  public var comment: String?
  /// What it does.
  public var kind: Kind
  /// What comes after it; a choice, a success and a failure have nothing.
  public var next: Next
  /// The variables that it sets, in order.
  public var assign: [StateMember]
  /// What the next state is given; what the service answered, where there is none.
  public var output: StateValue?
  /// When it is tried again, in the order in which they are asked.
  public var retry: [Retrier]
  /// Where its failures go, in the order in which they are asked.
  public var catchers: [Catcher]

  /// Makes a state that does one thing.
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
  /// Its type.
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

  /// The values that it works out, whatever for.
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

  /// The state that it leads to where nothing fails and no rule holds; none where it ends the list.
  public var following: String? {
    switch kind {
    case .choice(_, let otherwise): return otherwise
    case .succeed, .fail: return nil
    case .task, .pass, .waitFor, .waitUntil, .parallel, .map: break
    }
    if case .state(let name) = next { return name }
    return nil
  }

  /// The states that it may lead to.
  public var targets: [String] {
    var targets = catchers.map(\.next)
    if case .choice(let rules, _) = kind { targets += rules.map(\.next) }
    if let following { targets.append(following) }
    return targets
  }
}

/// States with the one that comes first.
public struct StateList: Hashable, Sendable {
  /// The name of the first one.
  public var start: String
  /// The states in the order in which they are written.
  public var states: [State]

  /// Makes a list.
  public init(start: String, states: [State]) {
    self.start = start
    self.states = states
  }
}

/// A call of a service.
public struct TaskCall: Hashable, Sendable {
  /// The integration's ARN: `arn:aws:states:::sns:publish`.
  public var resource: PlanText
  /// What is sent; what the state got, where there is none.
  public var arguments: StateValue?
  /// The role of another account that the call is made by; the machine's own, where there is none.
  public var credentials: PlanText?
  /// How many seconds it may take.
  public var timeout: Int?

  /// Makes a call.
  public init(resource: PlanText, arguments: StateValue?, credentials: PlanText? = nil, timeout: Int?) {
    self.resource = resource
    self.arguments = arguments
    self.credentials = credentials
    self.timeout = timeout
  }
}

/// A way out of a choice.
public struct ChoiceRule: Hashable, Sendable {
  /// The condition.
  public var condition: StateExpression
  /// The state that it leads to.
  public var next: String
  /// The variables that it sets.
  public var assign: [StateMember]
  /// What that state is given; what the choice got, where there is none.
  public var output: StateValue?

  /// Makes a rule.
  public init(condition: StateExpression, next: String, assign: [StateMember] = [], output: StateValue? = nil) {
    self.condition = condition
    self.next = next
    self.assign = assign
    self.output = output
  }
}

/// A loop over a list.
public struct MapLoop: Hashable, Sendable {
  /// The list; what the state got, where there is none.
  public var items: StateValue?
  /// What each round is given; its element, where there is none.
  public var selector: StateValue?
  /// The states of a round.
  public var round: StateList
  /// How many rounds run at once; all where there is none.
  public var maximumConcurrency: Int?

  /// Makes a loop.
  public init(items: StateValue?, selector: StateValue?, round: StateList, maximumConcurrency: Int?) {
    self.items = items
    self.selector = selector
    self.round = round
    self.maximumConcurrency = maximumConcurrency
  }
}

/// When a state is tried again.
public struct Retrier: Hashable, Sendable {
  /// What holds where a retrier does not say it (Amazon States Language, "Retrying after error").
  public enum Standard {
    /// Seconds before the first new try.
    public static let interval = 1
    /// How often.
    public static let attempts = 3
    /// By how much each pause is longer than the one before it.
    public static let backoff = 2.0
  }

  /// The errors, such as `States.TaskFailed`.
  public var errors: [String]
  /// Seconds before the first new try.
  public var interval: Int?
  /// How often.
  public var attempts: Int?
  /// By how much each pause is longer than the one before it, as a JSON number.
  public var backoff: String?
  /// The longest pause in seconds.
  public var maximumDelay: Int?
  /// Whether pauses are shortened at random, so that executions that failed together do not come back together.
  public var jitters: Bool

  /// Makes a retrier.
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

/// Where a failure goes.
public struct Catcher: Hashable, Sendable {
  /// The errors, such as `States.ALL`.
  public var errors: [String]
  /// The state that takes over.
  public var next: String
  /// The variables that it sets.
  public var assign: [StateMember]
  /// What that state is given.
  public var output: StateValue?

  /// Makes a catcher.
  public init(errors: [String], next: String, assign: [StateMember] = [], output: StateValue? = nil) {
    self.errors = errors
    self.next = next
    self.assign = assign
    self.output = output
  }
}
