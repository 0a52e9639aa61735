import Catalog
import Diagnostics
import Expressions
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// Reads a map by the catalog's fields.
  func connectionFields(
    _ node: NodeIndex, _ known: [ConnectionField], _ owner: Sentence, oneOf: Bool = false
  ) -> WrittenFields {
    guard tree.kind(of: node) == .mapping else {
      reportType(node, owner, wanted: .map)
      return WrittenFields(isWhole: false)
    }
    var result = WrittenFields(isWhole: !tree.isInvalid(node))
    var written: [String] = []
    for (name, value) in tree.entries(of: node) {
      let text = tree.text(of: name)
      guard let field = known.first(where: { $0.name == text }) else {
        if let near = reportUnknownField(name, known, (node, value), owner) { written.append(near) }
        result.isWhole = false
        continue
      }
      if oneOf, let first = written.first {
        report(.connectionForm, .besideInConnection(text, first: first, in: owner), at: span(name), hint: .keepOne)
        result.isWhole = false
        continue
      }
      written.append(text)
      if let value = connectionValue(value, field) {
        result.all.append(WrittenField(field, value))
      } else {
        result.isWhole = false
      }
    }
    guard !tree.isInvalid(node) else { return result }
    if oneOf, written.isEmpty {
      report(.connectionForm, .isEmpty(owner), at: span(node), hint: .writeOneOf(known.map(\.name)))
      result.isWhole = false
    }
    for field in known where !oneOf && field.isRequired && !written.contains(field.name) {
      reportMissing(field.name, in: owner, at: anchor(of: node), summary: field.summary)
      result.isWhole = false
    }
    return result
  }

  private func reportUnknownField(
    _ name: NodeIndex, _ known: [ConnectionField], _ entry: (map: NodeIndex, value: NodeIndex), _ owner: Sentence
  ) -> String? {
    let text = tree.text(of: name)
    let near = nearestName(to: text, among: known.map(\.name))
    let isFree = near.map { keyNode($0, of: entry.map) == nil } ?? false
    let isSecret = known.contains { $0.name == near && $0.isSecret }
    report(
      .unknownKey, .unknownKey(text, in: owner), at: span(name),
      hint: .didYouMean(near)
        ?? .knownKeys(known.map(\.name)),
      fixes: near.flatMap { isFree ? replacement(of: name, with: $0) : nil } ?? [],
      secrets: isSecret && tree.kind(of: entry.value) == .scalar ? [literalSecret(entry.value)] : [])
    return near
  }

  private func connectionValue(_ node: NodeIndex, _ field: ConnectionField) -> WrittenField.Value? {
    let name = Sentence.key(field.name)
    if field.isSecret { return secret(node, name).map { .secret($0) } }
    switch field.type {
    case .text:
      // A user name is often stored together with its password.
      if tree.kind(of: node) == .mapping, namesKeptAsSecrets.contains(field.name) {
        return secret(node, name).map { .secret($0) }
      }
      return text(node, in: .field(field)).map { .text($0) }
    case .integer:
      let least = field.limits.minimum ?? 0
      return integer(node, name, in: least...(field.limits.maximum ?? Int.max)).map { .integer($0) }
    case .choice: return text(node, in: .field(field)).map { .text($0) }
    case .fields(let fields): return .fields(connectionFields(node, fields, name))
    case .oneOf(let fields): return .fields(connectionFields(node, fields, name, oneOf: true))
    }
  }
}

/// The fields that are not secrets themselves, but may be stored with one.
private let namesKeptAsSecrets = ["username", "client-id"]
