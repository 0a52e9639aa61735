/// A file that a run reads, found on disk.
public struct FoundFile: Sendable {
  public enum Naming: Sendable {
    /// A search of a folder found it: it may not be a workflow.
    case search
    /// A pattern with wildcards in the project file.
    case pattern
    /// The user or the project file named its exact path.
    case path
  }

  /// What may be opened to read a file.
  enum Access: Sendable {
    /// Whatever the user named outside of the project, a pipe too.
    case anything
    /// A regular file, wherever links lead.
    case regularFileAnywhere
    /// A regular file that is not a link.
    case regularFileHere
    /// A regular file in a folder, through links.
    case regularFile(in: String)
  }

  /// The path to open; nil for standard input.
  public var location: String?
  /// The path in findings.
  public var path: String
  public var naming: Naming
  /// The shown path of the project file that it belongs to.
  public var project: String?
  /// Whether it is a symbolic link.
  var isLink = false
  var access: Access

  /// Whether the user or the project file named it. A file that a search of a folder found may not be a workflow.
  public var isNamed: Bool { naming != .search }

  /// The bytes: at most `limit` and one more, which shows that there are more.
  func read(from tree: any FileTree, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let location else { return try FileSystem.readStandardInput(limit: limit) }
    switch access {
    case .anything: return try FileSystem.read(location, limit: limit)
    case .regularFileAnywhere: return try tree.readRegular(location, followingLinks: true, limit: limit)
    case .regularFileHere: return try tree.readRegular(location, followingLinks: false, limit: limit)
    case .regularFile(let folder): return try tree.readContained(location, in: folder, limit: limit)
    }
  }
}
