public import Source

/// The AWS resources of a project, with their names and permissions, for any deployment tool. All decisions are made
/// here; backends only write them down.
public struct DeploymentPlan: Sendable {
  /// The project's name.
  public var project: String
  /// The chosen environment.
  public var environment: String?
  /// The Region, if the environment or the caller gives it.
  public var region: String?
  /// The account's ID, if the environment or the caller gives it.
  public var account: String?
  /// The workflows that become resources, by name.
  public var workflows: [PlannedWorkflow]
  /// The resources: shared ones first, then workflow by workflow. In each part, a resource comes after those that it
  /// refers to wherever possible.
  public var resources: [PlannedResource]
  /// The values that the project file does not give.
  public var parameters: [PlannedParameter]
  /// The outputs of the deployment.
  public var outputs: [PlannedOutput]
  /// What must exist before the deployment, because the plan only uses it, ordered by kind.
  public var prerequisites: [Prerequisite] = []

  /// Makes an empty plan.
  public init(project: String, environment: String? = nil, region: String? = nil, account: String? = nil) {
    self.project = project
    self.environment = environment
    self.region = region
    self.account = account
    self.workflows = []
    self.resources = []
    self.parameters = []
    self.outputs = []
  }
}

/// A workflow of the plan.
public struct PlannedWorkflow: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// The name from which the names of its resources are made; it differs from the name if the workflow was renamed.
  public var resourceName: String
  /// The purpose in the author's words; any characters.
  public var description: String?
  /// Where it is written.
  public var origin: Origin

  /// Makes an entry.
  public init(name: String, resourceName: String? = nil, description: String?, origin: Span?) {
    self.name = name
    self.resourceName = resourceName ?? name
    self.description = description
    self.origin = Origin(origin)
  }
}

/// Identifies a resource in the plan, independent of its physical name.
public struct ResourceIdentifier: Hashable, Sendable {
  /// The kind.
  public let kind: ResourceKind
  /// The purpose in kebab-case, such as `invoice-payment-failed-dead-letter`. It is unique among its kind even
  /// without case and separators, so that every backend can derive its own form.
  public let label: String

  /// Names a resource.
  public init(_ kind: ResourceKind, _ label: String) {
    self.kind = kind
    self.label = label
  }
}

/// A resource of the plan.
public struct PlannedResource: Hashable, Sendable {
  /// Its name within the plan.
  public var identifier: ResourceIdentifier
  /// Its properties.
  public var body: ResourceBody
  /// The only workflow that needs it; nil for a shared resource.
  public var workflow: String?
  /// Whether another workflow may need it too, even if only one does today.
  public var mayBeShared: Bool
  /// The place in the source that needs it.
  public var origin: Origin
  /// Tags, if the resource can have them, in order.
  public var tags: [ResourceTag]

  /// Makes a resource.
  public init(
    _ identifier: ResourceIdentifier, _ body: ResourceBody, workflow: String?, mayBeShared: Bool = false,
    origin: Span?, tags: [ResourceTag] = []
  ) {
    self.identifier = identifier
    self.body = body
    self.workflow = workflow
    self.mayBeShared = mayBeShared
    self.origin = Origin(origin)
    self.tags = tags
  }
}

/// A tag.
public struct ResourceTag: Hashable, Sendable {
  /// The key.
  public var key: String
  /// The value.
  public var value: String

  /// Makes a tag.
  public init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }
}

/// A value that must be given when the project is deployed.
public struct PlannedParameter: Hashable, Sendable {
  /// Its name in kebab-case, unique in the plan.
  public var name: String
  /// The description, in full sentences.
  public var description: String
  /// A regular expression that the whole value must match, in the syntax that RE2 and Java share.
  public var pattern: String?
  /// The default value.
  public var defaultValue: String?
  /// The place in the source that needs it.
  public var origin: Origin

  /// Makes a parameter.
  public init(
    name: String, description: String, pattern: String? = nil, defaultValue: String? = nil, origin: Span?
  ) {
    self.name = name
    self.description = description
    self.pattern = pattern
    self.defaultValue = defaultValue
    self.origin = Origin(origin)
  }
}

/// An output of the deployment.
public struct PlannedOutput: Hashable, Sendable {
  /// Its name in kebab-case, unique in the plan.
  public var name: String
  /// The description.
  public var description: String
  /// The value: a string, or JSON that is written as a string.
  public var value: PlanValue
  /// The only workflow that needs it; nil for a shared resource.
  public var workflow: String?
  /// The place in the source that needs it.
  public var origin: Origin

  /// Makes an output.
  public init(name: String, description: String, value: PlanValue, workflow: String?, origin: Span?) {
    self.name = name
    self.description = description
    self.value = value
    self.workflow = workflow
    self.origin = Origin(origin)
  }
}
