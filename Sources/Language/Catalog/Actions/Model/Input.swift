/// One key of an action's `with:`.
public struct Input: Sendable {
  /// The key: `next-steps`.
  public let name: String
  public let type: InputType
  /// Whether a task must set it.
  public let isRequired: Bool
  /// What it means, in one line.
  public let summary: String
  /// The limits of its value; for a list, of each element, and for a map, of each value, besides its count and its
  /// keys.
  public let limits: Limits
  /// The default, as the documentation shows it: `POST`, `the whole event`. Nil if there is none.
  public let defaultText: String?
  /// The field of the task's connection that can replace the input: a task needs one of the two.
  public let connectionField: String?
  /// Where its value may contain an expression.
  public let expressions: ExpressionUse
  /// Whether the task needs a state machine if it sets the input, because a rule's target cannot. For a boolean whose
  /// default is false, only `true` needs one.
  public let needsStateMachine: Bool

  init(
    _ name: String, _ type: InputType, _ summary: String, required: Bool = false, limits: Limits = .none,
    default defaultText: String? = nil, orConnection connectionField: String? = nil,
    expressions: ExpressionUse = .anywhere, needsStateMachine: Bool = false
  ) {
    self.name = name
    self.type = type
    self.isRequired = required
    self.summary = summary
    self.limits = limits
    self.defaultText = defaultText
    self.connectionField = connectionField
    self.expressions = type.isReference ? .nowhere : expressions
    self.needsStateMachine = needsStateMachine
  }

  /// Whether the value must be known at compile time, such as an ARN, a channel or the number of an app.
  public var isConstant: Bool { expressions == .nowhere }
}

/// Where an input's value may contain an expression.
public enum ExpressionUse: Sendable, Equatable {
  /// In every target that can evaluate it.
  case anywhere
  /// Nowhere: Tasuki derives permissions and URLs from the value.
  case nowhere
  /// Only in a state machine: a rule's target accepts only a constant.
  case stateMachine
  /// A rule's target accepts only the path of a field of the event; a constant needs a state machine.
  case pathOnly
}

public indirect enum InputType: Sendable, Equatable {
  /// A string; a number or a boolean is read as the text that is written.
  case text
  case integer
  case boolean
  /// One of these words.
  case choice([String])
  /// A list of values of this type; a single value is read as a list of one.
  case list(InputType)
  /// A map from names to values of this type.
  case map(InputType)
  case anyValue
  /// The name of a connection of the project file, of one of these kinds.
  case connection([ConnectionKind])
  /// An ARN or the name of a resource.
  case resource(ResourceKind)
  /// A duration: `30s`, `10m`.
  case duration

  /// Whether the value names something outside of the workflow.
  var isReference: Bool {
    switch self {
    case .connection, .resource: true
    default: false
    }
  }
}
