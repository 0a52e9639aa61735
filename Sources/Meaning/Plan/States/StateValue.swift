/// A value of a state machine: JSON with expressions that an execution evaluates.
public indirect enum StateValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number in its written form.
  case number(String)
  /// A string.
  case text(PlanText)
  /// The value of an expression.
  case expression(StateExpression)
  /// An array.
  case list([StateValue])
  /// An object, its members in order.
  case map([StateMember])
}

extension StateValue: ExpressibleByStringLiteral {
  /// A literal text.
  public init(stringLiteral value: String) { self = .text(PlanText(value)) }
}

/// A member of an object, or an assigned variable.
public struct StateMember: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: StateValue

  /// Makes a member.
  public init(_ name: String, _ value: StateValue) {
    self.name = name
    self.value = value
  }
}
