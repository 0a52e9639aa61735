import ArgumentParser
import Diagnostics

/// Why the command cannot run with these arguments: exit code 2.
struct UsageProblem: Error {
  /// The whole message, lower case, no full stop.
  var message: Sentence

  init(_ message: Sentence) { self.message = message }
}

extension ValidationError {
  /// Why arguments cannot be combined.
  init(_ message: Sentence) { self.init(message.filled()) }
}

/// The exit codes of every command.
enum ExitStatus {
  /// There are errors; with `--strict`, or warnings.
  static let findings: Int32 = 1
  /// The command could not run.
  static let failure: Int32 = 2
  /// Something could not be decided, and a flag requires that it is.
  static let undecided: Int32 = 3
}
