import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Reports
import Source

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

  init(_ command: Diff, _ terminal: Terminal, width: Int) async throws {
    let day = command.today.flatMap { FirstDay($0) }
    if command.git {
      do {
        self = try await Self(revisions: (command.base, command.head), day, width)
      } catch let problem as GitProblem {
        let sources = MaskedSources([], secretsOf: [])
        terminal.report(
          TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked([problem.finding])))
        throw ExitCode(ExitStatus.failure)
      }
      return
    }
    guard let basePath = command.base, let headPath = command.head else { throw UsageProblem(.nameBothSides) }
    base = try await Self.folder(basePath, width)
    head = try await Self.folder(headPath, width)
    firstDay = day ?? .today
  }

  private static func folder(_ path: String, _ width: Int) async throws -> ComparedInputs {
    let current = FileSystem.currentFolder()
    let location = PathText.joined(current, path)
    guard let kind = FileSystem.kind(of: location) else {
      throw UsageProblem(.cannotRead(path, reason: FileProblem.Reason.missing.sentence))
    }
    let root = kind == .folder ? location : PathText.folder(of: location)
    return try await side(PathText.shown(path, in: current), [path], from: root, of: DiskTree(), width)
  }

  /// Two revisions, the newer one the working tree where none is named.
  private init(revisions: (base: String?, head: String?), _ day: FirstDay?, _ width: Int) async throws {
    let current = FileSystem.currentFolder()
    let repository = try GitRepository(around: current)
    let objects = try repository.objects()
    let newer = try revisions.head.map { revision throws(GitProblem) in try repository.commit(revision) }
    let older: GitRepository.Commit
    if let revision = revisions.base {
      older = try repository.commit(revision)
    } else {
      older = try repository.mergeBase(of: repository.targetBranch(), and: revisions.head ?? "HEAD")
    }
    let tree = try repository.tree(of: older, objects: objects)
    base = try await Self.side(older.title, [], from: current, of: tree, width)
    if let newer {
      let tree = try repository.tree(of: newer, objects: objects)
      head = try await Self.side(newer.title, [], from: current, of: tree, width)
      firstDay = day ?? FirstDay(secondsSince1970: newer.seconds)
    } else {
      head = try await Self.side(ComparedInputs.workingTree, [], from: current, of: DiskTree(), width)
      firstDay = day ?? .today
    }
  }

  private static func side(
    _ title: String, _ paths: [String], from root: String, of tree: any FileTree, _ width: Int
  ) async throws -> ComparedInputs {
    let current = FileSystem.currentFolder()
    let loaded = try await LoadedInputs(Discovery(paths, in: current, of: tree), width: width)
    return ComparedInputs(
      title: title, loaded: loaded, root: root, events: DiskEvents(loaded, currentFolder: current, of: tree))
  }
}

extension FirstDay {
  /// The day of now, in UTC.
  static var today: FirstDay { FirstDay(secondsSince1970: time(nil)) }
}
