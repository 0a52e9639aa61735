public import Source

/// What a project comes to on AWS, whatever tool deploys it: the one place where it is decided what exists, how it
/// is named and who may do what. Backends only spell it.
public struct DeploymentPlan: Sendable {
  /// The project's name.
  public var project: String
  /// The environment that was picked.
  public var environment: String?
  /// The Region, where the environment or the caller says it.
  public var region: String?
  /// The account's id, where the environment or the caller says it.
  public var account: String?
  /// The workflows that become resources, by name.
  public var workflows: [PlannedWorkflow]
  /// What exists: what several workflows share comes first, then workflow by workflow; in each, what others refer
  /// to comes before them wherever that is possible.
  public var resources: [PlannedResource]
  /// What the project file does not say.
  public var parameters: [PlannedParameter]
  /// What the deployment tells.
  public var outputs: [PlannedOutput]
  /// What must exist before the deployment, because the plan only uses it; by kind.
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
  /// What it is for, in its author's words; any characters.
  public var description: String?
  /// Where it is written.
  public var origin: Origin

  /// Makes an entry.
  public init(name: String, description: String?, origin: Span?) {
    self.name = name
    self.description = description
    self.origin = Origin(origin)
  }
}

/// Names a resource within the plan, whatever its physical name.
public struct ResourceIdentifier: Hashable, Sendable {
  /// The kind.
  public let kind: ResourceKind
  /// What it is for, in kebab-case, such as `invoice-payment-failed-dead-letter`; unique among its kind even when
  /// case and separators are left out, so that every backend can make its own form of it.
  public let label: String

  /// Names a resource.
  public init(_ kind: ResourceKind, _ label: String) {
    self.kind = kind
    self.label = label
  }
}

/// A resource with what the plan knows of it.
public struct PlannedResource: Hashable, Sendable {
  /// Its name within the plan.
  public var identifier: ResourceIdentifier
  /// Its properties.
  public var body: ResourceBody
  /// The workflow that alone needs it; none for what several share.
  public var workflow: String?
  /// Whether another workflow may come to need it as well, whoever does today.
  public var mayBeShared: Bool
  /// The source line that asked for it.
  public var origin: Origin
  /// Tags, where the resource can carry them, in order.
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

/// A value that whoever deploys must give.
public struct PlannedParameter: Hashable, Sendable {
  /// Its name in kebab-case, unique in the plan.
  public var name: String
  /// What it is, in English sentences.
  public var description: String
  /// A regular expression that the whole value matches, in the syntax that RE2 and Java share.
  public var pattern: String?
  /// The value where none is given.
  public var defaultValue: String?
  /// The source line that needs it.
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

/// Something that the deployment tells.
public struct PlannedOutput: Hashable, Sendable {
  /// Its name in kebab-case, unique in the plan.
  public var name: String
  /// What it is.
  public var description: String
  /// The value: a text, or JSON that is told as its text.
  public var value: PlanValue
  /// The workflow that alone needs it; none for what several share.
  public var workflow: String?
  /// The source line that asks for it.
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
