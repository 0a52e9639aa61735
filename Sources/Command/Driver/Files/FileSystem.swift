#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file or a folder could not be read or written.
public struct FileProblem: Error, Equatable, Sendable {
  /// What is the matter.
  public enum Reason: Equatable, Sendable {
    /// An error of the system, by its number.
    case system(Int32)
    /// Nothing is there.
    case missing
    /// It leads out of the folder in which it had to stay.
    case outside
    /// It is a folder, a pipe or a device.
    case notRegular
    /// It may not be written.
    case readOnly
    /// It has several names, of which a fix would reach one.
    case linked(Int)
    /// It is reached over a link, which may lead anywhere.
    case overLink
    /// The clone of the repository does not have it.
    case notInClone
    /// It is another one than was read.
    case changed
    /// It is a file where a folder is needed.
    static let notFolder = Reason.system(ENOTDIR)
    /// It is a folder where a file is needed.
    static let folder = Reason.system(EISDIR)
  }

  /// The path as it is shown.
  public var path: String
  /// What is the matter.
  public var reason: Reason
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

  /// What a folder holds, sorted by the bytes of the names.
  public static func entries(of folder: String) throws(FileProblem) -> [FolderEntry] {
    guard let stream = opendir(folder) else { throw problem(at: folder) }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while true {
      // The end of the folder and a failure differ in this alone.
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw problem(at: folder) }
        break
      }
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

  /// The bytes of a file that nobody named: a regular one, so that no pipe or device is waited for. At most `limit` and
  /// one more, by which a caller sees that there are too many.
  public static func readRegular(
    _ path: String, followingLinks: Bool = true, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    // Opening a device may do something; what was opened is asked again, because it may have been exchanged since.
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
  static func notRegular(_ path: String) -> FileProblem {
    FileProblem(path: path, reason: .notRegular)
  }

  /// The bytes of a file that the user named, at most `limit` and one more, by which a caller sees that there are too
  /// many. It may be a pipe.
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

  /// `endsAtSize` says that nothing comes behind so many bytes, as in a regular file that nobody writes to.
  private static func read(
    _ descriptor: Int32, named path: String, expecting size: Int, endsAtSize: Bool = false, limit: Int
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
