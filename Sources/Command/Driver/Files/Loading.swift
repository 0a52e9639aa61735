public import Diagnostics
import Source
import YAML

/// The files of a run, read from disk.
public struct LoadedInputs: Sendable {
  public var inputs: RunInputs
  /// The location of each file, at the position of its number; nil for standard input.
  public var locations: [String?]
  /// The folder that the paths in each file must not leave, at the position of its number: that of the project file,
  /// otherwise that of the file itself; the current folder for standard input.
  public var roots: [String]
  /// Paths that could not be read, problems with the names of files, and patterns that match nothing.
  public var diagnostics: [Diagnostic]
  /// Whether a path could not be read.
  public var hasUnreadable: Bool
  /// The files that were ignored because an earlier run wrote them.
  public private(set) var outputs: [String] = []

  /// How much is kept of a file that is too large to be read.
  private static let beginning = 4096

  /// Reads the discovered files, `width` at once. Files are numbered in the order of their paths.
  public init(_ discovery: Discovery, width: Int = 4) async throws(Cancelled) {
    var loading = Loading(discovery)
    try await loading.readAll(width: width)
    inputs = RunInputs(files: loading.files, projects: loading.projects)
    locations = loading.found.map(\.location)
    roots = loading.found.map { found in
      discovery.projectFolder(of: found) ?? found.location.map { PathText.folder(of: $0) } ?? discovery.folder
    }
    hasUnreadable = !loading.problems.isEmpty
    outputs = loading.outputs
    diagnostics = loading.problems.sorted { $0.path < $1.path }.map { problem in
      problem.reason == .outside
        ? Diagnostic(.outsideProject, .linkLeadsOutside(problem.path), at: nil, hint: .moveIntoProject)
        : Diagnostic(.unreadableFile, .cannotRead(problem.path, reason: problem.reason.sentence), at: nil)
    }
    diagnostics += loading.findings + Self.namingFindings(discovery) + loading.patternFindings
  }

  /// Files that were read elsewhere.
  init(_ inputs: RunInputs, locations: [String?], roots: [String]) {
    self.inputs = inputs
    self.locations = locations
    self.roots = roots
    diagnostics = []
    hasUnreadable = false
  }

  private static func namingFindings(_ discovery: Discovery) -> [Diagnostic] {
    discovery.severalProjectFiles.map { paths in
      Diagnostic(.severalProjectFiles, .twoProjectFiles(paths), at: nil, hint: .keepOne)
    }
      + discovery.misnamedProjectFiles.sorted().map { path in
        Diagnostic(.misnamedProjectFile, .notProjectFile(path), at: nil, hint: .renameToTasuki)
      }
  }

  private struct Loading {
    let discovery: Discovery
    var written: WrittenFiles
    var problems: [FileProblem]
    var findings: [Diagnostic] = []
    var files: [SourceFile] = []
    /// The found files, at the positions of their numbers.
    var found: [FoundFile] = []
    var outputs: [String] = []
    private var numbers: [String: FileNumber] = [:]
    private var tooLarge: Set<FileNumber> = []

    init(_ discovery: Discovery) {
      self.discovery = discovery
      written = discovery.written
      problems = discovery.problems
    }

    mutating func readAll(width: Int) async throws(Cancelled) {
      let projects = Set(discovery.projects.map(\.path))
      var paths: Set<String> = []
      let all = (discovery.workflows + discovery.projects).sorted { PathText.precedes($0.path, $1.path) }
        .filter { paths.insert($0.path).inserted }
      let tree = discovery.tree
      let contents = await mapInParallel(all, width: width, atOnce: 64) { file in
        Result { () throws(FileProblem) in try file.read(from: tree, limit: YAMLLimits.standard.bytes) }
      }
      guard let contents else { throw Cancelled() }
      for (file, content) in zip(all, contents) { add(file, content, isProject: projects.contains(file.path)) }
    }

    private mutating func add(_ file: FoundFile, _ content: Result<[UInt8], FileProblem>, isProject: Bool) {
      do throws(FileProblem) {
        let limit = YAMLLimits.standard.bytes
        var bytes = try content.get()
        if !isProject, let location = file.location, written.hold(location, bytes) {
          if file.naming == .path { findings.append(generated(file)) } else { outputs.append(file.path) }
          return
        }
        let number = FileNumber(UInt32(clamping: files.count))
        numbers[file.path] = number
        if bytes.count > limit, !isProject {
          // The beginning is enough to recognize the file, and to show its first line.
          bytes = Array(bytes.prefix(LoadedInputs.beginning))
          tooLarge.insert(number)
        }
        files.append(
          SourceFile(
            number: number, path: file.path, inProject: discovery.pathInProject(of: file, isProject: isProject),
            bytes: bytes))
        found.append(file)
      } catch {
        if error.reason == .outside {
          findings.append(outside(file, isProject: isProject))
        } else {
          problems.append(FileProblem(path: file.path, reason: error.reason))
        }
      }
    }

    private func generated(_ file: FoundFile) -> Diagnostic {
      Diagnostic(.generatedFile, .writtenByCompile(file.path), at: nil, hint: .nameOrigin)
    }

    private func outside(_ file: FoundFile, isProject: Bool) -> Diagnostic {
      Diagnostic(
        .outsideProject, .linkLeadsOutside(file.path), at: nil, hint: isProject ? .putFileItself : .moveIntoProject,
        severity: file.isNamed ? .error : .warning)
    }

    var patternFindings: [Diagnostic] {
      discovery.badPatterns.compactMap { project, pattern, code in
        guard let number = numbers[project] else { return nil }
        let span = Span(file: number, start: pattern.span.start, end: pattern.span.end)
        return code == .outsideProject
          ? Diagnostic(
            code, .leadsOutside(pattern.value), at: span, hint: .moveWorkflowsIntoProject)
          : Diagnostic(code, .noFileMatches(pattern.value), at: span, hint: .pathsAreRelative)
      }
    }

    var projects: [ProjectInput] {
      var projects: [ProjectInput] = []
      var positions: [String: Int] = [:]
      for found in discovery.projects {
        guard let number = numbers[found.path] else { continue }
        positions[found.path] = projects.count
        projects.append(ProjectInput(projectFile: number, workflows: []))
      }
      var alone = ProjectInput(workflows: [])
      for found in discovery.workflows {
        guard let number = numbers[found.path] else { continue }
        let input = WorkflowInput(number, isNamed: found.isNamed, isTooLarge: tooLarge.contains(number))
        if let project = found.project {
          // Without the content of a project file, its workflows would be checked wrongly: the one finding is that it
          // cannot be read.
          if let position = positions[project] { projects[position].workflows.append(input) }
        } else {
          alone.workflows.append(input)
        }
      }
      return alone.workflows.isEmpty ? projects : [alone] + projects
    }
  }
}

extension Discovery {
  /// The folder of the project file that a file belongs to.
  fileprivate func projectFolder(of file: FoundFile) -> String? {
    file.project.map { PathText.folder(of: PathText.joined(folder, $0)) }
  }

  /// The path of a file from the root of its project, which is the folder of the project file.
  fileprivate func pathInProject(of file: FoundFile, isProject: Bool) -> String {
    guard let location = file.location else { return file.path }
    let root = isProject ? PathText.folder(of: location) : projectFolder(of: file) ?? commonFolder
    return PathText.shown(location, in: root)
  }
}
