extension ExpressionAnalysis {
  /// The type of an operator's result; operands that it cannot take are found.
  mutating func operation(_ node: ExpressionNode, _ place: Place) -> ExpressionTypes {
    switch node.kind {
    case .negation(let inner):
      let types = infer(inner, place)
      require(.number, types, "what '-' negates", inner.range)
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
      let hint = isText ? "to join texts, write '&'" : nil
      // What is no number on one side has its finding: the other side and the result follow from it.
      guard require(.number, left.types, "the left side of '\(sign)'", left.node.range, hint),
        require(.number, right.types, "the right side of '\(sign)'", right.node.range, hint)
      else { return .unknown }
      return mayBeNothing ? [.number, .nothing] : .number
    case "<", "<=", ">", ">=":
      require([.number, .string], left.types, "the left side of '\(sign)'", left.node.range)
      require([.number, .string], right.types, "the right side of '\(sign)'", right.node.range)
      let both: ExpressionTypes = [.number, .string]
      let (first, second) = (left.types.substance, right.types.substance)
      if both.isSuperset(of: first), both.isSuperset(of: second), first.excludes(second), !second.isEmpty {
        report(
          .argumentType, "'\(sign)' compares \(first.words) with \(second.words)", at: node.range,
          hint: "write '$number(…)' around the string")
      }
      return mayBeNothing ? [.bool, .nothing] : .bool
    case "=", "!=":
      // A path that leads to nothing equals nothing, and an array of one element may have become that element.
      let (first, second) = (left.types, right.types)
      if first.isDisjoint(with: second), first.excludes(second), !second.substance.isEmpty {
        let outcome = sign == "=" ? "never" : "always"
        report(
          .fixedComparison,
          "this \(outcome) holds: \(first.substance.words) is compared with \(second.substance.words)",
          at: node.range,
          hint: first.union(second).isSuperset(of: [.string, .number])
            ? "write the number without quotes, or the text with them" : nil)
      }
      return .bool
    case "and", "or", "in": return .bool
    case "&": return .string
    case "..":
      require(.number, left.types, "the left side of '..'", left.node.range)
      require(.number, right.types, "the right side of '..'", right.node.range)
      return [.array, .nothing]
    default: return .unknown
    }
  }

  /// An operand must be one of some types; whether it may be.
  @discardableResult
  private mutating func require(
    _ wanted: ExpressionTypes, _ types: ExpressionTypes, _ what: String, _ range: Range<Int>, _ hint: String? = nil
  ) -> Bool {
    guard types.excludes(wanted) else { return true }
    let mend = types.substance == .string && wanted == .number ? "write '$number(…)' around it" : nil
    report(
      .argumentType, "\(what) is \(types.substance.words), and must be \(wanted.words)", at: range,
      hint: hint ?? mend)
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
    require(.function, function, "the right side of '~>'", right.range)
    guard types.substance != .function, case .variable(let name) = right.kind, !isBound(name),
      let known = ExpressionFunction.named(name)
    else { return types.substance == .function ? .function : .unknown }
    return known.resultTypes
  }
}
