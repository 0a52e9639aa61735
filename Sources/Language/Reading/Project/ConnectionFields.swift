import Catalog
import Diagnostics
import Expressions
import Source
import Workflows
import YAML

/// The value of a connection's field, by the catalogue's table.
indirect enum ConnectionValue {
  case text(Located<String>)
  case secret(SecretReference)
  case integer(Located<Int>)
  case texts([ValueEntry])
  case fields(ConnectionValues)
}

/// The fields of a connection, or of a part of one, in the order of the source.
struct ConnectionValues {
  /// One field.
  struct Entry {
    let name: Located<String>
    let value: ConnectionValue
  }

  var entries: [Entry] = []

  private subscript(name: String) -> ConnectionValue? {
    entries.first { $0.name.value == name }?.value
  }

  func text(_ name: String) -> Located<String>? {
    if case .text(let text)? = self[name] { text } else { nil }
  }

  func integer(_ name: String) -> Located<Int>? {
    if case .integer(let number)? = self[name] { number } else { nil }
  }

  func secret(_ name: String) -> SecretReference? {
    if case .secret(let secret)? = self[name] { secret } else { nil }
  }

  func secretOrText(_ name: String) -> SecretOrText? {
    switch self[name] {
    case .text(let text): .text(text)
    case .secret(let secret): .secret(secret)
    default: nil
    }
  }

  func fields(_ name: String) -> ConnectionValues? {
    if case .fields(let fields)? = self[name] { fields } else { nil }
  }
}

extension NodeReader {
  /// Reads a map by the catalogue's fields. Nil where one of them is wrong or missing.
  func connectionValues(_ node: NodeIndex, _ known: [ConnectionField], _ owner: Sentence, oneOf: Bool = false)
    -> ConnectionValues?
  {
    guard tree.kind(of: node) == .mapping else {
      reportType(node, owner, wanted: .map)
      return nil
    }
    var result = ConnectionValues()
    var isWhole = !tree.isInvalid(node)
    var written: [String] = []
    for (name, value) in tree.entries(of: node) {
      let text = tree.text(of: name)
      guard let field = known.first(where: { $0.name == text }) else {
        if let near = reportUnknownField(name, known, (node, value), owner) { written.append(near) }
        isWhole = false
        continue
      }
      if oneOf, let first = written.first {
        report(
          .connectionForm, .besideInConnection(text, first: first, in: owner), at: span(name), hint: .keepOne)
        isWhole = false
        continue
      }
      written.append(text)
      if let value = connectionValue(value, field) {
        result.entries.append(ConnectionValues.Entry(name: key(name), value: value))
      } else {
        isWhole = false
      }
    }
    guard !tree.isInvalid(node) else { return nil }
    if oneOf, written.isEmpty {
      report(.connectionForm, .isEmpty(owner), at: span(node), hint: .writeOneOf(known.map(\.name)))
      isWhole = false
    }
    for field in known where !oneOf && field.isRequired && !written.contains(field.name) {
      reportMissing(field.name, in: owner, at: anchor(of: node), summary: field.summary)
      isWhole = false
    }
    return isWhole ? result : nil
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

  private func connectionValue(_ node: NodeIndex, _ field: ConnectionField) -> ConnectionValue? {
    let name = Sentence.key(field.name)
    if field.isSecret { return secret(node, name).map { .secret($0) } }
    switch field.type {
    case .text:
      // A name to sign in with is often kept beside its password.
      if tree.kind(of: node) == .mapping, namesKeptAsSecrets.contains(field.name) {
        return secret(node, name).map { .secret($0) }
      }
      return constantText(node, name).flatMap { limited($0, field.limits, name) }.map { .text($0) }
    case .integer:
      let least = field.limits.minimum ?? 0
      return integer(node, name, in: least...(field.limits.maximum ?? Int.max)).map { .integer($0) }
    case .choice(let words):
      guard let text = constantText(node, name) else { return nil }
      guard words.contains(text.value) else {
        reportChoice(node, name, among: words)
        return nil
      }
      return .text(text)
    case .texts:
      guard let entries = names(node, name) else { return nil }
      var texts: [ValueEntry] = []
      for entry in entries {
        guard let text = constantText(entry.value, name).flatMap({ limited($0, field.limits, name) }) else {
          return nil
        }
        texts.append(
          ValueEntry(
            name: key(entry.name), value: Value(.text(TextTemplate(literal: text.value)), span: text.span)))
      }
      return .texts(texts)
    case .fields(let fields): return connectionValues(node, fields, name).map { .fields($0) }
    case .oneOf(let fields): return connectionValues(node, fields, name, oneOf: true).map { .fields($0) }
    }
  }

  private func limited(_ text: Located<String>, _ limits: Limits, _ name: Sentence) -> Located<String>? {
    guard let problem = limits.problem(inText: text.value) else { return text }
    report(
      .connectionField, .outOfLimit(name, reason: problem.reason), at: text.span, hint: .isNow(text.value))
    return nil
  }
}

/// The fields that are no secrets of their own, but may be kept with one.
private let namesKeptAsSecrets = ["username", "client-id"]
