import Diagnostics

extension ExpressionAnalysis {
  /// The type of an operator's result. Reports operands of wrong types.
  mutating func operation(_ node: ExpressionNode, _ place: Place) -> ExpressionTypes {
    switch node.kind {
    case .negation(let inner):
      let types = infer(inner, place)
      require(.number, types, .negatedOperand, inner.range)
      return types.contains(.nothing) ? [.number, .nothing] : .number
    case .binary("~>", let left, let right): return application(left, right, place)
    case .binary(let sign, let left, let right):
      let first = infer(left, place)
      let second = infer(right, place)
      return result(of: sign, (left, first), (right, second), node)
    default: return .unknown
    }
  }

  private typealias Operand = (node: ExpressionNode, types: ExpressionTypes)

  private mutating func result(of sign: String, _ left: Operand, _ right: Operand, _ node: ExpressionNode)
    -> ExpressionTypes
  {
    let mayBeNothing = left.types.union(right.types).contains(.nothing)
    switch sign {
    case "+", "-", "*", "/", "%":
      let isText = sign == "+" && (left.types.substance == .string || right.types.substance == .string)
      let hint: Sentence? = isText ? .joinTexts : nil
      // If one side is not a number, the other side and the result are not reported too.
      guard require(.number, left.types, .leftOperand(sign), left.node.range, hint),
        require(.number, right.types, .rightOperand(sign), right.node.range, hint)
      else { return .unknown }
      return mayBeNothing ? [.number, .nothing] : .number
    case "<", "<=", ">", ">=":
      require([.number, .string], left.types, .leftOperand(sign), left.node.range)
      require([.number, .string], right.types, .rightOperand(sign), right.node.range)
      let both: ExpressionTypes = [.number, .string]
      let (first, second) = (left.types.substance, right.types.substance)
      if both.isSuperset(of: first), both.isSuperset(of: second), first.excludes(second), !second.isEmpty {
        report(
          .argumentType, .compares(sign, left: first.sentence, right: second.sentence), at: node.range,
          hint: .numberAroundString)
      }
      return mayBeNothing ? [.bool, .nothing] : .bool
    case "=", "!=":
      // A missing value equals nothing, and an array of one element may have become that element.
      let (first, second) = (left.types, right.types)
      if first.isDisjoint(with: second), first.excludes(second), !second.substance.isEmpty {
        report(
          .fixedComparison,
          sign == "="
            ? .neverHolds(first.substance.sentence, with: second.substance.sentence)
            : .alwaysHolds(first.substance.sentence, with: second.substance.sentence),
          at: node.range,
          hint: first.union(second).isSuperset(of: [.string, .number])
            ? .numberOrText : nil)
      }
      return .bool
    case "and", "or", "in": return .bool
    case "&": return .string
    case "..":
      require(.number, left.types, .leftOperand(".."), left.node.range)
      require(.number, right.types, .rightOperand(".."), right.node.range)
      return [.array, .nothing]
    default: return .unknown
    }
  }

  /// Requires an operand to have one of some types; returns whether it may.
  @discardableResult
  private mutating func require(
    _ wanted: ExpressionTypes, _ types: ExpressionTypes, _ operand: Sentence, _ range: Range<Int>,
    _ hint: Sentence? = nil
  ) -> Bool {
    guard types.excludes(wanted) else { return true }
    let fixHint: Sentence? = types.substance == .string && wanted == .number ? .writeAround("$number(…)") : nil
    report(
      .argumentType, .operandType(operand, given: types.substance.sentence, wanted: wanted.sentence), at: range,
      hint: hint ?? fixHint)
    return false
  }

  private mutating func application(_ left: ExpressionNode, _ right: ExpressionNode, _ place: Place)
    -> ExpressionTypes
  {
    let types = infer(left, place)
    if case .call(let callee, let arguments) = right.kind {
      let isPartial = arguments.contains { if case .placeholder = $0.kind { true } else { false } }
      if !isPartial { return call(callee, arguments, applied: (left, types), right, place) }
    }
    let function = infer(right, place)
    require(.function, function, .rightOperand("~>"), right.range)
    guard types.substance != .function, case .variable(let name) = right.kind, !isBound(name),
      let known = ExpressionFunction.named(name)
    else { return types.substance == .function ? .function : .unknown }
    return known.resultTypes
  }
}
