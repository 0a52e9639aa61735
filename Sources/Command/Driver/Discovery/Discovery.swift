import Diagnostics
import Flow
import Reading
import Source
import Workflows
import YAML

/// The files that a run reads.
///
/// What the user names is read wherever it lies, but a name inside the project leads to nothing outside it. What a search, a
/// project file or a link leads to must be a regular file inside the project: the content of a repository decides over
/// nothing outside it.
public struct Discovery: Sendable {
  /// The name of standard input in findings.
  public static let standardInput = "<stdin>"

  /// The workflow files, sorted by the bytes of their paths.
  public private(set) var workflows: [FoundFile] = []
  /// The project files, sorted in the same way.
  public private(set) var projects: [FoundFile] = []
  /// The paths that could not be read.
  public private(set) var problems: [FileProblem] = []
  /// Problems with patterns of a project file: its shown path, the place in it and the kind of finding.
  private(set) var badPatterns: [(project: String, pattern: Located<String>, code: DiagnosticCode)] = []
  /// The shown paths of folders that contain a project file of each name.
  private(set) var severalProjectFiles: [[String]] = []
  /// The shown paths of files whose names are almost those of a project file.
  private(set) var misnamedProjectFiles: Set<String> = []
  /// Which files are output.
  private(set) var written: WrittenFiles

  /// Where the files are.
  let tree: any FileTree
  let folder: String
  /// The root of workflows without a project file: the deepest folder that contains everything that was named.
  let commonFolder: String
  private var found: [String: FoundFile] = [:]
  private var foundProjects: [String: FoundFile] = [:]
  private var projectOfFolder: [String: String?] = [:]
  private var foldersWithoutProject: Set<String> = []

  /// Finds what `paths` name, each a file, a folder or `-`. Without a path, finds what the project file names,
  /// otherwise what the current folder contains.
  public init(_ paths: [String], in currentFolder: String, of tree: any FileTree = DiskTree()) {
    folder = currentFolder
    self.tree = tree
    written = WrittenFiles(tree)
    commonFolder = Self.commonFolder(of: paths, in: currentFolder)
    if paths.isEmpty { searchFromProject() }
    for path in paths { add(path) }
    dropLinksToFoundFiles()
    workflows = Self.sorted(found)
    projects = Self.sorted(foundProjects)
  }

  /// A folder counts as itself, a file as the folder that contains it, and standard input or no path as the current
  /// folder.
  private static func commonFolder(of paths: [String], in currentFolder: String) -> String {
    let folders = (paths.isEmpty ? ["."] : paths).map { path -> [Substring] in
      if path == "-" { return PathText.parts(of: ".", in: currentFolder) }
      let parts = PathText.parts(of: path, in: currentFolder)
      return FileSystem.kind(of: PathText.joined(currentFolder, path)) == .folder ? parts : parts.dropLast()
    }
    let common = folders.dropFirst().reduce(folders[0]) { common, folder in
      Array(zip(common, folder).prefix { $0 == $1 }.map(\.0))
    }
    return "/" + common.joined(separator: "/")
  }

  private static func sorted(_ files: [String: FoundFile]) -> [FoundFile] {
    files.values.sorted { PathText.precedes($0.path, $1.path) }
  }

  private mutating func add(_ path: String) {
    if path == "-" {
      let parts = PathText.parts(of: ".", in: folder)
      let project = project(above: parts)
      noteMisnamedProjectFiles(above: parts)
      keep(FoundFile(location: nil, path: Self.standardInput, naming: .path, project: project, access: .anything))
      return
    }
    let location = PathText.joined(folder, path)
    switch FileSystem.kind(of: location) {
    case nil:
      problems.append(FileProblem(path: shown(path), reason: FileSystem.reasonOfAbsence(at: location)))
    case .folder:
      do throws(FileProblem) {
        try FileSystem.checkStays(path, in: folder)
        search(path)
      } catch {
        problems.append(FileProblem(path: shown(path), reason: error.reason))
      }
    default:
      let boundary = FileSystem.boundary(of: path, in: folder)
      if ProjectFileName.matches(PathText.name(of: path)), !isOutput(location) {
        let project = keepProject(path, access: boundary.map { .regularFile(in: $0) } ?? .regularFileAnywhere)
        addWorkflows(of: project, at: path)
      } else {
        let above = PathText.parts(of: path, in: folder).dropLast()
        let project = project(above: above)
        noteMisnamedProjectFiles(above: above)
        let isLink = FileSystem.kind(of: location, followingLinks: false) == .link
        keep(
          path, naming: .path, project: project, isLink: isLink,
          access: boundary.map { .regularFile(in: $0) } ?? .anything)
      }
    }
  }

