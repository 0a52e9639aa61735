import Diagnostics

extension ExpressionAnalysis {
  /// The type of a call's result. Reports unknown functions and wrong arguments.
  ///
  /// `applied` is the first argument if it is on the left of `~>`.
  mutating func call(
    _ callee: ExpressionNode, _ arguments: [ExpressionNode], applied: (ExpressionNode, ExpressionTypes)?,
    _ node: ExpressionNode, _ place: Place
  ) -> ExpressionTypes {
    var values: [(range: Range<Int>, types: ExpressionTypes)] = []
    if let applied { values.append((applied.0.range, applied.1)) }
    for argument in arguments { values.append((argument.range, infer(argument, place))) }
    let isPartial = arguments.contains { if case .placeholder = $0.kind { true } else { false } }
    if case .field(let name) = callee.kind {
      let isFunction = ExpressionFunction.named(name) != nil || isBound(name)
      report(
        .unknownFunction, .noFunction(name), at: callee.range,
        hint: isFunction ? .didYouMean("$" + name) : .functionsBeginWithDollar,
        replacement: isFunction ? "$" + name : nil)
      return .unknown
    }
    guard case .variable(let name) = callee.kind, !name.isEmpty, name != "$" else {
      let types = infer(callee, place)
      if types.excludes(.function) {
        report(.argumentType, .calledValue(types.substance.sentence), at: callee.range)
      }
      return isPartial ? .function : .unknown
    }
    guard !isBound(name) else { return isPartial ? .function : .unknown }
    guard let function = ExpressionFunction.named(name) else {
      reportUnknown(name, callee.range, isCall: true)
      return .unknown
    }
    checkAvailability(function, callee.range)
    guard !isPartial else { return .function }
    guard checkCount(function, values.count, node, place) else { return function.resultTypes }
    checkTypes(function, values)
    let mayLack = values.first.map { $0.types.contains(.nothing) } ?? false
    return function.resultTypes.union(mayLack && function.passesNothingOn ? .nothing : [])
  }

  private mutating func checkCount(
    _ function: ExpressionFunction, _ count: Int, _ node: ExpressionNode, _ place: Place
  ) -> Bool {
    // Without a context, no argument can be omitted.
    let hasContext = !(place.isTop && place.isBound)
    let least = hasContext ? function.signature.least : function.signature.leastWithoutContext
    if count < least {
      report(
        .argumentCount,
        .argumentCount(of: function.name, wanted: function.countWords(hasContext: hasContext), given: count),
        at: node.range, hint: .usage(of: function))
      return false
    }
    if let most = function.signature.most, count > most {
      report(
        .argumentCount,
        .argumentCount(of: function.name, wanted: function.countWords(hasContext: hasContext), given: count),
        at: node.range, hint: .usage(of: function))
      return false
    }
    return true
  }

  private mutating func checkTypes(
    _ function: ExpressionFunction, _ values: [(range: Range<Int>, types: ExpressionTypes)]
  ) {
    let parameters = function.signature.parameters
    // With fewer arguments than parameters, the context may be the first argument.
    guard
      values.count == parameters.count || !parameters.contains(where: \.takesContext)
        || values.count >= function.signature.leastWithoutContext
    else { return }
    for (index, value) in values.enumerated() {
      guard let parameter = index < parameters.count ? parameters[index] : parameters.last else { return }
      let wanted = parameter.expressionTypes
      guard value.types.excludes(wanted) else { continue }
      report(
        .argumentType,
        .argumentType(index + 1, of: function.name, given: value.types.substance.sentence, wanted: wanted.sentence),
        at: value.range, hint: .usage(of: function))
    }
  }
}

extension Signature {
  /// The least number of arguments without a context.
  var leastWithoutContext: Int { parameters.filter { !$0.isOptional }.count }
}

extension Signature.Parameter {
  /// The possible types of an argument.
  var expressionTypes: ExpressionTypes {
    if isArray { return element.map { ExpressionTypes(letter: $0).union(.array) } ?? .unknown }
    let all = types.reduce(into: ExpressionTypes()) { $0.formUnion(ExpressionTypes(letter: $1)) }
    return all.subtracting(.nothing)
  }
}

extension ExpressionTypes {
  /// The type of a signature's letter.
  init(letter: Character) {
    switch letter {
    case "s": self = .string
    case "n": self = .number
    case "b": self = .bool
    case "l": self = .null
    case "a": self = .array
    case "o": self = .object
    case "f": self = .function
    case "m": self = .nothing
    default: self = .unknown
    }
  }
}

extension ExpressionFunction {
  /// The possible types of a result. Arrays that JSONata collects become their element if they have only one.
  var resultTypes: ExpressionTypes {
    switch name {
    case "split", "zip", "partition", "range": .array
    case "max", "min", "average": [.number, .nothing]
    case "keys": [.string, .array, .nothing]
    case "match": [.object, .array, .nothing]
    case "toMillis", "parseInteger": [.number, .nothing]
    case "sift": [.object, .nothing]
    case "clone": [.object, .array]
    default: signature.result == "a" ? .unknown : ExpressionTypes(letter: signature.result)
    }
  }

  /// Whether it returns nothing if its first argument is nothing.
  var passesNothingOn: Bool { !["count", "exists", "now"].contains(name) }

  /// The expected number of arguments in words.
  func countWords(hasContext: Bool) -> Sentence {
    let least = hasContext ? signature.least : signature.leastWithoutContext
    guard let most = signature.most else { return .argumentsAndMore(least) }
    if least == most { return .arguments(least) }
    return most == least + 1 ? .argumentsEither(least, or: most) : .argumentsBetween(least, and: most)
  }

  /// The form of a call: `$pad(string, number[, string])`.
  public var usage: String {
    var text = "$\(name)("
    for (index, parameter) in signature.parameters.enumerated() {
      let word = parameter.word
      let separator = index == 0 ? "" : ", "
      text += parameter.isOptional ? "[\(separator)\(word)]" : separator + word
      if parameter.repeats { text += ", …" }
    }
    return text + ")"
  }
}

extension Signature.Parameter {
  fileprivate var word: String {
    if isArray { return element.map { "array of \(Signature.plural($0))" } ?? "array" }
    let words: [(Character, String)] = [
      ("s", "string"), ("n", "number"), ("b", "boolean"), ("o", "object"), ("a", "array"), ("f", "function"),
    ]
    let held = words.filter { types.contains($0.0) }.map(\.1)
    return held.count > 3 ? "value" : held.joined(separator: " or ")
  }
}
