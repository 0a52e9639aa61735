public import Expressions

/// A JSONata expression of a state machine, whose strings may be known only when it is deployed.
public struct StateExpression: Hashable, Sendable {
  /// The tree; its held texts are indexes into `texts`.
  public private(set) var root: ExpressionNode
  /// The strings that are known only when it is deployed, in the order of the tree.
  public private(set) var texts: [PlanText]

  /// An expression without such strings.
  public init(_ root: ExpressionNode) {
    self.root = root
    texts = []
  }

  /// A string that is known only when it is deployed.
  public static func text(_ text: PlanText) -> StateExpression {
    var expression = StateExpression(ExpressionNode(.heldText(0)))
    expression.texts = [text]
    return expression
  }

  /// The expression with these strings replaced.
  public func replacingTexts(_ text: (PlanText) -> PlanText) -> StateExpression {
    var expression = self
    expression.texts = texts.map(text)
    return expression
  }

  /// An expression made of others.
  private init(
    _ parts: [StateExpression], isSpaced: Bool = false, _ kind: ([ExpressionNode]) -> ExpressionNode.Kind
  ) {
    let (nodes, texts) = Self.together(parts)
    root = ExpressionNode(kind(nodes), isSpaced: isSpaced)
    self.texts = texts
  }

  /// The trees of several expressions, which share a list of texts.
  private static func together(_ parts: [StateExpression]) -> (nodes: [ExpressionNode], texts: [PlanText]) {
    var texts: [PlanText] = []
    let nodes = parts.map { part in
      defer { texts += part.texts }
      return part.texts.isEmpty ? part.root : part.root.countingHeldTexts(from: texts.count)
    }
    return (nodes, texts)
  }
}

// The JSONata syntax that state machines use.
extension StateExpression {
  public static var null: StateExpression { StateExpression(ExpressionNode(.null)) }

  public static func bool(_ flag: Bool) -> StateExpression { StateExpression(ExpressionNode(.bool(flag))) }

  /// A number, written as a JSON number.
  public static func number(_ text: String) -> StateExpression {
    let digits = ExpressionNode(.number(String(text.drop { $0 == "-" })))
    return StateExpression(text.hasPrefix("-") ? ExpressionNode(.negation(digits)) : digits)
  }

  public static func string(_ text: String) -> StateExpression { StateExpression(ExpressionNode(.string(text))) }

  /// A variable, by its name without the `$`.
  public static func variable(_ name: String) -> StateExpression {
    StateExpression(ExpressionNode(.variable(name)))
  }

  /// A member of `$states`: `$states.input` for `input`.
  public static func states(_ members: String...) -> StateExpression {
    members.reduce(.variable("states")) { $0.member($1) }
  }

  public func member(_ name: String) -> StateExpression {
    StateExpression([self]) { .path($0[0], ExpressionNode(.field(name))) }
  }

  /// An element of a list, from 0.
  public func element(_ index: Int) -> StateExpression {
    let number = ExpressionNode(.number(String(index)))
    return StateExpression([self]) { parts in
      // An index binds more tightly than the dot before a name.
      guard case .path(let base, let last) = parts[0].kind else { return .predicate(parts[0], number) }
      return .path(base, ExpressionNode(.predicate(last, number)))
    }
  }

  public static func list(_ elements: [StateExpression]) -> StateExpression {
    StateExpression(elements) { .array($0) }
  }

  /// An object of members with fixed names.
  public static func map(_ members: [(name: String, value: StateExpression)]) -> StateExpression {
    StateExpression(members.map(\.value)) { values in
      .object(zip(members, values).map { ExpressionNode.Pair(name: ExpressionNode(.string($0.name)), value: $1) })
    }
  }

  /// An object with one member whose name is an expression too.
  public static func map(_ name: StateExpression, _ value: StateExpression) -> StateExpression {
    StateExpression([name, value]) { .object([ExpressionNode.Pair(name: $0[0], value: $0[1])]) }
  }

  /// A call of a function, by its name without the `$`.
  public static func call(_ function: String, _ arguments: StateExpression...) -> StateExpression {
    StateExpression(arguments) { .call(ExpressionNode(.variable(function)), $0) }
  }

  public static func function(_ parameters: [String], _ body: StateExpression) -> StateExpression {
    StateExpression([body], isSpaced: true) { .function(parameters: parameters, signature: nil, $0[0]) }
  }

  public func equals(_ other: StateExpression) -> StateExpression {
    StateExpression([self, other]) { .binary("=", $0[0], $0[1]) }
  }

  /// One of two expressions, depending on this condition.
  public func choose(_ then: StateExpression, otherwise: StateExpression) -> StateExpression {
    StateExpression([self, then, otherwise]) { .conditional($0[0], $0[1], $0[2]) }
  }

  public func assigned(to variable: String) -> StateExpression {
    StateExpression([self]) { .assignment(variable, $0[0]) }
  }

  /// A sequence of expressions, whose value is that of the last one.
  public static func sequence(_ parts: [StateExpression]) -> StateExpression {
    StateExpression(parts) { .block($0) }
  }

  /// This expression in parentheses with inner spaces.
  public var enclosed: StateExpression { StateExpression([self], isSpaced: true) { .block($0) } }

  /// The values of expressions joined with `&`, which makes a string of at least two operands; a single one keeps its
  /// type.
  public static func joined(_ parts: [StateExpression]) -> StateExpression {
    let (nodes, texts) = together(parts)
    var operands: [ExpressionNode] = []
    for (index, node) in nodes.enumerated() { operands += index == 0 ? [node] : operandsOfText(node) }
    operands = operands.map { $0.bindsTightly ? $0 : ExpressionNode(.block([$0])) }
    var whole = StateExpression(ExpressionNode.chain("&", operands) ?? ExpressionNode(.string("")))
    whole.texts = texts
    return whole
  }

  /// The operands that a node joins to a string; the node itself if it joins none.
  private static func operandsOfText(_ node: ExpressionNode) -> [ExpressionNode] {
    var operands: [ExpressionNode] = []
    var first = node
    while case .binary("&", let inner, let second) = first.kind {
      operands.append(second)
      first = inner
    }
    operands.append(first)
    return operands.reversed()
  }
}
