import Plan

/// Collects the properties in which two resources of a kind differ.
struct PropertyList {
  /// Which tools replace a resource because of a difference.
  struct Replacing: OptionSet {
    let rawValue: Int

    static let cloudFormation = Replacing(rawValue: 1)
    static let terraform = Replacing(rawValue: 2)
    static let both: Replacing = [.cloudFormation, .terraform]
  }

  private(set) var properties: [ResourceChange.Property] = []
  /// Whether a difference can force a replacement.
  private let canReplace: Bool

  init(replaces canReplace: Bool) { self.canReplace = canReplace }

  /// Adds a property if its values differ. The name is nil for a tool that has no such property.
  mutating func add<Value: Hashable>(
    _ before: Value, _ after: Value, _ cloudFormation: String?, _ terraform: String?, _ replacing: Replacing = [],
    text: (Value) -> String? = { _ in nil }
  ) {
    guard before != after else { return }
    let replacing = canReplace ? replacing : []
    properties.append(
      ResourceChange.Property(
        cloudFormation: .init(name: cloudFormation, replaces: replacing.contains(.cloudFormation)),
        terraform: .init(name: terraform, replaces: replacing.contains(.terraform)), before: text(before),
        after: text(after)))
  }

  mutating func add(
    _ before: String, _ after: String, _ cloudFormation: String?, _ terraform: String?, _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0 })
  }

  mutating func add(
    _ before: String?, _ after: String?, _ cloudFormation: String?, _ terraform: String?,
    _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0 })
  }

  mutating func add(
    _ before: PlanText?, _ after: PlanText?, _ cloudFormation: String?, _ terraform: String?,
    _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0?.shown })
  }

  mutating func add(
    _ before: Int, _ after: Int, _ cloudFormation: String?, _ terraform: String?, _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { String($0) })
  }

  mutating func add(
    _ before: PlanText, _ after: PlanText, _ cloudFormation: String?, _ terraform: String?,
    _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0.shown })
  }

  mutating func add(
    _ before: ResourceIdentifier, _ after: ResourceIdentifier, _ cloudFormation: String?, _ terraform: String?,
    _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0.label })
  }

  mutating func add(
    _ before: Int?, _ after: Int?, _ cloudFormation: String?, _ terraform: String?, _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0.map { String($0) } })
  }

  mutating func add(
    _ before: ResourceIdentifier?, _ after: ResourceIdentifier?, _ cloudFormation: String?, _ terraform: String?,
    _ replacing: Replacing = []
  ) {
    add(before, after, cloudFormation, terraform, replacing, text: { $0?.label })
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
