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

/// The two sides that a command compares, and the day from which it lists the runs of schedules.
struct DiffSides: Sendable {
  let base: ComparedInputs
  let head: ComparedInputs
  let firstDay: FirstDay

  init(_ command: Diff, _ terminal: Terminal) async throws {
    let day = command.today.flatMap { FirstDay($0) }
    let environments = command.environments
    let reader = SideReader(environment: environments.names.base, terminal: terminal)
    if case .two(let older, let newer) = environments {
      let side = try await reader.side(at: command.base ?? ".")
      (base, head) = (side.titled(older), side.titled(newer))
      firstDay = day ?? .today
      return
    }
    if command.git {
      do {
        self = try await Self(revisions: (command.base, command.head), day, reader)
      } catch let problem as GitProblem {
        let sources = MaskedSources([], secretsOf: [])
        terminal.report(
          TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked([problem.finding])))
        throw ExitCode(ExitStatus.failure)
      }
      return
    }
    guard let basePath = command.base, let headPath = command.head else { throw UsageProblem(.nameBothSides) }
    base = try await reader.side(at: basePath)
    head = try await reader.side(at: headPath)
    firstDay = day ?? .today
  }

  /// Two revisions; the newer one is the working tree if none is named.
  private init(
    revisions: (base: String?, head: String?), _ day: FirstDay?, _ reader: SideReader
  ) async throws {
    let repository = try GitRepository(around: reader.folder)
    let objects = try repository.objects()
    let newer = try revisions.head.map { revision throws(GitProblem) in try repository.commit(revision) }
    let older: GitRepository.Commit
    if let revision = revisions.base {
      older = try repository.commit(revision)
    } else {
      older = try repository.mergeBase(of: repository.targetBranch(), and: revisions.head ?? "HEAD")
    }
    base = try await reader.side(older.title, of: repository.tree(of: older, objects: objects))
    if let newer {
      head = try await reader.side(newer.title, of: repository.tree(of: newer, objects: objects))
      firstDay = day ?? FirstDay(secondsSince1970: newer.seconds)
    } else {
      head = try await reader.side(ComparedInputs.workingTree, of: DiskTree())
      firstDay = day ?? .today
    }
  }
}

/// Loads the sides of a comparison.
private struct SideReader {
  let folder = FileSystem.currentFolder()
  let environment: String?
  let terminal: Terminal

  /// A folder or a file.
  func side(at path: String) async throws -> ComparedInputs {
    let location = PathText.joined(folder, path)
    guard let kind = FileSystem.kind(of: location) else {
      throw UsageProblem(.cannotRead(path, reason: FileProblem.Reason.missing.sentence))
    }
    let root = kind == .folder ? location : PathText.folder(of: location)
    return try await side(PathText.shown(path, in: folder), [path], from: root, of: DiskTree())
  }

  /// The current folder in a revision or in the working tree.
  func side(_ title: String, of tree: any FileTree) async throws -> ComparedInputs {
    try await side(title, [], from: folder, of: tree)
  }

  private func side(
    _ title: String, _ paths: [String], from root: String, of tree: any FileTree
  ) async throws -> ComparedInputs {
    let loaded = try await LoadedInputs(Discovery(paths, in: folder, of: tree), width: Terminal.width)
    try loaded.check(environment, terminal)
    return ComparedInputs(
      title: title, loaded: loaded, root: root, events: DiskEvents(loaded, currentFolder: folder, of: tree))
  }
}

extension ComparedInputs {
  /// The side as it is in an environment.
  fileprivate func titled(_ environment: String) -> ComparedInputs {
    var side = self
    side.title = "\(title) (\(environment))"
    return side
  }
}

extension FirstDay {
  /// The current day in UTC.
  static var today: FirstDay { FirstDay(secondsSince1970: time(nil)) }
}
