#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Excludes other runs from a folder as long as the value exists. The system releases the lock when the process ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32
  /// Whether another run has locked the folder.
  let isTaken: Bool
  /// Whether this run has locked the folder. Some network file systems cannot lock folders: then no run has.
  let isHeld: Bool

  /// Tries to lock a folder, without waiting.
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