  private mutating func searchFromProject() {
    let parts = PathText.parts(of: ".", in: folder)
    guard let project = project(above: parts), addPatterns(of: project) else { return search(".") }
  }

  /// Adds what a project file names, otherwise what its folder contains.
  private mutating func addWorkflows(of project: String, at path: String) {
    if !addPatterns(of: project) {
      let above = PathText.folder(of: path)
      search(above.isEmpty ? "." : above)
    }
  }

  /// Searches a folder; each file belongs to the nearest project file at or above it.
  private mutating func search(_ path: String) {
    let parts = PathText.parts(of: path, in: folder)
    _ = project(above: parts)
    noteMisnamedProjectFiles(above: parts)
    let walk = FolderWalk(PathText.joined(folder, path), parts: parts, of: tree)
    report(walk.problems)
    for below in walk.nearMisses { misnamedProjectFiles.insert(shown(PathText.joined(path, below))) }
    for below in walk.files {
      let file = path == "." ? below : PathText.joined(path, below)
      let above = PathText.parts(of: file, in: folder).dropLast()
      let project = project(above: above)
      if ProjectFileName.matches(PathText.name(of: below)), !isOutput(PathText.joined(folder, file)) { continue }
      let root = project.map { PathText.folder(of: PathText.joined(folder, $0)) } ?? PathText.joined(folder, path)
      let isLink = walk.links.contains(below)
      keep(
        file, naming: .search, project: project, isLink: isLink,
        access: isLink ? .regularFile(in: root) : .regularFileHere)
    }
  }

  private mutating func report(_ found: [FileProblem]) {
    for problem in found { problems.append(FileProblem(path: shown(problem.path), reason: problem.reason)) }
  }

  private mutating func keep(
    _ path: String, naming: FoundFile.Naming, project: String?, isLink: Bool, access: FoundFile.Access
  ) {
    keep(
      FoundFile(
        location: PathText.joined(folder, path), path: shown(path), naming: naming, project: project,
        isLink: isLink, access: access))
  }

  private mutating func keep(_ file: FoundFile) {
    if let known = found[file.path], known.isNamed || !file.isNamed { return }
    found[file.path] = file
  }

  /// A file is read once: a link to a file that was found too is left out.
  private mutating func dropLinksToFoundFiles() {
    let links = Self.sorted(found.filter(\.value.isLink))
    if links.isEmpty { return }
    var known = Set(found.values.filter { !$0.isLink }.compactMap(\.location).map { tree.destination(of: $0) })
    for link in links {
      guard let location = link.location else { continue }
      if !known.insert(tree.destination(of: location)).inserted { found[link.path] = nil }
    }
  }

  private func shown(_ path: String) -> String { PathText.shown(path, in: folder) }
}

// MARK: Project files

extension Discovery {
  @discardableResult
  private mutating func keepProject(_ path: String, access: FoundFile.Access) -> String {
    let shown = shown(path)
    // A project file that the user named may be anywhere.
    if let known = foundProjects[shown], case .regularFileAnywhere = known.access { return shown }
    foundProjects[shown] = FoundFile(
      location: PathText.joined(folder, path), path: shown, naming: .path, project: nil, access: access)
    return shown
  }

  /// The project file in the folder of these parts or above it, by its shown path.
  private mutating func project(above parts: some BidirectionalCollection<Substring>) -> String? {
    let location = "/" + parts.joined(separator: "/")
    if let known = projectOfFolder[location] { return known }
    // Anything with the name is meant to be one: if it cannot be read, that is a finding.
    let present = ProjectFileName.all.map { PathText.joined(location, $0) }
      .filter { tree.kind(of: $0, followingLinks: false) != nil && !isOutput($0) }
    let project: String?
    if let path = present.first {
      project = keepProject(path, access: .regularFile(in: location))
      if present.count > 1 { severalProjectFiles.append(present.map { shown($0) }) }
    } else if parts.isEmpty {
      project = nil
    } else {
      project = self.project(above: Array(parts.dropLast()))
    }
    projectOfFolder[location] = .some(project)
    return project
  }

