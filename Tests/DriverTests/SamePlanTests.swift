import Diagnostics
import Emit
import Flow
import Foundation
import Plan
import Planning
import Source
import Testing
import Workflows
import YAML

@testable import Driver

/// A plan does not depend on where and how workflows are written, and each workflow's part does not depend on the
/// others.
@Suite struct SamePlanTests {
  static let examples: [String] = {
    let folder = SourceTexts.repository.appendingPathComponent("examples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { FileManager.default.fileExists(atPath: folder.path + "/\($0)/tasuki.yaml") }.sorted()
  }()

  /// The texts of a project, by their paths.
  struct Texts {
    var project: String
    var workflows: [(path: String, text: String)]
  }

  static func texts(of example: String) throws -> Texts {
    let folder = SourceTexts.repository.appendingPathComponent("examples/\(example)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/workflows").sorted()
    let workflows = try names.filter { $0.hasSuffix(".yaml") }.map { name in
      ("workflows/\(name)", try String(contentsOfFile: "\(folder.path)/workflows/\(name)", encoding: .utf8))
    }
    let project = try String(contentsOfFile: folder.path + "/tasuki.yaml", encoding: .utf8)
    return Texts(project: project, workflows: workflows)
  }

  private static func analysis(
    _ texts: Texts, environment: String? = nil, isProjectFirst: Bool = false
  ) async throws -> ProjectAnalysis {
    var all = texts.workflows
    all.insert(("tasuki.yaml", texts.project), at: isProjectFirst ? 0 : all.count)
    let files = all.enumerated().map { index, file in
      SourceFile(number: FileNumber(UInt32(index)), path: file.path, bytes: Array(file.text.utf8))
    }
    let project = files[isProjectFirst ? 0 : files.count - 1].number
    let input = ProjectInput(
      projectFile: project, workflows: files.map(\.number).filter { $0 != project }.map { WorkflowInput($0) })
    let analysis = try await analyse(
      input, of: files, environment: environment.map { .named($0) } ?? .each, width: 2)
    let errors = analysis.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    return analysis
  }

  /// The names of the environments; empty if there are none.
  private static func environments(of texts: Texts) async throws -> [String?] {
    let names = try await analysis(texts).project?.environments.map(\.name.value) ?? []
    return names.isEmpty ? [nil] : names
  }

  private func expectEqual(_ plan: DeploymentPlan, _ other: DeploymentPlan, _ change: String) {
    #expect(plan.project == other.project && plan.environment == other.environment, "\(change)")
    #expect(plan.region == other.region && plan.account == other.account, "\(change)")
    #expect(plan.workflows == other.workflows, "\(change)")
    #expect(plan.resources == other.resources, "\(change)")
    #expect(plan.parameters == other.parameters, "\(change)")
    #expect(plan.outputs == other.outputs, "\(change)")
  }

  // MARK: How a project is written

  @Test(arguments: examples) func thePlanIsEqualHoweverItIsWritten(example: String) async throws {
    let texts = try Self.texts(of: example)
    for environment in try await Self.environments(of: texts) {
      let plan = try await Self.analysis(texts, environment: environment).plan
      #expect(!plan.resources.isEmpty)
      for (name, change) in Rewriting.all {
        let changed = try change(texts)
        #expect(
          changed.workflows.map(\.text) != texts.workflows.map(\.text)
            || changed.workflows.map(\.path) != texts.workflows.map(\.path) || name == "as it is")
        let other = try await Self.analysis(changed, environment: environment, isProjectFirst: name == "moved").plan
        expectEqual(plan, other, name)
      }
    }
  }

  // MARK: One workflow and the others

  /// The plan of a workflow alone, and among the others of its project.
  @Test(arguments: examples) func aFragmentIsEqualAloneAndAmongOthers(example: String) async throws {
    let texts = try Self.texts(of: example)
    for environment in try await Self.environments(of: texts) {
      let together = try await Self.analysis(texts, environment: environment)
      let prepared = together.flows.map { PreparedWorkflow($0, project: together.project) }
      let facts = ProjectFacts(
        together.project, together.environment, prepared, [WorkflowStart](in: together.flows))
      for document in try texts.workflows.flatMap({ try Rewriting.documents(of: $0.text) }) {
        let single = Texts(project: texts.project, workflows: [("alone.yaml", document)])
        let alone = try await Self.analysis(single, environment: environment)
        let flow = try #require(alone.flows.first)
        let same = try #require(together.flows.first { $0.name.value == flow.name.value })
        func planned(_ flow: Flow, _ project: Project?) -> DeploymentPlan {
          makePlan(
            joining: [fragment(of: PreparedWorkflow(flow, project: project), facts)], facts, into: DiagnosticSink())
        }
        let expected = planned(same, together.project)
        expectEqual(expected, planned(flow, alone.project), flow.name.value)
        expectEqual(expected, alone.plan, flow.name.value)
        // No name changes, and no own resource changes, when other workflows are planned beside it.
        let bodies = Dictionary(together.plan.resources.map { ($0.identifier, $0.body) }) { first, _ in first }
        for resource in alone.plan.resources {
          let body = bodies[resource.identifier]
          switch resource.body {
          case .rule, .stateMachine, .schedule: #expect(body == resource.body, "\(resource.identifier)")
          default: #expect(body != nil, "\(resource.identifier)")
          }
        }
      }
    }
  }
}

