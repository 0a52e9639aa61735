import ArgumentParser
import Driver
import Source

/// The `tasuki` command.
struct TasukiCommand: AsyncParsableCommand {
  /// What the command is called, and what it says of itself.
  static let configuration = CommandConfiguration(
    commandName: "tasuki",
    abstract: "Workflows as code: when this happens, do that, on Amazon EventBridge.",
    discussion: """
      A workflow is a YAML file that says what starts it and what it does. 'check' finds mistakes in it, 'compile' \
      turns it into Terraform, CloudFormation or JSON for the aws command, 'test' and 'simulate' show what events cause.

      Start here:

        tasuki init hello               a project with a first workflow
        tasuki check hello              is everything right?
        tasuki compile hello --target terraform --out hello/out

      Exit codes: 0, nothing to report; 1, errors were found; 2, the command could not run, or not write its results.
      """,
    version: Version.text,
    subcommands: [
      Init.self, Check.self, Compile.self, Test.self, Simulate.self, ReplayEvents.self, Diff.self,
      PatternCommand.self, Explain.self, Schema.self,
    ])
}

/// Runs the command that the process was started with, and ends the process.
///
/// The first thread only waits. Were `main` itself asynchronous, the runtime would end this thread at the start of every
/// run, and to unwind it the tables of a static binary are sorted for 20 milliseconds.
public func runTasukiAndExit() -> Never {
  Terminal.prepare()
  Task.detached { await runTasuki() }
  Terminal.waitForever()
}

/// Runs the command that the process was started with, and ends the process.
private func runTasuki() async -> Never {
  do {
    let command = try TasukiCommand.parseAsRoot()
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      var synchronous = command
      try synchronous.run()
    }
    Terminal.end(0)
  } catch let code as ExitCode {
    Terminal.end(code.rawValue)
  } catch let problem as UsageProblem {
    Terminal().fail(problem.message)
  } catch {
    // What was asked for, such as a page of help, ends with success; a mistake in the arguments does not.
    let isAnswer = TasukiCommand.exitCode(for: error).isSuccess
    let message = Array((SecretMask.shapes.masked(TasukiCommand.fullMessage(for: error)) + "\n").utf8)
    if isAnswer { Terminal().print(message) } else { Terminal().report(message) }
    Terminal.end(isAnswer ? 0 : ExitStatus.failure)
  }
}
