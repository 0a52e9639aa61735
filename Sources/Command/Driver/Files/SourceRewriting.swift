#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A source file that fixes have changed.
public struct SourceRewrite: Sendable {
  /// Its location. If it is a link, the file that the link leads to is replaced, and the link is kept.
  public var location: String
  /// The path as it is shown.
  public var path: String
  /// The content that was read.
  public var before: [UInt8]
  /// The new content.
  public var after: [UInt8]

  public init(location: String, path: String, before: [UInt8], after: [UInt8]) {
    self.location = FileSystem.destination(of: location)
    self.path = path
    self.before = before
    self.after = after
  }
}

extension DiskWriter {
  /// Replaces source files, each in one step: a stop in the middle leaves each file with its old or its new content.
  ///
  /// No file is changed if one of them is read-only, has several hard links, of which only one would be replaced, has
  /// changed since it was read, or cannot be written.
  public func rewrite(_ files: [SourceRewrite]) throws(FileProblem) {
    var temporaries: [String] = []
    var replaced = 0
    var current = files.first
    do throws(FileProblem) {
      for file in files {
        current = file
        try checkReplaceable(file)
      }
      for file in files {
        current = file
        removeAbandoned(in: PathText.folder(of: file.location), evenOfLiveProcesses: false)
        temporaries.append(try stage(file.after, for: file.location, durably: true))
      }
      for (file, temporary) in zip(files, temporaries) {
        current = file
        // Writing takes a while: an editor may have saved the file in the meantime.
        try checkUnchanged(file)
        try replace(file.location, with: temporary)
        replaced += 1
        try synchronize(folder: PathText.folder(of: file.location))
      }
    } catch {
      // What cannot be removed now is removed by the next run.
      for temporary in temporaries.dropFirst(replaced) { try? remove(temporary) }
      throw FileProblem(path: current?.path ?? error.path, reason: error.reason)
    }
  }

  private func checkReplaceable(_ file: SourceRewrite) throws(FileProblem) {
    var information = stat()
    guard stat(file.location, &information) == 0 else { throw FileProblem(path: file.path, reason: .system(errno)) }
    // A superuser can write every file, but a read-only file should stay as it is.
    guard information.st_mode & 0o222 != 0, access(file.location, W_OK) == 0 else {
      throw FileProblem(path: file.path, reason: .readOnly)
    }
    guard information.st_nlink == 1 else {
      throw FileProblem(path: file.path, reason: .linked(Int(information.st_nlink)))
    }
    try checkUnchanged(file)
  }

  private func checkUnchanged(_ file: SourceRewrite) throws(FileProblem) {
    guard try FileSystem.read(file.location, limit: file.before.count) == file.before else {
      throw FileProblem(path: file.path, reason: .changed)
    }
  }
}
