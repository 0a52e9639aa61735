#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Terminal {
  /// Makes the process ready for whatever streams it was started with. Comes before anything is opened.
  static func prepare() {
    // Errors of the call that meets them, so that nothing is left half done.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // A closed stream's number would go to the next file that is opened, and what is printed into that file. In its
    // place comes one on which the call fails as it would have on the closed one.
    for (descriptor, wrongWay) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest free number is this one: those below are open.
      if open("/dev/null", wrongWay) != descriptor { exit(ExitStatus.failure) }
    }
  }

  /// Ends the process as the system ends one that writes to a pipe nobody reads.
  static func endByBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // The signal is blocked: what a shell would have said of it.
    exit(128 + SIGPIPE)
  }
}