  /// Whether a file with a project file's name is output: a template of a project may have that name.
  private mutating func isOutput(_ location: String) -> Bool {
    guard written.areIn(PathText.folder(of: location)),
      let bytes = try? tree.readRegular(location, followingLinks: false, limit: YAMLLimits.standard.bytes)
    else { return false }
    return written.hold(location, bytes)
  }

  /// Looks for names close to a project file's in a folder and those above it, up to the repository's, as long as there
  /// is no project file.
  private mutating func noteMisnamedProjectFiles(above parts: some BidirectionalCollection<Substring>) {
    var parts = Array(parts)
    while project(above: parts) == nil {
      let location = "/" + parts.joined(separator: "/")
      guard foldersWithoutProject.insert(location).inserted else { return }
      // A folder that cannot be listed does not concern this run.
      for entry in (try? tree.entries(of: location)) ?? []
      where entry.kind != .folder && ProjectFileName.isNearMiss(entry.name) {
        misnamedProjectFiles.insert(shown(PathText.joined(location, entry.name)))
      }
      if parts.isEmpty || tree.kind(of: PathText.joined(location, ".git")) != nil { return }
      parts.removeLast()
    }
  }
}

// MARK: The patterns of a project file

extension Discovery {
  /// Adds the files that the `workflows` of a project file name. False if it has no such key.
  private mutating func addPatterns(of project: String) -> Bool {
    guard let projectFile = foundProjects[project], let location = projectFile.location,
      let bytes = try? projectFile.read(from: tree, limit: YAMLLimits.standard.bytes)
    else { return false }
    let file = SourceFile(number: FileNumber(0), path: project, bytes: bytes)
    // The run reads the file again and reports what is wrong with it.
    let sink = DiagnosticSink()
    let patterns = readProject(readYAML(file, into: sink), file, into: sink).workflows
    if patterns.isEmpty { return false }
    for pattern in patterns {
      if let code = add(pattern.value, below: PathText.folder(of: location), of: project) {
        badPatterns.append((project, pattern, code))
      }
    }
    return true
  }

  /// Adds what one pattern matches. Returns what is wrong with the pattern, if anything is.
  private mutating func add(_ pattern: String, below root: String, of project: String) -> DiagnosticCode? {
    var components = GlobPattern(pattern).components[...]
    var start = root
    while components.count > 1, let literal = components.first?.literal {
      start = PathText.joined(start, literal)
      components.removeFirst()
    }
    guard let last = components.first else { return .deadPattern }
    if components.count == 1, let literal = last.literal {
      let path = PathText.joined(start, literal)
      guard tree.isContained(path, in: root) else { return .outsideProject }
      switch tree.kind(of: path) {
      case nil: return .deadPattern
      case .folder:
        components = GlobPattern("**").components[...]
        start = path
      default:
        let isLink = tree.kind(of: path, followingLinks: false) == .link
        keep(path, naming: .path, project: project, isLink: isLink, access: .regularFile(in: root))
        return nil
      }
    }
    guard tree.isContained(start, in: root) else { return .outsideProject }
    guard tree.kind(of: start) == .folder else { return .deadPattern }
    let parts = PathText.parts(of: start, in: folder)
    let depth = components.contains(where: \.isAnyDepth) ? 256 : components.count - 1
    let walk = FolderWalk(start, parts: parts, depth: depth, of: tree)
    report(walk.problems)
    let wanted = GlobPattern(components)
    let base = ShownFolder(start, in: folder)
    var isAlive = false
    for below in walk.files where wanted.matches(PathText.parts(of: below, in: "/")[...]) {
      if ProjectFileName.matches(PathText.name(of: below)) { continue }
      let isLink = walk.links.contains(below)
      keep(
        FoundFile(
          location: PathText.joined(start, below), path: base.path(of: below), naming: .pattern, project: project,
          isLink: isLink, access: isLink ? .regularFile(in: root) : .regularFileHere))
      isAlive = true
    }
    return isAlive ? nil : .deadPattern
  }
}
