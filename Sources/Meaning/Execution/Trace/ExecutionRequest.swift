public import Emit

public struct ExecutionRequest: Sendable {
  /// The most visits and tries of an execution. Step Functions ends an execution after 25,000 entries in its history,
  /// and a state has two to five (Step Functions Developer Guide, "Service quotas").
  public static let longest = 10_000
  /// The most work of an execution, in units of the evaluator: a second or two.
  public static let mostWork = 20_000_000

  public var input: JSONValue
  public var start: ExecutionTime
  public var name: String
  public var arn: String
  public var machineName: String
  public var machineARN: String
  public var roleARN: String

  public init(
    input: JSONValue, start: ExecutionTime, name: String, arn: String, machineName: String, machineARN: String,
    roleARN: String
  ) {
    self.input = input
    self.start = start
    self.name = name
    self.arn = arn
    self.machineName = machineName
    self.machineARN = machineARN
    self.roleARN = roleARN
  }
}

/// One try of a task.
public struct ServiceCall: Sendable {
  /// The state's name.
  public let state: String
  /// The integration, as an ARN: `arn:aws:states:::http:invoke`.
  public let resource: String
  public let arguments: JSONValue
  /// The numbers of the rounds of the loops around the state, outermost first, from 0.
  public let rounds: [Int]
  /// The number of the try, from 0.
  public let attempt: Int
}

public enum ServiceAnswer: Sendable {
  /// A result, which the state then has as `$states.result`.
  case result(JSONValue, AnswerOrigin)
  case failure(StateFailure)
}
