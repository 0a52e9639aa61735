#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file or a folder could not be read or written.
public struct FileProblem: Error, Equatable, Sendable {
  /// The path as it is shown.
  public var path: String
  /// The system's own words: `No such file or directory`.
  public var reason: String

  /// Describes a problem.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// What stands at a path.
public enum FileKind: Sendable {
  /// A regular file.
  case file
  /// A folder.
  case folder
  /// A symbolic link that was not followed.
  case link
  /// A pipe, a device or a socket.
  case other
}

/// One name in a folder.
public struct FolderEntry: Sendable {
  /// The name.
  public var name: String
  /// What it is; links are not followed.
  public var kind: FileKind
}

/// The disk, as far as the command needs it. No other file of the core touches it.
public enum FileSystem {
  /// The current folder, as an absolute path.
  public static func currentFolder() -> String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// What stands at a path; nil where nothing does.
  public static func kind(of path: String, followingLinks: Bool = true) -> FileKind? {
    var information = stat()
    let result = followingLinks ? stat(path, &information) : lstat(path, &information)
    guard result == 0 else { return nil }
    switch information.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// What a folder holds, sorted by the bytes of the names.
  public static func entries(of folder: String) throws(FileProblem) -> [FolderEntry] {
    guard let stream = opendir(folder) else { throw problem(at: folder) }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name == "." || name == ".." { continue }
      let kind: FileKind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        // Some file systems do not say.
        default: Self.kind(of: folder + "/" + name, followingLinks: false)
        }
      if let kind { entries.append(FolderEntry(name: name, kind: kind)) }
    }
    return entries.sorted { PathText.precedes($0.name, $1.name) }
  }

  /// The bytes of a file, at most `limit` and one more, by which a caller sees that there are too many.
  public static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(at: path) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw problem(at: path) }
    return try read(descriptor, named: path, expecting: Int(information.st_size), limit: limit)
  }

  /// The bytes of standard input, at most `limit` and one more.
  public static func readStandardInput(limit: Int) throws(FileProblem) -> [UInt8] {
    try read(STDIN_FILENO, named: "-", expecting: 0, limit: limit)
  }

  private static func read(
    _ descriptor: Int32, named path: String, expecting size: Int, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    let most = limit + 1
    var room = max(4096, min(size, limit) + 1)
    while bytes.count < most {
      room = min(room, most - bytes.count)
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var result: Int
        repeat {
          #if canImport(Darwin)
            result = Darwin.read(descriptor, buffer.baseAddress, room)
          #else
            result = Glibc.read(descriptor, buffer.baseAddress, room)
          #endif
        } while result < 0 && errno == EINTR
        code = result < 0 ? errno : 0
        count = max(0, result)
      }
      if code != 0 { throw problem(at: path, code) }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      room = max(65_536, bytes.count)
    }
    return bytes
  }

  /// Makes a folder and those above it; one that is there already is left as it is.
  public static func makeFolder(_ path: String) throws(FileProblem) {
    if kind(of: path) == .folder { return }
    let above = PathText.folder(of: path)
    if above != path, !above.isEmpty { try makeFolder(above) }
    if mkdir(path, 0o777) != 0, kind(of: path) != .folder { throw problem(at: path) }
  }

  /// Writes bytes to a new file beside `path` and gives its path; `replace` puts it in its place.
  ///
  /// The permissions are those of the file that stands there, else what the user's mask leaves of 0666.
  public static func writeBeside(_ path: String, _ bytes: [UInt8]) throws(FileProblem) -> String {
    var information = stat()
    let mode = stat(path, &information) == 0 ? information.st_mode & 0o777 : nil
    var attempt = 0
    while true {
      let temporary =
        PathText.joined(
          PathText.folder(of: path), ".tasuki-\(getpid())-\(attempt)-" + PathText.name(of: path).prefix(100))
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0, errno == EEXIST, attempt < 100 {
        attempt += 1
        continue
      }
      guard descriptor >= 0 else { throw problem(at: path) }
      var code: Int32 = 0
      var offset = 0
      bytes.withUnsafeBytes { buffer in
        while offset < buffer.count, code == 0 {
          let written = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
          if written < 0 { code = errno == EINTR ? 0 : errno } else { offset += written }
        }
      }
      if let mode, code == 0 { _ = fchmod(descriptor, mode) }
      if close(descriptor) != 0, code == 0 { code = errno }
      if code != 0 {
        unlink(temporary)
        throw problem(at: path, code)
      }
      return temporary
    }
  }

  /// Puts a file that `writeBeside` made into its place, in one step.
  public static func replace(_ path: String, with temporary: String) throws(FileProblem) {
    if rename(temporary, path) != 0 {
      let code = errno
      unlink(temporary)
      throw problem(at: path, code)
    }
  }

  /// Removes a file.
  public static func remove(_ path: String) throws(FileProblem) {
    if unlink(path) != 0, errno != ENOENT { throw problem(at: path) }
  }

  /// Removes a folder when it is empty.
  public static func removeEmptyFolder(_ path: String) {
    _ = rmdir(path)
  }

  /// Where a path leads once its symbolic links are followed; the path itself where nothing is there.
  public static func destination(of path: String) -> String {
    guard let buffer = realpath(path, nil) else { return path }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  private static func problem(at path: String, _ code: Int32 = errno) -> FileProblem {
    FileProblem(path: path, reason: String(cString: strerror(code)))
  }
}
