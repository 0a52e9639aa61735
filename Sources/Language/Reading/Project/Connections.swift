import Catalog
import Diagnostics
import Expressions
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// What tasks are connected to, by the names that workflows use.
  func connections(_ node: NodeIndex) -> [WrittenConnection] {
    (names(node, .key("connections")) ?? []).map { entry in
      reportForm(ofName: entry.name, .connectionName)
      let settings = settings(entry.value, name(entry.name))
      return WrittenConnection(
        name: name(entry.name), settings?.0, settings?.1 ?? WrittenFields(isWhole: false), span: span(entry.value))
    }
  }

  private func settings(_ node: NodeIndex, _ name: Located<String>) -> (ConnectionKind, WrittenFields)? {
    let owner = Sentence.connection(name.value)
    guard tree.kind(of: node) == .mapping else {
      reportType(node, owner, wanted: .mapOfKind)
      return nil
    }
    let entries = tree.entries(of: node).map { ($0.key, $0.value) }
    guard let (kindName, value) = entries.first else {
      report(
        .connectionForm, .isEmpty(owner), at: span(node),
        hint: .writeConnectionKind(ConnectionKind.all.map(\.name)))
      return nil
    }
    if let (second, _) = entries.dropFirst().first {
      report(
        .connectionForm, .severalKeys(owner), at: span(second), hint: .writeKindAlone,
        labels: [Label(span(kindName), .itsFirstKey)])
      return nil
    }
    let text = tree.text(of: kindName)
    guard let kind = ConnectionKind.named(text) else {
      let near = nearestName(to: text, among: ConnectionKind.all.map(\.name))
      report(
        .unknownKey, .unknownConnectionKind(text), at: span(kindName),
        hint: .didYouMean(near) ?? .knownNames(ConnectionKind.all.map(\.name)),
        fixes: near.map { replacement(of: kindName, with: $0) } ?? [])
      return nil
    }
    return (kind, connectionFields(value, kind.fields, "'\(kind.name)'"))
  }
}
