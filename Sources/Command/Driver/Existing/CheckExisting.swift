public import Diagnostics
import Existing
import RuleChecks
public import Source

/// What the check of rules that exist already found.
public struct ExistingCheck: Sendable {
  /// The files that were read and contain resources, each at the position of its number.
  public var sources: [SourceFile] = []
  /// Their absolute paths.
  public var locations: [String] = []
  public var diagnostics: [Diagnostic] = []
  /// Whether a path could not be read.
  public var hasUnreadable = false
}

/// Checks the rules in files and folders: templates of CloudFormation and SAM, each by itself, and configurations of Terraform,
/// those of a folder together. In a folder, files of other kinds are left out; one that is named must be one of these.
public func checkExisting(_ paths: [String], in currentFolder: String) -> ExistingCheck {
  var run = ExistingRun(currentFolder)
  for path in paths { run.add(path) }
  run.checkConfigurations()
  run.check.diagnostics = Diagnostic.inOrder(run.check.diagnostics)
  return run.check
}

private struct ExistingRun {
  var check = ExistingCheck()
  private let currentFolder: String
  private var known: Set<String> = []
  /// The configurations, by their folders.
  private var configurations: [String: [ExistingFile]] = [:]

  /// How deep folders are searched, and how many bytes of a file are read.
  private static let limits = (depth: 64, bytes: 16 << 20)
  private static let endings = [".tf", ".yaml", ".yml", ".json", ".template"]

  init(_ currentFolder: String) { self.currentFolder = currentFolder }

  mutating func add(_ path: String) {
    let location = PathText.joined(currentFolder, path)
    do throws(FileProblem) {
      try FileSystem.checkStays(path, in: currentFolder)
      guard let kind = FileSystem.kind(of: location) else {
        throw FileProblem(path: path, reason: FileSystem.reasonOfAbsence(at: location))
      }
      if kind == .folder {
        search(location, depth: 0)
      } else {
        try read(location, isNamed: true)
      }
    } catch {
      report(error)
    }
  }

  private mutating func search(_ folder: String, depth: Int) {
    guard depth < Self.limits.depth else { return }
    do throws(FileProblem) {
      for entry in try FileSystem.entries(of: folder)
      where !entry.name.hasPrefix(".") && entry.name != "node_modules" {
        let location = PathText.joined(folder, entry.name)
        if entry.kind == .folder {
          search(location, depth: depth + 1)
        } else if entry.kind == .file, Self.endings.contains(where: entry.name.hasSuffix) {
          try read(location, isNamed: false)
        }
      }
    } catch {
      report(error)
    }
  }

  private mutating func report(_ problem: FileProblem) {
    check.hasUnreadable = true
    let path = PathText.shown(problem.path, in: currentFolder)
    check.diagnostics.append(
      Diagnostic(.unreadableFile, .cannotReadExisting(path, problem.reason.sentence), at: nil))
  }

  private mutating func read(_ location: String, isNamed: Bool) throws(FileProblem) {
    guard known.insert(location).inserted else { return }
    let bytes = try FileSystem.readRegular(location, limit: Self.limits.bytes)
    let number = FileNumber(UInt32(clamping: check.sources.count))
    let file = SourceFile(number: number, path: PathText.shown(location, in: currentFolder), bytes: bytes)
    let isConfiguration = location.hasSuffix(".tf")
    let sink = DiagnosticSink()
    let content = isConfiguration ? readTerraform(file) : readCloudFormation(file, into: sink)
    // A file of another kind that a search found is none of ours.
    if !isConfiguration, !isNamed, content.resources.isEmpty { return }
    check.sources.append(file)
    check.locations.append(location)
    check.diagnostics += sink.diagnostics.filter { $0.severity == .error }
    if let problem = content.problem {
      check.diagnostics.append(
        Diagnostic(.unreadableResources, .unreadableResources(problem.value), at: problem.span))
    }
    if isConfiguration {
      configurations[PathText.folder(of: location), default: []].append(content)
    } else {
      judge([content])
    }
  }

  mutating func checkConfigurations() {
    for (_, files) in configurations.sorted(by: { $0.key < $1.key }) { judge(files) }
  }

  private mutating func judge(_ files: [ExistingFile]) {
    let sink = DiagnosticSink()
    checkRules(files, into: sink)
    check.diagnostics += sink.diagnostics
  }
}
