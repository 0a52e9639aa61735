public import Plan

/// What becomes of one resource, with both tools.
public struct ResourceChange: Hashable, Sendable {
  /// What a tool does.
  public enum Action: String, Sendable {
    case create, update, replace, delete
    /// It makes nothing of the difference.
    case nothing
  }

  /// A property that differs.
  public struct Property: Hashable, Sendable {
    /// What it means to one tool.
    public struct Effect: Hashable, Sendable {
      /// The property's name there; none where the tool has none of its own.
      public let name: String?
      /// Whether the tool makes the resource anew for it.
      public let replaces: Bool
    }

    /// In a template of CloudFormation.
    public let cloudFormation: Effect
    /// In a configuration of Terraform.
    public let terraform: Effect
    /// The value before, where it is short.
    public let before: String?
    /// The value after.
    public let after: String?
  }

  /// The resource.
  public let identifier: ResourceIdentifier
  /// What CloudFormation does.
  public let cloudFormation: Action
  /// What Terraform does.
  public let terraform: Action
  /// What differs, where it exists on both sides.
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

  /// Whether either tool makes it anew.
  public var isReplaced: Bool { cloudFormation == .replace || terraform == .replace }
}
