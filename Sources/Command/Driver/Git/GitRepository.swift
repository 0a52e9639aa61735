#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A git repository. Nothing is written, fetched or checked out.
public struct GitRepository: Sendable {
  /// The folder of the working tree, as an absolute path.
  public let root: String
  private let folder: String

  public struct Commit: Equatable, Sendable {
    /// Its complete hash.
    public let hash: String
    /// The name of the revision and the first digits of the hash: `main@3f2c1a9`.
    public let title: String
    /// When it was created, in seconds since 1970.
    public let seconds: Int
  }

  public init(around folder: String) throws(GitProblem) {
    self.folder = folder
    root = try Self.run(["rev-parse", "--show-toplevel"], in: folder)
  }

  /// The environment of git: messages are in English, and nothing is written or fetched.
  static let environment: [String: String] = {
    var variables: [String: String] = [:]
    for name in ["PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_CONFIG_GLOBAL", "TMPDIR"] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    variables["LC_ALL"] = "C"
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    variables["GIT_NO_LAZY_FETCH"] = "1"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    return variables
  }()

  static func arguments(_ arguments: [String], in folder: String) -> [String] { ["git", "-C", folder] + arguments }

  /// The output of git, without the line break at its end.
  private static func run(_ arguments: [String], in folder: String) throws(GitProblem) -> String {
    let text = String(decoding: try bytes(arguments, in: folder), as: UTF8.self)
    return text.last == "\n" ? String(text.dropLast()) : text
  }

  private static func bytes(_ arguments: [String], in folder: String) throws(GitProblem) -> [UInt8] {
    guard let process = ChildProcess(Self.arguments(arguments, in: folder), environment: environment) else {
      throw .noGit
    }
    let (output, errors, status) = process.finish()
    if status == 0 { return output }
    let message = String(decoding: errors, as: UTF8.self)
    if status == 127 { throw .noGit }
    if message.contains(GitMessage.noRepository) { throw .noRepository }
    if message.contains(GitMessage.foreignRepository) {
      throw .foreignRepository(Self.quoted(in: message) ?? folder)
    }
    throw .failed(message.split(separator: "\n").first.map { String($0) } ?? "")
  }

  /// The first text of a message in single quotes.
  private static func quoted(in message: String) -> String? {
    let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }

  // MARK: Revisions

  /// The commit that a revision names.
  public func commit(_ revision: String) throws(GitProblem) -> Commit {
    // A revision that looks like an option is not one.
    let wanted = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
    guard let hash = try? Self.run(wanted, in: folder) else {
      if (try? Self.run(["rev-parse", "--verify", "--quiet", "HEAD"], in: folder)) == nil { throw .noCommit }
      let isShallow = (try? Self.run(["rev-parse", "--is-shallow-repository"], in: folder)) == "true"
      throw isShallow ? .shallow(revision) : .unknownRevision(revision)
    }
    let short = String(hash.prefix(7))
    let seconds = try Self.run(["show", "-s", "--no-show-signature", "--format=%ct", hash], in: folder)
    return Commit(
      hash: hash, title: hash.hasPrefix(revision) ? short : "\(revision)@\(short)", seconds: Int(seconds) ?? 0)
  }

  /// The last common commit of a branch and another revision.
  public func mergeBase(of branch: String, and head: String) throws(GitProblem) -> Commit {
    let (first, second) = (try commit(branch), try commit(head))
    guard let hash = try? Self.run(["merge-base", first.hash, second.hash], in: folder) else {
      throw .noMergeBase(branch, head)
    }
    let base = try commit(hash)
    return Commit(hash: base.hash, title: "\(branch)@\(base.hash.prefix(7))", seconds: base.seconds)
  }

  /// The branch into which a change will be merged: the one that the runner of a pipeline sets, otherwise the default branch of
  /// the remote repository.
  public func targetBranch() throws(GitProblem) -> String {
    let variables = [
      "GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "BITBUCKET_PR_DESTINATION_BRANCH",
      "SYSTEM_PULLREQUEST_TARGETBRANCH", "CHANGE_TARGET",
    ]
    for name in variables {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      let branch = value.hasPrefix("refs/heads/") ? String(value.dropFirst("refs/heads/".count)) : value
      return "origin/" + branch
    }
    guard
      let branch = try? Self.run(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"], in: folder)
    else { throw .noDefaultBranch }
    return branch
  }

  public func tree(of commit: Commit, objects: GitObjects) throws(GitProblem) -> GitTree {
    let listing = try Self.bytes(["ls-tree", "-r", "-z", "--full-tree", commit.hash], in: folder)
    return GitTree(listing, at: root, objects)
  }

  /// The lines that differ between two files, as git shows them, without a head. Empty if git cannot compare them.
  public static func text(differingIn base: String, _ head: String, in folder: String) -> String {
    let wanted = ["diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--", base, head]
    guard let process = ChildProcess(arguments(wanted, in: folder), environment: environment) else { return "" }
    let lines = process.finish().output.split(separator: 0x0A)
    let start = lines.firstIndex { $0.starts(with: "@@".utf8) || $0.starts(with: "Binary ".utf8) }
    return start.map { String(decoding: Array(lines[$0...].joined(separator: [0x0A])), as: UTF8.self) } ?? ""
  }

  /// Starts to read the repository's objects.
  public func objects() throws(GitProblem) -> GitObjects {
    guard let objects = GitObjects(in: folder) else { throw .noGit }
    return objects
  }
}
