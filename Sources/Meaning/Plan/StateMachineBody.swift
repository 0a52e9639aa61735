public import Source

/// A Step Functions state machine.
public struct StateMachineBody: Hashable, Sendable {
  /// How executions are kept and paid for.
  public enum Kind: String, Hashable, Sendable {
    /// Exactly once, up to a year, by transition.
    case standard = "STANDARD"
    /// At least once, up to five minutes, by run and duration.
    case express = "EXPRESS"
  }

  /// The name, at most 80 characters.
  public var name: String
  /// How executions are kept and paid for.
  public var kind: Kind
  /// What it does. No value in it is `null`, which CloudFormation would leave out.
  public var machine: StateMachine
  /// The role that it takes on.
  public var role: ResourceIdentifier
  /// Where it logs.
  public var logGroup: ResourceIdentifier
  /// Whether every step is logged, or failures alone.
  public var logsEverything: Bool
  /// The steps of the workflow that the states were made for, by the states' names. A state that none asked for is not
  /// among them.
  public var origins: [String: Span]

  /// Describes a machine.
  public init(
    name: String, kind: Kind, machine: StateMachine, role: ResourceIdentifier, logGroup: ResourceIdentifier,
    logsEverything: Bool, origins: [String: Span] = [:]
  ) {
    self.name = name
    self.kind = kind
    self.machine = machine
    self.role = role
    self.logGroup = logGroup
    self.logsEverything = logsEverything
    self.origins = origins
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
