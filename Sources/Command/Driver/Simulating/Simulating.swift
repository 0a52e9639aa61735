public import Diagnostics
public import Simulation
public import Source
public import Workflows
import YAML

/// The projects of a run, ready to be asked what they do with events.
public struct PreparedSimulation: Sendable {
  /// The files that were read, each at the position of its number.
  public var sources: [SourceFile]
  /// The findings of reading and checking, in the order in which they are shown.
  public var diagnostics: [Diagnostic]
  /// The projects.
  public var rulebooks: [Rulebook]
  /// How many files held workflows.
  public var fileCount: Int

  /// Every workflow, by file and place.
  public var workflows: [SimulatedWorkflow] { rulebooks.flatMap(\.workflows) }
}

/// Reads, checks and plans the projects of a run. Where none is named, the first environment of each counts.
public func prepareSimulation(
  _ inputs: RunInputs, environment: String?, width: Int
) async -> PreparedSimulation {
  var prepared = PreparedSimulation(sources: inputs.files, diagnostics: [], rulebooks: [], fileCount: 0)
  for project in inputs.projects {
    let analysis = await analyse(
      project, of: inputs.files, environment: environment.map { .named($0) } ?? .each, width: width)
    prepared.diagnostics += analysis.diagnostics
    prepared.fileCount += analysis.fileCount
    prepared.rulebooks.append(
      Rulebook(analysis.workflows, analysis.plan))
  }
  prepared.diagnostics = Diagnostic.inOrder(prepared.diagnostics)
  return prepared
}

/// The event files that tests name, read from disk.
public struct TestEvents: Sendable {
  /// The files by the places that name them.
  public private(set) var events: [Span: EventSource] = [:]
  /// The files, numbered behind those of the run.
  public private(set) var files: [SourceFile] = []

  /// Reads the files, each once; `count` is how many files the run has read before. A path is relative to the file of the workflow, to the current folder for standard
  /// input.
  public init(_ workflows: [Workflow], behind count: Int, locations: [String?], currentFolder: String) {
    var known: [String: EventSource] = [:]
    for workflow in workflows {
      for test in workflow.tests {
        guard case .file(let path)? = test.event else { continue }
        let number = Int(path.span.file.index)
        let own = number < locations.count ? locations[number] : nil
        let location = PathText.joined(own.map { PathText.folder(of: $0) } ?? currentFolder, path.value)
        let source = known[location] ?? read(location, behind: count, currentFolder)
        known[location] = source
        events[path.span] = source
      }
    }
  }

  private mutating func read(_ location: String, behind count: Int, _ folder: String) -> EventSource {
    do throws(FileProblem) {
      let limit = YAMLLimits.standard.bytes
      let bytes = try FileSystem.read(location, limit: limit)
      guard bytes.count <= limit else { return .unreadable("it is larger than 16 MB") }
      let file = SourceFile(
        number: FileNumber(UInt32(clamping: count + files.count)), path: PathText.shown(location, in: folder),
        bytes: bytes)
      files.append(file)
      return .file(file)
    } catch {
      return .unreadable(error.reason)
    }
  }
}
