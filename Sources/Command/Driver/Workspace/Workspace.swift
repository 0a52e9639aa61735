import Diagnostics
import Source
import YAML

/// The texts of one project in an editor, and the findings in them. It reads nothing from disk.
///
/// `check` reports what is wrong with one text by itself, as soon as possible; `projectFindings` reports everything
/// that `tasuki check` would report for the project. Both use the texts at the time of the call, and stop when newer
/// ones arrive.
public actor Workspace {
  /// The environment to check; nil for each.
  public let environment: String?
  public let selection: CodeSelection
  /// Findings that are known and accepted.
  public let baseline: Baseline?
  /// The number of tasks that read files at once.
  public let width: Int

  private typealias Work = Task<CheckResult?, Never>

  private enum Subject {
    case file(String)
    case project

    func includes(_ path: String, _ text: WorkspaceText) -> Bool {
      switch self {
      case .file(let own): path == own || text.role == .project
      case .project: true
      }
    }
  }

  private var texts: [String: WorkspaceText] = [:]
  /// The work in progress: for one path and the project file, or for all of them.
  private var running: [Work: Subject] = [:]
  private let perform: @Sendable (CheckRequest) async -> CheckResult?

  public init(
    environment: String? = nil, selection: CodeSelection = .everything, baseline: Baseline? = nil, width: Int = 4
  ) {
    self.init(environment: environment, selection: selection, baseline: baseline, width: width) { request in
      try? await Driver.check(request)
    }
  }

  init(
    environment: String? = nil, selection: CodeSelection = .everything, baseline: Baseline? = nil, width: Int = 4,
    performing perform: @escaping @Sendable (CheckRequest) async -> CheckResult?
  ) {
    self.perform = perform
    self.environment = environment
    self.selection = selection
    self.baseline = baseline
    self.width = width
  }

  /// Puts a text at a path, relative to the project's folder, with `/` between its parts. False if it is older than the
  /// current one.
  @discardableResult public func put(_ text: WorkspaceText, at path: String) -> Bool {
    if let known = texts[path], known.version > text.version { return false }
    texts[path] = text
    stop(path, text)
    return true
  }

  public func remove(_ path: String) {
    if let text = texts.removeValue(forKey: path) { stop(path, text) }
  }

  public func version(of path: String) -> Int? { texts[path]?.version }

  /// Stops work in progress for texts that have changed.
  private func stop(_ path: String, _ text: WorkspaceText) {
    for (work, subject) in running where subject.includes(path, text) { work.cancel() }
  }

  /// Puts a text at a path, and returns what is wrong with it by itself: its syntax, its content, and the checks of its
  /// workflows. Findings that need the other texts are left to `projectFindings`.
  ///
  /// The role is the current one of the path, otherwise the one that its name suggests.
  public func check(_ path: String, _ bytes: [UInt8], version: Int) async throws(Unanswered) -> FileFindings {
    let role = texts[path]?.role ?? WorkspaceText.role(ofFileAt: path)
    if !put(WorkspaceText(bytes, version: version, role: role), at: path), let newer = texts[path] {
      throw .overtaken(path: path, version: newer.version)
    }
    let (result, _) = try await answer(about: .file(path)) { request in request.depth = .files }
    guard let number = result.compilation.sources.first(where: { $0.path == path })?.number else {
      return FileFindings(path: path, version: version, findings: [], sources: [])
    }
    return FileFindings(
      path: path, version: version, findings: result.shown.filter { $0.span?.file == number },
      sources: result.compilation.sources)
  }

  /// Returns all findings of the texts.
  public func projectFindings() async throws(Unanswered) -> ProjectFindings {
    let (result, versions) = try await answer(about: .project) { request in
      request.events = TextEvents(texts, numbered: request.inputs.files)
    }
    return ProjectFindings(versions: versions, findings: result.shown, sources: result.compilation.sources)
  }

  /// Checks the texts that belong to a subject, unless they change in the meantime.
  private func answer(
    about subject: Subject, _ adjust: (inout CheckRequest) -> Void
  ) async throws(Unanswered) -> (result: CheckResult, versions: [String: Int]) {
    let looked = texts.filter { subject.includes($0.key, $0.value) }
    var request = CheckRequest(
      inputs: inputs(of: looked), environment: environment, selection: selection, baseline: baseline, width: width)
    adjust(&request)
    let work = Work { [perform, request] in await perform(request) }
    running[work] = subject
    let result = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    running[work] = nil
    let present = texts.filter { subject.includes($0.key, $0.value) }
    for path in Set(looked.keys).union(present.keys).sorted() {
      guard let text = present[path] else { throw .removed(path: path) }
      if text.version != looked[path]?.version { throw .overtaken(path: path, version: text.version) }
    }
    guard let result, !Task.isCancelled else { throw .cancelled }
    return (result, looked.mapValues(\.version))
  }

  /// Texts as the inputs of a run, numbered in the order of their paths.
  private func inputs(of texts: [String: WorkspaceText]) -> RunInputs {
    var inputs = RunInputs(files: [], projects: [])
    var project = ProjectInput(workflows: [])
    for (path, text) in texts.sorted(by: { PathText.precedes($0.key, $1.key) }) where text.role != .event {
      let number = FileNumber(UInt32(clamping: inputs.files.count))
      inputs.files.append(SourceFile(number: number, path: path, bytes: text.bytes))
      if text.role == .project {
        project.projectFile = number
      } else {
        project.workflows.append(
          WorkflowInput(
            number, isNamed: text.role == .workflow, isTooLarge: text.bytes.count > YAMLLimits.standard.bytes))
      }
    }
    inputs.projects = [project]
    return inputs
  }
}

/// The event files among the texts of a workspace.
private struct TextEvents: EventLibrary {
  private let texts: [String: WorkspaceText]
  /// The folder of each file, at the position of its number.
  private let folders: [String]

  init(_ texts: [String: WorkspaceText], numbered files: [SourceFile]) {
    self.texts = texts
    folders = files.map { PathText.folder(of: $0.path) }
  }

  func event(named path: Located<String>) -> NamedEvent {
    let written = PathText.joined(folders[Int(path.span.file.index)], path.value)
    guard let place = Self.resolved(written) else {
      return NamedEvent(place: written, path: written, content: .outside)
    }
    let content = texts[place].map { NamedEvent.Content.bytes($0.bytes) }
    return NamedEvent(place: place, path: place, content: content ?? .unreadable(.noSuchFile))
  }

  /// A path without `.` and `..`; nil if it leads out of the project's folder.
  private static func resolved(_ path: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/") else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}
