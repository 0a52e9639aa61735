import Diagnostics
import Flow
import Plan
import Planning
import Reading
import Resolving
import Source
import Workflows

/// A project on one side, read but not yet resolved in an environment.
struct SideReading: Sendable {
  let input: ProjectInput
  let written: WrittenProject?
  let workflows: [Workflow]
  private let places: [WorkflowPlace]
  let diagnostics: [Diagnostic]
  private let files: [FileNumber: ReadFile]

  /// A workflow's file, and its position in that file.
  private struct WorkflowPlace: Hashable, Sendable {
    let file: FileNumber
    let position: Int
  }

  /// Reads a side. Files that it shares with another side are reused.
  init(
    _ input: ProjectInput, of all: [SourceFile], reusing known: SideReading?, width: Int
  ) async throws(Cancelled) {
    self.input = input
    var analysis = ProjectAnalysis(plan: DeploymentPlan(project: ""))
    written = readProjectFile(input.projectFile.map { all[Int($0.index)] }, &analysis)
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
    var diagnostics = analysis.diagnostics
    for workflow in input.workflows {
      guard let file = files[workflow.file] else { continue }
      diagnostics += file.diagnostics
      for (position, found) in file.workflows.enumerated() {
        workflows.append(found)
        places.append(WorkflowPlace(file: workflow.file, position: position))
      }
    }
    self.workflows = workflows
    self.places = places
    self.diagnostics = diagnostics
  }

  /// The project's name, if its file sets one.
  var name: String? { written?.name?.value }

  /// The names of the project's environments.
  var environments: [String] { written?.environments.map(\.name.value) ?? [] }

  /// Whether anything depends on the variables of an environment.
  var usesVariables: Bool { written?.usesVariables == true || workflows.contains(where: \.usesVariables) }

  /// The project in an environment, the first one if it has none of this name. Its resources are named as if it were in
  /// another one, if that is given.
  func judged(
    in name: String?, namedAs other: String? = nil,
    reusing known: (side: SideReading, project: JudgedProject)?, width: Int, into sink: DiagnosticSink
  ) async throws(Cancelled) -> JudgedSide {
    let chosen = written.flatMap { environment(named: name, of: $0, into: sink) }
    let project = written.map { resolve($0, with: chosen, into: sink) }
    var reused = KnownWorkflows(workflows.map { _ in nil })
    if let known, known.side.input.projectFile == input.projectFile {
      let positions = Dictionary(
        known.side.places.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      let fragments = known.project.fragments
      reused = KnownWorkflows(
        places.map { place in positions[place].map { known.project.workflows[$0] } },
        fragments: places.map { place in positions[place].flatMap { fragments.isEmpty ? nil : fragments[$0] } },
        known.project.facts)
    }
    let judged = try await judge(
      workflows, project, chosen, namedAs: other, reusing: reused, width: width, depth: .project, into: sink)
    return JudgedSide(project: project, judged: judged)
  }
}

struct JudgedSide {
  let project: Project?
  let judged: JudgedProject
}
