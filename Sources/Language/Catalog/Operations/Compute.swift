public import Source

/// A call of a Lambda function.
public struct FunctionCall: Hashable, Sendable {
  /// What is called; an ARN may have an alias or a version at its end.
  public var function: NamedResource
  /// What it receives; the whole event where there is none.
  public var payload: Value?
}

/// The start of a state machine.
public struct MachineStart: Hashable, Sendable {
  /// What is started.
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
  /// Where the task runs.
  public var cluster: NamedResource
  /// The task definition, with or without a revision.
  public var definition: NamedResource
  /// The container that the command and the variables are for.
  public var container: String?
  /// The command to run in place of the container's own: a list.
  public var command: Value?
  /// Variables by their names: a map.
  public var environment: Value?
  /// `EC2`, `EXTERNAL` or `FARGATE`; ECS decides where there is none.
  public var launchType: String?
  /// The ids of the subnets that the task runs in; no network is asked for where there are none.
  public var subnets: [String]
  /// The ids of the task's security groups; the VPC's own where there are none.
  public var securityGroups: [String]
  /// Whether the task has a public IP address; ECS decides where there is none.
  public var assignsPublicAddress: Bool?
  /// How many tasks are run.
  public var count: Int
  /// The ARN of the role in the task definition that the containers work with.
  public var role: String?
  /// The ARN of the role in the task definition that ECS starts them with.
  public var executionRole: String?
}

/// A job of AWS Batch.
public struct BatchJob: Hashable, Sendable {
  /// Where the job waits for its turn.
  public var queue: NamedResource
  /// The job definition, with or without a revision.
  public var definition: NamedResource
  /// What the job is called: a text.
  public var name: Value
  /// Values for the definition's parameters: a map.
  public var parameters: Value?
  /// How often the job is tried.
  public var attempts: Int?
}

/// A build of a CodeBuild project.
public struct Build: Hashable, Sendable {
  /// What says how to build.
  public var project: NamedResource
  /// The commit, branch or tag.
  public var sourceVersion: Value?
  /// Variables by their names: a map.
  public var environment: Value?
}
