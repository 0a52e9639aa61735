public import Catalog
public import Expressions
public import Flow
public import Source

/// One entry of a task list, as it is written.
public typealias WrittenStep = Step<WorkflowTask>

/// A task: an action of an app with its inputs.
public struct WorkflowTask: Sendable {
  /// The name by which later tasks refer to its result; unique in the workflow, kebab-case.
  public var id: Located<String>
  /// Its names before it was renamed, the first one first.
  public var formerly: [Located<String>] = []
  /// The action as it was written: `app/action`.
  public var uses: Located<String>
  /// The inputs, in the order of the source.
  public var inputs: [ValueEntry] = []
  /// Whether `with` could not be read, which a finding reports.
  public var hasBrokenInputs = false
  /// The condition under which it runs.
  public var condition: Expression?
  /// How often and when it is retried.
  public var retry: CallRetry?
  /// The maximum duration of one try.
  public var timeout: Located<Duration>?
  /// Whether the workflow stops after the task has failed; it does by default.
  public var onError: Located<ErrorPolicy>?
  /// The reason why the task has no dead-letter queue, with `dead-letter: none`.
  public var noDeadLetter: Located<String>?
  /// The whole task.
  public var span: Span

  /// Makes a task with only its names; the reader fills in the rest.
  public init(id: Located<String>, uses: Located<String>, span: Span) {
    self.id = id
    self.uses = uses
    self.span = span
  }
}

/// What happens after a task has failed.
public enum ErrorPolicy: String, CaseIterable, Sendable {
  /// The workflow fails.
  case stop
  /// The next task runs.
  case `continue`
}

/// A duration in whole seconds: `10s`, `15m`, `2h`, `7d`.
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
