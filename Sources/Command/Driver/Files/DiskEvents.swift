public import Source
import YAML

/// Event files beside the files of a run, each read once: a later check uses what an earlier one has read.
///
/// For workflows from standard input, paths are relative to the current folder.
public actor DiskEvents: EventLibrary {
  private struct Place: Hashable {
    var location: String
    var root: String
  }

  private let locations: [String?]
  private let roots: [String]
  private let currentFolder: String
  private let tree: any FileTree
  private var known: [Place: NamedEvent] = [:]

  /// The event files beside the files of a run.
  public init(_ loaded: LoadedInputs, currentFolder: String, of tree: any FileTree = DiskTree()) {
    self.tree = tree
    locations = loaded.locations
    roots = loaded.roots
    self.currentFolder = currentFolder
  }

  /// Reads the file that a test names.
  public func event(named path: Located<String>) -> NamedEvent {
    let number = Int(path.span.file.index)
    let folder = locations[number].map { PathText.folder(of: $0) } ?? currentFolder
    let place = Place(location: PathText.joined(folder, path.value), root: roots[number])
    if let event = known[place] { return event }
    let event = NamedEvent(
      place: "\(place.root)\n\(place.location)", path: PathText.shown(place.location, in: currentFolder),
      content: content(of: place))
    known[place] = event
    return event
  }

  private func content(of place: Place) -> NamedEvent.Content {
    do throws(FileProblem) {
      return .bytes(try tree.readContained(place.location, in: place.root, limit: YAMLLimits.standard.bytes))
    } catch {
      return error.reason == .outside ? .outside : .unreadable(error.reason.sentence)
    }
  }
}
