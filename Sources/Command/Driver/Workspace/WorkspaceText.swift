public import Diagnostics
public import Source

public struct WorkspaceText: Sendable {
  public enum Role: Sendable {
    case project
    case workflow
    /// A file that is a workflow file if it contains a workflow; nothing is reported about others.
    case candidate
    case event
  }

  public var bytes: [UInt8]
  /// Versions of a path grow: the highest is the newest.
  public var version: Int
  public var role: Role

  public init(_ bytes: [UInt8], version: Int, role: Role) {
    self.bytes = bytes
    self.version = version
    self.role = role
  }

  /// The role that the name of a file suggests.
  public static func role(ofFileAt path: String) -> Role {
    let name = PathText.name(of: path)
    if ProjectFileName.matches(name) { return .project }
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? .candidate : .event
  }
}

/// Why a workspace returns no findings.
public enum Unanswered: Error, Equatable, Sendable {
  /// The calling task was canceled.
  case cancelled
  /// A newer text has arrived at a path, with this version.
  case overtaken(path: String, version: Int)
  /// There is no longer a text at a path.
  case removed(path: String)
}

public struct FileFindings: Sendable {
  public var path: String
  public var version: Int
  public var findings: [Diagnostic]
  /// The files that their places refer to, each at the position of its number.
  public var sources: [SourceFile]
}

public struct ProjectFindings: Sendable {
  /// The versions of the texts, by their paths.
  public var versions: [String: Int]
  public var findings: [Diagnostic]
  /// The files that their places refer to, each at the position of its number.
  public var sources: [SourceFile]

  public func findings(in path: String) -> [Diagnostic] {
    guard let number = sources.first(where: { $0.path == path })?.number else { return [] }
    return findings.filter { $0.span?.file == number }
  }
}
