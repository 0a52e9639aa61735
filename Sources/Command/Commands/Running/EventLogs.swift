import Diagnostics
import Driver
import Reports
import Simulation
import Source

/// The logs of events that the arguments of a command name.
struct EventLogs {
  private let paths: [String]

  /// Finds the logs: files, those in folders, and those that a manifest lists.
  init(_ named: [String], listedIn manifest: String? = nil) throws {
    paths = try reading { () throws(FileProblem) in
      var named = named
      if let manifest {
        try checkStays(manifest)
        named += try LogFiles.listed(in: manifest)
      }
      for path in named { try checkStays(path) }
      return try LogFiles.found(in: named)
    }
    if let repeated = LogFiles.repeated(in: paths) { throw UsageProblem(.logTwice(repeated)) }
    if paths.isEmpty { throw UsageProblem(.noLogs) }
  }

  /// Counts in the logs, and shows how far it has come.
  func count<Counter: LogCounting>(
    with counter: Counter, in range: Range<Int>? = nil, _ terminal: Terminal
  ) async throws -> Counter.Counts {
    defer { terminal.progress("") }
    do throws(LogProblem) {
      return try await replayLogs(paths, range: range, with: counter, width: Terminal.processors) { progress in
        let share = progress.bytes > 0 ? " (\(min(100, progress.bytesRead * 100 / progress.bytes)) %)" : ""
        terminal.progress("\(progress.bytesRead >> 20) MB\(share)")
      }
    } catch {
      switch error {
      case .file(let problem): throw UsageProblem(.cannotRead(problem.path, reason: problem.reason.sentence))
      case .noRange(let log): throw UsageProblem(.noRange(of: log))
      }
    }
  }
}

/// Throws if links lead a path inside the project out of it.
func checkStays(_ path: String) throws(FileProblem) {
  if path != "-" { try FileSystem.checkStays(path, in: FileSystem.currentFolder()) }
}

/// What files contain. One that cannot be read ends the command.
func reading<Content>(_ read: () throws(FileProblem) -> Content) throws -> Content {
  do throws(FileProblem) {
    return try read()
  } catch {
    throw UsageProblem(.cannotRead(error.path, reason: error.reason.sentence))
  }
}
