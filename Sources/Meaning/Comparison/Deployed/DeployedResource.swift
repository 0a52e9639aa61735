public import Existing
import Plan
import Source

/// Compiled output of one tool, read.
public struct DeployedOutput: Sendable {
  public var tool: DeploymentTool
  public var files: [ExistingFile]

  public init(_ tool: DeploymentTool, _ files: [ExistingFile]) {
    self.tool = tool
    self.files = files
  }
}

/// A resource of the plan, as the output of a tool describes it.
struct DeployedResource {
  let identifier: ResourceIdentifier
  /// The only workflow that needs it; nil for a shared resource, and if the output does not say.
  var workflow: String?
  let span: Span?
  /// The properties. What Terraform describes as resources of their own, targets and the policies of a role, are properties
  /// too.
  private(set) var properties: [ExistingValue.Member]

  init(
    _ identifier: ResourceIdentifier, workflow: String?, at span: Span?, _ properties: [ExistingValue.Member]
  ) {
    self.identifier = identifier
    self.workflow = workflow
    self.span = span
    self.properties = properties
  }

  mutating func add(_ member: ExistingValue.Member) { properties.append(member) }

  /// The value of a property by its names in both tools.
  subscript(_ names: String...) -> ExistingValue? {
    properties.last { names.contains($0.name.value) }?.value
  }

  /// The values of a property that may repeat.
  func all(_ name: String) -> [ExistingValue] {
    properties.lazy.filter { $0.name.value == name }.map(\.value)
  }
}

extension ExistingValue {
  /// Whether two values say the same, wherever they are written. The order of a map's members does not matter.
  func saysTheSame(as other: ExistingValue) -> Bool {
    switch (kind, other.kind) {
    case (.list(let items), .list(let others)):
      return items.count == others.count && zip(items, others).allSatisfy { $0.saysTheSame(as: $1) }
    case (.map(let members), .map(let others)):
      guard members.count == others.count else { return false }
      let (own, theirs) = (
        members.sorted { $0.name.value < $1.name.value }, others.sorted { $0.name.value < $1.name.value }
      )
      return zip(own, theirs).allSatisfy { $0.name.value == $1.name.value && $0.value.saysTheSame(as: $1.value) }
    case (.encoded(let value), .encoded(let other)): return value.saysTheSame(as: other)
    case (.text(let parts), .text(let others)):
      return parts.count == others.count
        && zip(parts, others).allSatisfy { part, other in
          switch (part, other) {
          case (.literal(let text), .literal(let otherText)): text == otherText
          case (.value(let value), .value(let otherValue)): value.saysTheSame(as: otherValue)
          case (.literal, .value), (.value, .literal): false
          }
        }
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.list, _), (.map, _), (.reference, _), (.text, _),
      (.encoded, _), (.unknown, _):
      return kind == other.kind
    }
  }

  /// The names of the resources that it refers to.
  var references: [String] {
    switch kind {
    case .null, .bool, .number, .string, .unknown: []
    case .list(let items): items.flatMap(\.references)
    case .map(let members): members.flatMap(\.value.references)
    case .reference(let reference): [reference.name]
    case .text(let parts):
      parts.flatMap { part -> [String] in
        guard case .value(let value) = part else { return [] }
        return value.references
      }
    case .encoded(let value): value.references
    }
  }

  /// A short text of the value; nil if it is a list or a map.
  var shown: String? {
    switch kind {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text), .string(let text): text
    case .reference(let reference): "{" + reference.name + (reference.attribute.map { "." + $0 } ?? "") + "}"
    case .text(let parts):
      parts.map { part in
        switch part {
        case .literal(let text): text
        case .value(let value): value.shown ?? "{…}"
        }
      }.joined()
    case .list, .map, .encoded, .unknown: nil
    }
  }
}
