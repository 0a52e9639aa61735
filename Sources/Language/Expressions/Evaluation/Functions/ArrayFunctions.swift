import Source

extension ExpressionFunction {
  static let arrays: [ExpressionFunction] = [
    row("count", "<a:n>") { (_, arguments) throws(EvaluationProblem) in
      .number(Double(arguments.items(0)?.count ?? 0))
    },
    row("append", "<xx:a>") { (run, arguments) throws(EvaluationProblem) in
      try run.appended(arguments[0], arguments[1])
    },
    row("sort", "<af?:a>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), items.count > 1 else { return arguments[0] }
      if let function = arguments.function(1) {
        return .array(
          Items(
            try run.mergeSorted(items.values) { (left, right) throws(EvaluationProblem) in
              try run.apply(function, [left, right], context: .null)?.isTruthy ?? false
            }))
      }
      let isSortable =
        items.values.allSatisfy { $0.asNumber != nil } || items.values.allSatisfy { $0.asString != nil }
      guard isSortable else { throw .sortsOneKind }
      return .array(
        Items(
          try run.mergeSorted(items.values) { (left, right) throws(EvaluationProblem) in
            switch (left, right) {
            case (.string(let a), .string(let b)): Evaluation.order(a, b) > 0
            default: (left.asNumber ?? 0) > (right.asNumber ?? 0)
            }
          }))
    },
    row("reverse", "<a:a>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), items.count > 1 else { return arguments[0] }
      try run.spend(items.count)
      return .array(Items(items.values.reversed()))
    },
    row("shuffle", "<a:a>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), items.count > 1 else { return arguments[0] }
      try run.spend(items.count)
      var values = items.values
      for index in values.indices.dropFirst() {
        values.swapAt(index, min(index, Int(run.random.fraction() * Double(index + 1))))
      }
      return .array(Items(values))
    },
    row("distinct", "<x:x>") { (run, arguments) throws(EvaluationProblem) in
      guard case .array(let items)? = arguments[0], items.count > 1 else { return arguments[0] }
      var seen: Set<ExactText> = []
      var result = items.isSequence ? Items(sequence: []) : Items([])
      for item in items.values {
        if seen.insert(ExactText(try run.likeness(item))).inserted { result.append(item) }
      }
      return .array(result)
    },
    row("zip", "<a+>", arity: 0) { (run, arguments) throws(EvaluationProblem) in
      let arrays = arguments.indices.map { arguments.items($0)?.values ?? [] }
      let count = arrays.map(\.count).min() ?? 0
      try run.spend(count * max(1, arrays.count))
      return .array(Items((0..<count).map { index in .array(Items(arrays.map { $0[index] })) }))
    },
  ]

  static let objects: [ExpressionFunction] = [
    row("keys", "<x-:a<s>>") { (run, arguments) throws(EvaluationProblem) in
      var names: [Value] = []
      var seen: Set<ExactText> = []
      try run.collectNames(of: arguments[0], into: &names, &seen)
      return .array(Items(sequence: names))
    },
    row("lookup", "<x-s:x>") { (run, arguments) throws(EvaluationProblem) in
      guard let name = arguments.string(1) else { return nil }
      return try run.lookUp(name, in: arguments[0])
    },
    row("spread", "<x-:a<o>>") { (run, arguments) throws(EvaluationProblem) in try run.spread(arguments[0]) },
    row("merge", "<a<o>:o>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0) else { return nil }
      let result = ObjectValue()
      for item in items.values {
        guard let object = item.asObject else { continue }
        try run.spend(object.count)
        for member in object.members { result.set(member.name, member.value) }
      }
      return .object(result)
    },
    row("each", "<o-f:a>") { (run, arguments) throws(EvaluationProblem) in
      guard let function = arguments.function(1) else { return nil }
      var result = Items(sequence: [])
      for member in arguments[0]?.asObject?.members ?? [] {
        if let value = try run.applyToElement(function, [member.value, .string(member.name), arguments[0]]) {
          result.append(value)
        }
      }
      return .array(result)
    },
    row("error", "<s?:x>") { (_, arguments) throws(EvaluationProblem) in
      let message = arguments.string(0) ?? ""
      throw .raised(message)
    },
    row("assert", "<bs?:x>") { (_, arguments) throws(EvaluationProblem) in
      if arguments[0]?.isTruthy ?? false { return nil }
      let message = arguments.string(1) ?? ""
      throw .asserted(message)
    },
    row("type", "<x:s>") { (_, arguments) throws(EvaluationProblem) in
      switch arguments[0] {
      case nil: nil
      case .null?: .string("null")
      case .bool?: .string("boolean")
      case .number?: .string("number")
      case .string?: .string("string")
      case .array?, .tuples?: .string("array")
      case .object?: .string("object")
      case .function?: .string("function")
      }
    },
    row("clone", "<(oa)-:o>", isInStepFunctions: false) { (run, arguments) throws(EvaluationProblem) in
      try arguments[0].map { (value) throws(EvaluationProblem) in try run.copied(value) }
    },
  ]

