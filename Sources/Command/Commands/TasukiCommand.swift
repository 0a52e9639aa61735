import ArgumentParser
import Diagnostics
import Driver
import Reports
import Source

struct TasukiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasuki",
    abstract: "Workflows as code: when this happens, do that, on Amazon EventBridge.",
    discussion: """
      A workflow is a YAML file with a trigger and the tasks that it starts. 'check' finds mistakes in it, 'compile' \
      turns it into Terraform, CloudFormation or JSON for the aws command, 'test' and 'simulate' show what events do.

      Start here:

        tasuki init hello               a project with a first workflow
        tasuki check hello              find mistakes
        tasuki compile hello --target terraform --out hello/out

      Exit codes: 0, no errors; 1, errors were found; 2, the command could not run or could not write its results.
      """,
    version: Version.text,
    subcommands: [
      Init.self, Check.self, Compile.self, Test.self, Simulate.self, ReplayEvents.self, Diff.self, Cost.self,
      DrawGraph.self, CatalogCommand.self, PatternCommand.self, Explain.self, Rules.self, Schema.self,
    ])
}

/// Runs the command that the process was started with, and ends the process.
///
/// The first thread only waits. If `main` itself were asynchronous, the runtime would end this thread at the start of
/// every run, and unwinding it sorts the tables of a static binary for 20 milliseconds.
public func runTasukiAndExit() -> Never {
  Terminal.prepare()
  // Build scripts ask for the version often; to read the tables of all commands takes longer than everything else.
  if CommandLine.arguments.dropFirst() == ["--version"] {
    Terminal().print(Version.text)
    Terminal.end(0)
  }
  Task.detached { await runTasuki() }
  Terminal.waitForever()
}

/// Runs the command that the process was started with, and ends the process.
private func runTasuki() async -> Never {
  do {
    try checkCommandNames(CommandLine.arguments.dropFirst())
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
    let message = SecretMask.shapes.masked(TasukiCommand.fullMessage(for: error))
    if isAnswer {
      Terminal().print(Array((message + "\n").utf8))
    } else {
      let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      Terminal().report(lines.flatMap { TerminalText.bytes(ofLine: String($0)) })
    }
    Terminal.end(isAnswer ? 0 : ExitStatus.failure)
  }
}
