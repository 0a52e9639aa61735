public import Diagnostics
public import Source

/// A text of a workspace.
public struct WorkspaceText: Sendable {
  /// What a text is to the project.
  public enum Role: Sendable {
    /// The project file.
    case project
    /// A workflow file.
    case workflow
    /// A file that is a workflow file if it holds a workflow; nothing is said of another.
    case candidate
    /// An event that tests name.
    case event
  }

  /// The bytes.
  public var bytes: [UInt8]
  /// Which of the texts that the path has had this is: later ones have higher numbers.
  public var version: Int
  /// What it is.
  public var role: Role

  /// Makes a text.
  public init(_ bytes: [UInt8], version: Int, role: Role) {
    self.bytes = bytes
    self.version = version
    self.role = role
  }

  /// What the name of a file says of its role.
  public static func role(ofFileAt path: String) -> Role {
    let name = PathText.name(of: path)
    if ProjectFileName.matches(name) { return .project }
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? .candidate : .event
  }
}

/// Why a workspace gives no findings.
public enum Unanswered: Error, Equatable, Sendable {
  /// The task that asked was cancelled.
  case cancelled
  /// A newer text has come at a path, and has this version.
  case overtaken(path: String, version: Int)
  /// There is no text at a path any more.
  case removed(path: String)
}

/// What was found in one text by itself.
public struct FileFindings: Sendable {
  /// The path of the text.
  public var path: String
  /// The version of the text.
  public var version: Int
  /// The findings, in order.
  public var findings: [Diagnostic]
  /// The files that their places speak of, each at the position of its number.
  public var sources: [SourceFile]
}

/// What was found in all texts together.
public struct ProjectFindings: Sendable {
  /// The versions of the texts, by their paths.
  public var versions: [String: Int]
  /// The findings, in order.
  public var findings: [Diagnostic]
  /// The files that their places speak of, each at the position of its number.
  public var sources: [SourceFile]

  /// The findings of one text.
  public func findings(in path: String) -> [Diagnostic] {
    guard let number = sources.first(where: { $0.path == path })?.number else { return [] }
    return findings.filter { $0.span?.file == number }
  }
}
