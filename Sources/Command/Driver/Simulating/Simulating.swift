public import Diagnostics
public import Flow
public import Simulation
public import Source
import Workflows
import YAML

/// The projects of a run, ready to be asked what they do with events.
public struct PreparedSimulation: Sendable {
  /// The files that were read, each at the position of its number.
  public var sources: [SourceFile]
  /// The findings of reading and checking, in the order in which they are shown.
  public var diagnostics: [Diagnostic]
  /// The comments of the files that hold any for this tool.
  public var comments: [FileNumber: [Span]] = [:]
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
    prepared.comments.merge(analysis.comments) { first, _ in first }
    prepared.fileCount += analysis.fileCount
    prepared.rulebooks.append(
      Rulebook(analysis.flows, analysis.plan))
  }
  prepared.diagnostics = Diagnostic.inOrder(prepared.diagnostics)
  return prepared
}

/// Where event files are looked for: a path is relative to the file of the workflow, to the current folder for standard
/// input, and must not lead out of the project, because a repository's content decides which files are read.
public struct EventPlaces: Sendable {
  fileprivate var locations: [String?]
  fileprivate var roots: [String]
  fileprivate var currentFolder: String

  /// The places for the files of a run.
  public init(_ loaded: LoadedInputs, currentFolder: String) {
    locations = loaded.locations
    roots = loaded.roots
    self.currentFolder = currentFolder
  }
}

/// The event files that tests name, read from disk.
public struct TestEvents: Sendable {
  /// The files by the places that name them.
  public private(set) var events: [Span: EventSource] = [:]
  /// The files, numbered after those of the run.
  public private(set) var files: [SourceFile] = []

  private struct Place: Hashable {
    var location: String
    var root: String
  }

  /// Reads the files, each once; `count` is how many files the run has read before.
  public init(_ workflows: [Flow], after count: Int, _ places: EventPlaces) {
    var known: [Place: EventSource] = [:]
    for workflow in workflows {
      for test in workflow.tests {
        guard case .file(let path)? = test.event else { continue }
        let number = Int(path.span.file.index)
        let folder = places.locations[number].map { PathText.folder(of: $0) } ?? places.currentFolder
        let place = Place(location: PathText.joined(folder, path.value), root: places.roots[number])
        let source = known[place] ?? read(place, after: count, places.currentFolder)
        known[place] = source
        events[path.span] = source
      }
    }
  }

  private mutating func read(_ place: Place, after count: Int, _ folder: String) -> EventSource {
    do throws(FileProblem) {
      let limit = YAMLLimits.standard.bytes
      let bytes = try FileSystem.readContained(place.location, in: place.root, limit: limit)
      guard bytes.count <= limit else { return .unreadable("it is larger than 16 MB") }
      let file = SourceFile(
        number: FileNumber(UInt32(clamping: count + files.count)), path: PathText.shown(place.location, in: folder),
        bytes: bytes, isQuotable: false)
      files.append(file)
      return .file(file)
    } catch {
      return error.leadsOutside ? .outside : .unreadable(error.reason)
    }
  }
}
