import Comparison
import Diagnostics
import Emit
import Reports
import Source
import Testing

@testable import Driver

/// Files in memory, below `/project`.
struct MemoryTree: FileTree {
  private let files: [String: [UInt8]]

  init(_ texts: [String: String]) {
    files = Dictionary(uniqueKeysWithValues: texts.map { ("/project/" + $0.key, Array($0.value.utf8)) })
  }

  /// A path without `.` and `..`.
  private func normal(_ path: String) -> String { "/" + PathText.parts(of: path, in: "/").joined(separator: "/") }

  func kind(of path: String, followingLinks: Bool) -> FileKind? {
    let path = normal(path)
    if files[path] != nil { return .file }
    return path == "/project" || files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func entries(of folder: String) throws(FileProblem) -> [FolderEntry] {
    let folder = normal(folder)
    var kinds: [String: FileKind] = [:]
    for path in files.keys where path.hasPrefix(folder + "/") {
      let parts = path.dropFirst(folder.utf8.count + 1).split(separator: "/")
      kinds[String(parts[0])] = parts.count == 1 ? .file : .folder
    }
    return kinds.map { FolderEntry(name: $0.key, kind: $0.value) }.sorted { $0.name < $1.name }
  }

  func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let bytes = files[normal(path)] else { throw FileProblem(path: path, reason: .missing) }
    return bytes
  }

  func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try readRegular(path, followingLinks: false, limit: limit)
  }

  func isContained(_ path: String, in root: String) -> Bool { normal(path).hasPrefix(root) }
  func destination(of path: String) -> String { normal(path) }
}

/// A comparison of texts in memory.
struct Compared {
  var result: DiffResult

  init(_ base: [String: String], _ head: [String: String], environment: String? = nil) async throws {
    let environments = try #require(ComparedEnvironments(environment))
    result = try await diff(
      DiffRequest(
        base: try await Self.side("base", base), head: try await Self.side("head", head),
        environments: environments,
        firstDay: try #require(FirstDay("2027-01-01")), width: 2))
  }

  /// Two workflows without a project file.
  init(_ base: String, _ head: String) async throws {
    try await self.init(["order.yaml": base], ["order.yaml": head])
  }

  private static func side(_ title: String, _ texts: [String: String]) async throws -> ComparedInputs {
    let tree = MemoryTree(texts)
    let loaded = try await LoadedInputs(Discovery([], in: "/project", of: tree), width: 2)
    return ComparedInputs(
      title: title, loaded: loaded, root: "/project",
      events: DiskEvents(loaded, currentFolder: "/project", of: tree))
  }

  var project: ProjectReport { result.report.projects[0] }
  /// Every change except those of resources, of access and of costs.
  var changes: [Change] {
    result.report.changes.filter { $0.resource == nil && $0.access == nil && $0.cost == nil }
  }
  /// The changes of access as sentences, with their names: `access-gained: its rules may now …`.
  var access: [String] {
    result.report.changes.filter { $0.access != nil }.map { "\($0.code.name): \($0.message.filled())" }
  }
  var names: [String] { changes.map(\.code.name) }
  /// The names of every change.
  var allNames: Set<String> { Set(result.report.changes.map(\.code.name)) }
  /// The codes of errors on either side.
  var errors: [String] { result.findings.filter { $0.severity == .error }.map(\.code.name) }

  func change(_ name: String) throws -> Change {
    try #require(result.report.changes.first { $0.code.name == name }, "found \(allNames)")
  }

  var sources: MaskedSources { MaskedSources(result.sources, secretsOf: result.secrets) }
  var text: String { String(decoding: ChangeText(result.report, sources, colored: false).bytes, as: UTF8.self) }
  func markdown(limit: Int = 65_536) -> String {
    String(decoding: ChangeMarkdown(result.report, sources).bytes(limit: limit), as: UTF8.self)
  }
  var annotations: String {
    String(decoding: GitHubReport(sources).bytes(sources.masked(result.report)), as: UTF8.self)
  }
  var junit: String { String(decoding: ChangeJUnit(result.report, sources).bytes, as: UTF8.self) }
  var json: JSONValue { ChangeJSON(result.report, sources).value }
}

/// A workflow of a shop's orders.
func order(
  where conditions: String = "", tasks: String = "  - {id: a, uses: sqs/send, with: {queue: orders}}",
  rest: String = ""
) -> String {
  """
  workflow: order-placed
  trigger: {source: com.example.shop, event: order.placed\(conditions.isEmpty ? "" : ", where: " + conditions)}
  tasks:
  \(tasks)
  \(rest)
  """
}
