import Diagnostics
import Reading
public import Source
import Workflows
import YAML

/// A file that a run reads, found on disk.
public struct FoundFile: Sendable {
  /// The path to open; nil for standard input.
  public var location: String?
  /// The path as findings show it.
  public var path: String
  /// Whether the user or the project file named it. A file that a search of a folder found may be no workflow.
  public var isNamed: Bool
  /// The shown path of the project file that it belongs to.
  public var project: String?
}

/// What a run reads.
public struct Discovery: Sendable {
  /// The name of the project file.
  public static let projectFileName = "tasuki.yaml"
  /// What findings call standard input.
  public static let standardInput = "<stdin>"

  /// The workflow files, sorted by the bytes of their paths.
  public private(set) var workflows: [FoundFile] = []
  /// The project files, sorted likewise.
  public private(set) var projects: [FoundFile] = []
  /// The paths that could not be read.
  public private(set) var problems: [FileProblem] = []
  /// The patterns of a project file that no file matches: its shown path and the place in it.
  public private(set) var deadPatterns: [(project: String, pattern: Located<String>)] = []

  private let folder: String
  private var found: [String: FoundFile] = [:]
  private var foundProjects: [String: FoundFile] = [:]
  private var projectOfFolder: [String: String?] = [:]

  /// Finds what `paths` name, each a file, a folder or `-`; with no path, what the project file names, else what the
  /// current folder holds.
  public init(_ paths: [String], in currentFolder: String) {
    folder = currentFolder
    if paths.isEmpty { searchFromProject() }
    for path in paths { add(path) }
    workflows = Self.sorted(found)
    projects = Self.sorted(foundProjects)
  }

  private static func sorted(_ files: [String: FoundFile]) -> [FoundFile] {
    files.values.sorted { PathText.precedes($0.path, $1.path) }
  }

  private mutating func add(_ path: String) {
    if path == "-" {
      let project = project(above: PathText.parts(of: ".", in: folder))
      keep(FoundFile(location: nil, path: Self.standardInput, isNamed: true, project: project))
      return
    }
    switch FileSystem.kind(of: PathText.joined(folder, path)) {
    case nil:
      problems.append(FileProblem(path: shown(path), reason: "no such file or folder"))
    case .folder:
      search(path)
    default:
      if PathText.name(of: path) == Self.projectFileName {
        let project = keepProject(path)
        addWorkflows(of: project, at: path)
      } else {
        keep(path, isNamed: true, project: project(above: PathText.parts(of: path, in: folder).dropLast()))
      }
    }
  }

  private mutating func searchFromProject() {
    let parts = PathText.parts(of: ".", in: folder)
    guard let project = project(above: parts), let location = foundProjects[project]?.location,
      addPatterns(of: project, at: location)
    else { return search(".") }
  }

  /// Adds what a project file names, else what its folder holds.
  private mutating func addWorkflows(of project: String, at path: String) {
    if !addPatterns(of: project, at: path) {
      let above = PathText.folder(of: path)
      search(above.isEmpty ? "." : above)
    }
  }

  /// Searches a folder; each file belongs to the nearest project file at or above it.
  private mutating func search(_ path: String) {
    let parts = PathText.parts(of: path, in: folder)
    _ = project(above: parts)
    let walk = FolderWalk(PathText.joined(folder, path), parts: parts)
    report(walk.problems)
    for below in walk.files {
      let file = path == "." ? below : PathText.joined(path, below)
      if PathText.name(of: below) == Self.projectFileName {
        _ = keepProject(file)
      } else {
        let parts = PathText.parts(of: file, in: folder).dropLast()
        keep(file, isNamed: false, project: project(above: Array(parts)))
      }
    }
  }

  private mutating func report(_ found: [FileProblem]) {
    for problem in found { problems.append(FileProblem(path: shown(problem.path), reason: problem.reason)) }
  }

  private mutating func keep(_ path: String, isNamed: Bool, project: String?) {
    keep(
      FoundFile(
        location: PathText.joined(folder, path), path: shown(path), isNamed: isNamed, project: project))
  }

  private mutating func keep(_ file: FoundFile) {
    if let known = found[file.path], known.isNamed || !file.isNamed { return }
    found[file.path] = file
  }

  private mutating func keepProject(_ path: String) -> String {
    let shown = shown(path)
    foundProjects[shown] = FoundFile(
      location: PathText.joined(folder, path), path: shown, isNamed: true, project: nil)
    return shown
  }

  private func shown(_ path: String) -> String { PathText.shown(path, in: folder) }

  /// The project file in the folder of these parts or above it, by its shown path.
  private mutating func project(above parts: some BidirectionalCollection<Substring>) -> String? {
    let location = "/" + parts.joined(separator: "/")
    if let known = projectOfFolder[location] { return known }
    let path = PathText.joined(location, Self.projectFileName)
    let project: String?
    if FileSystem.kind(of: path) == .file {
      project = keepProject(path)
    } else if parts.isEmpty {
      project = nil
    } else {
      project = self.project(above: Array(parts.dropLast()))
    }
    projectOfFolder[location] = .some(project)
    return project
  }
}

extension Discovery {
  /// Adds the files that the `workflows` of a project file name. False where it says nothing of them.
  fileprivate mutating func addPatterns(of project: String, at location: String) -> Bool {
    let path = PathText.joined(folder, location)
    guard let bytes = try? FileSystem.read(path, limit: YAMLLimits.standard.bytes) else { return false }
    let file = SourceFile(number: FileNumber(0), path: project, bytes: bytes)
    // The run reads the file again and reports what is wrong with it.
    let sink = DiagnosticSink()
    guard let tree = parseYAML(file, into: sink),
      let patterns = readProject(tree, file, environment: nil, into: sink)?.workflows, !patterns.isEmpty
    else { return false }
    for pattern in patterns where !add(pattern.value, below: PathText.folder(of: path), of: project) {
      deadPatterns.append((project, pattern))
    }
    return true
  }

  /// Adds what one pattern matches. False where that is nothing.
  private mutating func add(_ pattern: String, below base: String, of project: String) -> Bool {
    var components = GlobPattern(pattern).components[...]
    var start = base
    while components.count > 1, let literal = components.first?.literal {
      start = PathText.joined(start, literal)
      components.removeFirst()
    }
    guard let last = components.first else { return false }
    if components.count == 1, let literal = last.literal {
      let path = PathText.joined(start, literal)
      switch FileSystem.kind(of: path) {
      case nil: return false
      case .folder:
        components = GlobPattern("**").components[...]
        start = path
      default:
        keep(path, isNamed: true, project: project)
        return true
      }
    }
    guard FileSystem.kind(of: start) == .folder else { return false }
    let parts = PathText.parts(of: start, in: folder)
    let depth = components.contains(where: \.isAnyDepth) ? 256 : components.count - 1
    let walk = FolderWalk(start, parts: parts, depth: depth)
    report(walk.problems)
    let wanted = GlobPattern(components)
    let base = ShownFolder(start, in: folder)
    var isAlive = false
    for below in walk.files where wanted.matches(below.split(separator: "/")[...]) {
      if PathText.name(of: below) == Self.projectFileName { continue }
      keep(
        FoundFile(
          location: PathText.joined(start, below), path: base.path(of: below), isNamed: true, project: project))
      isAlive = true
    }
    return isAlive
  }
}
