import Diagnostics
import Flow
import Plan
import Planning
import Reading
import Resolving
import Source
import Workflows

/// What one side of a project is before an environment is picked.
struct SideReading: Sendable {
  let input: ProjectInput
  let reading: ProjectReading?
  /// The workflows, and for each the file that holds it and its place there.
  let workflows: [Workflow]
  let places: [WorkflowPlace]
  private(set) var diagnostics: [Diagnostic]
  let comments: [FileNumber: [Span]]
  private let files: [FileNumber: ReadFile]
  private let hasProjectFile: Bool
  private let projectSpan: Span?

  /// A workflow's place among those of its file.
  struct WorkflowPlace: Hashable, Sendable {
    let file: FileNumber
    let position: Int
  }

  /// Reads a side; files that another side has too are taken over from it.
  init(
    _ input: ProjectInput, of all: [SourceFile], environment: String?, after known: SideReading?, width: Int
  ) async throws(Cancelled) {
    self.input = input
    var scratch = ProjectAnalysis(plan: DeploymentPlan(project: ""))
    let file = input.projectFile.map { all[Int($0.index)] }
    reading = readProjectFile(file, environment: environment, &scratch)
    hasProjectFile = file != nil
    projectSpan = file?.span
    let unknown = input.workflows.filter { known?.files[$0.file] == nil }
    let read = try await readFiles(unknown, of: all, width: width)
    var files: [FileNumber: ReadFile] = [:]
    for (workflow, file) in zip(unknown, read) { files[workflow.file] = file }
    for workflow in input.workflows where files[workflow.file] == nil {
      files[workflow.file] = known?.files[workflow.file]
    }
    self.files = files
    var workflows: [Workflow] = []
    var places: [WorkflowPlace] = []
    var comments = scratch.comments
    var diagnostics = scratch.diagnostics
    for workflow in input.workflows {
      guard let file = files[workflow.file] else { continue }
      diagnostics += file.diagnostics
      if !file.comments.isEmpty { comments[workflow.file] = file.comments }
      for (position, found) in file.workflows.enumerated() {
        workflows.append(found)
        places.append(WorkflowPlace(file: workflow.file, position: position))
      }
    }
    self.workflows = workflows
    self.places = places
    self.comments = comments
    self.diagnostics = diagnostics
  }

  /// The names of the project's environments.
  var environments: [String] { reading?.project.environments.map(\.name.value) ?? [] }

  /// Whether anything depends on the values of an environment's variables.
  var holdsVariables: Bool { reading?.holdsVariables == true || workflows.contains(where: \.holdsVariables) }

  /// Whether the project file is the same as that of another side.
  func hasSameProject(as other: SideReading) -> Bool { input.projectFile == other.input.projectFile }

  /// Checks and plans the side in an environment. What is the same on another side is taken over from it.
  func judged(
    in name: String?, after known: (side: SideReading, project: JudgedProject)?, width: Int,
    into sink: DiagnosticSink
  ) async throws(Cancelled) -> (project: Project?, judged: JudgedProject) {
    let environment = name.flatMap { reading?.project.environment(named: $0) } ?? reading?.environment
    let project = reading?.project(in: environment, into: sink) ?? projectSpan.map { Project.unread(at: $0) }
    var taken = KnownWorkflows(judged: Array(repeating: nil, count: workflows.count))
    taken.fragments = Array(repeating: nil, count: workflows.count)
    if let known, hasSameProject(as: known.side) {
      let positions = Dictionary(
        known.side.places.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      for (index, place) in places.enumerated() {
        guard let position = positions[place] else { continue }
        taken.judged[index] = known.project.workflows[position]
        if known.project.facts != nil { taken.fragments[index] = known.project.fragments[position] }
      }
      taken.facts = known.project.facts
    }
    let judged = try await judge(
      workflows, project, environment, knowing: taken, width: width, depth: .project, into: sink)
    return (project, judged)
  }
}
