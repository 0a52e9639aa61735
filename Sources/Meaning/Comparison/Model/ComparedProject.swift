public import Flow
public import Plan
public import Simulation
public import Source

/// One side of a project in one environment, read and planned.
public struct ComparedProject: Sendable {
  /// The project.
  public var project: Project?
  /// The flows of the workflows, in the order of their files.
  public var flows: [Flow]
  /// Their resources on AWS.
  public var plan: DeploymentPlan
  /// The event files that tests name, by the places of these names.
  public var events: [Span: EventSource]
  /// The side's files.
  public var files: ComparedFiles
  /// The compiled output that the side was read from, if it is one. Then both sides are outputs, and the flows have no tasks.
  let output: DeployedSide?

  /// Makes a side of compiled output.
  public init(_ output: DeployedSide, files: ComparedFiles) {
    self.init(project: nil, flows: output.flows, plan: output.plan, events: [:], files: files, output: output)
  }

  /// Joins the parts of a side.
  public init(
    project: Project?, flows: [Flow], plan: DeploymentPlan, events: [Span: EventSource], files: ComparedFiles
  ) {
    self.init(project: project, flows: flows, plan: plan, events: events, files: files, output: nil)
  }

  private init(
    project: Project?, flows: [Flow], plan: DeploymentPlan, events: [Span: EventSource], files: ComparedFiles,
    output: DeployedSide?
  ) {
    self.output = output
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
  /// The paths of files with errors; empty texts for files that could not be read. A workflow that is missing here may be
  /// in one of them.
  let withErrors: Set<String>
  /// The places of errors in each file, sorted.
  private let errors: [FileNumber: [UInt32]]

  /// Selects the files of a side by their numbers.
  public init(_ all: [SourceFile], own: [FileNumber], withErrors: Set<String>, errors: [Span]) {
    self.all = all
    paths = Set(own.map { all[Int($0.index)].pathInProject })
    self.withErrors = withErrors
    self.errors = Dictionary(grouping: errors, by: \.file).mapValues { $0.map(\.start).sorted() }
  }

  /// Whether an error begins in a part of a file.
  func hasError(in span: Span) -> Bool {
    guard let places = errors[span.file] else { return false }
    let next = places.partitionPoint { $0 >= span.start }
    return next < places.count && places[next] < span.end
  }

  /// The path of a file from the project's root.
  func path(of file: FileNumber) -> String { all[Int(file.index)].pathInProject }

  /// The text at a place.
  func text(of span: Span) -> String { all[Int(span.file.index)].text(of: span) }
}

/// A workflow on both sides, with everything that its comparison needs.
struct WorkflowPair {
  let base: Flow
  let head: Flow
  let baseProject: Project?
  let headProject: Project?
  /// The type of the workflow's state machine on each side; nil if it has none.
  let machine: (base: StateMachineBody.Kind?, head: StateMachineBody.Kind?)
  /// The results of the older side's tests on both sides.
  let runs: [TestPair]
  /// The names on the newer side of the project's renamed workflows, by those on the older side.
  let renames: [String: String]

  /// The texts about the workflow that expressions can use as `workflow.NAME`, and that differ.
  var otherTexts: [(name: String, before: String, after: String)] {
    zip(base.boundTexts, head.boundTexts).compactMap { old, new in
      old.value == new.value ? nil : (old.key, old.value, new.value)
    }
  }
}
