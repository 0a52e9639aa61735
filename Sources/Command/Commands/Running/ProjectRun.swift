import ArgumentParser
import Diagnostics
import Driver
import Reports
import Source

/// The projects that a command reads, and the errors in them.
struct ProjectRun {
  let inputs: Inputs
  let read: ReadProjects
  let sources: MaskedSources
  /// The errors of workflows: what can be said of the rest is shown all the same.
  let errors: [Diagnostic]
  var hasErrors: Bool { !errors.isEmpty }

  /// Reads the workflows and reports their errors; warnings are left to `check`. If a path cannot be read,
  /// `reportUnreadable` gets the errors before the command ends.
  init(
    _ arguments: PathArguments, _ terminal: Terminal,
    reportUnreadable: ([Diagnostic], MaskedSources) -> Void = { _, _ in }
  ) async throws {
    inputs = try await Inputs(arguments, terminal)
    read = try await ReadProjects(
      inputs.loaded.inputs, diagnostics: inputs.loaded.diagnostics, environment: arguments.environment,
      width: Terminal.width)
    sources = MaskedSources(read.sources, secretsOf: read.diagnostics)
    // What depends on errors that were silenced would be missing, so these count too.
    errors = Diagnostic.inOrder((read.findings.shown + read.findings.silenced).filter { $0.severity == .error })
    if !errors.isEmpty {
      terminal.report(TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked(errors)) + [0x0A])
    }
    if inputs.loaded.hasUnreadable {
      reportUnreadable(errors, sources)
      throw ExitCode(ExitStatus.failure)
    }
    if read.fileCount == 0 { throw UsageProblem(.noWorkflow(in: inputs.name)) }
  }
}
