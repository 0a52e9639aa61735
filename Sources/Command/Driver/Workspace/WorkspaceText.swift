public import Diagnostics
public import Source

public struct WorkspaceText: Sendable {
  /// The role of a text in the project.
  public enum Role: Sendable {
    /// The project file.
    case project
    /// A workflow file.
    case workflow
    /// A file that is a workflow file if it contains a workflow; nothing is reported about others.
    case candidate
    /// An event that tests name.
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

/// The findings in one text by itself.
public struct FileFindings: Sendable {
  /// The text's path.
  public var path: String
  /// The version of the text.
  public var version: Int
  /// The findings, in order.
  public var findings: [Diagnostic]
  /// The files that their places refer to, each at the position of its number.
  public var sources: [SourceFile]
}

/// The findings in all texts together.
public struct ProjectFindings: Sendable {
  /// The versions of the texts, by their paths.
  public var versions: [String: Int]
  /// The findings, in order.
  public var findings: [Diagnostic]
  /// The files that their places refer to, each at the position of its number.
  public var sources: [SourceFile]

  /// The findings of one text.
  public func findings(in path: String) -> [Diagnostic] {
    guard let number = sources.first(where: { $0.path == path })?.number else { return [] }
    return findings.filter { $0.span?.file == number }
  }
}
