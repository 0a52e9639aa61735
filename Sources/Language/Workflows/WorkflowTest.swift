public import Source

/// A test of a workflow: an event, and what it must cause.
public struct WorkflowTest: Sendable {
  /// Where the event comes from.
  public enum Event: Sendable {
    /// A file, by its path beside the workflow's file.
    case file(Located<String>)
    /// The event itself.
    case inline(Value)
  }

  /// What a task must have been given.
  public enum TaskExpectation: Sendable {
    /// The task does not run.
    case skipped(Span)
    /// The task runs with at least these inputs.
    case inputs([ValueEntry])
  }

  /// The test's name.
  public var name: Located<String>
  /// The event; none is an error that the reader reports.
  public var event: Event?
  /// Fields of the event that the test changes, by dotted path.
  public var changes: [ValueEntry]
  /// Whether the workflow fires.
  public var fires: Located<Bool>?
  /// The field for which it does not fire.
  public var because: Located<String>?
  /// What becomes of single tasks, by their ids.
  public var tasks: [(id: Located<String>, expectation: TaskExpectation)]
  /// What earlier tasks answer, by their ids.
  public var results: [ValueEntry]
  /// The whole test.
  public var span: Span

  /// Makes a test with nothing but its name; the reader fills in the rest.
  public init(name: Located<String>, span: Span) {
    self.name = name
    self.changes = []
    self.tasks = []
    self.results = []
    self.span = span
  }
}
