public import Diagnostics
import Flow
public import Simulation
public import Source

/// The projects of a run, ready to simulate events.
public struct PreparedSimulation: Sendable {
  /// The files that were read, each at the position of its number.
  public var sources: [SourceFile]
  /// The findings of reading and checking, in the order in which they are shown, whether or not comments silence them.
  public var diagnostics: [Diagnostic]
  /// Those findings and the earlier ones that no comment silences.
  public var findings: SuppressedFindings
  public var rulebooks: [Rulebook]
  /// The number of files with workflows.
  public var fileCount: Int

  /// What tells this run's workflows from others: a digest of the files' contents, the environment and the version. Paths
  /// take no part, so that a project is the same on every machine.
  public func digest(environment: String?) -> String {
    let contents = sources.map { ContentDigest(of: $0.bytes).text }.sorted()
    return ContentDigest(of: ([Version.text, environment ?? ""] + contents).joined(separator: "\0").utf8).text
  }

  /// Every workflow, by file and place.
  public var workflows: [SimulatedWorkflow] { rulebooks.flatMap(\.workflows) }

  public init(_ read: ReadProjects) {
    sources = read.sources
    diagnostics = read.diagnostics
    findings = read.findings
    rulebooks = read.projects.map { Rulebook($0.flows, $0.plan) }
    fileCount = read.fileCount
  }
}

/// Reads, checks and plans the projects of a run. If no environment is named, the first one of each project is used.
public func prepareSimulation(
  _ inputs: RunInputs, diagnostics: [Diagnostic] = [], environment: String?, width: Int
) async throws(Cancelled) -> PreparedSimulation {
  PreparedSimulation(
    try await ReadProjects(inputs, diagnostics: diagnostics, environment: environment, width: width))
}
