import Catalog
import Diagnostics
import Expressions
import Source
import Workflows
import YAML

extension NodeReader {
  /// What tasks are connected to, by the names that workflows use.
  func connections(_ node: NodeIndex) -> [Connection] {
    (names(node, "'connections'") ?? []).map { entry in
      reportForm(ofName: entry.name, "a connection's name")
      let settings = settings(entry.value, key(entry.name))
      return Connection(
        name: key(entry.name), settings?.0, settings?.1 ?? ConnectionValues(), span: span(entry.value))
    }
  }

  private func settings(_ node: NodeIndex, _ name: Located<String>) -> (ConnectionKind, ConnectionValues)? {
    let owner = "the connection '\(name.value)'"
    guard tree.kind(of: node) == .mapping else {
      reportType(node, owner, wanted: "a map with the name of its kind")
      return nil
    }
    let entries = tree.entries(of: node).map { ($0.key, $0.value) }
    guard let (kindName, value) = entries.first else {
      report(.connectionForm, "\(owner) is empty", at: span(node), hint: "write its kind: \(kindList)")
      return nil
    }
    if let (second, _) = entries.dropFirst().first {
      report(
        .connectionForm, "\(owner) has more than one key", at: span(second),
        hint: "write its kind alone, and all its settings under that",
        labels: [Label(span(kindName), "its first key")])
      return nil
    }
    let text = tree.text(of: kindName)
    guard let kind = ConnectionKind.named(text) else {
      let near = nearestName(to: text, among: ConnectionKind.all.map(\.name))
      report(
        .unknownKey, "unknown kind \(shown(text)) of a connection", at: span(kindName),
        hint: near.map { "did you mean '\($0)'?" } ?? "there are \(kindList)",
        fixes: near.map { replacement(of: kindName, with: $0) } ?? [])
      return nil
    }
    guard let values = connectionValues(value, kind.fields, "'\(kind.name)'") else { return nil }
    return (kind, values)
  }

  private var kindList: String {
    ConnectionKind.all.map { "'\($0.name)'" }.joined(separator: ", ")
  }
}
