import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Reports
import Simulation
import Source

/// The workflows that a command simulates, and the findings about them.
struct SimulationRun {
  var inputs: Inputs
  var prepared: PreparedSimulation
  /// The errors of workflows: what the rest does is shown all the same.
  var errors: [Diagnostic]
  var hasErrors: Bool { !errors.isEmpty }

  /// Reads the workflows and reports their errors; warnings are left to `check`. If a path cannot be read,
  /// `reportUnreadable` gets the errors before the command ends.
  init(
    _ arguments: PathArguments, _ terminal: Terminal,
    costsAt rates: CostRates? = nil, reportUnreadable: ([Diagnostic], MaskedSources) -> Void = { _, _ in }
  ) async throws {
    inputs = try await Inputs(arguments, terminal)
    prepared = try await prepareSimulation(
      inputs.loaded.inputs, diagnostics: inputs.loaded.diagnostics, environment: arguments.environment,
      costsAt: rates, width: Terminal.width)
    let sources = MaskedSources(prepared.sources, secretsOf: prepared.diagnostics)
    errors = terminal.reportErrors(prepared.findings, sources)
    if inputs.loaded.hasUnreadable {
      reportUnreadable(errors, sources)
      throw ExitCode(ExitStatus.failure)
    }
    if prepared.fileCount == 0 { throw UsageProblem(.noWorkflow(in: inputs.name)) }
  }
}

extension Terminal {
  /// Reports the errors of workflows, and returns them; warnings are left to `check`. What depends on errors that were silenced
  /// would be missing, so these count too.
  func reportErrors(_ findings: SuppressedFindings, _ sources: MaskedSources) -> [Diagnostic] {
    let errors = Diagnostic.inOrder((findings.shown + findings.silenced).filter { $0.severity == .error })
    if !errors.isEmpty {
      report(TextReport(sources, colored: colorsRemarks).bytes(sources.masked(errors)) + [0x0A])
    }
    return errors
  }
}

/// Reads a file that is named on the command line; `-` is standard input.
func readArgument(_ path: String, number: Int) throws -> SourceFile {
  let limit = 16 << 20
  do {
    if path != "-" { try FileSystem.checkStays(path, in: FileSystem.currentFolder()) }
    let bytes = try path == "-" ? FileSystem.readStandardInput(limit: limit) : FileSystem.read(path, limit: limit)
    guard bytes.count <= limit else { throw UsageProblem(.tooLarge(path)) }
    let shown = path == "-" ? Discovery.standardInput : PathText.shown(path, in: FileSystem.currentFolder())
    return SourceFile(number: FileNumber(UInt32(clamping: number)), path: shown, bytes: bytes)
  } catch let problem as FileProblem {
    throw UsageProblem(.cannotRead(path, reason: problem.reason.sentence))
  }
}
