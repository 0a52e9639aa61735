/// A Step Functions state machine.
public struct StateMachineBody: Hashable, Sendable {
  /// How executions are kept and paid for.
  public enum Kind: String, Hashable, Sendable {
    /// Exactly once, up to a year, by transition.
    case standard = "STANDARD"
    /// At least once, up to five minutes, by run and duration.
    case express = "EXPRESS"
  }

  /// Which events of an execution are logged.
  public enum LogLevel: String, Hashable, Sendable {
    /// Failures alone.
    case errors = "ERROR"
    /// Every step.
    case everything = "ALL"
  }

  /// The name, at most 80 characters.
  public var name: String
  /// How executions are kept and paid for.
  public var kind: Kind
  /// What it does. No value in it is `null`, which CloudFormation rejects in a template.
  public var machine: StateMachine
  /// The role that it takes on.
  public var role: ResourceIdentifier
  /// Where it logs.
  public var logGroup: ResourceIdentifier
  /// Which events are logged.
  public var logLevel: LogLevel
  /// Whether the log holds what the states are given and answer.
  public var logsExecutionData: Bool
  /// Whether X-Ray traces executions.
  public var isTraced: Bool
  /// The steps that the states were made for, by the states' names: their positions among all steps of the workflow, each
  /// before those within it. A state that none asked for is not among them.
  public var steps: [String: Int]

  /// Describes a machine.
  public init(
    name: String, kind: Kind, machine: StateMachine, role: ResourceIdentifier, logGroup: ResourceIdentifier,
    logLevel: LogLevel, logsExecutionData: Bool, isTraced: Bool, steps: [String: Int] = [:]
  ) {
    self.name = name
    self.kind = kind
    self.machine = machine
    self.role = role
    self.logGroup = logGroup
    self.logLevel = logLevel
    self.logsExecutionData = logsExecutionData
    self.isTraced = isTraced
    self.steps = steps
  }
}

/// A stream of a log group.
public struct LogStreamBody: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The name of the group that it stands in.
  public var logGroup: PlanText

  /// Describes a stream.
  public init(name: String, logGroup: PlanText) {
    self.name = name
    self.logGroup = logGroup
  }
}
