/// A value of a state machine: JSON with expressions that an execution evaluates.
public indirect enum StateValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number in its written form.
  case number(String)
  case text(PlanText)
  case expression(StateExpression)
  case list([StateValue])
  /// An object, its members in order.
  case map([StateMember])
}

extension StateValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(PlanText(value)) }
}

/// A member of an object, or an assigned variable.
public struct StateMember: Hashable, Sendable {
  public var name: String
  public var value: StateValue

  public init(_ name: String, _ value: StateValue) {
    self.name = name
    self.value = value
  }
}
