public import Flow
public import Plan
public import Simulation
public import Source

/// One side of a project in one environment, read and planned.
public struct ComparedProject: Sendable {
  /// What the project file says.
  public var project: Project?
  /// What the workflows do, in the order of their files.
  public var flows: [Flow]
  /// What they come to on AWS.
  public var plan: DeploymentPlan
  /// The event files that tests name, by the places that name them.
  public var events: [Span: EventSource]
  /// The files with errors, and all files, by their paths from the project's root.
  public var files: ComparedFiles

  /// Joins what a side came to.
  public init(
    project: Project?, flows: [Flow], plan: DeploymentPlan, events: [Span: EventSource], files: ComparedFiles
  ) {
    self.project = project
    self.flows = flows
    self.plan = plan
    self.events = events
    self.files = files
  }
}

/// The files of one side of a project.
public struct ComparedFiles: Sendable {
  /// The files of both sides, each at the position of its number.
  private let all: [SourceFile]
  /// The paths of this side's files, from the project's root.
  let paths: Set<String>
  /// Those of files with errors, or of what could not be read: what is missing here may be in them.
  let withErrors: Set<String>

  /// Describes the files of a side by their numbers.
  public init(_ all: [SourceFile], own: [FileNumber], withErrors: Set<String>) {
    self.all = all
    paths = Set(own.map { all[Int($0.index)].pathInProject })
    self.withErrors = withErrors
  }

  /// The path of a file from the project's root.
  func path(of file: FileNumber) -> String { all[Int(file.index)].pathInProject }

  /// The text at a place.
  func text(of span: Span) -> String { all[Int(span.file.index)].text(of: span) }
}

/// A workflow on both sides, with what it is compared by.
struct WorkflowPair {
  let base: Flow
  let head: Flow
  let baseProject: Project?
  let headProject: Project?
  /// The type of the workflow's state machine on each side; none where it has none.
  let machine: (base: StateMachineBody.Kind?, head: StateMachineBody.Kind?)
  /// What the tests of the older side come to on both.
  let runs: [TestPair]
}
