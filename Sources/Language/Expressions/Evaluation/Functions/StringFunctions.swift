extension ExpressionFunction {
  static let strings: [ExpressionFunction] = [
    row("string", "<x-b?:s>", arity: 1) { (run, arguments) throws(EvaluationProblem) in
      guard var value = arguments[0] else { return nil }
      if case .array(let items) = value, items.isOuter, let whole = items.values.first { value = whole }
      var isPretty = false
      if arguments.count > 1, case .bool(let flag)? = arguments[1] { isPretty = flag }
      let text = try value.text(pretty: isPretty)
      try run.spend(bytes: text.utf8.count)
      return .string(text)
    },
    row("length", "<s-:n>") { (_, arguments) throws(EvaluationProblem) in
      arguments.string(0).map { .number(Double($0.unicodeScalars.count)) }
    },
    row("substring", "<s-nn?:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      try run.spend(bytes: text.utf8.count)
      // As in JavaScript's `slice`, whose end is not a number then.
      if arguments.number(1) == nil, arguments.number(2) != nil { return .string("") }
      return .string(substring(text, arguments.number(1) ?? 0, arguments.number(2)))
    },
    row("substringBefore", "<s-s:s>") { (run, arguments) throws(EvaluationProblem) in
      try part(run, arguments) { text, place, _ in text[..<place] }
    },
    row("substringAfter", "<s-s:s>") { (run, arguments) throws(EvaluationProblem) in
      try part(run, arguments) { text, place, length in text[(place + length)...] }
    },
    row("uppercase", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      try mapped(run, arguments) { $0.uppercased() }
    },
    row("lowercase", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      try mapped(run, arguments) { $0.lowercased() }
    },
    row("trim", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in try mapped(run, arguments, trimmed) },
    row("pad", "<s-ns?:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      let filler = arguments.string(2) ?? ""
      return .string(try padded(run, text, arguments.number(1) ?? 0, filler.isEmpty ? " " : filler))
    },
    row("contains", "<s-(sf):b>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0), let wanted = arguments[1] else { return nil }
      if let part = wanted.asString { return .bool(try run.find(part, in: Array(text.utf8), from: 0) != nil) }
      return .bool(try run.firstMatch(wanted, in: text) != nil)
    },
    row("split", "<s-(sf)n?:a<s>>") { (run, arguments) throws(EvaluationProblem) in try run.split(arguments) },
    row("join", "<a<s>s?:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0) else { return nil }
      let separator = arguments.string(1) ?? ""
      var text = ""
      for (index, item) in items.values.enumerated() {
        let part = item.asString ?? ""
        try run.spend(bytes: part.utf8.count + separator.utf8.count)
        if index > 0 { text += separator }
        text += part
      }
      return .string(text)
    },
    row("match", "<s-f<s:o>n?:a<o>>") { (run, arguments) throws(EvaluationProblem) in try run.matches(arguments) },
    row("replace", "<s-(sf)(sf)n?:s>") { (run, arguments) throws(EvaluationProblem) in try run.replace(arguments) },
    row("base64encode", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      try mapped(run, arguments) { Encoding.base64($0) }
    },
    row("base64decode", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      try run.spend(bytes: text.utf8.count)
      return .string(try Encoding.decodedBase64(text))
    },
    row("encodeUrlComponent", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      try mapped(run, arguments) { Encoding.percentEncoded($0, keeping: Encoding.component) }
    },
    row("encodeUrl", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      try mapped(run, arguments) { Encoding.percentEncoded($0, keeping: Encoding.component + Encoding.reserved) }
    },
    row("decodeUrlComponent", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      try run.spend(bytes: text.utf8.count)
      return .string(try Encoding.percentDecoded(text, keeping: "", name: "decodeUrlComponent"))
    },
    row("decodeUrl", "<s-:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      try run.spend(bytes: text.utf8.count)
      return .string(try Encoding.percentDecoded(text, keeping: Encoding.reserved, name: "decodeUrl"))
    },
    row("eval", "<sx?:x>", isInStepFunctions: false) { (_, _) throws(EvaluationProblem) in
      throw .noEval
    },
  ]

  private static func mapped(_ run: Evaluation, _ arguments: [Value?], _ change: (String) -> String)
    throws(EvaluationProblem) -> Value?
  {
    guard let text = arguments.string(0) else { return nil }
    try run.spend(bytes: text.utf8.count)
    return .string(change(text))
  }

  /// The part of a string before or after another string.
  private static func part(
    _ run: Evaluation, _ arguments: [Value?], _ keep: ([UInt8], Int, Int) -> ArraySlice<UInt8>
  ) throws(EvaluationProblem) -> Value? {
    guard let text = arguments.string(0) else { return nil }
    guard let wanted = arguments.string(1) else { return .string(text) }
    let bytes = Array(text.utf8)
    guard let place = try run.find(wanted, in: bytes, from: 0) else { return .string(text) }
    return .string(String(decoding: keep(bytes, place, wanted.utf8.count), as: UTF8.self))
  }

  static func substring(_ text: String, _ start: Double, _ length: Double?) -> String {
    let scalars = Array(text.unicodeScalars)
    let count = Double(scalars.count)
    let first = count + start < 0 ? 0 : start
    var end = count
    if let length {
      guard length > 0 else { return "" }
      end = first >= 0 ? first + length : count + first + length
    }
    // As in JavaScript's `slice`: fractions are truncated, and negative positions count from the end.
    func place(_ number: Double) -> Int {
      let whole = number.isNaN ? 0 : number.rounded(.towardZero)
      return Int(whole < 0 ? max(0, count + whole) : min(whole, count))
    }
    let (low, high) = (place(first), place(end))
    guard low < high else { return "" }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[low..<high])
    return String(result)
  }

  /// Removes white space at both ends, and replaces each run of white space inside with one space.
  private static func trimmed(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isBlank, result.isEmpty || result.last == 0x20 { continue }
      result.append(isBlank ? 0x20 : byte)
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private static func padded(_ run: Evaluation, _ text: String, _ width: Double, _ filler: String)
    throws(EvaluationProblem) -> String
  {
    guard abs(width) < 10_000_000 else { throw .paddedTooFar }
    let missing = Int(abs(width.rounded(.towardZero))) - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let unit = Array(filler.unicodeScalars)
    try run.spend(bytes: missing * 4)
    var padding = String.UnicodeScalarView()
    for index in 0..<missing { padding.append(unit[index % unit.count]) }
    return width > 0 ? text + String(padding) : String(padding) + text
  }
}
