import Diagnostics

/// Parses JSONata by operator precedence (Pratt), with the binding powers of JSONata's own parser.
struct ExpressionParser {
  /// The greatest depth of nesting.
  static let deepest = 64
  private var lexer: ExpressionLexer
  private(set) var token: ExpressionToken
  private var depth = 0
  /// The nodes so far. The last parsed part is always at the end, so that an operator's node follows its operands.
  var tree = ExpressionTree()
  /// Whether hyphens are part of names in paths from a name of the workflow.
  private let joinsHyphens: Bool

  /// Parses a whole expression: of a workflow with `joinsHyphens`, otherwise plain JSONata. With `isCondition`, only
  /// the truth of the expression matters.
  static func parse(
    _ bytes: [UInt8], joinsHyphens: Bool, isCondition: Bool = false
  ) throws(ExpressionProblem) -> ExpressionNode {
    do throws(ExpressionProblem) {
      return try parseWhole(bytes, joinsHyphens: joinsHyphens)
    } catch {
      guard let foreign = ForeignSpelling(at: error.range, in: bytes) else { throw error }
      throw LogicalUse(of: foreign, in: bytes, isCondition: isCondition)?.problem ?? foreign.problem
    }
  }

  static func parseWhole(_ bytes: [UInt8], joinsHyphens: Bool) throws(ExpressionProblem) -> ExpressionNode {
    var lexer = ExpressionLexer(bytes)
    let first = try lexer.next(operandMayStart: true)
    var parser = ExpressionParser(lexer: lexer, token: first, joinsHyphens: joinsHyphens)
    let index = try parser.expression(0)
    guard parser.token.kind == .end else {
      throw ExpressionProblem(
        message: .unexpected(parser.spelling(bytes)), range: parser.token.range, hint: .expectedOperatorOrEnd)
    }
    let root = ExpressionNode(tree: parser.tree, index: index)
    try root.checkDepth()
    return root
  }

  private init(lexer: ExpressionLexer, token: ExpressionToken, joinsHyphens: Bool) {
    self.joinsHyphens = joinsHyphens
    self.lexer = lexer
    self.token = token
  }

  private func spelling(_ bytes: [UInt8]) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  // MARK: Tokens

  mutating func advance(operandMayStart: Bool = false) throws(ExpressionProblem) {
    token = try lexer.next(operandMayStart: operandMayStart)
  }

  mutating func expect(_ sign: String, operandMayStart: Bool = false) throws(ExpressionProblem) {
    guard token.isSign(sign) else { throw ExpressionProblem(message: .expected(sign), range: token.range) }
    try advance(operandMayStart: operandMayStart)
  }

  /// Skips a comma, after which something must follow; returns whether there was one.
  mutating func skipComma() throws(ExpressionProblem) -> Bool {
    guard token.isSign(",") else { return false }
    try advance(operandMayStart: true)
    return true
  }

  private mutating func variableName() throws(ExpressionProblem) -> String {
    guard case .variable(let name) = token.kind, !name.isEmpty else {
      throw ExpressionProblem(message: .expectedVariable, range: token.range)
    }
    try advance()
    return name
  }

  // MARK: Precedence

  private func power(of token: ExpressionToken) -> Int {
    switch token.kind {
    case .sign(let text): ExpressionParser.powers[text] ?? 0
    case .name(let word) where ["and", "or", "in"].contains(word): ExpressionParser.power(ofOperator: word)
    default: 0
    }
  }

  /// The binding power of a binary operator.
  static func power(ofOperator text: String) -> Int {
    switch text {
    case "and": 30
    case "or": 25
    case "in": 40
    default: powers[text] ?? 0
    }
  }

  private static let powers: [String: Int] = [
    ".": 75, "[": 80, "{": 70, "(": 80, "@": 80, "#": 80, "?": 20, "+": 50, "-": 50, "*": 60, "/": 60, "%": 60,
    "=": 40, "<": 40, ">": 40, "^": 40, ":=": 10, "!=": 40, "<=": 40, ">=": 40, "~>": 40, "&": 50,
  ]

