import Comparison
import Diagnostics
import Driver
import Reports
import Source
import TestSupport
import Testing

@testable import Graphs

/// Workflows in memory, drawn.
struct Drawn {
  let projects: [DrawnProject]
  let sources: MaskedSources

  /// Reads workflows, each in a file of its own, and a project file.
  init(_ workflows: String..., project: String? = nil) async throws {
    let texts = [project].compactMap { $0 } + workflows
    let files = texts.enumerated().map { index, text in
      SourceFile(number: FileNumber(UInt32(index)), path: "file\(index).yaml", bytes: Array(text.utf8))
    }
    let first = project == nil ? 0 : 1
    let input = ProjectInput(
      projectFile: project.map { _ in FileNumber(0) },
      workflows: files.dropFirst(first).map { WorkflowInput($0.number) })
    let read = try await ReadProjects(
      RunInputs(files: files, projects: [input]), environment: nil, width: 2)
    #expect(read.diagnostics.filter { $0.severity == .error }.map(\.code.name) == [])
    projects = read.projects.map { DrawnProject($0.project, $0.flows) }
    sources = MaskedSources(read.sources, secretsOf: read.diagnostics)
  }

  var map: Picture { Picture(of: projects) }
  func steps(_ names: String...) -> Picture { Picture(stepsOf: Set(names), in: projects) }
  func svg(_ picture: Picture) -> String { String(decoding: SVGPicture(picture, sources).bytes, as: UTF8.self) }
  func mermaid(_ picture: Picture) -> String { MermaidPicture(picture, sources).text }
  func dot(_ picture: Picture) -> String { String(decoding: DOTPicture(picture, sources).bytes, as: UTF8.self) }
}

extension Graph {
  /// The graph as lines: `task a` for a node, `a → b (yes)` for an edge. A state other than the same is a prefix.
  var listing: [String] {
    func mark(_ state: State) -> String { state == .same ? "" : "\(state) " }
    let names = nodes.map { $0.lines.first?.filled() ?? "" }
    return nodes.map { "\(mark($0.state))\($0.kind): \($0.lines.map { $0.filled() }.joined(separator: " | "))" }
      + edges.map { edge in
        let label = edge.label.map { " (\($0.filled()))" } ?? ""
        return "\(mark(edge.state))\(names[edge.start]) → \(names[edge.end])\(label)"
      }
  }
}

/// A comparison of one workflow with another version of it.
func compared(_ base: [String: String], _ head: [String: String]) async throws -> DiffResult {
  func side(_ texts: [String: String]) async throws -> ComparedInputs {
    let folder = try TemporaryFolder(texts)
    let loaded = try await LoadedInputs(Discovery([], in: folder.path), width: 2)
    return ComparedInputs(
      title: "side", loaded: loaded, root: folder.path, events: DiskEvents(loaded, currentFolder: folder.path))
  }
  return try await diff(
    DiffRequest(
      base: try await side(base), head: try await side(head), environments: .each,
      firstDay: try #require(FirstDay("2027-01-01")), width: 2))
}

/// A workflow with these tasks.
func order(_ tasks: String, rest: String = "") -> String {
  """
  workflow: order-placed
  trigger: {source: com.example.shop, event: order.placed}
  tasks:
  \(tasks)
  \(rest)
  """
}
