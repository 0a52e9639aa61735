public import Catalog
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
    /// The task runs with at least these inputs, whenever the execution comes to it.
    case inputs([ValueEntry])
    /// What becomes of it each time that the execution comes to it, in order: for tasks in loops.
    indirect case rounds([TaskExpectation], Span)

    /// The inputs that are expected, of every round.
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
    /// It must, with whatever error.
    case any
    /// It must, with this error.
    case named(String)
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
  /// Whether the execution fails in the end; it must not where the test says nothing.
  public var fails: Located<FailureExpectation>?
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
