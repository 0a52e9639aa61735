#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FileSystem {
  /// The bytes of a regular file that must be in `root`, wherever links lead; at most `limit` and one more.
  ///
  /// The file that is read is the one that was checked: every folder on the way is opened from the one above it, and no
  /// link is followed after those of the path were resolved.
  public static func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let outside = FileProblem(path: path, reason: .outside)
    // A path that leads out by its text is not looked up.
    guard isBelow(path, root) else { throw outside }
    guard let realRoot = resolved(root) else { throw problem(at: root) }
    guard let destination = resolved(path) else { throw problem(at: path) }
    guard isBelow(destination, realRoot) else { throw outside }
    let count = PathText.parts(of: realRoot, in: "/").count
    let below = PathText.parts(of: destination, in: "/").dropFirst(count)
    guard let name = below.last else { throw notRegular(path) }

    let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var folder = open(realRoot, folderFlags)
    guard folder >= 0 else { throw problem(at: path) }
    defer { close(folder) }
    for part in below.dropLast() {
      let next = openat(folder, String(part), folderFlags | O_NOFOLLOW)
      guard next >= 0 else { throw problem(at: path) }
      close(folder)
      folder = next
    }
    // Opening a device may have an effect.
    var information = stat()
    guard fstatat(folder, String(name), &information, AT_SYMLINK_NOFOLLOW) == 0 else { throw problem(at: path) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw notRegular(path) }
    let descriptor = openat(folder, String(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(at: path) }
    defer { close(descriptor) }
    return try readRegular(descriptor, named: path, limit: limit)
  }

  /// Whether a path is in a folder once the links of both are followed; true if nothing exists there.
  static func isContained(_ path: String, in root: String) -> Bool {
    guard isBelow(path, root) else { return false }
    guard let realRoot = resolved(root), let destination = resolved(path) else { return true }
    return isBelow(destination, realRoot)
  }

  /// Whether an absolute path is that of a folder or of something below it, by the text of both.
  static func isBelow(_ path: String, _ folder: String) -> Bool {
    PathText.parts(of: path, in: "/").starts(with: PathText.parts(of: folder, in: "/"))
  }

  private static func resolved(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Where a path leads once its symbolic links are followed; the path itself if nothing exists there.
  public static func destination(of path: String) -> String { resolved(path) ?? path }
}
