import Source

extension ExpressionFunction {
  static let numbers: [ExpressionFunction] = [
    row("number", "<(nsb)-:n>") { (_, arguments) throws(EvaluationProblem) in
      switch arguments[0] {
      case nil: return nil
      case .number(let number)?: return .number(number)
      case .bool(let flag)?: return .number(flag ? 1 : 0)
      case .string(let text)?:
        if let number = NumberReading.number(text) { return .number(number) }
      default: break
      }
      throw .notNumber
    },
    row("abs", "<n-:n>") { (_, arguments) throws(EvaluationProblem) in
      arguments.number(0).map { .number($0.magnitude) }
    },
    row("floor", "<n-:n>") { (_, arguments) throws(EvaluationProblem) in
      arguments.number(0).map { .number($0.rounded(.down)) }
    },
    row("ceil", "<n-:n>") { (_, arguments) throws(EvaluationProblem) in
      arguments.number(0).map { .number($0.rounded(.up)) }
    },
    row("round", "<n-n?:n>") { (_, arguments) throws(EvaluationProblem) in
      arguments.number(0).map { .number(NumberReading.rounded($0, places: arguments.number(1) ?? 0)) }
    },
    row("power", "<n-n:n>") { (_, arguments) throws(EvaluationProblem) in
      guard let base = arguments.number(0) else { return nil }
      let result = try NumberReading.power(base, arguments.number(1) ?? .nan)
      guard result.isFinite else { throw .powerNotFinite }
      return .number(result)
    },
    row("sqrt", "<n-:n>") { (_, arguments) throws(EvaluationProblem) in
      guard let number = arguments.number(0) else { return nil }
      guard number >= 0 else { throw .rootOfNegative }
      return .number(number.squareRoot())
    },
    row("random", "<n?:n>", arity: 0) { (run, arguments) throws(EvaluationProblem) in
      // Step Functions accepts a seed here, and returns the same number for the same seed.
      if let seed = arguments.number(0) {
        var numbers = RandomNumbers(seed: seed.bitPattern)
        return .number(numbers.fraction())
      }
      return .number(run.random.fraction())
    },
    row("formatNumber", "<n-so?:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let number = arguments.number(0), let picture = arguments.string(1) else { return nil }
      try run.spend(bytes: 16 * picture.utf8.count)
      let options = arguments.count > 2 ? arguments[2]?.asObject : nil
      return .string(try NumberPicture(picture, options: options).text(number))
    },
    row("formatBase", "<n-n?:s>") { (_, arguments) throws(EvaluationProblem) in
      guard let number = arguments.number(0) else { return nil }
      let radix = NumberReading.rounded(arguments.number(1) ?? 10, places: 0)
      guard (2...36).contains(radix) else { throw .baseOutOfRange }
      return .string(NumberText.whole(NumberReading.rounded(number, places: 0), radix: Int(radix)))
    },
    row("formatInteger", "<n-s:s>") { (_, arguments) throws(EvaluationProblem) in
      guard let number = arguments.number(0), let picture = arguments.string(1) else { return nil }
      return .string(try IntegerPicture(picture).text(number.rounded(.down)))
    },
    row("parseInteger", "<s-s:n>") { (_, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0), let picture = arguments.string(1) else { return nil }
      return try IntegerPicture(picture).number(text).map { .number($0) }
    },
  ]

  static let aggregates: [ExpressionFunction] = [
    row("sum", "<a<n>:n>") { (run, arguments) throws(EvaluationProblem) in
      try numbers(run, arguments).map { .number($0.reduce(0, +)) }
    },
    row("max", "<a<n>:n>") { (run, arguments) throws(EvaluationProblem) in
      try numbers(run, arguments)?.max().map { .number($0) }
    },
    row("min", "<a<n>:n>") { (run, arguments) throws(EvaluationProblem) in
      try numbers(run, arguments)?.min().map { .number($0) }
    },
    row("average", "<a<n>:n>") { (run, arguments) throws(EvaluationProblem) in
      guard let numbers = try numbers(run, arguments), !numbers.isEmpty else { return nil }
      return .number(numbers.reduce(0, +) / Double(numbers.count))
    },
  ]

