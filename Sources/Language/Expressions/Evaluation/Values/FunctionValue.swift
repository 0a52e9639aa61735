/// A function as a value. It is indirect to keep values small, because many of them are on the stack.
indirect enum FunctionValue {
  /// A built-in function.
  case native(ExpressionFunction)
  /// A function of the expression, or the result of a partial application or a chain.
  case lambda(Lambda)
  /// A regular expression as a function, which returns the first match in a string.
  case regex(Regex)
  /// The search for the next match in the rest of a string.
  case nextMatch(Regex, text: MatchedText, from: Int)
  /// `|…|…|`: changes a copy of its argument.
  case transform(PreparedNode, Frame)
  /// A pending call in tail position.
  case pending(PreparedNode, input: Value?, Frame)

  /// The number of arguments that it accepts: higher-order functions pass no more.
  var arity: Int {
    switch self {
    case .native(let function): function.arity
    case .lambda(let lambda): lambda.parameters.count
    case .regex: 2
    case .nextMatch, .pending: 0
    case .transform: 1
    }
  }

  func isSame(as other: FunctionValue) -> Bool {
    switch (self, other) {
    case (.native(let a), .native(let b)): a.name == b.name
    case (.lambda(let a), .lambda(let b)): a === b
    case (.regex(let a), .regex(let b)): a === b
    default: false
    }
  }
}

/// A function of the expression with its frame.
final class Lambda {
  enum Body {
    case node(PreparedNode)
    /// Calls a function with variables of the frame, in their order.
    case application(FunctionValue, arguments: [String])
    /// Calls the function `second` of the frame with the result of `first`.
    case chain
  }

  let parameters: [String]
  let signature: Signature?
  let body: Body
  let input: Value?
  let frame: Frame

  init(parameters: [String], signature: Signature?, body: Body, input: Value?, frame: Frame) {
    self.parameters = parameters
    self.signature = signature
    self.body = body
    self.input = input
    self.frame = frame
  }
}

/// The variables of a block or a call.
final class Frame {
  private var names: [String] = []
  private var values: [Value?] = []
  private(set) var parent: Frame?

  init(parent: Frame?) { self.parent = parent }

  func bind(_ name: String, _ value: Value?) {
    if let index = names.firstIndex(of: name) {
      values[index] = value
    } else {
      names.append(name)
      values.append(value)
    }
  }

  /// The value bound here, wrapped: a variable that is bound to nothing hides an outer one.
  func bound(_ name: String) -> Value?? {
    guard let index = names.firstIndex(of: name) else { return nil }
    return .some(values[index])
  }

  /// The function bound here.
  func function(_ name: String) -> FunctionValue? { (bound(name) ?? nil)?.asFunction }

  /// Releases everything, because frames and the functions in them refer to each other.
  func release() {
    names = []
    values = []
    parent = nil
  }
}

/// A value in a path, with the names bound so far.
struct PathTuple {
  var value: Value?
  var names: [(name: String, value: Value?)] = []

  mutating func bind(_ name: String, _ value: Value?) {
    if let index = names.firstIndex(where: { $0.name == name }) {
      names[index].value = value
    } else {
      names.append((name, value))
    }
  }
}
