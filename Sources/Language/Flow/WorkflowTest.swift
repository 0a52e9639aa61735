public import Catalog
public import Source

/// A test of a workflow: an event, and what it must cause.
public struct WorkflowTest: Sendable {
  /// Where the event comes from.
  public enum Event: Sendable {
    /// A file, by its path relative to the workflow's file.
    case file(Located<String>)
    /// The event itself.
    case inline(Value)
  }

  /// The expected inputs of a task.
  public enum TaskExpectation: Sendable {
    /// The task does not run.
    case skipped(Span)
    /// The task runs with at least these inputs, each time that the execution reaches it.
    case inputs([ValueEntry])
    /// The expectations for each time that the execution reaches it, in order: for tasks in loops.
    indirect case rounds([TaskExpectation], Span)

    /// The expected inputs of every round.
    public var inputs: [[ValueEntry]] {
      switch self {
      case .skipped: []
      case .inputs(let inputs): [inputs]
      case .rounds(let rounds, _): rounds.flatMap(\.inputs)
      }
    }
  }

  /// Whether the execution of the workflow must fail.
  public enum FailureExpectation: Equatable, Sendable {
    /// It must not.
    case none
    /// It must, with any error.
    case any
    /// It must, with this error.
    case named(String)
  }

  public var name: Located<String>
  /// The event; nil is an error that the reader reports.
  public var event: Event?
  /// Fields of the event that the test changes, by dotted path.
  public var changes: [ValueEntry]
  public var fires: Located<Bool>?
  /// The field because of which it does not fire.
  public var because: Located<String>?
  /// Whether the execution fails in the end; without it, it must not fail.
  public var fails: Located<FailureExpectation>?
  /// The expectations for single tasks, by their IDs.
  public var tasks: [(id: Located<String>, expectation: TaskExpectation)]
  /// The results of earlier tasks, by their IDs.
  public var results: [ValueEntry]
  /// The whole test.
  public var span: Span

  /// Makes a test with only its name; the reader fills in the rest.
  public init(name: Located<String>, span: Span) {
    self.name = name
    self.changes = []
    self.tasks = []
    self.results = []
    self.span = span
  }
}
