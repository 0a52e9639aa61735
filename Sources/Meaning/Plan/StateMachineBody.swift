/// A Step Functions state machine.
public struct StateMachineBody: Hashable, Sendable {
  /// The type of a state machine, which determines the guarantees and the price.
  public enum Kind: String, Hashable, Sendable {
    /// Exactly once, up to a year, priced by transition.
    case standard = "STANDARD"
    /// At least once, up to five minutes, priced by run and duration.
    case express = "EXPRESS"
  }

  /// Which events of an execution are logged.
  public enum LogLevel: String, Hashable, Sendable {
    /// Only failures.
    case errors = "ERROR"
    /// Every step.
    case everything = "ALL"
  }

  /// The name, at most 80 characters.
  public var name: String
  /// The type of a state machine, which determines the guarantees and the price.
  public var kind: Kind
  /// The states. No value in them is `null`, which CloudFormation rejects in a template.
  public var machine: StateMachine
  /// The role that it assumes.
  public var role: ResourceIdentifier
  /// The log group.
  public var logGroup: ResourceIdentifier
  /// Which events are logged.
  public var logLevel: LogLevel
  /// Whether the log contains the inputs and outputs of states.
  public var logsExecutionData: Bool
  /// Whether X-Ray traces executions.
  public var isTraced: Bool
  /// The step of each state, by the state's name: its position among all steps of the workflow, each before the steps
  /// inside it. A state that belongs to no step is missing.
  public var steps: [String: Int]

  /// What the role of every state machine allows, for its log and its traces. Neither can be limited to a resource (Step
  /// Functions Developer Guide, "Logging using CloudWatch Logs" and "X-Ray and Step Functions").
  public static let observation = [
    PolicyStatement(
      actions: [
        "logs:CreateLogDelivery", "logs:CreateLogStream", "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery", "logs:ListLogDeliveries", "logs:PutLogEvents",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
      ], resources: ["*"]),
    PolicyStatement(
      actions: [
        "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
      ], resources: ["*"]),
  ]

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
  /// The name of its log group.
  public var logGroup: PlanText

  /// Describes a stream.
  public init(name: String, logGroup: PlanText) {
    self.name = name
    self.logGroup = logGroup
  }
}
