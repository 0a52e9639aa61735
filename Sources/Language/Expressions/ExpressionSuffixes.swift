/// The suffixes of an operand: filters, calls, conditions and sorting.
extension ExpressionParser {
  mutating func predicate(of left: Int) throws(ExpressionProblem) -> Int {
    try advance(operandMayStart: true)
    if token.isSign("]") {
      let end = token.range.upperBound
      try advance()
      return tree.add(.keepArray, range: start(of: left)..<end)
    }
    _ = try expression(0)
    let end = token.range.upperBound
    try expect("]")
    return tree.add(.predicate, range: start(of: left)..<end)
  }

  mutating func call(_ callee: Int) throws(ExpressionProblem) -> Int {
    try advance(operandMayStart: true)
    var count = 0
    if !token.isSign(")") {
      repeat {
        if token.isSign("?") {
          _ = tree.add(.placeholder, range: token.range)
          try advance()
        } else {
          _ = try expression(0)
        }
        count += 1
      } while try skipComma()
    }
    let end = token.range.upperBound
    try expect(")")
    return tree.add(.call(count: count), range: start(of: callee)..<end)
  }

  mutating func conditional(_ condition: Int) throws(ExpressionProblem) -> Int {
    try advance(operandMayStart: true)
    var last = try expression(0)
    let hasOtherwise = token.isSign(":")
    if hasOtherwise {
      try advance(operandMayStart: true)
      last = try expression(0)
    }
    return tree.add(
      .conditional(hasOtherwise: hasOtherwise), range: start(of: condition)..<tree.range(of: last).upperBound)
  }

  mutating func sort(_ base: Int) throws(ExpressionProblem) -> Int {
    try advance()
    try expect("(", operandMayStart: true)
    var areDescending: [Bool] = []
    while true {
      let descending = token.isSign(">")
      if descending || token.isSign("<") { try advance(operandMayStart: true) }
      _ = try expression(0)
      areDescending.append(descending)
      guard token.isSign(",") else { break }
      try advance(operandMayStart: true)
    }
    let end = token.range.upperBound
    try expect(")")
    return tree.add(.sort(areDescending: areDescending), range: start(of: base)..<end)
  }
}
