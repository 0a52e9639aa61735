public import Catalog
public import Expressions
public import Source

/// One entry of a task list.
public indirect enum Step: Sendable {
  /// A task of an app.
  case task(WorkflowTask)
  /// A pause.
  case wait(WaitStep)
  /// Task lists side by side.
  case parallel(ParallelStep)
  /// The first branch that holds.
  case choose(ChooseStep)
  /// The same tasks for each element of a list.
  case forEach(ForEachStep)
  /// The end of the workflow.
  case stop(StopStep)
  /// It was wrong, and a finding says so; later stages pass over it.
  case invalid(Span)

  /// The whole entry.
  public var span: Span {
    switch self {
    case .task(let task): task.span
    case .wait(let wait): wait.span
    case .parallel(let parallel): parallel.span
    case .choose(let choose): choose.span
    case .forEach(let loop): loop.span
    case .stop(let stop): stop.span
    case .invalid(let span): span
    }
  }

  /// The task, where it is one.
  public var task: WorkflowTask? {
    if case .task(let task) = self { task } else { nil }
  }

  /// The steps directly inside this one.
  public var children: [Step] {
    switch self {
    case .task, .wait, .stop, .invalid: []
    case .parallel(let parallel): parallel.branches.flatMap(\.self)
    case .choose(let choose): choose.branches.flatMap(\.tasks) + (choose.otherwise ?? [])
    case .forEach(let loop): loop.tasks
    }
  }
}

extension Sequence<Step> {
  /// Every step, those inside branches and loops included, outer ones first.
  public var withInner: [Step] {
    var result: [Step] = []
    var pending: [Step] = reversed()
    while let step = pending.popLast() {
      result.append(step)
      pending.append(contentsOf: step.children.reversed())
    }
    return result
  }
}

/// A task: an action of an app with its inputs.
public struct WorkflowTask: Sendable {
  /// The name by which later tasks speak of its result; unique in the workflow, kebab-case.
  public var id: Located<String>
  /// The action as it was written: `app/action`.
  public var uses: Located<String>
  /// The action of the catalogue; none for `aws/SERVICE.ACTION` and for an unknown one, which has its finding.
  public var action: Action?
  /// The inputs, in the order of the source.
  public var inputs: [ValueEntry]
  /// Whether `with` could not be read, and a finding says so: what it lacks is then no finding of its own.
  public var hasBrokenInputs = false
  /// The condition under which it runs.
  public var condition: Expression?
  /// How often and when it is tried again.
  public var retry: Retry?
  /// How long one try may take, in seconds.
  public var timeout: Located<Duration>?
  /// Whether the workflow stops when the task fails for good; it does where the source says nothing.
  public var onError: Located<ErrorPolicy>?
  /// The reason why the task has no dead-letter queue, where `dead-letter: none` says so.
  public var noDeadLetter: Located<String>?
  /// The whole task.
  public var span: Span

  /// Makes a task with nothing but its names; the reader fills in the rest.
  public init(id: Located<String>, uses: Located<String>, action: Action?, span: Span) {
    self.id = id
    self.uses = uses
    self.action = action
    self.inputs = []
    self.span = span
  }

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

/// What happens after a task failed for good.
public enum ErrorPolicy: String, CaseIterable, Sendable {
  /// The workflow fails.
  case stop
  /// The next task runs.
  case `continue`
}

/// How often and when something is tried again.
public struct Retry: Sendable {
  /// How often after the first try.
  public var attempts: Located<Int>?
  /// The pause before the first new try.
  public var delay: Located<Duration>?
  /// By how much each pause is longer than the one before it.
  public var backoff: Located<Double>?
  /// The longest pause.
  public var maximumDelay: Located<Duration>?
  /// The errors after which it is tried again; any where the list is empty.
  public var errors: [Located<String>]
  /// The whole entry.
  public var span: Span

  /// Makes a retry that says nothing yet.
  public init(span: Span) {
    self.errors = []
    self.span = span
  }
}

/// A length of time in whole seconds: `10s`, `15m`, `2h`, `7d`.
public struct Duration: Comparable, Sendable {
  /// The number of seconds.
  public let seconds: Int

  /// Makes a length of time.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Orders by length.
  public static func < (left: Duration, right: Duration) -> Bool {
    left.seconds < right.seconds
  }
}

/// A pause.
public struct WaitStep: Sendable {
  /// How long, or until when.
  public enum Length: Sendable {
    /// For a fixed time.
    case duration(Located<Duration>)
    /// Until the time that an expression gives.
    case until(Expression)
  }

  /// How long.
  public var length: Length
  /// The whole entry.
  public var span: Span

  /// Makes a pause.
  public init(_ length: Length, span: Span) {
    self.length = length
    self.span = span
  }
}

/// Task lists that run side by side.
public struct ParallelStep: Sendable {
  /// The lists.
  public var branches: [[Step]]
  /// The whole entry.
  public var span: Span

  /// Makes the step.
  public init(branches: [[Step]], span: Span) {
    self.branches = branches
    self.span = span
  }
}

/// Branches of which the first that holds runs.
public struct ChooseStep: Sendable {
  /// A branch.
  public struct Branch: Sendable {
    /// When it runs.
    public var condition: Expression
    /// What it does.
    public var tasks: [Step]

    /// Makes a branch.
    public init(condition: Expression, tasks: [Step]) {
      self.condition = condition
      self.tasks = tasks
    }
  }

  /// The branches in order.
  public var branches: [Branch]
  /// What runs when none holds.
  public var otherwise: [Step]?
  /// The whole entry.
  public var span: Span

  /// Makes the step.
  public init(branches: [Branch], otherwise: [Step]?, span: Span) {
    self.branches = branches
    self.otherwise = otherwise
    self.span = span
  }
}

/// The same tasks for each element of a list; `item` and `index` are bound in them.
public struct ForEachStep: Sendable {
  /// The list.
  public var items: Expression
  /// The tasks.
  public var tasks: [Step]
  /// How many elements at once; all where the source says nothing.
  public var maximumConcurrency: Located<Int>?
  /// The whole entry.
  public var span: Span

  /// Makes the step.
  public init(items: Expression, tasks: [Step], maximumConcurrency: Located<Int>?, span: Span) {
    self.items = items
    self.tasks = tasks
    self.maximumConcurrency = maximumConcurrency
    self.span = span
  }
}

/// The end of the workflow.
public struct StopStep: Sendable {
  /// How it ends.
  public enum Outcome: Sendable {
    /// Well.
    case succeed
    /// Badly, with a message.
    case fail(TextTemplate)
  }

  /// How it ends.
  public var outcome: Outcome
  /// The whole entry.
  public var span: Span

  /// Makes the step.
  public init(_ outcome: Outcome, span: Span) {
    self.outcome = outcome
    self.span = span
  }
}
