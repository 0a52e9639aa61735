public import Source

/// A call of a Lambda function.
public struct FunctionCall: Hashable, Sendable {
  public var function: NamedResource
  /// What it receives; the whole event where there is none.
  public var payload: Value?
}

/// The start of a state machine.
public struct MachineStart: Hashable, Sendable {
  public var machine: NamedResource
  /// What the execution receives; the whole event where there is none.
  public var input: Value?
  /// What says that the task ends with the execution; none where it ends with the start.
  public var waitOrigin: Origin?

  /// Whether the task ends with the execution.
  public var waits: Bool { waitOrigin != nil }
}

/// A task on an ECS cluster.
public struct ContainerTask: Hashable, Sendable {
  public var cluster: NamedResource
  public var definition: NamedResource
  /// The container that the command and the variables are for.
  public var container: String?
  /// The command to run in place of the container's own: a list.
  public var command: Value?
  /// Variables by their names: a map.
  public var environment: Value?
  public var launchType: String?
  public var subnets: [String]
  public var securityGroups: [String]
  public var assignsPublicAddress: Bool?
  /// How many tasks are run.
  public var count: Int
}

/// A job of AWS Batch.
public struct BatchJob: Hashable, Sendable {
  public var queue: NamedResource
  public var definition: NamedResource
  public var name: Value
  /// Values for the definition's parameters: a map.
  public var parameters: Value?
  /// How often the job is tried.
  public var attempts: Int?
}

/// A build of a CodeBuild project.
public struct Build: Hashable, Sendable {
  public var project: NamedResource
  /// The commit, branch or tag.
  public var sourceVersion: Value?
  /// Variables by their names: a map.
  public var environment: Value?
}
