import Catalog
import Diagnostics
import EventPattern
import Expressions
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// A map of conditions by dotted path.
  ///
  /// A key is a path: its dots separate the names, which may contain any other character. EventBridge itself has no
  /// notation for a name with a dot, so there is no quoting.
  func conditions(_ node: NodeIndex, _ name: Sentence) -> WrittenPattern? {
    guard tree.kind(of: node) == .mapping else {
      reportType(node, name, wanted: .conditionMap, hint: .conditionsAsMap)
      return nil
    }
    var values: [Value] = []
    guard names(node, name) != nil, let input = patternInput(node, name, &values), arePathsWhole(input) else {
      return nil
    }
    return readOpenConditions(input, into: sink).map { WrittenPattern($0, values: values) }
  }

  /// A whole pattern, as EventBridge accepts it.
  func pattern(_ node: NodeIndex, _ name: Sentence) -> WrittenPattern? {
    var values: [Value] = []
    guard let input = patternInput(node, name, &values) else { return nil }
    return readOpenPattern(input, into: sink).map { WrittenPattern($0, values: values) }
  }

  /// Whether every path of a map, and of the maps inside its `$or`s, consists of names.
  private func arePathsWhole(_ input: PatternInput) -> Bool {
    guard case .object(let members) = input.kind else { return true }
    var areWhole = true
    for member in members {
      if member.name == "$or" {
        if case .array(let branches) = member.value.kind {
          for branch in branches where !arePathsWhole(branch) { areWhole = false }
        }
      } else if hasEmptyName(member.name) {
        report(.pathForm, .isNotPath(member.name), at: member.nameSpan ?? file.span, hint: .writeConditionPath)
        areWhole = false
      }
    }
    return areWhole
  }

  private func hasEmptyName(_ path: String) -> Bool {
    var previous = UInt8(ascii: ".")
    for byte in path.utf8 {
      if byte == UInt8(ascii: "."), previous == byte { return true }
      previous = byte
    }
    return previous == UInt8(ascii: ".")
  }

  /// Reports fields of `envelope` that events do not have.
  func reportFields(ofEnvelope pattern: Pattern) {
    for member in pattern.members {
      switch member {
      case .alternatives(let group):
        for branch in group.branches { reportFields(ofEnvelope: branch) }
      case .field(let field):
        guard !envelopeFields.contains(field.name) else { continue }
        let near = nearestName(to: field.name, among: envelopeFields)
        let hint: Sentence = .didYouMean(near) ?? .conditionsGoUnderWhere
        report(
          .unknownEnvelopeField, .noFieldAtTop(field.name), at: field.nameOrigin.span ?? file.span, hint: hint,
          notes: [.onlyEnvelopeFields])
      }
    }
  }

  /// A value in the form that the pattern language reads. One with variables is open, and added to `values`; any other
  /// expression is a finding.
  private func patternInput(_ node: NodeIndex, _ name: Sentence, _ values: inout [Value]) -> PatternInput? {
    let place = span(node)
    guard !tree.isInvalid(node) else { return nil }
    switch tree.kind(of: node) {
    case .sequence:
      var elements: [PatternInput] = []
      var isWhole = true
      for item in tree.items(of: node) {
        if let element = patternInput(item, name, &values) { elements.append(element) } else { isWhole = false }
      }
      return isWhole ? PatternInput(.array(elements), at: place) : nil
    case .mapping:
      var members: [PatternInput.Member] = []
      var isWhole = true
      for (key, value) in tree.entries(of: node) {
        if let value = patternInput(value, name, &values), let key = self.key(key) {
          members.append(PatternInput.Member(key.value, at: key.span, value))
        } else {
          isWhole = false
        }
      }
      return isWhole ? PatternInput(.object(members), at: place) : nil
    case .scalar:
      switch tree.value(of: node) {
      case .null: return PatternInput(.null, at: place)
      case .bool(let flag): return PatternInput(.bool(flag), at: place)
      case .integer, .float:
        // The pattern's reader reports numbers that JSON cannot represent.
        let text = tree.text(of: node)
        return PatternInput(.number(jsonNumber(text) ?? text), at: place)
      case .string:
        let text = tree.text(of: node)
        guard text.utf8.contains(UInt8(ascii: "$")) else { return PatternInput(.string(text), at: place) }
        return patternInput(constantValue(node, name), &values)
      }
    }
  }

  private func patternInput(_ text: Value, _ values: inout [Value]) -> PatternInput? {
    guard case .text(let template) = text.kind, template.expressions.allSatisfy({ $0.root != nil }) else {
      return nil
    }
    if let literal = template.literal { return PatternInput(.string(literal), at: text.span) }
    values.append(text)
    return PatternInput(.open(values.count - 1), at: text.span)
  }
}

/// The fields of an event outside of `detail`, except `detail` itself and those for `source` and `event` of a trigger
/// (EventBridge User Guide, "Event structure").
private let envelopeFields = ["account", "region", "resources", "time", "id", "version", "source", "detail-type"]
