#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Keeps other runs out of a folder as long as the value lives. The system ends it with the process, however that ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32
  /// Whether another run holds the folder.
  let isTaken: Bool
  /// Whether this run holds the folder. Some network file systems lock no folders: then nobody holds it.
  let isHeld: Bool

  /// Tries to take a folder, without waiting for it.
  init(_ folder: String) throws(FileProblem) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystem.problem(at: folder) }
    var result: Int32
    repeat { result = flock(descriptor, LOCK_EX | LOCK_NB) } while result != 0 && errno == EINTR
    isHeld = result == 0
    isTaken = result != 0 && errno == EWOULDBLOCK
  }

  deinit { close(descriptor) }
}
