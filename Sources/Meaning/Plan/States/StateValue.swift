/// A value of a state machine: JSON, parts of which an execution works out.
public indirect enum StateValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as its text.
  case number(String)
  /// A string.
  case text(PlanText)
  /// What an expression gives.
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

/// A member of an object, or a variable that is set.
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