  private static func numbers(_ run: Evaluation, _ arguments: [Value?]) throws(EvaluationProblem) -> [Double]? {
    guard let items = arguments.items(0) else { return nil }
    try run.spend(items.count)
    return items.values.compactMap(\.asNumber)
  }

  static let booleans: [ExpressionFunction] = [
    row("boolean", "<x-:b>") { (_, arguments) throws(EvaluationProblem) in arguments[0].map { .bool($0.isTruthy) }
    },
    row("not", "<x-:b>") { (_, arguments) throws(EvaluationProblem) in arguments[0].map { .bool(!$0.isTruthy) } },
    row("exists", "<x:b>") { (_, arguments) throws(EvaluationProblem) in .bool(arguments[0] != nil) },
  ]
}

/// The rules of `$number`, `$round` and `$power`.
enum NumberReading {
  /// A string as a number: decimal as in JSON, or whole in base 16, 8 or 2 after `0x`, `0o`, `0b`.
  static func number(_ text: String) -> Double? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.lowercased().hasPrefix(prefix) {
      let digits = text.utf8.dropFirst(2)
      guard !digits.isEmpty else { return nil }
      var value = 0.0
      for byte in digits {
        guard let digit = Int(String(UnicodeScalar(byte)), radix: radix) else { return nil }
        value = value * Double(radix) + Double(digit)
      }
      return value
    }
    guard isDecimal(Array(text.utf8)), let number = Double(text), number.isFinite else { return nil }
    return number
  }

  private static func isDecimal(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func digits() -> Bool {
      let start = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      return index > start
    }
    func take(_ choices: String) -> Bool {
      guard index < bytes.count, choices.utf8.contains(bytes[index]) else { return false }
      index += 1
      return true
    }
    _ = take("-")
    guard digits() else { return false }
    if take("."), !digits() { return false }
    if take("eE") {
      _ = take("+-")
      if !digits() { return false }
    }
    return index == bytes.count
  }

  /// Rounds to decimal places, halves to the even neighbor.
  static func rounded(_ number: Double, places: Double) -> Double {
    let shift = places.rounded(.towardZero)
    // No number is large enough to keep a digit.
    if shift <= -400 { return 0 }
    func moved(_ number: Double, _ by: Double) -> Double {
      guard by != 0, abs(by) < 400 else { return by == 0 ? number : .nan }
      // Moving the decimal point in the text is exact.
      let text = NumberText.plain(number)
      let parts = text.split(separator: "e")
      let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + Int(by)
      return Double("\(parts[0])e\(exponent)") ?? number
    }
    let result = moved(moved(number, shift).rounded(.toNearestOrEven), -shift)
    return result == 0 ? 0 : result
  }

  /// A power with a whole exponent or a square root, which are exact; others need a math library.
  static func power(_ base: Double, _ exponent: Double) throws(EvaluationProblem) -> Double {
    guard !exponent.isNaN else { return .nan }
    if exponent == 0 { return 1 }
    if exponent == 0.5, base >= 0 { return base.squareRoot() }
    guard exponent == exponent.rounded(), abs(exponent) <= 1_024 else {
      if exponent == exponent.rounded(), base == 0 || base == 1 { return exponent > 0 ? base : 1 / base }
      throw .powerWithExponent
    }
    // Computed with twice the digits, so that only the result is rounded.
    var result = (high: 1.0, low: 0.0)
    var factor = (high: base, low: 0.0)
    var rest = Int(abs(exponent))
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, factor) }
      rest >>= 1
      if rest > 0 { factor = product(factor, factor) }
    }
    guard result.high.isFinite, result.high != 0 else { return exponent < 0 ? 1 / result.high : result.high }
    guard exponent < 0 else { return result.high + result.low }
    let first = 1 / result.high
    let error =
      (1 - first * result.high).isFinite ? (1.0).addingProduct(-first, result.high) - first * result.low : 0
    return first + error / result.high
  }

  private static func product(_ a: (high: Double, low: Double), _ b: (high: Double, low: Double))
    -> (high: Double, low: Double)
  {
    let high = a.high * b.high
    guard high.isFinite else { return (high, 0) }
    let low = (-high).addingProduct(a.high, b.high) + (a.high * b.low + a.low * b.high)
    let sum = high + low
    return (sum, low - (sum - high))
  }
}
