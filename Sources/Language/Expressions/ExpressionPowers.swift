/// How tightly the operators of nodes bind, for putting parentheses where they are needed (the powers of JSONata's
/// parser).
extension ExpressionNode {
  /// The power of the node's own operator towards what stands left of it.
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

  /// What binds more than this belongs to the node's right operand.
  var operandPower: Int {
    switch kind {
    case .negation: 70
    case .assignment: 9
    case .binary("..", _, _): 0
    default: ownPower
    }
  }

  /// The least power along the node's left edge: where it stands on the right of an operator that binds as much, only a
  /// part of it would.
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

  /// The least power along the node's right edge: an operator that binds more would take only a part of it.
  var rightPower: Int {
    switch kind {
    case .binary(_, _, let right), .path(_, let right), .negation(let right):
      right.leftPower <= operandPower ? operandPower : min(operandPower, right.rightPower)
    case .conditional, .assignment: 0
    default: 100
    }
  }

  /// Whether it can stand beside `&` without parentheses.
  public var bindsTightly: Bool {
    if case .binary("&", _, _) = kind { return true }
    return leftPower > 50 && rightPower > 50
  }

  /// Whether the node puts something behind its operand that takes it as a whole.
  var isPostfix: Bool {
    switch kind {
    case .path, .predicate, .keepArray, .focus, .position, .call, .group, .sort: true
    default: false
    }
  }

  /// Whether a `:` behind it would be taken as its own.
  var takesAlternative: Bool {
    switch kind {
    case .conditional(_, _, let otherwise): otherwise?.takesAlternative ?? true
    case .assignment(_, let value): value.takesAlternative
    default: false
    }
  }
}
