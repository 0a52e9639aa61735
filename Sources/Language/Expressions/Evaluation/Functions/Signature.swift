/// The parameters and result of a function, as JSONata writes them: `<s-nn?:s>` (JSONata documentation, "Function
/// signature syntax").
///
/// `s` string, `n` number, `b` boolean, `l` null, `a` array, `o` object, `f` function, `j` any JSON value, `x` any
/// value; `-` uses the context if the argument is omitted, `?` is optional, `+` is repeated, `(…)` is a choice and
/// `<…>` gives the elements of an array.
struct Signature: Sendable {
  struct Parameter: Sendable {
    /// The letters of the accepted types.
    var types: Set<Character>
    var isArray = false
    /// The type of an array's elements.
    var element: Character?
    var takesContext = false
    var isOptional = false
    var repeats = false
  }

  let parameters: [Parameter]
  /// The letter of the result's type.
  let result: Character

  /// Accepts any arguments.
  static let anything = Signature(parameters: [], result: "x")

  private init(parameters: [Parameter], result: Character) {
    self.parameters = parameters
    self.result = result
  }

  /// Throws S0401 or S0402 for an invalid signature.
  init(_ text: String) throws(EvaluationProblem) {
    var parameters: [Parameter] = []
    var rest = text.dropFirst()
    func inner(_ open: Character, _ close: Character) -> Substring {
      var depth = 1
      let start = rest.startIndex
      while let next = rest.first {
        if next == open { depth += 1 }
        if next == close { depth -= 1 }
        if depth == 0 { break }
        rest.removeFirst()
      }
      let found = text[start..<rest.startIndex]
      if !rest.isEmpty { rest.removeFirst() }
      return found
    }
    reading: while let symbol = rest.first {
      rest.removeFirst()
      switch symbol {
      case ":", ">": break reading
      case "s", "n", "b", "l", "o": parameters.append(Parameter(types: [symbol, "m"]))
      case "a": parameters.append(Parameter(types: Set("asnblfom"), isArray: true))
      case "f": parameters.append(Parameter(types: ["f"]))
      case "j": parameters.append(Parameter(types: Set("asnblom")))
      case "x": parameters.append(Parameter(types: Set("asnblfom")))
      case "(":
        let choice = inner("(", ")")
        guard !choice.contains("<") else { throw .choiceOfElements }
        parameters.append(Parameter(types: Set(choice).union(["m"])))
      case "<":
        guard let last = parameters.last, last.isArray || last.types == ["f"] else { throw .elementsOfOtherTypes }
        let element = inner("<", ">")
        if last.isArray { parameters[parameters.count - 1].element = element.first }
      case "-" where !parameters.isEmpty: parameters[parameters.count - 1].takesContext = true
      case "?" where !parameters.isEmpty: parameters[parameters.count - 1].isOptional = true
      case "+" where !parameters.isEmpty: parameters[parameters.count - 1].repeats = true
      default: break
      }
    }
    self.parameters = parameters
    result = rest.first ?? "x"
  }

  /// The least number of arguments.
  var least: Int { parameters.filter { !$0.isOptional && !$0.takesContext }.count }

  /// The greatest number of arguments; nil if a parameter is repeated.
  var most: Int? { parameters.contains(where: \.repeats) ? nil : parameters.count }

  /// The arguments for the function: the context for an omitted one, an array for a single value. Throws T0410, T0411
  /// or T0412.
  func validated(_ arguments: [Value?], context: Value?, name: String) throws(EvaluationProblem) -> [Value?] {
    let letters = arguments.map(Signature.letter)
    guard let counts = match(letters, parameter: 0, argument: 0) else {
      let bad = furthest(letters) + 1
      throw .wrongArgument(bad, of: name)
    }
    var result: [Value?] = []
    var index = 0
    for (parameter, count) in zip(parameters, counts) {
      if count == 0 {
        if parameter.takesContext {
          guard parameter.types.contains(Signature.letter(context)) else {
            throw .wrongContext(index + 1, of: name)
          }
          result.append(context)
        } else {
          result.append(index < arguments.count ? arguments[index] : nil)
          index += 1
        }
        continue
      }
      for _ in 0..<count {
        let argument = index < arguments.count ? arguments[index] : nil
        result.append(try parameter.isArray ? array(parameter, argument, index, name) : argument)
        index += 1
      }
    }
    return result
  }

  /// Whether the arguments have the types of the parameters as they are: none is omitted for the context, and none
  /// becomes an array.
  func accepts(_ arguments: [Value?]) -> Bool {
    guard let valid = try? validated(arguments, context: nil, name: ""), valid.count == arguments.count else {
      return false
    }
    return zip(arguments, valid).allSatisfy { Signature.letter($0) == Signature.letter($1) }
  }

  private func array(_ parameter: Parameter, _ argument: Value?, _ index: Int, _ name: String)
    throws(EvaluationProblem) -> Value?
  {
    guard let argument else { return nil }
    if let element = parameter.element {
      let fits: Bool
      if case .array(let items) = argument {
        fits = items.values.allSatisfy { Signature.letter($0) == element }
      } else {
        fits = Signature.letter(argument) == element
      }
      guard fits else { throw .notArray(index + 1, of: name, elements: Signature.plural(element)) }
    }
    return argument.isArray ? argument : .array(Items([argument]))
  }

  /// The number of arguments of each parameter; earlier ones get as many as possible.
  private func match(_ letters: [Character], parameter: Int, argument: Int) -> [Int]? {
    guard parameter < parameters.count else { return argument == letters.count ? [] : nil }
    let current = parameters[parameter]
    var most = 0
    let limit = current.repeats ? letters.count : 1
    while most < limit, argument + most < letters.count, current.types.contains(letters[argument + most]) {
      most += 1
    }
    let least = current.isOptional || current.takesContext ? 0 : 1
    var count = most
    while count >= least {
      if let rest = match(letters, parameter: parameter + 1, argument: argument + count) { return [count] + rest }
      count -= 1
    }
    return nil
  }

  /// The first argument that matches no parameter.
  private func furthest(_ letters: [Character]) -> Int {
    var argument = 0
    for parameter in parameters {
      if argument < letters.count, parameter.types.contains(letters[argument]) {
        argument += 1
      } else if !parameter.isOptional, !parameter.takesContext {
        return argument
      }
    }
    return argument
  }

  static func letter(_ value: Value?) -> Character {
    switch value {
    case nil: "m"
    case .null?: "l"
    case .bool?: "b"
    case .number?: "n"
    case .string?: "s"
    case .array?, .tuples?: "a"
    case .object?: "o"
    case .function?: "f"
    }
  }

  static func plural(_ letter: Character) -> String {
    switch letter {
    case "s": "strings"
    case "n": "numbers"
    case "b": "booleans"
    case "o": "objects"
    case "a": "arrays"
    case "f": "functions"
    default: "values"
    }
  }
}
