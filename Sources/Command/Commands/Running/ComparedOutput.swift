import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Source

/// A compiled output, compared with what the project compiles to now.
struct ComparedOutput {
  let inputs: Inputs
  let result: DiffResult

  /// How many resources that are not compared a remark names.
  private static let mostNames = 5

  init(_ output: String, _ command: Diff, _ terminal: Terminal) async throws {
    let folder = FileSystem.currentFolder()
    var arguments = PathArguments()
    arguments.paths = command.base.map { [$0] } ?? []
    arguments.environment = command.environment
    inputs = try await Inputs(arguments, terminal)
    do {
      try FileSystem.checkStays(output, in: folder)
      let shown = PathText.shown(output, in: folder)
      let older = try CompiledOutput(at: PathText.joined(folder, output), shownAs: shown)
      guard !older.isEmpty else { throw UsageProblem(.noOutput(in: shown)) }
      let compared = try await diff(
        AgainstRequest(
          output: older, inputs: inputs.loaded, title: "\(inputs.name.filled())", environment: command.environment,
          firstDay: command.today.flatMap { FirstDay($0) } ?? .today, width: Terminal.width))
      if let refusal = compared.refusal { throw UsageProblem(.refusal(refusal)) }
      let unknown = compared.unknown.map(\.value)
      if !unknown.isEmpty {
        terminal.remark(
          .notCompared(
            Array(unknown.prefix(Self.mostNames)), more: max(0, unknown.count - Self.mostNames)))
      }
      result = compared.result
    } catch let problem as FileProblem {
      throw UsageProblem(.cannotRead(PathText.shown(problem.path, in: folder), reason: problem.reason.sentence))
    } catch let problem as UnreadableOutput {
      throw UsageProblem(.unreadableOutput(problem.path, line: problem.line))
    }
    let hasErrors = result.findings.contains { $0.severity == .error }
    if result.fileCount == 0, !hasErrors, !inputs.loaded.hasUnreadable {
      throw UsageProblem(.noWorkflow(in: inputs.name))
    }
  }
}
