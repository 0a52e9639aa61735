extension Evaluation {
  /// A call by name or of a function value; `applied` is the left side of `~>`.
  func call(
    _ callee: PreparedNode, _ arguments: [PreparedNode?], applied: Value??, _ input: Value?, _ frame: Frame
  ) throws(EvaluationProblem) -> Value? {
    let function = try evaluate(callee, input, frame)
    if function == nil { try rejectBareName(callee, "T1005", frame) }
    var values: [Value?] = []
    if let applied { values.append(applied) }
    for case let argument? in arguments { values.append(try evaluate(argument, input, frame)) }
    guard let function = function?.asFunction else { throw .notFunction }
    return try apply(function, values, context: input)
  }

  /// `uppercase(…)` without its `$` is a field, not a function.
  private func rejectBareName(_ callee: PreparedNode, _ code: String, _ frame: Frame) throws(EvaluationProblem) {
    guard callee.isPath, case .name(let name)? = callee.steps.first?.form, try lookUp(name, frame) != nil else {
      return
    }
    throw .bareName(code, name).placed(callee.place)
  }

  /// Calls a function, and then the calls that it leaves to its caller.
  func apply(_ function: FunctionValue, _ arguments: [Value?], context: Value?) throws(EvaluationProblem) -> Value?
  {
    var result = try applyOnce(function, arguments, context: context)
    while case .function(.pending)? = result { result = try resumed(result) }
    return result
  }

  /// Makes a call that was left to the caller.
  private func resumed(_ pending: Value?) throws(EvaluationProblem) -> Value? {
    guard case .function(.pending(let node, let input, let frame))? = pending,
      case .call(let callee, let parts, _) = node.form
    else { return nil }
    do throws(EvaluationProblem) {
      let next = try evaluate(callee, input, frame)
      if next == nil { try rejectBareName(callee, "T1005", frame) }
      var values: [Value?] = []
      for case let part? in parts { values.append(try evaluate(part, input, frame)) }
      guard let next = next?.asFunction else { throw .notFunction.placed(callee.place) }
      return try applyOnce(next, values, context: input)
    } catch {
      throw error.placed(node.place)
    }
  }

  private func applyOnce(_ function: FunctionValue, _ arguments: [Value?], context: Value?)
    throws(EvaluationProblem) -> Value?
  {
    try spend(1)
    switch function {
    case .lambda(let lambda): return try apply(lambda, arguments, context: context)
    case .native(let native): return try apply(native, arguments, context: context)
    default: return try applyOther(function, arguments)
    }
  }

  private func apply(_ native: ExpressionFunction, _ arguments: [Value?], context: Value?)
    throws(EvaluationProblem) -> Value?
  {
    let values = try native.signature.validated(arguments, context: context, name: native.name)
    let result = try native.body(self, values)
    if let result, result.depth > Value.deepest { throw .valueTooDeep }
    return result
  }

  private func applyOther(_ function: FunctionValue, _ arguments: [Value?]) throws(EvaluationProblem) -> Value? {
    switch function {
    case .regex(let regex):
      guard case .string(let text)?? = arguments.first else { return nil }
      return try match(regex, in: MatchedText(text), from: 0)?.value()
    case .nextMatch(let regex, let text, let start):
      return try nextMatch(regex, in: text, from: start)?.value()
    case .transform(let node, let frame):
      guard arguments.count < 2 else { throw .transformOfSeveral }
      return try transform(node, arguments.first ?? nil, frame)
    default: throw .notFunction
    }
  }

  private func apply(_ lambda: Lambda, _ arguments: [Value?], context: Value?) throws(EvaluationProblem) -> Value? {
    let arguments = try lambda.signature?.validated(arguments, context: context, name: "function") ?? arguments
    let frame = try makeFrame(in: lambda.frame)
    for (index, name) in lambda.parameters.enumerated() {
      frame.bind(name, index < arguments.count ? arguments[index] : nil)
    }
    if case .node(let node) = lambda.body { return try evaluate(node, lambda.input, frame) }
    return try applyMade(lambda.body, arguments, frame)
  }

  /// Runs a partial application or a chain.
  private func applyMade(_ body: Lambda.Body, _ arguments: [Value?], _ frame: Frame)
    throws(EvaluationProblem) -> Value?
  {
    switch body {
    case .node: return nil
    case .application(let function, let names):
      var values: [Value?] = []
      for name in names { values.append(try lookUp(name, frame)) }
      // The reference checks no types here, so that other values do what they do in JavaScript.
      if case .native(let native) = function, !native.signature.accepts(values) { throw .partialArguments }
      return try nested { () throws(EvaluationProblem) in try apply(function, values, context: nil) }
    case .chain:
      guard let first = frame.parent?.function("first"), let second = frame.parent?.function("second") else {
        return nil
      }
      return try nested { () throws(EvaluationProblem) in
        try apply(second, [try apply(first, arguments, context: nil)], context: nil)
      }
    }
  }

  /// Calls a function with as many arguments as it accepts: the value, its index, and its array.
  func applyToElement(_ function: FunctionValue, _ arguments: [Value?]) throws(EvaluationProblem) -> Value? {
    try apply(function, Array(arguments.prefix(max(1, function.arity))), context: .null)
  }

  // MARK: Partial application and chains

  /// `callee(argument, ?)`: a function of the omitted arguments.
  func partial(_ callee: PreparedNode, _ arguments: [PreparedNode?], _ input: Value?, _ frame: Frame)
    throws(EvaluationProblem) -> Value?
  {
    var values: [Value??] = []
    for argument in arguments {
      if let argument { values.append(.some(try evaluate(argument, input, frame))) } else { values.append(nil) }
    }
    let found = try evaluate(callee, input, frame)
    if found == nil { try rejectBareName(callee, "T1007", frame) }
    guard let function = found?.asFunction else { throw .appliedToNoFunction }
    let names: [String]
    let outer: Frame
    let body: Lambda.Body
    let context: Value?
    switch function {
    case .lambda(let lambda):
      names = lambda.parameters
      outer = lambda.frame
      body = lambda.body
      context = lambda.input
    case .native(let native):
      names = (0..<max(native.signature.parameters.count, 1)).map { "%argument\($0)" }
      outer = frame
      body = .application(function, arguments: Array(names.prefix(max(values.count, native.signature.least))))
      context = nil
    default: throw .cannotBeApplied
    }
    let inner = try makeFrame(in: outer)
    var open: [String] = []
    for (index, name) in names.enumerated() {
      if index < values.count, let value = values[index] {
        inner.bind(name, value)
      } else if index < values.count {
        open.append(name)
      } else {
        inner.bind(name, nil)
      }
    }
    return .function(.lambda(Lambda(parameters: open, signature: nil, body: body, input: context, frame: inner)))
  }

  /// `left ~> right`: calls the right with the left, or composes two functions.
  func application(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .application(let left, let right) = node.form else { return nil }
    let value = try evaluate(left, input, frame)
    if case .call(let callee, let arguments, _) = right.form, !arguments.contains(where: { $0 == nil }) {
      return try call(callee, arguments, applied: .some(value), input, frame)
    }
    guard let function = try evaluate(right, input, frame)?.asFunction else { throw .chainedNoFunction }
    if let first = value?.asFunction {
      // The two functions are bound in a frame, which is released in the end: chains of chains may be long.
      let inner = try makeFrame(in: nil)
      inner.bind("first", .function(first))
      inner.bind("second", .function(function))
      return .function(.lambda(Lambda(parameters: ["x"], signature: nil, body: .chain, input: nil, frame: inner)))
    }
    // The value is the only argument: no context takes the place of another one.
    return try apply(function, [value], context: .null)
  }

  // MARK: Transforms

  private func transform(_ node: PreparedNode, _ argument: Value?, _ frame: Frame) throws(EvaluationProblem)
    -> Value?
  {
    guard case .transform(let pattern, let update, let delete) = node.form, let argument else { return nil }
    switch argument {
    case .object, .array: break
    default:
      throw .transformOfOther
    }
    let copy = try copied(argument)
    guard let matches = try evaluate(pattern, copy, frame) else { return copy }
    for match in matches.elements {
      if let change = try evaluate(update, match, frame) {
        guard let change = change.asObject else { throw .updateNotObject.placed(update.place) }
        guard let object = match.asObject else {
          if change.isEmpty || match.isArray { continue }
          throw .transformOfNoObject
        }
        for member in change.members { object.set(member.name, member.value) }
      }
      guard let delete, let names = try evaluate(delete, match, frame) else { continue }
      for name in names.elements {
        guard let name = name.asString else { throw .deletesNoNames.placed(delete.place) }
        match.asObject?.remove(name)
      }
    }
    return copy
  }

  /// A copy whose objects can be changed; functions become empty strings, as in JSON.
  func copied(_ value: Value) throws(EvaluationProblem) -> Value {
    try spend(1)
    switch value {
    case .object(let object):
      let copy = ObjectValue()
      for member in object.members { copy.set(member.name, try copied(member.value)) }
      return .object(copy)
    case .array(let items):
      var elements: [Value] = []
      for item in items.values { elements.append(try copied(item)) }
      return .array(Items(elements))
    case .function: return .string("")
    case .number(let number):
      guard number.isFinite else { throw .outOfRange(number) }
      return Double(NumberText.rounded(number)).map { .number($0) } ?? value
    default: return value
    }
  }
}
