/// Where a run finds and reads files: the disk, or a revision of a repository. Paths are absolute.
public protocol FileTree: Sendable {
  /// What exists at a path; nil if nothing does.
  func kind(of path: String, followingLinks: Bool) -> FileKind?
  /// The content of a folder, sorted by the bytes of the names.
  func entries(of folder: String) throws(FileProblem) -> [FolderEntry]
  /// The bytes of a regular file: at most `limit` and one more, which shows that there are more.
  func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8]
  /// The bytes of a regular file that must be in `root`, wherever links lead.
  func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8]
  /// Whether a path is in a folder after the links of both are followed; true if nothing exists there.
  func isContained(_ path: String, in root: String) -> Bool
  /// The path after its symbolic links are followed; the path itself if nothing exists there.
  func destination(of path: String) -> String
}

extension FileTree {
  /// What exists at a path after links are followed; nil if nothing does.
  func kind(of path: String) -> FileKind? { kind(of: path, followingLinks: true) }
}

public struct DiskTree: FileTree {
  public init() {}

  public func kind(of path: String, followingLinks: Bool) -> FileKind? {
    FileSystem.kind(of: path, followingLinks: followingLinks)
  }

  public func entries(of folder: String) throws(FileProblem) -> [FolderEntry] { try FileSystem.entries(of: folder) }

  public func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8] {
    try FileSystem.readRegular(path, followingLinks: followingLinks, limit: limit)
  }

  /// The bytes of a regular file in a folder.
  public func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try FileSystem.readContained(path, in: root, limit: limit)
  }

  public func isContained(_ path: String, in root: String) -> Bool { FileSystem.isContained(path, in: root) }

  /// The path after its links are followed.
  public func destination(of path: String) -> String { FileSystem.destination(of: path) }
}
