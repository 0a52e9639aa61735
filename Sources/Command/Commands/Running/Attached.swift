#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Terminal {
  /// Whether a person sees the results as they are printed: standard output is a terminal.
  static var showsResults: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether a person sees what is written beside the results: standard error is a terminal.
  static var showsRemarks: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a line that the next one replaces; nothing if no one would see it.
  func progress(_ line: String) {
    guard !isQuiet, Self.showsRemarks else { return }
    report(Array("\r\u{1B}[K\(line)".utf8))
  }
}
