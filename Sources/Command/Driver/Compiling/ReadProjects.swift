public import Diagnostics
import Flow
public import Source

/// The projects of a run, read, checked and planned in one environment each.
public struct ReadProjects: Sendable {
  /// The files that were read, each at the position of its number.
  public var sources: [SourceFile]
  /// The findings of reading and checking, in the order in which they are shown, whether or not comments silence them.
  public var diagnostics: [Diagnostic] = []
  /// Those findings and the earlier ones that no comment silences.
  public var findings = SuppressedFindings()
  public var projects: [ProjectAnalysis] = []
  /// The number of files with workflows.
  public var fileCount = 0

  /// The names of every workflow, by file and place.
  public var workflowNames: [String] { projects.flatMap { $0.flows.map(\.name.value) } }

  /// Reads, checks and plans the projects of a run. If no environment is named, the first one of each project is used.
  public init(
    _ inputs: RunInputs, diagnostics: [Diagnostic] = [], environment: String?, width: Int
  ) async throws(Cancelled) {
    sources = inputs.files
    var comments: [FileNumber: [Span]] = [:]
    for project in inputs.projects {
      let analysis = try await analyse(
        project, of: inputs.files, environment: environment.map { .named($0) } ?? .each, width: width)
      self.diagnostics += analysis.diagnostics
      comments.merge(analysis.comments) { first, _ in first }
      fileCount += analysis.fileCount
      projects.append(analysis)
    }
    self.diagnostics = Diagnostic.inOrder(self.diagnostics)
    findings = SuppressedFindings(self.diagnostics + diagnostics, in: sources, comments: comments)
  }
}
