public import Compression

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file or a folder could not be read or written.
public struct FileProblem: Error, Equatable, Sendable {
  /// Why it could not be read or written.
  public enum Reason: Equatable, Sendable {
    /// An error of the system, by its number.
    case system(Int32)
    /// It does not exist.
    case missing
    /// It leads out of the folder that it must be in.
    case outside
    /// It is a folder, a pipe or a device.
    case notRegular
    case readOnly
    /// It has several hard links, and a fix would change only one of them.
    case linked(Int)
    /// A folder on its path is a link, which may lead anywhere.
    case overLink
    /// The clone of the repository does not have it.
    case notInClone
    /// Its name is not UTF-8.
    case nameNotText
    /// It is another one than was read.
    case changed
    /// It is compressed, and cannot be decompressed.
    case compression(CompressionDamage)
    /// It is a file where a folder is needed.
    static let notFolder = Reason.system(ENOTDIR)
    /// It is a folder where a file is needed.
    static let folder = Reason.system(EISDIR)
  }

  /// The path as it is shown.
  public var path: String
  public var reason: Reason
}

public enum FileKind: Sendable {
  /// A regular file.
  case file
  case folder
  /// A symbolic link that was not followed.
  case link
  /// A pipe, a device or a socket.
  case other
}

public struct FolderEntry: Sendable {
  public var name: String
  /// What it is; links are not followed.
  public var kind: FileKind
  /// Whether the name is UTF-8. If not, there are replacement characters in it, and no path leads to the entry.
  public var isText = true
}

/// The disk, as far as the command needs it.
public enum FileSystem {
  /// The current folder, as an absolute path.
  public static func currentFolder() -> String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// What exists at a path; nil if nothing does.
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

  /// Why `kind(of:)` finds nothing at a path.
  static func reasonOfAbsence(at path: String) -> FileProblem.Reason {
    var information = stat()
    guard stat(path, &information) != 0, errno != ENOENT, errno != ENOTDIR else { return .missing }
    return .system(errno)
  }

  /// Writes all bytes to an open file, a pipe or a terminal; gives the system's number of the error that prevented it,
  /// else 0.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #else
          let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #endif
        if count >= 0 {
          offset += count
        } else if errno == EAGAIN {
          var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wanted, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// The content of a folder, sorted by the bytes of the names.
  public static func entries(of folder: String) throws(FileProblem) -> [FolderEntry] {
    guard let stream = opendir(folder) else { throw problem(at: folder) }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while true {
      // The end of the folder and a failure differ only in this.
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw problem(at: folder) }
        break
      }
      let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      if name == "." || name == ".." { continue }
      let kind: FileKind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        // Some file systems do not report it.
        default: Self.kind(of: folder + "/" + name, followingLinks: false)
        }
      if let kind = isText ? kind : kind ?? .other {
        entries.append(FolderEntry(name: name, kind: kind, isText: isText))
      }
    }
    return entries.sorted { PathText.precedes($0.name, $1.name) }
  }

  /// The bytes of a file that the user did not name. It must be a regular file, so that the read never waits for a pipe
  /// or device. At most `limit` bytes and one more, which shows that there are too many.
  public static func readRegular(
    _ path: String, followingLinks: Bool = true, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    // Opening a device may have an effect. The opened file is checked again, because it may have been replaced since.
    if let kind = kind(of: path, followingLinks: followingLinks), kind != .file { throw notRegular(path) }
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw problem(at: path) }
    defer { close(descriptor) }
    return try readRegular(descriptor, named: path, limit: limit)
  }

  /// The bytes of an open file, which must be a regular one.
  static func readRegular(
    _ descriptor: Int32, named path: String, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw problem(at: path) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw notRegular(path) }
    let size = Int(information.st_size)
    return try read(descriptor, named: path, expecting: size, endsAtSize: true, limit: limit)
  }

  /// Why a folder, a pipe or a device is not read.
  static func notRegular(_ path: String) -> FileProblem { FileProblem(path: path, reason: .notRegular) }

  /// The bytes of a file that the user named, at most `limit` and one more, which shows that there are too many. It may
  /// be a pipe.
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

  /// `endsAtSize`: nothing follows after so many bytes, as in a regular file that no one writes to.
  private static func read(
    _ descriptor: Int32, named path: String, expecting size: Int, endsAtSize: Bool = false, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    let most = limit + 1
    var room = max(4096, min(size, limit) + 1)
    while bytes.count < most {
      room = min(room, most - bytes.count)
      let (chunk, code) = readChunk(of: descriptor, upTo: room)
      if code != 0 { throw problem(at: path, code) }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if endsAtSize, bytes.count == size { break }
      room = max(65_536, bytes.count)
    }
    return bytes
  }

  /// The system's error as a problem of a path.
  static func problem(at path: String, _ code: Int32 = errno) -> FileProblem {
    FileProblem(path: path, reason: .system(code))
  }
}

/// The next bytes of an open file, none at its end, and the system's error or 0.
func readChunk(of descriptor: Int32, upTo room: Int) -> (bytes: [UInt8], code: Int32) {
  var code: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
    var result: Int
    repeat { result = read(descriptor, buffer.baseAddress, room) } while result < 0 && errno == EINTR
    code = result < 0 ? errno : 0
    count = max(0, result)
  }
  return (bytes, code)
}
