public import Catalog
public import Expressions
public import Flow
public import Source

/// One entry of a task list, as it is written.
public typealias WrittenStep = Step<WorkflowTask>

/// A task: an action of an app with its inputs.
public struct WorkflowTask: Sendable {
  /// The name by which later tasks speak of its result; unique in the workflow, kebab-case.
  public var id: Located<String>
  /// The action as it was written: `app/action`.
  public var uses: Located<String>
  /// The inputs, in the order of the source.
  public var inputs: [ValueEntry] = []
  /// Whether `with` could not be read, and a finding says so.
  public var hasBrokenInputs = false
  /// The condition under which it runs.
  public var condition: Expression?
  /// How often and when it is tried again.
  public var retry: CallRetry?
  /// How long one try may take, in seconds.
  public var timeout: Located<Duration>?
  /// Whether the workflow stops when the task fails for good; it does where the source says nothing.
  public var onError: Located<ErrorPolicy>?
  /// The reason why the task has no dead-letter queue, where `dead-letter: none` says so.
  public var noDeadLetter: Located<String>?
  /// The whole task.
  public var span: Span

  /// Makes a task with nothing but its names; the reader fills in the rest.
  public init(id: Located<String>, uses: Located<String>, span: Span) {
    self.id = id
    self.uses = uses
    self.span = span
  }
}

/// What happens after a task failed for good.
public enum ErrorPolicy: String, CaseIterable, Sendable {
  /// The workflow fails.
  case stop
  /// The next task runs.
  case `continue`
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
