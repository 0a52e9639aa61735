/// Why git gives no revision.
public enum GitProblem: Error, Equatable, Sendable {
  /// There is no program `git`.
  case noGit
  /// The folder is in no repository.
  case noRepository
  /// The repository belongs to someone else, and git reads none such.
  case foreignRepository(String)
  /// The repository has no commit yet.
  case noCommit
  /// There is no such revision.
  case unknownRevision(String)
  /// There is no such revision in a clone that has only the newest commits.
  case shallow(String)
  /// Two revisions have no common ancestor, as far as the clone goes.
  case noMergeBase(String, String)
  /// It is not known which branch is the default one.
  case noDefaultBranch
  /// Git says something else.
  case failed(String)
}
