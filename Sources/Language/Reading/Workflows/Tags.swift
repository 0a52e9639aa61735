import Diagnostics
import Flow
import Source
import YAML

// The texts of a workflow that become AWS tags and must follow the rules of tags.
extension NodeReader {
  func owner(_ node: NodeIndex) -> Located<String>? {
    guard let owner = text(node, .key("owner")) else { return nil }
    guard let reason = TagText.problem(owner.value, in: Bounds.labelValue) else { return owner }
    report(
      .labelForm, .ownerForm(owner.value, reason: reason), at: owner.span, hint: .chooseAnotherName,
      notes: [.ownerBecomesTag])
    return nil
  }

  func labels(_ node: NodeIndex, besideOwner hasOwner: Bool) -> [WorkflowLabel] {
    guard let entries = names(node, .key("labels")) else { return [] }
    if entries.count > Bounds.labels {
      report(
        .labelForm, .tooManyLabels(entries.count), at: span(entries[Bounds.labels].name),
        hint: .keepLabels(Bounds.labels))
    }
    var tags = TagKeys(hasOwner: hasOwner)
    return entries.compactMap { entry in
      guard let name = key(entry.name), let value = labelValue(entry.value) else { return nil }
      if let reason = TagText.problem(name.value, in: Bounds.labelName) ?? tags.problem(adding: name) {
        report(.labelForm, .labelForm(name.value, reason: reason), at: name.span, hint: .chooseAnotherName)
        return nil
      }
      if let reason = TagText.problem(value.value, in: Bounds.labelValue) {
        report(
          .labelForm, .valueOfLabel(value.value, label: name.value, reason: reason), at: value.span,
          hint: .chooseAnotherValue)
        return nil
      }
      return WorkflowLabel(name: name, value: value)
    }
  }

  /// A tag's value may be empty, unlike other strings.
  private func labelValue(_ node: NodeIndex) -> Located<String>? {
    if tree.kind(of: node) == .scalar, tree.text(of: node).isEmpty, tree.style(of: node) != .plain {
      return Located("", span(node))
    }
    return text(node, .label)
  }
}

/// The rules of the keys and values of AWS tags.
private enum TagText {
  /// Why a text cannot be in a tag; nil if it can. IAM is the strictest of the services that accept the tags (AWS
  /// General Reference, "Tag naming limits and requirements"; IAM API reference, Tag).
  static func problem(_ text: String, in bounds: ClosedRange<Int>) -> Sentence? {
    let count = text.scalarCount
    if !bounds.contains(count) { return .hasCharacters(count, from: bounds.lowerBound, to: bounds.upperBound) }
    if text.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "a"), text.lowercased().hasPrefix("aws:") {
      return .awsReserves
    }
    for scalar in text.unicodeScalars where !isAllowed(scalar) { return .containsCharacter(String(scalar)) }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "_", ".", ":", "/", "=", "+", "-", "@": true
      default: false
      }
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      true
    default: false
    }
  }
}

/// The keys of a workflow's tags. A role cannot have two that differ only in case (IAM User Guide, "Rules for
/// tagging").
private struct TagKeys {
  /// The keys that every resource has in addition to the labels.
  private let own: [String]
  /// The labels by their names, ignoring case.
  private var labels: [String: String] = [:]

  init(hasOwner: Bool) { own = ["project", "environment", "workflow"] + (hasOwner ? ["owner"] : []) }

  /// Why a label cannot follow those before it; nil if it can.
  mutating func problem(adding name: Located<String>) -> Sentence? {
    let folded = name.value.lowercased()
    if own.contains(folded) { return .isOwnTag(folded) }
    if let first = labels[folded] { return .isLabelInOtherCase(first) }
    labels[folded] = name.value
    return nil
  }
}
