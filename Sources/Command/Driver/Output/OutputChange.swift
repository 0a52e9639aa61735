import Emit

/// The change of a folder from one output to the next.
///
/// 1. The list of the files is replaced with one that contains the old and the new digests.
/// 2. Each new content is written to a file beside its place. A failure up to here is reverted.
/// 3. The new content is moved into place, each file in one step; what is no longer produced is removed.
/// 4. The list is replaced with the new one.
///
/// Wherever it stops, the folder contains only files that the list knows, and temporary files, which the next run
/// removes. The lists survive a power failure, the content does not: waiting for a thousand files takes seconds. Files
/// that a power failure empties are written again by the next run.
struct OutputChange {
  private let comparison: OutputComparison
  private let folder: String
  private let known: Manifest?
  private let disk: DiskWriter
  private let before: Manifest
  private let after: Manifest

  init(_ comparison: OutputComparison, target: String, in folder: String, known: Manifest?, by disk: DiskWriter) {
    self.comparison = comparison
    self.folder = folder
    self.known = known
    self.disk = disk
    var after = Manifest(target: target)
    after.digests = comparison.digests
    self.after = after
    var before = Manifest(target: target)
    before.digests = comparison.present
    // A run that completes this one must warn about them again.
    for path in comparison.edited { before.digests[path] = known?.digests[path] ?? known?.pending[path] }
    for file in comparison.changed { before.pending[file.path] = comparison.digests[file.path] }
    // Their folders may exist and be empty.
    for path in comparison.missing { before.pending[path] = known?.digests[path] ?? known?.pending[path] }
    self.before = before
  }

  /// Removes temporary files of killed runs; all of them if no other run can be at work.
  func removeAbandoned(isAlone: Bool) {
    let paths = Set(comparison.digests.keys).union(known?.paths ?? [])
    for below in Set(paths.map { PathText.folder(of: $0) }).union([""]).sorted() {
      let location = PathText.joined(folder, below)
      if FileSystem.kind(of: location, followingLinks: below.isEmpty) == .folder {
        disk.removeAbandoned(in: location, evenOfLiveProcesses: isAlone)
      }
    }
  }

  /// Makes the change. `outermost` are the folders that were created for it; reverting a failure removes them.
  func make(outermost: [String]) throws(FileProblem) {
    var undo = Undo(disk: disk, folders: outermost)
    let staged: [(temporary: String, path: String)]
    let list: String
    do throws(FileProblem) {
      guard let prepared = try prepare(&undo) else { return }
      list = prepared
      staged = try stage(&undo)
    } catch {
      undo.makeChanges()
      throw error
    }
    do throws(FileProblem) {
      for file in staged { try disk.replace(file.path, with: file.temporary) }
      for path in comparison.obsolete { try disk.remove(PathText.joined(folder, path)) }
      for path in comparison.obsolete + comparison.missing { try removeEmptyFolders(above: path) }
      try disk.replace(manifest, with: list)
      try disk.synchronize(folder: folder)
      if let copy = undo.formerList { try disk.remove(copy) }
    } catch {
      // The list knows both states of each file: moved files are kept, and the next run continues from there.
      undo.removeTemporaries()
      throw error
    }
  }

  private var manifest: String { PathText.joined(folder, Manifest.fileName) }

  /// Puts the list of both states in place and returns the temporary file with the final list; nil if the folder is
  /// already as it should be.
  private func prepare(_ undo: inout Undo) throws(FileProblem) -> String? {
    let hasWork = !comparison.changed.isEmpty || !comparison.obsolete.isEmpty
    let isCurrent = known.map { $0.digests == after.digests && $0.target == after.target && $0.pending.isEmpty }
    if !hasWork, isCurrent == true { return nil }
    // Everything that reverting needs is written before anything changes: on a full disk nothing can be written then.
    if known != nil, let bytes = try? FileSystem.readRegular(manifest, followingLinks: false, limit: .max - 1) {
      let copy = try disk.stage(bytes, for: manifest, durably: false)
      undo.temporaries.append(copy)
      undo.formerList = copy
    }
    let list = try disk.stage(after.bytes, for: manifest, durably: true)
    undo.temporaries.append(list)
    let journal = try disk.stage(before.bytes, for: manifest, durably: true)
    undo.temporaries.append(journal)
    try disk.replace(manifest, with: journal)
    undo.list = manifest
    try disk.synchronize(folder: folder)
    return list
  }

  private func stage(_ undo: inout Undo) throws(FileProblem) -> [(temporary: String, path: String)] {
    var staged: [(temporary: String, path: String)] = []
    for file in comparison.changed {
      let path = PathText.joined(folder, file.path)
      undo.folders += try disk.makeFolder(PathText.folder(of: path))
      let temporary = try disk.stage(file.bytes, for: path, durably: false)
      undo.temporaries.append(temporary)
      staged.append((temporary, path))
    }
    return staged
  }

  /// Removes the folders that a removed file leaves empty, up to the output's own.
  private func removeEmptyFolders(above path: String) throws(FileProblem) {
    var above = PathText.folder(of: path)
    while !above.isEmpty {
      try disk.removeEmptyFolder(PathText.joined(folder, above))
      above = PathText.folder(of: above)
    }
  }
}

/// Reverts a change that failed before any content was moved.
private struct Undo {
  let disk: DiskWriter
  /// The folders that were created, the outermost first.
  var folders: [String]
  /// The temporary files that were written.
  var temporaries: [String] = []
  /// The temporary file with the old list; nil if there was none.
  var formerList: String?
  /// The list, once it was replaced.
  var list: String?

  init(disk: DiskWriter, folders: [String]) {
    self.disk = disk
    self.folders = folders
  }

  /// Reverts everything. What cannot be reverted is completed by the next run.
  func makeChanges() {
    if let list {
      if let formerList { try? disk.replace(list, with: formerList) } else { try? disk.remove(list) }
    }
    removeTemporaries()
    for folder in folders.reversed() { try? disk.removeEmptyFolder(folder) }
  }

  /// Removes the temporary files that were not moved.
  func removeTemporaries() {
    for temporary in temporaries { try? disk.remove(temporary) }
  }
}
