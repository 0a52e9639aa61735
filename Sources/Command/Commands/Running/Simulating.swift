import ArgumentParser
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

  /// Reads the workflows and reports their errors, as `ProjectRun` does.
  init(
    _ arguments: PathArguments, _ terminal: Terminal,
    reportUnreadable: ([Diagnostic], MaskedSources) -> Void = { _, _ in }
  ) async throws {
    let run = try await ProjectRun(arguments, terminal, reportUnreadable: reportUnreadable)
    inputs = run.inputs
    prepared = PreparedSimulation(run.read)
    errors = run.errors
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
