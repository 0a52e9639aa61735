import Source
import YAML

/// One version of a file, as git passes it to an external diff driver.
public struct FileVersion: Sendable {
  /// The path from the folder of the working tree.
  public let path: String
  /// The file that contains this version; `/dev/null` if the version does not exist.
  public let content: String
  /// The first digits of the version's hash; zeros for a file of the working tree.
  public let hash: String

  public init(path: String, content: String, hash: String) {
    self.path = path
    self.content = content
    self.hash = hash
  }

  /// Whether the file exists in this version.
  private var exists: Bool { content != "/dev/null" }

  private var isProjectFile: Bool { ProjectFileName.matches(PathText.name(of: path)) }

  /// The version as one side of a comparison. A workflow file is compared with the project file of the working tree, and without
  /// other workflows. A project file is compared with the workflows of the working tree.
  public func side(in folder: String, width: Int) async throws -> ComparedInputs {
    let title = hash.allSatisfy { $0 == "0" } ? ComparedInputs.workingTree : String(hash.prefix(7))
    let bytes = exists ? try read(in: folder) : nil
    if isProjectFile {
      // Without it, the workflows may mean something else.
      guard let bytes else { throw FileProblem(path: path, reason: .missing) }
      let tree = VersionTree(location: PathText.joined(folder, path), bytes: bytes)
      let loaded = try await LoadedInputs(Discovery([path], in: folder, of: tree), width: width)
      return ComparedInputs(
        title: title, loaded: loaded, root: folder, events: DiskEvents(loaded, currentFolder: folder, of: tree))
    }
    let loaded = LoadedInputs(version: bytes, at: path, in: folder)
    return ComparedInputs(
      title: title, loaded: loaded, root: folder, events: DiskEvents(loaded, currentFolder: folder))
  }

  private func read(in folder: String) throws(FileProblem) -> [UInt8] {
    let limit = YAMLLimits.standard.bytes
    let bytes = try FileSystem.readRegular(PathText.joined(folder, content), limit: limit)
    return Array(bytes.prefix(limit))
  }
}

extension LoadedInputs {
  /// A workflow file with the nearest project file at or above it. If the file does not exist, there is only the project file.
  fileprivate init(version bytes: [UInt8]?, at path: String, in folder: String) {
    var files: [SourceFile] = []
    var locations: [String?] = []
    var project = ProjectInput(workflows: [])
    let projectFile = LoadedInputs.projectFile(above: path, in: folder)
    let root = projectFile.map { PathText.folder(of: $0.location) } ?? folder
    func add(_ bytes: [UInt8], at location: String) -> FileNumber {
      let number = FileNumber(UInt32(clamping: files.count))
      files.append(
        SourceFile(
          number: number, path: PathText.shown(location, in: folder), inProject: PathText.shown(location, in: root),
          bytes: bytes))
      locations.append(location)
      return number
    }
    if let projectFile { project.projectFile = add(projectFile.bytes, at: projectFile.location) }
    if let bytes {
      project.workflows.append(WorkflowInput(add(bytes, at: PathText.joined(folder, path)), isNamed: false))
    }
    self.init(
      RunInputs(files: files, projects: [project]), locations: locations, roots: locations.map { _ in root })
  }

  /// The nearest project file in the folders of a path, up to the folder of the working tree.
  private static func projectFile(above path: String, in folder: String) -> (location: String, bytes: [UInt8])? {
    var below = PathText.folder(of: path)
    while true {
      for name in ProjectFileName.all {
        let location = PathText.joined(PathText.joined(folder, below), name)
        if let bytes = try? FileSystem.readRegular(location, limit: YAMLLimits.standard.bytes) {
          return (location, bytes)
        }
      }
      let above = PathText.folder(of: below)
      if above == below { return nil }
      below = above
    }
  }
}

/// The files on disk, one of which has another content.
private struct VersionTree: FileTree {
  let location: String
  let bytes: [UInt8]
  private let disk = DiskTree()

  init(location: String, bytes: [UInt8]) {
    self.location = location
    self.bytes = bytes
  }

  func kind(of path: String, followingLinks: Bool) -> FileKind? {
    path == location ? .file : disk.kind(of: path, followingLinks: followingLinks)
  }

  func entries(of folder: String) throws(FileProblem) -> [FolderEntry] { try disk.entries(of: folder) }

  func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8] {
    path == location ? bytes : try disk.readRegular(path, followingLinks: followingLinks, limit: limit)
  }

  func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8] {
    path == location ? bytes : try disk.readContained(path, in: root, limit: limit)
  }

  func isContained(_ path: String, in root: String) -> Bool {
    path == location || disk.isContained(path, in: root)
  }

  func destination(of path: String) -> String { path == location ? path : disk.destination(of: path) }
}
