#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Terminal {
  /// Prepares the process for whatever streams it was started with. Runs before anything is opened.
  static func prepare() {
    // Signals become errors of the call that causes them, so that nothing is left half done.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // The number of a closed stream would go to the next file that is opened, and output would go into that file. A
    // descriptor takes its place on which calls fail as they would on the closed one.
    for (descriptor, wrongWay) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest free number is this one, because those below are open.
      if open("/dev/null", wrongWay) != descriptor { exit(ExitStatus.failure) }
    }
  }

  /// Ends the process as the system ends one that writes to a pipe that no one reads.
  static func endWithBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // The signal is blocked: exit with the code that a shell would report for it.
    exit(128 + SIGPIPE)
  }
}
