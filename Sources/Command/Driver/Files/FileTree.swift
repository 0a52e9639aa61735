/// Where a run finds and reads files: the disk, or a revision of a repository. Paths are absolute.
public protocol FileTree: Sendable {
  /// What stands at a path; nil where nothing does.
  func kind(of path: String, followingLinks: Bool) -> FileKind?
  /// What a folder holds, sorted by the bytes of the names.
  func entries(of folder: String) throws(FileProblem) -> [FolderEntry]
  /// The bytes of a regular file, at most `limit` and one more.
  func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8]
  /// The bytes of a regular file that must be in `root`, wherever links lead.
  func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8]
  /// Whether a path is in a folder once the links of both are followed; true where nothing is there.
  func isContained(_ path: String, in root: String) -> Bool
  /// Where a path leads once its symbolic links are followed; the path itself where nothing is there.
  func destination(of path: String) -> String
}

extension FileTree {
  /// What stands at a path, links followed; nil where nothing does.
  func kind(of path: String) -> FileKind? { kind(of: path, followingLinks: true) }
}

/// The files on disk.
public struct DiskTree: FileTree {
  /// Reads the disk.
  public init() {}

  /// What stands at a path.
  public func kind(of path: String, followingLinks: Bool) -> FileKind? {
    FileSystem.kind(of: path, followingLinks: followingLinks)
  }

  /// What a folder holds.
  public func entries(of folder: String) throws(FileProblem) -> [FolderEntry] {
    try FileSystem.entries(of: folder)
  }

  /// The bytes of a regular file.
  public func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8] {
    try FileSystem.readRegular(path, followingLinks: followingLinks, limit: limit)
  }

  /// The bytes of a regular file in a folder.
  public func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try FileSystem.readContained(path, in: root, limit: limit)
  }

  /// Whether a path is in a folder.
  public func isContained(_ path: String, in root: String) -> Bool { FileSystem.isContained(path, in: root) }

  /// Where a path leads.
  public func destination(of path: String) -> String { FileSystem.destination(of: path) }
}