  static let higherOrder: [ExpressionFunction] = [
    row("map", "<af>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), let function = arguments.function(1) else { return nil }
      var result = Items(sequence: [])
      for (index, item) in items.values.enumerated() {
        if let value = try run.applyToElement(function, [item, .number(Double(index)), arguments[0]]) {
          result.append(value)
        }
      }
      return .array(result)
    },
    row("filter", "<af>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), let function = arguments.function(1) else { return nil }
      var result = Items(sequence: [])
      for (index, item) in items.values.enumerated() {
        let answer = try run.applyToElement(function, [item, .number(Double(index)), arguments[0]])
        if answer?.isTruthy ?? false { result.append(item) }
      }
      return .array(result)
    },
    row("single", "<af?>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0) else { return nil }
      var found: Value?
      for (index, item) in items.values.enumerated() {
        if let function = arguments.function(1) {
          let answer = try run.applyToElement(function, [item, .number(Double(index)), arguments[0]])
          guard answer?.isTruthy ?? false else { continue }
        }
        guard found == nil else { throw .foundSeveral }
        found = item
      }
      guard let found else { throw .foundNone }
      return found
    },
    row("reduce", "<afj?:j>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), let function = arguments.function(1) else { return nil }
      guard function.arity >= 2 else { throw .reducerOfTwo }
      var result = arguments.count > 2 ? arguments[2] : nil
      var index = 0
      if result == nil, let first = items.values.first {
        result = first
        index = 1
      }
      while index < items.count {
        let all: [Value?] = [result, items.values[index], .number(Double(index)), arguments[0]]
        result = try run.applyToElement(function, all)
        index += 1
      }
      return result
    },
    row("sift", "<o-f?:o>") { (run, arguments) throws(EvaluationProblem) in
      guard let value = arguments[0] else { return nil }
      guard let function = arguments.function(1) else { throw .siftNeedsFunction }
      let result = ObjectValue()
      for member in value.asObject?.members ?? [] {
        let answer = try run.applyToElement(function, [member.value, .string(member.name), value])
        if answer?.isTruthy ?? false { result.set(member.name, member.value) }
      }
      return result.isEmpty ? nil : .object(result)
    },
  ]
}

extension Evaluation {
  /// One array of two values; "nothing" adds no element.
  func appended(_ first: Value?, _ second: Value?) throws(EvaluationProblem) -> Value? {
    guard let first else { return second }
    guard let second else { return first }
    var result = Items(first.elements)
    for value in second.elements { result.append(value) }
    try spend(result.count)
    return .array(result)
  }

  func collectNames(of value: Value?, into names: inout [Value], _ seen: inout Set<ExactText>)
    throws(EvaluationProblem)
  {
    switch value {
    case .array(let items)?:
      try spend(items.count)
      for item in items.values { try collectNames(of: item, into: &names, &seen) }
    case .object(let object)?:
      try spend(object.count)
      for name in object.names where seen.insert(ExactText(name)).inserted { names.append(.string(name)) }
    default: break
    }
  }

  /// An object for each member.
  func spread(_ value: Value?) throws(EvaluationProblem) -> Value? {
    switch value {
    case .array(let items)?:
      var result = Items(sequence: [])
      for item in items.values {
        guard let part = try spread(item) else { continue }
        for value in part.elements { result.append(value) }
      }
      if !items.isEmpty { result.isSequence = false }
      return .array(result)
    case .object(let object)?:
      var result = Items(sequence: [])
      try spend(2 * object.count)
      for member in object.members {
        let single = ObjectValue()
        single.set(member.name, member.value)
        result.append(.object(single))
      }
      return .array(result)
    default: return value
    }
  }

  /// A string that is the same for equal values.
  func likeness(_ value: Value) throws(EvaluationProblem) -> String {
    try spend(1)
    switch value {
    case .null: return "l"
    case .bool(let flag): return flag ? "t" : "f"
    case .number(let number): return "n" + NumberText.plain(number)
    case .string(let text): return "s\(text.utf8.count):" + text
    case .array(let items):
      var text = "a\(items.count):"
      for item in items.values { text += try likeness(item) }
      return text
    case .object(let object):
      var parts: [(name: String, text: String)] = []
      for member in object.members { parts.append((member.name, try likeness(member.value))) }
      parts.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      return "o\(parts.count):" + parts.map { "\($0.name.utf8.count):\($0.name)\($0.text)" }.joined()
    case .function, .tuples: throw .functionsAlike
    }
  }
}
