import Diagnostics
import Source
import TestSupport
import YAML

struct Reading {
  var file: SourceFile
  var tree: YAMLTree?
  var diagnostics: [Diagnostic]

  init(_ bytes: [UInt8], limits: YAMLLimits = .standard) {
    file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: bytes)
    let sink = DiagnosticSink()
    tree = parseYAML(file, limits: limits, into: sink)
    diagnostics = sink.diagnostics
  }

  init(_ text: String, limits: YAMLLimits = .standard) { self.init(Array(text.utf8), limits: limits) }

  /// The names and the places of the codes, in order.
  var findings: [String] {
    diagnostics.map { finding in "\(finding.code.name) \(finding.span.map { "\($0.start)..<\($0.end)" } ?? "-")" }
  }

  func source(_ node: NodeIndex) -> String {
    tree.map { file.text(of: $0.span(of: node)) } ?? ""
  }

  /// The value of a key of the first document's mapping.
  subscript(_ keys: String...) -> NodeIndex? {
    guard let tree, var node = tree.documents.first else { return nil }
    for key in keys {
      guard let entry = tree.entries(of: node).first(where: { tree.text(of: $0.key) == key }) else { return nil }
      node = entry.value
    }
    return node
  }

  /// All nodes from the roots down, each with its parent; aliases are not followed.
  func nodes() -> [(node: NodeIndex, parent: NodeIndex?)] {
    guard let tree else { return [] }
    var result: [(NodeIndex, NodeIndex?)] = []
    var open: [(NodeIndex, NodeIndex?)] = tree.documents.map { ($0, nil) }
    while let (node, parent) = open.popLast() {
      result.append((node, parent))
      guard !tree.isAlias(node) else { continue }
      for item in tree.items(of: node) { open.append((item, node)) }
      for entry in tree.entries(of: node) {
        open.append((entry.key, node))
        open.append((entry.value, node))
      }
    }
    return result
  }

  /// A node as a text: quoted strings, core values, `[…]` and `{…}`; aliases are followed.
  func shape(_ node: NodeIndex, depth: Int = 0) -> String {
    guard let tree, depth < 200 else { return "…" }
    switch tree.kind(of: node) {
    case .sequence:
      return "[" + tree.items(of: node).map { shape($0, depth: depth + 1) }.joined(separator: ", ") + "]"
    case .mapping:
      return "{"
        + tree.entries(of: node).map {
          "\(shape($0.key, depth: depth + 1)): \(shape($0.value, depth: depth + 1))"
        }.joined(separator: ", ") + "}"
    case .scalar:
      switch tree.value(of: node) {
      case .null: return "null"
      case .bool(let flag): return "\(flag)"
      case .integer, .float: return tree.text(of: node)
      case .string: return "'\(tree.text(of: node))'"
      }
    }
  }

  var shapes: [String] { tree?.documents.map { shape($0) } ?? [] }
}
