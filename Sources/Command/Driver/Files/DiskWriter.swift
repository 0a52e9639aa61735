#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Changes files and folders, one system call at a time. Nothing else in the command changes the disk.
///
/// Content is written to a temporary file beside its place, which is then moved there in one step: a reader sees the
/// old content or the new one. A killed run leaves a temporary file, which the next run removes.
public final class DiskWriter {
  /// Where a test stops a writer.
  enum Interruption {
    /// Exactly that many changes are made, as if the process had been killed.
    case killed(after: Int)
    /// The change after that many fails, as on a full disk; later ones are made.
    case failing(after: Int)
  }

  /// The number of changes that were requested so far.
  private(set) var changes = 0
  private let interruption: Interruption?
  private var temporaries = 0

  public init() { interruption = nil }

  init(_ interruption: Interruption) { self.interruption = interruption }

  private func begin(_ path: String) throws(FileProblem) {
    defer { changes += 1 }
    switch interruption {
    case .killed(let count)? where changes >= count, .failing(let count)? where changes == count:
      throw FileSystem.problem(at: path, ENOSPC)
    default: return
    }
  }

  // MARK: Whole files

  /// Gives a file new content that survives a power failure, and removes what killed runs left beside it.
  public func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    let folder = PathText.folder(of: path)
    removeAbandoned(in: folder, evenOfLiveProcesses: false)
    let temporary = try stage(bytes, for: path, durably: true)
    do throws(FileProblem) {
      try replace(path, with: temporary)
    } catch {
      // What cannot be removed now is removed by the next run.
      try? remove(temporary)
      throw error
    }
    try synchronize(folder: folder)
  }

  /// Writes bytes to a new file beside `path` and returns its path; `replace` puts it in its place.
  ///
  /// The permissions are those of the existing file, otherwise what the user's mask leaves of 0666.
  func stage(_ bytes: [UInt8], for path: String, durably: Bool) throws(FileProblem) -> String {
    var information = stat()
    let mode = stat(path, &information) == 0 ? information.st_mode & 0o777 : nil
    while true {
      let temporary = PathText.joined(PathText.folder(of: path), TemporaryName.text(temporaries))
      temporaries += 1
      try begin(path)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      // A killed run with this process's number left it.
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { throw FileSystem.problem(at: path) }
      do throws(FileProblem) {
        try fill(descriptor, with: bytes, mode: mode, durably: durably, named: path)
      } catch {
        close(descriptor)
        try? remove(temporary)
        throw error
      }
      // A network file system may report a write error only here.
      guard close(descriptor) == 0 else {
        let problem = FileSystem.problem(at: path)
        try? remove(temporary)
        throw problem
      }
      return temporary
    }
  }

  private func fill(
    _ descriptor: Int32, with bytes: [UInt8], mode: mode_t?, durably: Bool, named path: String
  ) throws(FileProblem) {
    try begin(path)
    let code = FileSystem.write(bytes, to: descriptor)
    if code != 0 { throw FileSystem.problem(at: path, code) }
    // Some file systems have no permissions: the content counts.
    if let mode { _ = fchmod(descriptor, mode) }
    if durably { try synchronize(descriptor, named: path) }
  }

  /// Moves a file that `stage` wrote into its place, in one step.
  func replace(_ path: String, with temporary: String) throws(FileProblem) {
    try begin(path)
    if rename(temporary, path) != 0 { throw FileSystem.problem(at: path) }
  }

  /// Removes a file; if it does not exist, nothing happens.
  public func remove(_ path: String) throws(FileProblem) {
    try begin(path)
    if unlink(path) != 0, errno != ENOENT { throw FileSystem.problem(at: path) }
  }

  // MARK: Folders

  /// Creates a folder and those above it, and returns those that did not exist, the outermost first.
  @discardableResult
  public func makeFolder(_ path: String) throws(FileProblem) -> [String] {
    if FileSystem.kind(of: path) == .folder { return [] }
    let above = PathText.folder(of: path)
    var made = above != path && !above.isEmpty ? try makeFolder(above) : []
    try begin(path)
    if mkdir(path, 0o777) == 0 {
      made.append(path)
    } else {
      // Another process may have created it in the meantime.
      let code = errno
      if FileSystem.kind(of: path) != .folder { throw FileSystem.problem(at: path, code) }
    }
    return made
  }

  func removeEmptyFolder(_ path: String) throws(FileProblem) {
    try begin(path)
    _ = rmdir(path)
  }

  /// Makes the names in a folder survive a power failure.
  func synchronize(folder: String) throws(FileProblem) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder may be writable but not readable.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    try synchronize(descriptor, named: folder)
  }

  private func synchronize(_ descriptor: Int32, named path: String) throws(FileProblem) {
    while fsync(descriptor) != 0 {
      switch errno {
      case EINTR: continue
      // The file system has no such call.
      case EINVAL, ENOTSUP, EROFS: return
      default: throw FileSystem.problem(at: path)
      }
    }
  }

  /// Removes the temporary files that killed runs left in a folder. Those of running processes are kept, unless the
  /// caller knows that they are no longer written.
  func removeAbandoned(in folder: String, evenOfLiveProcesses: Bool) {
    guard let entries = try? FileSystem.entries(of: folder.isEmpty ? "." : folder) else { return }
    for entry in entries where entry.kind == .file {
      guard let process = TemporaryName.process(in: entry.name) else { continue }
      let isGone = kill(process, 0) != 0 && errno == ESRCH
      // A file that cannot be removed does no harm.
      if isGone || evenOfLiveProcesses { try? remove(PathText.joined(folder, entry.name)) }
    }
  }
}

/// The name of a temporary file: `.tasuki-PROCESS-NUMBER.tmp`.
private enum TemporaryName {
  private static let prefix = ".tasuki-"
  private static let ending = ".tmp"

  static func text(_ number: Int) -> String { "\(prefix)\(getpid())-\(number)\(ending)" }

  /// The process that wrote a temporary file; nil if the name is not that of one.
  static func process(in name: String) -> pid_t? {
    guard name.hasPrefix(prefix), name.hasSuffix(ending) else { return nil }
    let parts = name.dropFirst(prefix.count).dropLast(ending.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, Int(parts[1]) != nil, let process = pid_t(parts[0]), process > 0 else { return nil }
    return process
  }
}
