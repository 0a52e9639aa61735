public import Diagnostics
import Source
import YAML

/// The files of a run, read from disk.
public struct LoadedInputs: Sendable {
  /// What the compiler reads.
  public var inputs: RunInputs
  /// Where each file lies, at the position of its number; nil for standard input.
  public var locations: [String?]
  /// The paths that could not be read, and patterns that match nothing.
  public var diagnostics: [Diagnostic]
  /// Whether a path could not be read.
  public var hasUnreadable: Bool

  /// How much of a file is kept that is too large to be read.
  private static let beginning = 4096

  /// Reads what was discovered. Files are numbered in the order of their paths.
  public init(_ discovery: Discovery) {
    var problems = discovery.problems
    let all = (discovery.workflows + discovery.projects)
      .sorted { PathText.precedes($0.path, $1.path) }
    var files: [SourceFile] = []
    var locations: [String?] = []
    var numbers: [String: FileNumber] = [:]
    var tooLarge: Set<FileNumber> = []
    for found in all where numbers[found.path] == nil {
      do throws(FileProblem) {
        let limit = YAMLLimits.standard.bytes
        var bytes =
          if let location = found.location {
            try FileSystem.read(location, limit: limit)
          } else {
            try FileSystem.readStandardInput(limit: limit)
          }
        let number = FileNumber(UInt32(clamping: files.count))
        numbers[found.path] = number
        if bytes.count > limit, PathText.name(of: found.path) != Discovery.projectFileName {
          // The beginning is enough to see what the file is, and to show where it begins.
          bytes = Array(bytes.prefix(Self.beginning))
          tooLarge.insert(number)
        }
        files.append(SourceFile(number: number, path: found.path, bytes: bytes))
        locations.append(found.location)
      } catch {
        problems.append(FileProblem(path: found.path, reason: error.reason))
      }
    }
    inputs = RunInputs(files: files, projects: Self.projects(of: discovery, numbers, tooLarge))
    self.locations = locations
    hasUnreadable = !problems.isEmpty
    diagnostics = problems.sorted { $0.path < $1.path }.map { problem in
      Diagnostic(.unreadableFile, "cannot read '\(problem.path)': \(problem.reason)", at: nil)
    }
    for (project, pattern) in discovery.deadPatterns {
      guard let number = numbers[project] else { continue }
      diagnostics.append(
        Diagnostic(
          .deadPattern, "no file matches '\(pattern.value)'",
          at: Span(file: number, start: pattern.span.start, end: pattern.span.end),
          hint: "paths are relative to the project file"))
    }
  }

  private static func projects(
    of discovery: Discovery, _ numbers: [String: FileNumber], _ tooLarge: Set<FileNumber>
  ) -> [ProjectInput] {
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
      if let project = found.project, let position = positions[project] {
        projects[position].workflows.append(input)
      } else {
        alone.workflows.append(input)
      }
    }
    return alone.workflows.isEmpty ? projects : [alone] + projects
  }
}
