import ArgumentParser
import Diagnostics

/// Why the command cannot run as it was called: exit code 2.
struct UsageProblem: Error {
  /// The whole message, lower case, no full stop.
  var message: Sentence

  init(_ message: Sentence) {
    self.message = message
  }
}

extension ValidationError {
  /// Why arguments do not go together.
  init(_ message: Sentence) {
    self.init(message.filled())
  }
}

/// The exit codes of every command.
enum ExitStatus {
  /// Errors were found; with `--strict`, warnings too.
  static let findings: Int32 = 1
  /// The command could not run.
  static let failure: Int32 = 2
  /// Something could not be decided, and whoever asked wants to know.
  static let undecided: Int32 = 3
}
