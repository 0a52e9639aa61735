import Plan

/// Collects the properties in which two resources of a kind differ, by their names in Terraform.
struct PropertyList {
  private(set) var properties: [ResourceChange.Property] = []
  /// Whether a difference can force a replacement.
  private let canReplace: Bool
  private let rows: [ResourceProperty]

  init(_ kind: ResourceKind, replaces canReplace: Bool) {
    self.canReplace = canReplace
    rows = ResourceProperty.all(of: kind)
  }

  /// Adds a property if its values differ.
  mutating func add<Value: Hashable>(
    _ before: Value, _ after: Value, _ name: String, text: (Value) -> String? = { _ in nil }
  ) {
    guard before != after else { return }
    let row = rows.first { $0.terraform == name } ?? ResourceProperty(name, of: .terraform)
    properties.append(row.change(replaces: canReplace, before: text(before), after: text(after)))
  }

  mutating func add(_ before: String, _ after: String, _ name: String) { add(before, after, name, text: { $0 }) }

  mutating func add(_ before: String?, _ after: String?, _ name: String) { add(before, after, name, text: { $0 }) }

  mutating func add(_ before: PlanText?, _ after: PlanText?, _ name: String) {
    add(before, after, name, text: { $0?.shown })
  }

  mutating func add(_ before: Int, _ after: Int, _ name: String) { add(before, after, name, text: { String($0) }) }

  mutating func add(_ before: PlanText, _ after: PlanText, _ name: String) {
    add(before, after, name, text: { $0.shown })
  }

  mutating func add(_ before: ResourceIdentifier, _ after: ResourceIdentifier, _ name: String) {
    add(before, after, name, text: { $0.label })
  }

  mutating func add(_ before: Int?, _ after: Int?, _ name: String) {
    add(before, after, name, text: { $0.map { String($0) } })
  }

  mutating func add(_ before: ResourceIdentifier?, _ after: ResourceIdentifier?, _ name: String) {
    add(before, after, name, text: { $0?.label })
  }
}

extension ResourceProperty {
  /// A difference in the property. Values are shown if they are short.
  func change(replaces canReplace: Bool, before: String?, after: String?) -> ResourceChange.Property {
    let replacing = canReplace ? replacing : []
    return ResourceChange.Property(
      cloudFormation: .init(name: cloudFormation, replaces: replacing.contains(.cloudFormation)),
      terraform: .init(name: terraform, replaces: replacing.contains(.terraform)), before: before, after: after)
  }
}

extension PlanText {
  /// The text, with values that only the deployment knows in braces.
  var shown: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .reference(let resource, let attribute): "{\(resource.label) \(attribute.rawValue)}"
      case .parameter(let name): "{\(name)}"
      case .partition: "aws"
      case .urlSuffix: "amazonaws.com"
      case .region: "{region}"
      case .account: "{account}"
      }
    }.joined()
  }
}
