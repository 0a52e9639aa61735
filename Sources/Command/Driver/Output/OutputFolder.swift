public import Diagnostics
public import Emit
import Source

/// What became of one file of an output.
public enum OutputFate: String, Sendable {
  /// It is new, or its content changed.
  case written
  /// It stands there as it should.
  case unchanged
  /// It is no longer produced.
  case removed
}

/// What writing an output came to.
public struct OutputReport: Sendable {
  /// Each file's path, the folder in front, and what became of it, sorted by the paths.
  public var files: [(path: String, fate: OutputFate)] = []
  /// What stands in the way, or was left as it is. With an error among them, nothing was written.
  public var diagnostics: [Diagnostic] = []
}

/// Writes an output into a folder, all of it or nothing.
///
/// A file that Tasuki did not write, or that was edited since, is overwritten only by `force`. Every new content is
/// first written to a file beside its place; only when all of them are there are they moved, each in one step.
public func writeOutput(
  _ files: [OutputFile], to folder: String, shownAs shown: String, target: String, force: Bool
) throws(FileProblem) -> OutputReport {
  var report = OutputReport()
  let known = Manifest(in: folder)
  if let known, known.target != target, !force {
    report.diagnostics.append(
      Diagnostic(
        .otherTarget, "the folder '\(shown)' holds the output of the target '\(known.target)'", at: nil,
        hint: "write to another folder, or replace what is there with --force"))
    return report
  }
  if let kind = FileSystem.kind(of: folder), kind != .folder {
    throw FileProblem(path: shown, reason: "Not a directory")
  }

  var manifest = Manifest(target: target)
  var changed: [OutputFile] = []
  var foreign: [String] = []
  for file in files.sorted(by: { $0.path < $1.path }) {
    let path = PathText.joined(folder, file.path)
    let digest = ContentDigest(of: file.bytes).text
    manifest.digests[file.path] = digest
    let present = FileSystem.kind(of: path, followingLinks: false)
    let bytes = present == .file ? try? FileSystem.read(path, limit: max(file.bytes.count, 1 << 28)) : nil
    if bytes == file.bytes {
      report.files.append((file.path, .unchanged))
      continue
    }
    if present != nil, !force {
      let isOurs = bytes.map { known?.digests[file.path] == ContentDigest(of: $0).text } ?? false
      if !isOurs { foreign.append(file.path) }
    }
    if present == .folder { throw FileProblem(path: PathText.joined(shown, file.path), reason: "Is a directory") }
    changed.append(file)
    report.files.append((file.path, .written))
  }
  guard foreign.isEmpty else {
    return OutputReport(diagnostics: [refusal(of: foreign, in: shown, known: known)])
  }

  try put(changed, in: folder)
  for (path, digest) in (known?.digests ?? [:]).sorted(by: { $0.key < $1.key }) where manifest.digests[path] == nil {
    let location = PathText.joined(folder, path)
    guard let bytes = try? FileSystem.read(location, limit: 1 << 28) else { continue }
    if ContentDigest(of: bytes).text == digest {
      try FileSystem.remove(location)
      removeEmptyFolders(above: path, in: folder)
      report.files.append((path, .removed))
    } else {
      report.diagnostics.append(
        Diagnostic(
          .fileLeftBehind, "'\(PathText.joined(shown, path))' is no longer produced, but was edited by hand", at: nil,
          hint: "it is left where it is"))
    }
  }
  if known.map({ $0.digests != manifest.digests || $0.target != target }) ?? true {
    try put([OutputFile(path: Manifest.fileName, bytes: manifest.bytes)], in: folder)
  }
  report.files = report.files.sorted { $0.path < $1.path }.map { (PathText.joined(shown, $0.path), $0.fate) }
  return report
}

/// Writes files beside their places, then moves them all.
private func put(_ files: [OutputFile], in folder: String) throws(FileProblem) {
  var staged: [(temporary: String, path: String)] = []
  do throws(FileProblem) {
    try FileSystem.makeFolder(folder)
    for file in files {
      let path = PathText.joined(folder, file.path)
      try FileSystem.makeFolder(PathText.folder(of: path))
      staged.append((try FileSystem.writeBeside(path, file.bytes), path))
    }
  } catch {
    for file in staged { try? FileSystem.remove(file.temporary) }
    throw error
  }
  for (index, file) in staged.enumerated() {
    do throws(FileProblem) {
      try FileSystem.replace(file.path, with: file.temporary)
    } catch {
      for file in staged[index...] { try? FileSystem.remove(file.temporary) }
      throw error
    }
  }
}

/// Removes the folders that a removed file leaves empty, up to the output's own.
private func removeEmptyFolders(above path: String, in folder: String) {
  var above = PathText.folder(of: path)
  while !above.isEmpty {
    FileSystem.removeEmptyFolder(PathText.joined(folder, above))
    above = PathText.folder(of: above)
  }
}

/// The finding that names every file which may not be overwritten.
private func refusal(of paths: [String], in folder: String, known: Manifest?) -> Diagnostic {
  let notes = paths.map { path in
    let name = PathText.joined(folder, path)
    return known?.digests[path] == nil ? "'\(name)' was not written by Tasuki." : "'\(name)' was edited by hand."
  }
  let what = paths.count == 1 ? "1 file" : "\(paths.count) files"
  return Diagnostic(
    .fileNotOurs, "\(what) in '\(folder)' would be overwritten, and nothing was written", at: nil,
    hint: "write to another folder, or overwrite with --force", notes: notes)
}
