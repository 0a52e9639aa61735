extension Evaluation {
  /// An operator between two values.
  func binary(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .binary(let sign, let left, let right) = node.form else { return nil }
    let first = try evaluate(left, input, frame)
    switch sign {
    case "and":
      guard first?.isTruthy ?? false else { return .bool(false) }
      return .bool(try evaluate(right, input, frame)?.isTruthy ?? false)
    case "or":
      if first?.isTruthy ?? false { return .bool(true) }
      return .bool(try evaluate(right, input, frame)?.isTruthy ?? false)
    default: break
    }
    return try combined(sign, first, try evaluate(right, input, frame))
  }

  private func combined(_ sign: String, _ first: Value?, _ second: Value?) throws(EvaluationProblem) -> Value? {
    switch sign {
    case "+", "-", "*", "/", "%": return try arithmetic(sign, first, second)
    case "=":
      guard let first, let second else { return .bool(false) }
      return .bool(try isEqual(first, second))
    case "!=":
      guard let first, let second else { return .bool(false) }
      return .bool(try !isEqual(first, second))
    case "<", "<=", ">", ">=": return try comparison(sign, first, second)
    case "&": return try joined(first, second)
    case "in":
      guard let first, let second else { return .bool(false) }
      try spend(second.elements.count)
      return .bool(second.elements.contains { Evaluation.isSame(first, $0) })
    case "..": return try range(first, second)
    default: throw .unknownOperator(sign)
    }
  }

  private func isEqual(_ first: Value, _ second: Value) throws(EvaluationProblem) -> Bool {
    if case .array(let items) = first { try spend(items.count) }
    return Value.isEqual(first, second)
  }

  /// Whether two values are identical: `in` does not find arrays and objects that are only equal.
  private static func isSame(_ first: Value, _ second: Value) -> Bool {
    switch (first, second) {
    case (.array, _), (_, .array): false
    case (.object(let a), .object(let b)): a === b
    default: Value.isEqual(first, second)
    }
  }

  private func joined(_ first: Value?, _ second: Value?) throws(EvaluationProblem) -> Value? {
    var text = ""
    for value in [first, second] {
      guard let value else { continue }
      let part = try value.text(pretty: false)
      try spend(bytes: part.utf8.count)
      text += part
    }
    return .string(text)
  }

  func negated(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .negation(let inner) = node.form, let value = try evaluate(inner, input, frame) else { return nil }
    guard let number = try Evaluation.number(value) else { throw .negationOfOther }
    return .number(-number)
  }

  /// The value as a number. Throws D1001 for one that is not finite.
  static func number(_ value: Value) throws(EvaluationProblem) -> Double? {
    guard case .number(let number) = value, !number.isNaN else { return nil }
    guard number.isFinite else { throw .outOfRange(number) }
    return number
  }

  private func arithmetic(_ sign: String, _ first: Value?, _ second: Value?) throws(EvaluationProblem) -> Value? {
    let left = try operand(first, "T2001", "left", sign)
    let right = try operand(second, "T2002", "right", sign)
    guard let left, let right else { return nil }
    switch sign {
    case "+": return .number(left + right)
    case "-": return .number(left - right)
    case "*": return .number(left * right)
    case "/": return .number(left / right)
    default: return .number(left.truncatingRemainder(dividingBy: right))
    }
  }

  private func operand(_ value: Value?, _ code: String, _ side: String, _ sign: String)
    throws(EvaluationProblem) -> Double?
  {
    guard let value else { return nil }
    guard let number = try Evaluation.number(value) else { throw .operandNotNumber(code, side, of: sign) }
    return number
  }

  private func comparison(_ sign: String, _ first: Value?, _ second: Value?) throws(EvaluationProblem) -> Value? {
    for value in [first, second] {
      switch value {
      case nil, .string?, .number?: continue
      default:
        throw .incomparable(sign)
      }
    }
    switch (first, second) {
    case (.string(let a)?, .string(let b)?):
      let order = Evaluation.order(a, b)
      return .bool(sign == "<" ? order < 0 : sign == "<=" ? order <= 0 : sign == ">" ? order > 0 : order >= 0)
    case (.number(let a)?, .number(let b)?):
      return .bool(sign == "<" ? a < b : sign == "<=" ? a <= b : sign == ">" ? a > b : a >= b)
    case (nil, _), (_, nil): return nil
    default:
      throw .mixedComparison(sign)
    }
  }

  /// The order of two strings by their UTF-16 units, as in JavaScript.
  static func order(_ first: String, _ second: String) -> Int {
    var left = first.utf16.makeIterator()
    var right = second.utf16.makeIterator()
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let a?, let b?): if a != b { return a < b ? -1 : 1 }
      }
    }
  }

  private func range(_ first: Value?, _ second: Value?) throws(EvaluationProblem) -> Value? {
    for (value, code, side) in [(first, "T2003", "left"), (second, "T2004", "right")] {
      guard let value else { continue }
      guard case .number(let number) = value, number == number.rounded(), number.isFinite else {
        throw .boundNotWhole(code, side)
      }
    }
    guard case .number(let low)? = first, case .number(let high)? = second, low <= high else { return nil }
    guard high - low + 1 <= 10_000_000 else { throw .rangeOperatorTooLong }
    let count = Int(high - low) + 1
    try spend(count)
    return .array(Items(sequence: (0..<count).map { .number(low + Double($0)) }))
  }
}
