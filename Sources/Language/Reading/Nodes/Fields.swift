import Diagnostics
import Flow
import Source
import YAML

/// The entries of a map with the keys of a table.
struct Fields<Key: KeySet> {
  /// The whole map.
  let span: Span
  /// The entries in the order of the source, without unknown keys.
  var entries: [(key: Key, name: NodeIndex, value: NodeIndex)] = []

  subscript(key: Key) -> NodeIndex? {
    for entry in entries where entry.key == key { return entry.value }
    return nil
  }

  func name(of key: Key) -> NodeIndex? {
    for entry in entries where entry.key == key { return entry.name }
    return nil
  }
}

extension NodeReader {
  /// Reads a map with the keys of a table. Unknown and missing keys are findings.
  ///
  /// `owner` names the map in messages if the table's own words are not specific enough, such as `'retry'`.
  func fields<Key: KeySet>(
    _ node: NodeIndex, as type: Key.Type = Key.self, owner: Sentence? = nil, requiring required: [Key]? = nil
  ) -> Fields<Key>? {
    guard tree.kind(of: node) == .mapping else {
      reportType(node, owner ?? Key.place, wanted: .map)
      return nil
    }
    let isComplete = !tree.isInvalid(node)
    var result = Fields<Key>(span: span(node))
    result.entries.reserveCapacity(tree.count(of: node))
    var unknown: [NodeIndex] = []
    for (name, value) in tree.entries(of: node) {
      if let key = Key(rawValue: tree.text(of: name)) {
        result.entries.append((key, name, value))
      } else {
        unknown.append(name)
      }
    }
    var meant: [Key] = []
    for name in unknown {
      if let key = reportUnknownKey(name, among: result, owner: owner) { meant.append(key) }
    }
    guard isComplete else { return result }
    for key in required ?? Key.required where result[key] == nil && !meant.contains(key) {
      reportMissing(key.rawValue, in: owner ?? Key.place, at: anchor(of: node), summary: key.form.summary)
    }
    return result
  }

  /// The place of a finding about a whole map: its first key.
  func anchor(of node: NodeIndex) -> Span {
    for (name, _) in tree.entries(of: node) { return span(name) }
    return span(node)
  }

  func reportMissing(_ key: String, in place: Sentence, at span: Span, summary: String? = nil) {
    report(
      .missingKey, .lacks(place, key: key), at: span, hint: .addKey(key),
      notes: summary.map { [.keyMeans(key, $0)] } ?? [])
  }

  /// Reports an unknown key, with the key that was certainly meant, if any.
  private func reportUnknownKey<Key: KeySet>(_ name: NodeIndex, among fields: Fields<Key>, owner: Sentence?) -> Key?
  {
    let text = tree.text(of: name)
    let foreign = Key.otherNames[text.lowercased()]
    let near = foreign ?? nearestName(to: text, among: Key.allCases.map(\.rawValue)).flatMap { Key(rawValue: $0) }
    var fixes: [Fix] = []
    var hint = Sentence.knownKeys(Key.allCases.map(\.rawValue))
    if let near {
      hint = .didYouMean(near.rawValue)
      // A second entry of the same name would be another mistake. A key of another tool may expect another value too:
      // 'timeout-minutes: 5' is not 'timeout: 5'.
      if fields[near] == nil {
        fixes = replacement(of: name, with: near.rawValue, safety: foreign == nil ? .safe : .unsafe)
      }
    }
    report(.unknownKey, .unknownKey(text, in: owner ?? Key.place), at: span(name), hint: hint, fixes: fixes)
    return near
  }

  /// Whether the keys below a key may be incomplete: its value is not a whole map, or an invalid entry of the map,
  /// which may be this key, has a finding.
  func mayLack<Key: KeySet>(_ key: Key, of map: NodeIndex, _ fields: Fields<Key>) -> Bool {
    guard let value = fields[key] else { return tree.isInvalid(map) || fields.entries.count < tree.count(of: map) }
    return tree.kind(of: value) != .mapping || tree.isInvalid(value)
  }

  /// The entries of a map with free names; an empty map is a finding.
  func names(_ node: NodeIndex, _ name: Sentence) -> [(name: NodeIndex, value: NodeIndex)]? {
    guard tree.kind(of: node) == .mapping else {
      reportType(node, name, wanted: .map)
      return nil
    }
    if tree.count(of: node) == 0 {
      guard !tree.isInvalid(node) else { return nil }
      report(.emptyValue, .isEmpty(name), at: span(node), hint: .addEntry)
      return nil
    }
    return tree.entries(of: node).map { ($0.key, $0.value) }
  }

  /// The items of a list; an empty list is a finding.
  func items(_ node: NodeIndex, _ name: Sentence, wanted: Sentence = .list) -> [NodeIndex]? {
    guard tree.kind(of: node) == .sequence else {
      reportType(node, name, wanted: wanted)
      return nil
    }
    if tree.count(of: node) == 0 {
      guard !tree.isInvalid(node) else { return nil }
      report(.emptyValue, .isEmpty(name), at: span(node), hint: .addEntry)
      return nil
    }
    return Array(tree.items(of: node))
  }

  /// One value, or the items of a list of values.
  func oneOrMore(_ node: NodeIndex, _ name: Sentence) -> [NodeIndex] {
    tree.kind(of: node) == .sequence ? items(node, name) ?? [] : [node]
  }
}
