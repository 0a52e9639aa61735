public import Diagnostics
public import Emit
import Source

public enum FileResult: String, Sendable {
  /// It is new, or its content changed.
  case written
  /// It exists with the right content.
  case unchanged
  /// It is no longer produced.
  case removed
}

public struct OutputReport: Sendable {
  /// Each file's path, including the folder, and its result, sorted by the paths.
  public var files: [(path: String, fate: FileResult)] = []
  /// Findings about files that prevent the output or were kept. With an error among them, nothing was written.
  public var diagnostics: [Diagnostic] = []
}

/// Writes an output into a folder, all of it or nothing.
///
/// A file that Tasuki did not write, or that was edited since, is overwritten only with `force`. While one run writes,
/// others are rejected. A run that is stopped at any point leaves a folder that the next run completes.
public func writeOutput(
  _ files: [OutputFile], to folder: String, shownAs shown: String, target: String, force: Bool
) throws(FileProblem) -> OutputReport {
  try writeOutput(files, to: folder, shownAs: shown, target: target, force: force, by: DiskWriter())
}

func writeOutput(
  _ files: [OutputFile], to folder: String, shownAs shown: String, target: String, force: Bool, by disk: DiskWriter
) throws(FileProblem) -> OutputReport {
  if let kind = FileSystem.kind(of: folder), kind != .folder { throw FileProblem(path: folder, reason: .notFolder) }
  let made = try disk.makeFolder(folder)
  let lock = try FolderLock(folder)
  if lock.isTaken { return OutputReport(diagnostics: [inUse(shown)]) }
  let known = Manifest(in: folder)
  if let known, known.target != target, !force {
    return OutputReport(diagnostics: [otherTarget(shown, known.target)])
  }
  let comparison = try OutputComparison(files, in: folder, known: known, force: force)
  if !comparison.foreign.isEmpty {
    return OutputReport(diagnostics: [refusal(of: comparison.foreign, in: shown, known: known)])
  }
  let change = OutputChange(comparison, target: target, in: folder, known: known, by: disk)
  change.removeAbandoned(isAlone: lock.isHeld)
  try change.make(outermost: made)
  return OutputReport(
    files: comparison.fates.sorted { $0.path < $1.path }.map { (PathText.joined(shown, $0.path), $0.fate) },
    diagnostics: comparison.edited.map { keptEditedFile(PathText.joined(shown, $0)) })
}

private func otherTarget(_ folder: String, _ target: String) -> Diagnostic {
  Diagnostic(.otherTarget, .otherTarget(folder, target: target), at: nil, hint: .writeElsewhereOrForce)
}

private func inUse(_ folder: String) -> Diagnostic {
  Diagnostic(.folderInUse, .anotherRun(folder), at: nil, hint: .waitForOtherRun)
}

private func keptEditedFile(_ path: String) -> Diagnostic {
  Diagnostic(.keptEditedFile, .editedButKept(path), at: nil, hint: .isLeft)
}

/// The finding that names every file that must not be overwritten.
private func refusal(of paths: [String], in folder: String, known: Manifest?) -> Diagnostic {
  let notes = paths.map { path -> Sentence in
    let name = PathText.joined(folder, path)
    return known?.paths.contains(path) == true ? .editedByHand(name) : .notWrittenByTasuki(name)
  }
  return Diagnostic(
    .foreignFile, .wouldBeOverwritten(paths.count, in: folder), at: nil,
    hint: .writeElsewhereOrOverwrite, notes: notes)
}
