import Diagnostics
import Source
import Workflows
import YAML

// The texts of a workflow that become AWS tags, and keep to the rules of tags.
extension NodeReader {
  /// Who answers for a workflow.
  func owner(_ node: NodeIndex) -> Located<String>? {
    guard let owner = text(node, "'owner'") else { return nil }
    guard let reason = TagText.problem(owner.value, in: Bounds.labelValue) else { return owner }
    report(
      .labelForm, "the owner \(shown(owner.value)) \(reason)", at: owner.span, hint: "choose another name",
      notes: ["The owner becomes the tag 'owner' of every resource."])
    return nil
  }

  /// The labels of a workflow.
  func labels(_ node: NodeIndex, besideOwner hasOwner: Bool) -> [WorkflowLabel] {
    guard let entries = names(node, "'labels'") else { return [] }
    if entries.count > Bounds.labels {
      report(
        .labelForm, "\(entries.count) labels", at: span(entries[Bounds.labels].name),
        hint: "keep at most \(Bounds.labels): AWS allows 50 tags, and Tasuki sets some of its own")
    }
    var tags = TagKeys(hasOwner: hasOwner)
    return entries.compactMap { entry in
      let name = key(entry.name)
      guard let value = labelValue(entry.value) else { return nil }
      if let reason = TagText.problem(name.value, in: Bounds.labelName) ?? tags.problem(adding: name) {
        report(.labelForm, "the label \(shown(name.value)) \(reason)", at: name.span, hint: "choose another name")
        return nil
      }
      if let reason = TagText.problem(value.value, in: Bounds.labelValue) {
        report(
          .labelForm, "the value \(shown(value.value)) of the label '\(name.value)' \(reason)", at: value.span,
          hint: "choose another value")
        return nil
      }
      return WorkflowLabel(name: name, value: value)
    }
  }

  /// A tag's value may be empty, which other texts may not.
  private func labelValue(_ node: NodeIndex) -> Located<String>? {
    if tree.kind(of: node) == .scalar, tree.text(of: node).isEmpty, tree.style(of: node) != .plain {
      return Located("", span(node))
    }
    return text(node, "a label")
  }
}

/// What the keys and the values of AWS tags may hold.
private enum TagText {
  /// Why a text cannot be in a tag; nil where it can. IAM is the strictest of the services that take the tags (AWS
  /// General Reference, "Tag naming limits and requirements"; IAM API reference, Tag).
  static func problem(_ text: String, in bounds: ClosedRange<Int>) -> String? {
    let count = text.unicodeScalars.count
    if !bounds.contains(count) {
      return "has \(count) characters, and \(bounds.lowerBound) to \(bounds.upperBound) are allowed"
    }
    if text.lowercased().hasPrefix("aws:") { return "begins with 'aws:', which AWS keeps for itself" }
    for scalar in text.unicodeScalars where !isAllowed(scalar) {
      return "holds '\(scalar)', and a tag takes letters, digits, spaces and _ . : / = + - @"
    }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      true
    default: "_.:/=+-@".unicodeScalars.contains(scalar)
    }
  }
}

/// The keys of a workflow's tags. A role has no two that differ by case alone (IAM User Guide, "Rules for tagging").
private struct TagKeys {
  private var known: [String: String] = [:]

  /// The keys that every resource has besides the labels.
  init(hasOwner: Bool) {
    for key in ["project", "environment", "workflow"] + (hasOwner ? ["owner"] : []) {
      known[key] = "is the tag '\(key)', which Tasuki sets itself"
    }
  }

  /// Why a label cannot be beside those before it; nil where it can.
  mutating func problem(adding name: Located<String>) -> String? {
    let folded = name.value.lowercased()
    if let reason = known[folded] { return reason }
    known[folded] = "is the label '\(name.value)' in another case, and roles take one of them"
    return nil
  }
}
