/// The binding powers of operators, for adding parentheses where needed (the powers of JSONata's parser).
extension ExpressionNode {
  /// The power of the node's own operator toward its left side.
  var ownPower: Int {
    switch kind {
    case .assignment: 10
    case .conditional: 20
    case .binary("..", _, _): 1
    case .binary(let sign, _, _): ExpressionParser.power(ofOperator: sign)
    case .sort: 40
    case .group: 70
    case .path: 75
    case .predicate, .keepArray, .focus, .position, .call: 80
    default: 100
    }
  }

  /// Operators with a greater power belong to the node's right operand.
  var operandPower: Int {
    switch kind {
    case .negation: 70
    case .assignment: 9
    case .binary("..", _, _): 0
    default: ownPower
    }
  }

  /// The least power along the node's left edge: to the right of an operator with at least this power, only a part of
  /// the node would be the operand.
  var leftPower: Int {
    switch kind {
    case .binary(_, let left, _), .path(let left, _), .predicate(let left, _), .keepArray(let left),
      .focus(let left, _),
      .position(let left, _), .call(let left, _), .sort(let left, _), .group(let left, _),
      .conditional(let left, _, _):
      left.rightPower < ownPower ? ownPower : min(ownPower, left.leftPower)
    default: ownPower
    }
  }

  /// The least power along the node's right edge: an operator with a greater power would take only a part of it.
  var rightPower: Int {
    switch kind {
    case .binary(_, _, let right), .path(_, let right), .negation(let right):
      right.leftPower <= operandPower ? operandPower : min(operandPower, right.rightPower)
    case .conditional, .assignment: 0
    default: 100
    }
  }

  /// Whether it can be an operand of `&` without parentheses.
  public var bindsTightly: Bool {
    if case .binary("&", _, _) = kind { return true }
    return leftPower > 50 && rightPower > 50
  }

  /// Whether the node adds a suffix to its whole operand.
  var isPostfix: Bool {
    switch kind {
    case .path, .predicate, .keepArray, .focus, .position, .call, .group, .sort: true
    default: false
    }
  }

  /// Whether a following `:` would be read as its own.
  var capturesAlternative: Bool {
    switch kind {
    case .conditional(_, _, let otherwise): otherwise?.capturesAlternative ?? true
    case .assignment(_, let value): value.capturesAlternative
    default: false
    }
  }
}
