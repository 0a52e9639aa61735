/// A function as a value. Behind a pointer, so that values stay small: they lie on the stack by the dozen.
indirect enum FunctionValue {
  /// One of the table.
  case native(ExpressionFunction)
  /// A function of the expression, or what a partial application or a chain made of one.
  case lambda(Lambda)
  /// A regular expression: given a text, it answers with the first match.
  case regex(Regex)
  /// The rest of a text after a match, for the next one.
  case nextMatch(Regex, text: MatchedText, from: Int)
  /// `|…|…|`: changes a copy of what it is given.
  case transform(PreparedNode, Frame)
  /// A call in tail position that is still to be made.
  case pending(PreparedNode, input: Value?, Frame)

  /// How many arguments it wants: higher-order functions give no more.
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

/// A function of the expression with what it was made in.
final class Lambda {
  enum Body {
    case node(PreparedNode)
    /// Calls a function with variables of the frame, in their order.
    case application(FunctionValue, arguments: [String])
    /// Calls the function `second` of the frame with the answer of `first`.
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

  init(parent: Frame?) {
    self.parent = parent
  }

  func bind(_ name: String, _ value: Value?) {
    if let index = names.firstIndex(of: name) {
      values[index] = value
    } else {
      names.append(name)
      values.append(value)
    }
  }

  /// The value bound here, wrapped, so that a variable that is bound to nothing hides an outer one.
  func bound(_ name: String) -> Value?? {
    guard let index = names.firstIndex(of: name) else { return nil }
    return .some(values[index])
  }

  /// The function bound here.
  func function(_ name: String) -> FunctionValue? { (bound(name) ?? nil)?.asFunction }

  /// Lets go of everything: frames and the functions in them hold each other.
  func release() {
    names = []
    values = []
    parent = nil
  }
}

/// A value on its way along a path, with the names that were given to what it came from.
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
