public import Plan

/// What both tools do with one resource.
public struct ResourceChange: Hashable, Sendable {
  /// What a tool does.
  public enum Action: String, CaseIterable, Sendable {
    case create, update, replace, delete
    /// It ignores the difference.
    case nothing
  }

  /// A property that differs.
  public struct Property: Hashable, Sendable {
    /// Its effect in one tool.
    public struct Effect: Hashable, Sendable {
      /// The property's name there; nil if the tool has no such property.
      public let name: String?
      /// Whether the tool replaces the resource because of it.
      public let replaces: Bool
    }

    /// In a template of CloudFormation.
    public let cloudFormation: Effect
    /// In a configuration of Terraform.
    public let terraform: Effect
    /// The value before, if it is short.
    public let before: String?
    /// The value after, if it is short.
    public let after: String?
  }

  /// The resource.
  public let identifier: ResourceIdentifier
  /// What CloudFormation does.
  public let cloudFormation: Action
  /// What Terraform does.
  public let terraform: Action
  /// The properties that differ, if it exists on both sides.
  public let properties: [Property]

  init(_ identifier: ResourceIdentifier, _ action: Action) {
    self.identifier = identifier
    cloudFormation = action
    terraform = action
    properties = []
  }

  init(_ identifier: ResourceIdentifier, _ properties: [Property]) {
    self.identifier = identifier
    self.properties = properties
    cloudFormation = Self.action(properties.map(\.cloudFormation))
    terraform = Self.action(properties.map(\.terraform))
  }

  private static func action(_ effects: [Property.Effect]) -> Action {
    if effects.contains(where: \.replaces) { return .replace }
    return effects.contains { $0.name != nil } ? .update : .nothing
  }

  /// Whether either tool replaces it.
  public var isReplaced: Bool { cloudFormation == .replace || terraform == .replace }
}
