/// What binds tightest behind an operand: filters, calls, conditions and sorting.
extension ExpressionParser {
  mutating func predicate(of left: ExpressionNode) throws(ExpressionProblem) -> ExpressionNode {
    try advance(operandMayStart: true)
    if token.isSign("]") {
      let end = token.range.upperBound
      try advance()
      return ExpressionNode(kind: .keepArray(left), range: left.range.lowerBound..<end)
    }
    let condition = try expression(0)
    let end = token.range.upperBound
    try expect("]")
    return ExpressionNode(kind: .predicate(left, condition), range: left.range.lowerBound..<end)
  }

  mutating func call(_ callee: ExpressionNode) throws(ExpressionProblem) -> ExpressionNode {
    try advance(operandMayStart: true)
    var arguments: [ExpressionNode] = []
    if !token.isSign(")") {
      repeat {
        if token.isSign("?") {
          arguments.append(ExpressionNode(kind: .placeholder, range: token.range))
          try advance()
        } else {
          arguments.append(try expression(0))
        }
      } while try skipComma()
    }
    let end = token.range.upperBound
    try expect(")")
    return ExpressionNode(kind: .call(callee, arguments), range: callee.range.lowerBound..<end)
  }

  mutating func conditional(_ condition: ExpressionNode) throws(ExpressionProblem) -> ExpressionNode {
    try advance(operandMayStart: true)
    let then = try expression(0)
    var otherwise: ExpressionNode?
    if token.isSign(":") {
      try advance(operandMayStart: true)
      otherwise = try expression(0)
    }
    let end = (otherwise ?? then).range.upperBound
    return ExpressionNode(
      kind: .conditional(condition, then, otherwise), range: condition.range.lowerBound..<end)
  }

  mutating func sort(_ base: ExpressionNode) throws(ExpressionProblem) -> ExpressionNode {
    try advance()
    try expect("(", operandMayStart: true)
    var terms: [ExpressionNode.SortTerm] = []
    while true {
      let descending = token.isSign(">")
      if descending || token.isSign("<") { try advance(operandMayStart: true) }
      terms.append(ExpressionNode.SortTerm(isDescending: descending, key: try expression(0)))
      guard token.isSign(",") else { break }
      try advance(operandMayStart: true)
    }
    let end = token.range.upperBound
    try expect(")")
    return ExpressionNode(kind: .sort(base, terms), range: base.range.lowerBound..<end)
  }
}