/// Ways to write the same project.
private enum Rewriting {
  typealias Change = @Sendable (SamePlanTests.Texts) throws -> SamePlanTests.Texts

  static let all: [(name: String, change: Change)] = [
    ("moved", moved), ("reversed", reversed), ("in one file", joined), ("commented", { try each($0, commented) }),
    ("requoted", { try each($0, requoted) }),
    ("flow style", { try each($0) { try printed($0) { $0.text(.compact) } } }),
    ("block style", { try each($0) { try printed($0) { YAMLOutput($0).text() } } }),
  ]

  private static func each(
    _ texts: SamePlanTests.Texts, _ change: (String) throws -> String
  ) rethrows -> SamePlanTests.Texts {
    SamePlanTests.Texts(
      project: try change(texts.project), workflows: try texts.workflows.map { ($0.path, try change($0.text)) })
  }

  private static func moved(_ texts: SamePlanTests.Texts) -> SamePlanTests.Texts {
    var texts = texts
    texts.workflows = texts.workflows.enumerated().map { ("elsewhere/\(99 - $0)-\($0).yaml", $1.text) }
    return texts
  }

  private static func reversed(_ texts: SamePlanTests.Texts) throws -> SamePlanTests.Texts {
    var texts = moved(texts)
    texts.workflows = try texts.workflows.reversed().map {
      ($0.path, try documents(of: $0.text).reversed().joined(separator: "---\n"))
    }
    return texts
  }

  private static func joined(_ texts: SamePlanTests.Texts) -> SamePlanTests.Texts {
    var texts = texts
    texts.workflows = [("all.yaml", texts.workflows.map(\.text).joined(separator: "\n---\n"))]
    return texts
  }

  /// A comment and a blank line before each entry that begins a line.
  private static func commented(_ text: String) throws -> String {
    let (tree, file) = try read(text)
    var places: Set<Int> = []
    visit(tree) { _, key in
      guard let key else { return }
      let start = Int(tree.span(of: key).start)
      let line = file.bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if file.bytes[line..<start].allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) {
        places.insert(line)
      }
    }
    var bytes = file.bytes
    for place in places.sorted(by: >) {
      let indent = bytes[place...].prefix { $0 == UInt8(ascii: " ") }
      bytes.insert(contentsOf: indent + Array("# workflow: 'x' \"y\" ${{ z }}\n\n".utf8), at: place)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Double quotes around each text that has none.
  private static func requoted(_ text: String) throws -> String {
    let (tree, file) = try read(text)
    var edits: [Span: String] = [:]
    func quote(_ node: NodeIndex) {
      let span = tree.span(of: node)
      let value = tree.text(of: node)
      guard tree.kind(of: node) == .scalar, tree.style(of: node) == .plain, tree.value(of: node) == .string,
        !tree.isAlias(node), Int(span.length) == value.utf8.count
      else { return }
      edits[span] = JSONValue.string(value).text(.compact)
    }
    visit(tree) { node, key in
      quote(node)
      if let key { quote(key) }
    }
    var bytes = file.bytes
    for (span, quoted) in edits.sorted(by: { $0.key > $1.key }) {
      bytes.replaceSubrange(Int(span.start)..<Int(span.end), with: quoted.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Each document printed again.
  private static func printed(_ text: String, _ print: (JSONValue) -> String) throws -> String {
    let (tree, _) = try read(text)
    return tree.documents.map { print(json($0, tree)) }.joined(separator: "\n---\n")
  }

  /// The documents of a file as separate texts.
  static func documents(of text: String) throws -> [String] {
    let (tree, _) = try read(text)
    return tree.documents.map { YAMLOutput(json($0, tree)).text() }
  }

  private static func json(_ node: NodeIndex, _ tree: YAMLTree) -> JSONValue {
    switch tree.kind(of: node) {
    case .sequence: .array(tree.items(of: node).map { json($0, tree) })
    case .mapping: .object(tree.entries(of: node).map { JSONMember(tree.text(of: $0.key), json($0.value, tree)) })
    case .scalar:
      switch tree.value(of: node) {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .integer, .float: .number(tree.text(of: node))
      case .string: .string(tree.text(of: node))
      }
    }
  }

  private static func read(_ text: String) throws -> (YAMLTree, SourceFile) {
    let file = SourceFile(number: FileNumber(0), path: "", bytes: Array(text.utf8))
    return (try #require(parseYAML(file, into: DiagnosticSink())), file)
  }

  /// Every node, with its key if it is a value of a map.
  private static func visit(_ tree: YAMLTree, _ body: (_ node: NodeIndex, _ key: NodeIndex?) -> Void) {
    var pending: [(NodeIndex, NodeIndex?)] = tree.documents.map { ($0, nil) }
    while let (node, key) = pending.popLast() {
      body(node, key)
      pending += tree.items(of: node).map { ($0, nil) }
      pending += tree.entries(of: node).map { ($0.value, $0.key) }
    }
  }
}
