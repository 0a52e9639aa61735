public import Diagnostics
public import Flow
public import Simulation
public import Source
import YAML

public struct NamedEvent: Sendable {
  public enum Content: Sendable {
    case bytes([UInt8])
    /// It cannot be read, for this reason.
    case unreadable(Sentence)
    /// It must not be read: the path leads out of the project.
    case outside
  }

  /// Identifies the file, however it was named.
  public var place: String
  /// The path in findings.
  public var path: String
  public var content: Content

  public init(place: String, path: String, content: Content) {
    self.place = place
    self.path = path
    self.content = content
  }
}

/// Returns the event files that tests name. A path is relative to the file of the workflow, and must not lead out of
/// the project, because a repository's content must not decide which files are read.
public protocol EventLibrary: Sendable { func event(named path: Located<String>) async -> NamedEvent }

/// The event files that the tests of workflows name.
public struct TestEvents: Sendable {
  /// The files by the places that name them.
  public private(set) var events: [Span: EventSource] = [:]
  /// The files, numbered after those of the run.
  public private(set) var files: [SourceFile] = []

  /// Takes the files from a library, each once; `count` is how many files the run has read before.
  public init(_ flows: [Flow], after count: Int, from library: any EventLibrary) async {
    var known: [String: EventSource] = [:]
    for test in flows.flatMap(\.tests) {
      guard case .file(let path)? = test.event else { continue }
      let event = await library.event(named: path)
      let source = known[event.place] ?? add(event, after: count)
      known[event.place] = source
      events[path.span] = source
    }
  }

  private mutating func add(_ event: NamedEvent, after count: Int) -> EventSource {
    switch event.content {
    case .bytes(let bytes):
      guard bytes.count <= YAMLLimits.standard.bytes else { return .unreadable(.eventTooLarge) }
      let file = SourceFile(
        number: FileNumber(UInt32(clamping: count + files.count)), path: event.path, bytes: bytes, isQuotable: false
      )
      files.append(file)
      return .file(file)
    case .unreadable(let reason): return .unreadable(reason)
    case .outside: return .outside
    }
  }
}
