import Comparison
import Diagnostics
import Driver

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The two sides that a comparison is asked for, and the day from which on it counts runs of schedules.
struct DiffSides {
  let base: ComparedInputs
  let head: ComparedInputs
  let firstDay: FirstDay

  init(_ command: Diff, width: Int) async throws {
    guard let basePath = command.base, let headPath = command.head else { throw UsageProblem(.nameBothSides) }
    base = try await Self.folder(basePath, width)
    head = try await Self.folder(headPath, width)
    firstDay = command.today.flatMap { FirstDay($0) } ?? .today
  }

  private static func folder(_ path: String, _ width: Int) async throws -> ComparedInputs {
    let current = FileSystem.currentFolder()
    let location = PathText.joined(current, path)
    guard let kind = FileSystem.kind(of: location) else {
      throw UsageProblem(.cannotRead(path, reason: FileProblem.Reason.missing.sentence))
    }
    let loaded = try await LoadedInputs(Discovery([path], in: current), width: width)
    return ComparedInputs(
      title: PathText.shown(path, in: current), loaded: loaded,
      root: kind == .folder ? location : PathText.folder(of: location),
      events: DiskEvents(loaded, currentFolder: current))
  }
}

extension FirstDay {
  /// The day of now, in UTC.
  static var today: FirstDay { FirstDay(secondsSince1970: time(nil)) }
}
