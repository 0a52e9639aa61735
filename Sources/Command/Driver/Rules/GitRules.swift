public import Diagnostics

// Codes 0960 to 0967: revisions of a git repository.

let gitRules: [DiagnosticCode] = [
  .noRepository, .foreignRepository, .noCommit, .unknownRevision, .shallowClone, .noMergeBase, .noDefaultBranch,
  .gitFailed,
]

public extension DiagnosticCode {
  static let noRepository = DiagnosticCode(
    960, "no-repository", stage: .command, summary: "The current folder is not in a git repository.",
    explanation: """
      `tasuki diff --git` compares revisions of the repository that contains the current folder.

      Run it in a working tree, or name two folders without `--git`.
      """, example: .init(.shown, bad: "cd /tmp && tasuki diff --git\n", good: "cd shop && tasuki diff --git\n"))
  static let foreignRepository = DiagnosticCode(
    961, "foreign-repository", stage: .command,
    summary: "The repository belongs to another user, so git does not read it.",
    explanation: """
      Git does not read the repositories of other users, because their configuration could run programs. In a container, the \
      working tree often belongs to a user of the host.

      Tell git that the folder is safe: `git config --global --add safe.directory FOLDER`.
      """,
    example: .init(
      .shown, bad: "tasuki diff --git\n",
      good: "git config --global --add safe.directory /src && tasuki diff --git\n"))
  static let noCommit = DiagnosticCode(
    962, "no-commit", stage: .command, summary: "The repository has no commit yet.",
    explanation:
      "`tasuki diff --git` compares with a commit. Commit something first, or compare two folders.",
    example: .init(.shown, bad: "git init && tasuki diff --git\n", good: "git commit && tasuki diff --git\n"))
  static let unknownRevision = DiagnosticCode(
    963, "unknown-revision", stage: .command, summary: "The repository has no revision of this name.",
    explanation: """
      A revision is a branch, a tag, a hash, or anything else that `git rev-parse` accepts. A branch of a remote repository is \
      named `origin/NAME`, and exists after it was fetched: `git fetch origin NAME`.
      """, example: .init(.shown, bad: "tasuki diff --git mian\n", good: "tasuki diff --git main\n"))
  static let shallowClone = DiagnosticCode(
    964, "shallow-clone", stage: .command,
    summary: "The clone has only the newest commits, and does not contain the revision.",
    explanation: """
      Pipelines clone only the newest commit unless you configure more.

      Fetch the history: `fetch-depth: 0` for `actions/checkout`, `GIT_DEPTH: 0` in GitLab, or `git fetch --unshallow`.
      """, example: .init(.shown, bad: "tasuki diff --git\n", good: "git fetch --unshallow && tasuki diff --git\n"))
  static let noMergeBase = DiagnosticCode(
    965, "no-merge-base", stage: .command, summary: "Two revisions have no common commit.",
    explanation: """
      Without a base, `tasuki diff --git` compares with the commit from which the branch was created. Either the clone does not \
      contain that commit (`git fetch --unshallow`), or the branches have no common history.

      Name the base to compare with exactly that revision: `tasuki diff --git origin/main`.
      """, example: .init(.shown, bad: "tasuki diff --git\n", good: "tasuki diff --git origin/main\n"))
  static let noDefaultBranch = DiagnosticCode(
    966, "no-default-branch", stage: .command, summary: "The branch that the change is for is unknown.",
    explanation: """
      Without a base, the branch is the one that the pipeline sets (such as `GITHUB_BASE_REF`), otherwise the default branch of \
      the remote repository `origin`.

      Name the base: `tasuki diff --git main`. Or let git find the default branch: `git remote set-head origin --auto`.
      """, example: .init(.shown, bad: "tasuki diff --git\n", good: "tasuki diff --git main\n"))
  static let gitFailed = DiagnosticCode(
    967, "git-failed", stage: .command, summary: "Git cannot be run, or reports an error.",
    explanation:
      "`tasuki diff --git` reads revisions with the program `git`, which must be installed and found through `PATH`.",
    example: .init(.shown, bad: "PATH= tasuki diff --git\n", good: "tasuki diff --git\n"))
}

extension Sentence {
  static let gitIsMissing: Sentence = "cannot run 'git'"
  static let notInRepository: Sentence = "the current folder is not in a git repository"
  static func repositoryOfOther(_ folder: String) -> Sentence {
    "the repository '\(folder)' belongs to another user"
  }
  static let repositoryIsEmpty: Sentence = "the repository has no commit yet"
  static func noRevision(_ name: String) -> Sentence { "unknown revision '\(name)'" }
  static func notInShallowClone(_ name: String) -> Sentence { "the clone is shallow and does not have '\(name)'" }
  static func nothingInCommon(_ first: String, _ second: String) -> Sentence {
    "'\(first)' and '\(second)' have no common commit"
  }
  static let branchIsUnknown: Sentence = "the branch that the change is for is unknown"
  static func gitReports(_ message: String) -> Sentence { "git: \(message)" }
  static func markAsSafe(_ folder: String) -> Sentence {
    "run 'git config --global --add safe.directory \(folder)'"
  }
  static let fetchHistory: Sentence =
    "fetch the history: 'fetch-depth: 0' for actions/checkout, otherwise 'git fetch --unshallow'"
  static let nameBase: Sentence = "name the base, such as 'tasuki diff --git main'"
  static let fetchBranch: Sentence = "a branch of a remote repository is 'origin/NAME', after it was fetched"
  static let commitFirst: Sentence = "commit something first, or compare two folders"
  static let runInRepository: Sentence = "run the command in a working tree, or compare two folders"
  static let installGit: Sentence = "install git, or compare two folders"
}

/// Parts of git's messages, in English.
enum GitMessage {
  static let noRepository = "not a git repository"
  static let foreignRepository = "dubious ownership"
}

extension ComparedInputs {
  public static let workingTree = "working tree"
}

extension GitProblem {
  /// The problem as a finding, with a hint about what to do.
  public var finding: Diagnostic {
    switch self {
    case .noGit: Diagnostic(.gitFailed, .gitIsMissing, at: nil, hint: .installGit)
    case .noRepository: Diagnostic(.noRepository, .notInRepository, at: nil, hint: .runInRepository)
    case .foreignRepository(let folder):
      Diagnostic(.foreignRepository, .repositoryOfOther(folder), at: nil, hint: .markAsSafe(folder))
    case .noCommit: Diagnostic(.noCommit, .repositoryIsEmpty, at: nil, hint: .commitFirst)
    case .unknownRevision(let name):
      Diagnostic(.unknownRevision, .noRevision(name), at: nil, hint: .fetchBranch)
    case .shallow(let name): Diagnostic(.shallowClone, .notInShallowClone(name), at: nil, hint: .fetchHistory)
    case .noMergeBase(let first, let second):
      Diagnostic(.noMergeBase, .nothingInCommon(first, second), at: nil, hint: .fetchHistory)
    case .noDefaultBranch: Diagnostic(.noDefaultBranch, .branchIsUnknown, at: nil, hint: .nameBase)
    case .failed(let message): Diagnostic(.gitFailed, .gitReports(message), at: nil)
    }
  }
}
