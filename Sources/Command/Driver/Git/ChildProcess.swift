#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Another program with pipes to its input, its output and its errors.
final class ChildProcess {
  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  private var buffer: [UInt8] = []
  private var position = 0

  /// Starts a program that is found through `PATH`. Nil if it does not exist, or if the system has no resources.
  init?(_ arguments: [String], environment: [String: String]) {
    var pipes = [Int32](repeating: -1, count: 6)
    for index in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else {
        for descriptor in pipes where descriptor >= 0 { close(descriptor) }
        return nil
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (pipes[2 * index], pipes[2 * index + 1]) = (ends[0], ends[1])
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The copies stay open in the program; the originals are closed.
    for (end, stream) in [(pipes[0], STDIN_FILENO), (pipes[3], STDOUT_FILENO), (pipes[5], STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, end, stream)
    }
    var process: pid_t = 0
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let status = Self.withPointers(arguments) { pointers in
      Self.withPointers(variables) { posix_spawnp(&process, arguments[0], &actions, nil, pointers, $0) }
    }
    for end in [pipes[0], pipes[3], pipes[5]] { close(end) }
    guard status == 0 else {
      for end in [pipes[1], pipes[2], pipes[4]] { close(end) }
      return nil
    }
    (self.process, input, output, errors) = (process, pipes[1], pipes[2], pipes[4])
  }

  /// Calls a function with C strings, which it must not keep.
  private static func withPointers<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  deinit {
    closeInput()
    close(output)
    close(errors)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Ends the program's input.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Writes to the program; false if it no longer reads.
  func write(_ text: String) -> Bool { FileSystem.write(Array(text.utf8), to: input) == 0 }

  // MARK: Output

  /// The next bytes of the output up to a line break, without it; nil at the end.
  func readLine() -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        line += buffer[position..<end]
        position = end + 1
        return line
      }
      line += buffer[position...]
      guard fill() else { return line.isEmpty ? nil : line }
    }
  }

  /// A number of bytes of the output; nil if it ends before.
  func read(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      if position == buffer.count, !fill() { return nil }
      let taken = min(count - bytes.count, buffer.count - position)
      bytes += buffer[position..<position + taken]
      position += taken
    }
    return bytes
  }

  private func fill() -> Bool {
    buffer = readChunk(of: output, upTo: 65_536).bytes
    position = 0
    return !buffer.isEmpty
  }

  /// Ends the program's input, and waits for all of its output, its errors and its exit code.
  func finish() -> (output: [UInt8], errors: [UInt8], status: Int32) {
    closeInput()
    var streams = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    var texts: [[UInt8]] = [Array(buffer[position...]), []]
    while streams.contains(where: { $0.fd >= 0 }) {
      guard poll(&streams, nfds_t(streams.count), -1) >= 0 || errno == EINTR else { break }
      for index in streams.indices where streams[index].fd >= 0 && streams[index].revents != 0 {
        let bytes = readChunk(of: streams[index].fd, upTo: 65_536).bytes
        if bytes.isEmpty { streams[index].fd = -1 } else { texts[index] += bytes }
      }
    }
    var information = siginfo_t()
    // This only looks at the process: `deinit` waits for it.
    while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    #if canImport(Darwin)
      let status = information.si_status
    #else
      let status = information._sifields._sigchld.si_status
    #endif
    return (texts[0], texts[1], status)
  }
}
