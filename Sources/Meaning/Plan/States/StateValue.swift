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

/// A JSONata expression of a state machine. Names that only the deployment knows may be in its strings.
public struct StateExpression: Hashable, Sendable {
  /// The expression's text.
  public private(set) var source: PlanText

  /// Makes an expression of its text.
  public init(_ source: String) { self.source = PlanText(source) }

  /// A string. What the deployment puts in are ARNs, addresses and names, which hold no quotes; `literal` spells what is
  /// known as a string of JSONata, in quotes of either kind.
  public init(string text: PlanText, literal: (String) -> String) {
    source = "'"
    for part in text.parts {
      if case .literal(let characters) = part {
        // Spelled in double quotes, it may hold single ones, which would end the string.
        source.append(
          .literal(
            literal(characters).dropFirst().dropLast().split(
              separator: "'", omittingEmptySubsequences: false
            ).joined(separator: "\\u0027")))
      } else {
        source.append(part)
      }
    }
    source.append(.literal("'"))
  }
}

extension StateExpression: ExpressibleByStringInterpolation {
  /// An expression put together from others and from pieces of text.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = PlanText([])

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds a piece of text.
    public mutating func appendLiteral(_ literal: String) { source.append(.literal(literal)) }

    /// Adds a name or another piece of text.
    public mutating func appendInterpolation(_ text: String) { source.append(.literal(text)) }

    /// Adds an index.
    public mutating func appendInterpolation(_ number: Int) { source.append(.literal(String(number))) }

    /// Adds an expression as it is.
    public mutating func appendInterpolation(_ expression: StateExpression) {
      for part in expression.source.parts { source.append(part) }
    }
  }

  /// An expression that is known as a whole.
  public init(stringLiteral value: String) { self.init(value) }

  /// An expression put together.
  public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }
}

extension [StateExpression] {
  /// The expressions one after the other.
  public func joined(separator: String) -> StateExpression {
    var whole = StateExpression.StringInterpolation(literalCapacity: 0, interpolationCount: count)
    for (index, expression) in enumerated() {
      if index > 0 { whole.appendLiteral(separator) }
      whole.appendInterpolation(expression)
    }
    return StateExpression(stringInterpolation: whole)
  }
}
