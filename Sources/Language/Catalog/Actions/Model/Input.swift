/// One key of an action's `with:`.
public struct Input: Sendable {
  /// The key: `next-steps`.
  public let name: String
  /// What its value is.
  public let type: InputType
  /// Whether it must be given.
  public let isRequired: Bool
  /// What it means, in one line.
  public let summary: String
  /// The limits of its value; for a list, of each element, for a map, of each value, besides its count and its keys.
  public let limits: Limits
  /// What holds when it is left out, as the documentation shows it: `POST`, `the whole event`. Nil where nothing is.
  public let defaultText: String?
  /// The field of the task's connection that says it where the task does not: one of the two must.
  public let connectionField: String?
  /// Where its value may hold an expression.
  public let expressions: ExpressionUse
  /// Whether the language allows it while a rule's own target cannot do it, so that the task needs a state machine.
  /// Of a boolean that is false by default, only `true` needs one.
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

  /// Whether the value must be known when compiling: an ARN, a channel, the number of an app.
  public var isConstant: Bool { expressions == .nowhere }
}

/// Where an input's value may hold an expression.
public enum ExpressionUse: Sendable, Equatable {
  /// In every target, as far as that target can evaluate it at all.
  case anywhere
  /// Nowhere: permissions and addresses are made from the value.
  case nowhere
  /// Only in a state machine: a rule's own target takes nothing but a constant here.
  case stateMachine
  /// A rule's own target takes nothing but the path of a field of the event here; a constant needs a state machine.
  case pathOnly
}

/// What the value of an input is.
public indirect enum InputType: Sendable, Equatable {
  /// A string; a number or a boolean stands for the text that it is written as.
  case text
  /// A whole number.
  case integer
  /// `true` or `false`.
  case boolean
  /// One of these words.
  case choice([String])
  /// A list of such values; one value alone stands for a list of it.
  case list(InputType)
  /// A map from names to such values.
  case map(InputType)
  /// Any YAML value.
  case anyValue
  /// The name of a connection of the project file, of one of these kinds.
  case connection([ConnectionKind])
  /// An ARN or a name of a resource.
  case resource(ResourceKind)
  /// A length of time: `30s`, `10m`.
  case duration

  /// Whether the value names something outside the workflow.
  var isReference: Bool {
    switch self {
    case .connection, .resource: true
    default: false
    }
  }
}
