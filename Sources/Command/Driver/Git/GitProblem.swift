/// Why a revision cannot be read with git.
public enum GitProblem: Error, Equatable, Sendable {
  /// The program `git` does not exist.
  case noGit
  case noRepository
  /// The repository belongs to another user, so git rejects it.
  case foreignRepository(String)
  case noCommit
  /// The revision does not exist.
  case unknownRevision(String)
  /// The revision does not exist in a clone that has only the newest commits.
  case shallow(String)
  /// Two revisions have no common ancestor in the clone.
  case noMergeBase(String, String)
  case noDefaultBranch
  /// Git reports another error.
  case failed(String)
}
