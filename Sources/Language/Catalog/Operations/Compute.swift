public import Source

public struct FunctionCall: Hashable, Sendable {
  /// The function; an ARN may end with an alias or a version.
  public var function: NamedResource
  /// Its input; the whole event if nil.
  public var payload: Value?
}

public struct MachineStart: Hashable, Sendable {
  public var machine: NamedResource
  /// The input of the execution; the whole event if nil.
  public var input: Value?
  /// The input that makes the task wait for the execution; nil if it does not wait.
  public var waitOrigin: Origin?

  /// Whether the task waits for the execution.
  public var waits: Bool { waitOrigin != nil }
}

public struct ContainerTask: Hashable, Sendable {
  public var cluster: NamedResource
  /// The task definition, with or without a revision.
  public var definition: NamedResource
  /// The container that the command and the variables apply to.
  public var container: String?
  /// The command to run instead of the container's default: a list.
  public var command: Value?
  /// Environment variables by name: a map.
  public var environment: Value?
  /// `EC2`, `EXTERNAL` or `FARGATE`; nil lets ECS decide.
  public var launchType: String?
  /// The subnet IDs of the task; empty for no network configuration.
  public var subnets: [String]
  /// The security group IDs of the task; empty for the VPC's default.
  public var securityGroups: [String]
  /// Whether the task has a public IP address; nil lets ECS decide.
  public var assignsPublicAddress: Bool?
  public var count: Int
  public var role: String?
  /// The ARN of the task execution role in the task definition.
  public var executionRole: String?
}

public struct BatchJob: Hashable, Sendable {
  /// The queue in which the job waits.
  public var queue: NamedResource
  /// The job definition, with or without a revision.
  public var definition: NamedResource
  /// The name of the job: a string.
  public var name: Value
  /// Values for the definition's parameters: a map.
  public var parameters: Value?
  /// The number of times AWS Batch tries the job.
  public var attempts: Int?
}

public struct Build: Hashable, Sendable {
  /// The project that defines the build.
  public var project: NamedResource
  /// The commit, branch or tag.
  public var sourceVersion: Value?
  /// Environment variables by name: a map.
  public var environment: Value?
}