  mutating func expression(_ minimum: Int) throws(ExpressionProblem) -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionParser.deepest else {
      throw ExpressionProblem(message: .nestedTooDeeply(ExpressionParser.deepest), range: token.range)
    }
    var left = try operand()
    while power(of: token) > minimum { left = try continuation(of: left) }
    return left
  }

  // MARK: Operands

  private mutating func operand() throws(ExpressionProblem) -> Int {
    let start = token
    switch start.kind {
    case .number(let text):
      try advance()
      return tree.add(.number(text), range: start.range)
    case .string(let text):
      try advance()
      return tree.add(.string(text), range: start.range)
    case .regex(let pattern, let flags):
      try advance()
      return tree.add(.regex(pattern: pattern, flags: flags), range: start.range)
    case .variable(let name):
      try advance()
      return tree.add(.variable(name), range: start.range)
    case .quotedName(let name):
      try advance()
      return tree.add(.field(name), range: start.range)
    case .name(let name): return try named(name, start)
    case .sign(let sign): return try signed(sign, start)
    case .end:
      throw ExpressionProblem(message: .endsBeforeValue, range: start.range)
    }
  }

  private mutating func named(_ name: String, _ start: ExpressionToken) throws(ExpressionProblem) -> Int {
    try advance()
    switch name {
    case "true", "false": return tree.add(.bool(name == "true"), range: start.range)
    case "null": return tree.add(.null, range: start.range)
    case "function" where token.isSign("("), "λ" where token.isSign("("): return try function(start)
    default: return tree.add(.field(name), range: start.range)
    }
  }

  private mutating func signed(_ sign: String, _ start: ExpressionToken) throws(ExpressionProblem) -> Int {
    switch sign {
    case "-":
      try advance(operandMayStart: true)
      let value = try expression(70)
      return tree.add(.negation, range: start.range.lowerBound..<end(of: value))
    case "*", "**", "%":
      try advance()
      return tree.add(sign == "*" ? .wildcard : sign == "**" ? .descendants : .parent, range: start.range)
    case "(":
      try advance(operandMayStart: true)
      var count = 0
      while !token.isSign(")") {
        _ = try expression(0)
        count += 1
        guard token.isSign(";") else { break }
        try advance(operandMayStart: true)
      }
      let end = token.range.upperBound
      try expect(")")
      return tree.add(.block(count: count), range: start.range.lowerBound..<end)
    case "[":
      try advance(operandMayStart: true)
      var count = 0
      if !token.isSign("]") {
        repeat {
          _ = try element()
          count += 1
        } while try skipComma()
      }
      let end = token.range.upperBound
      try expect("]")
      return tree.add(.array(count: count), range: start.range.lowerBound..<end)
    case "{":
      let (count, end) = try pairs()
      return tree.add(.object(count: count), range: start.range.lowerBound..<end)
    case "|": return try transform(start)
    default:
      throw ExpressionProblem(message: .unexpected(sign), range: start.range, hint: .expectedValue)
    }
  }

  /// An element of an array, or a range of them: `..` is allowed only here.
  private mutating func element() throws(ExpressionProblem) -> Int {
    let first = try expression(0)
    guard token.isSign("..") else { return first }
    try advance(operandMayStart: true)
    let last = try expression(0)
    return tree.add(.binary(".."), range: self.start(of: first)..<end(of: last))
  }

  /// The pairs between braces: their number and their end.
  private mutating func pairs() throws(ExpressionProblem) -> (count: Int, end: Int) {
    try advance(operandMayStart: true)
    var count = 0
    if !token.isSign("}") {
      repeat {
        _ = try expression(0)
        try expect(":", operandMayStart: true)
        _ = try expression(0)
        count += 1
      } while try skipComma()
    }
    let end = token.range.upperBound
    try expect("}")
    return (count, end)
  }

  private mutating func function(_ start: ExpressionToken) throws(ExpressionProblem) -> Int {
    try advance()
    var parameters: [String] = []
    if !token.isSign(")") { repeat { parameters.append(try variableName()) } while try skipComma() }
    try expect(")")
    let signature = token.isSign("<") ? try signature() : nil
    guard token.isSign("{") else { throw ExpressionProblem(message: .expectedFunctionBody, range: token.range) }
    try advance(operandMayStart: true)
    _ = try expression(0)
    let end = token.range.upperBound
    try expect("}")
    return tree.add(.function(parameters: parameters, signature: signature), range: start.range.lowerBound..<end)
  }

  /// A function's signature `<…>`, without white space.
  private mutating func signature() throws(ExpressionProblem) -> String {
    var open = 0
    let start = token.range.lowerBound
    var end = start
    repeat {
      if token.isSign("<") { open += 1 }
      if token.isSign(">") { open -= 1 }
      guard token.kind != .end else { throw ExpressionProblem(message: .expectedSignatureEnd, range: token.range) }
      end = token.range.upperBound
      try advance()
    } while open > 0
    return lexer.text(start..<end).filter { !$0.isWhitespace }
  }

  private mutating func transform(_ start: ExpressionToken) throws(ExpressionProblem) -> Int {
    try advance(operandMayStart: true)
    _ = try expression(0)
    try expect("|", operandMayStart: true)
    _ = try expression(0)
    let hasDelete = token.isSign(",")
    if hasDelete {
      try advance(operandMayStart: true)
      _ = try expression(0)
    }
    let end = token.range.upperBound
    try expect("|")
    return tree.add(.transform(hasDelete: hasDelete), range: start.range.lowerBound..<end)
  }

  // MARK: What follows an operand

  private mutating func continuation(of left: Int) throws(ExpressionProblem) -> Int {
    let operation = token
    let start = start(of: left)
    switch operation.kind {
    case .name(let word):
      try advance(operandMayStart: true)
      let right = try expression(power(of: operation))
      return tree.add(.binary(word), range: start..<end(of: right))
    case .sign("."):
      try advance(operandMayStart: true)
      let right = try step(after: left)
      return tree.add(.path, range: start..<end(of: right))
    case .sign("["): return try predicate(of: left)
    case .sign("{"):
      let (count, end) = try pairs()
      return tree.add(.group(count: count), range: start..<end)
    case .sign("("): return try call(left)
    case .sign("?"): return try conditional(left)
    case .sign("^"): return try sort(left)
    case .sign(":="):
      guard case .variable(let name) = tree.forms[left], !name.isEmpty else {
        throw ExpressionProblem(message: .assignedToNoVariable, range: tree.range(of: left))
      }
      // The name is part of the assignment's own node.
      tree.removeLast()
      try advance(operandMayStart: true)
      // Assignments are right-associative.
      let value = try expression(9)
      return tree.add(.assignment(name), range: start..<end(of: value))
    case .sign("@"), .sign("#"):
      try advance()
      let end = token.range.upperBound
      let name = try variableName()
      return tree.add(operation.isSign("@") ? .focus(name) : .position(name), range: start..<end)
    case .sign(let sign):
      try advance(operandMayStart: true)
      let right = try expression(power(of: operation))
      return tree.add(.binary(sign), range: start..<end(of: right))
    default:
      throw ExpressionProblem(message: .expectedOperator, range: operation.range)
    }
  }

  static let boundNames: Set<String> = [
    "event", "tasks", "item", "index", "error", "vars", "workflow", "execution",
  ]

  /// The right side of a `.`. In a path from a name of the workflow, a hyphen between two letters is part of the
  /// name, as in field names such as `detail-type` and `instance-id`; with spaces around it, it subtracts. Directly
  /// after `vars.`, `tasks.` and `workflow.`, a digit may follow it too, as in the names of the language.
  private mutating func step(after left: Int) throws(ExpressionProblem) -> Int {
    guard joinsHyphens, let root = boundRoot(of: left), case .name(var name) = token.kind else {
      return try expression(75)
    }
    let takesDigits: Bool
    if case .field = tree.forms[left] {
      takesDigits = ["vars", "tasks", "workflow"].contains(root)
    } else {
      takesDigits = false
    }
    var range = token.range
    var last = self
    try advance()
    while token.isSign("-"), token.range.lowerBound == range.upperBound {
      last = self
      try advance()
      guard token.range.lowerBound == range.upperBound + 1 else {
        self = last
        break
      }
      switch token.kind {
      case .name(let part) where !ExpressionParser.boundNames.contains(part): name += "-" + part
      case .number(let part) where takesDigits: name += "-" + part
      default:
        self = last
        return try suffixed(tree.add(.field(name), range: range))
      }
      range = range.lowerBound..<token.range.upperBound
      try advance()
      // The lexer splits `step-2b` into a number and a name.
      if takesDigits, case .name(let rest) = token.kind, token.range.lowerBound == range.upperBound {
        name += rest
        range = range.lowerBound..<token.range.upperBound
        try advance()
      }
    }
    return try suffixed(tree.add(.field(name), range: range))
  }

  /// The suffixes that bind tighter than `.`: indices, filters and calls.
  private mutating func suffixed(_ node: Int) throws(ExpressionProblem) -> Int {
    var node = node
    while power(of: token) > 75 { node = try continuation(of: node) }
    return node
  }

  /// The name of the workflow that a path begins with.
  private func boundRoot(of node: Int) -> String? {
    var index = node
    while true {
      switch tree.forms[index] {
      case .path, .predicate: index -= 1 + tree.size(of: index - 1)
      case .keepArray: index -= 1
      case .field(let name): return ExpressionParser.boundNames.contains(name) ? name : nil
      default: return nil
      }
    }
  }

  func start(of node: Int) -> Int { tree.range(of: node).lowerBound }

  private func end(of node: Int) -> Int { tree.range(of: node).upperBound }
}
