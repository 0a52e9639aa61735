/// Why the command cannot run as it was called: exit code 2.
struct UsageProblem: Error, CustomStringConvertible {
  /// The whole message, lower case, no full stop.
  var message: String

  init(_ message: String) {
    self.message = message
  }

  var description: String { message }
}

/// The exit codes of every command.
enum ExitStatus {
  /// Errors were found; with `--strict`, warnings too.
  static let findings: Int32 = 1
  /// The command could not run.
  static let failure: Int32 = 2
}
