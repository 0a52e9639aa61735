import Source

/// Writes expressions as JSONata on one line.
///
/// The result parses to the same expression. It never contains `{%` or `%}`, which delimit expressions in the States
/// Language, nor a template's `${`.
public struct ExpressionPrinter {
  /// A piece of an expression's text.
  public enum Piece: Hashable, Sendable {
    /// Characters.
    case text(String)
    /// A string with its quotes that the owner of the tree knows by an index.
    case heldText(Int)
  }

  private var pieces: [Piece] = []
  /// The characters after the last piece.
  private var text: [UInt8] = []

  private init() {}

  /// The pieces of an expression's text, in order.
  public static func pieces(of node: ExpressionNode) -> [Piece] {
    var printer = ExpressionPrinter()
    printer.print(node)
    printer.endText()
    return printer.pieces
  }

  // MARK: Characters

  /// Adds characters, with a space between a brace and an adjacent `%` or `$`. Strings, names and patterns contain no
  /// such pair, but the parent operator may be at the edge of an object, and a grouping may follow the context.
  private mutating func write(_ characters: String) {
    guard let first = characters.utf8.first else { return }
    switch (text.last, first) {
    case (UInt8(ascii: "{")?, UInt8(ascii: "%")), (UInt8(ascii: "%")?, UInt8(ascii: "}")),
      (UInt8(ascii: "%")?, UInt8(ascii: "{")), (UInt8(ascii: "$")?, UInt8(ascii: "{")):
      text.append(UInt8(ascii: " "))
    default: break
    }
    text += characters.utf8
  }

  private mutating func endText() {
    guard !text.isEmpty else { return }
    pieces.append(.text(String(decoding: text, as: UTF8.self)))
    text.removeAll()
  }

  private mutating func inParentheses(_ isNeeded: Bool, _ node: ExpressionNode) {
    if isNeeded { write("(") }
    print(node)
    if isNeeded { write(")") }
  }

  // MARK: Nodes

  private mutating func print(_ node: ExpressionNode) {
    switch node.kind {
    case .number(let text): write(text)
    case .string(let text): write(ExpressionPrinter.literal(text))
    case .bool(let flag): write(flag ? "true" : "false")
    case .null: write("null")
    case .heldText(let number):
      endText()
      pieces.append(.heldText(number))
    case .field(let name): write(ExpressionPrinter.field(name))
    case .variable(let name): write("$" + name)
    case .wildcard: write("*")
    case .descendants: write("**")
    case .parent: write("%")
    case .regex(let pattern, let flags): write("/" + ExpressionPrinter.pattern(pattern) + "/" + flags)
    case .placeholder: write("?")
    case .path(let first, let second): path(node, first, second)
    case .predicate(let base, let condition):
      left(base, of: node)
      write("[")
      print(condition)
      write("]")
    case .keepArray(let base):
      left(base, of: node)
      write("[]")
    case .array(let elements): list(elements, "[", "]")
    case .object(let pairs): self.pairs(pairs)
    case .group(let base, let pairs):
      left(base, of: node)
      self.pairs(pairs)
    case .block(let parts): list(parts, node.isSpaced ? "( " : "(", node.isSpaced ? " )" : ")", by: "; ")
    case .focus(let base, let name):
      left(base, of: node)
      write("@$" + name)
    case .position(let base, let name):
      left(base, of: node)
      write("#$" + name)
    case .sort(let base, let terms): sort(node, base, terms)
    case .binary, .negation, .conditional, .assignment, .function, .call, .transform: operation(node)
    }
  }

  private mutating func operation(_ node: ExpressionNode) {
    switch node.kind {
    case .binary: chain(node)
    case .negation(let inner):
      write("-")
      right(inner, of: node)
    case .conditional(let condition, let then, let otherwise):
      left(condition, of: node)
      write(" ? ")
      guard let otherwise else { return print(then) }
      beforeColon(then)
      write(" : ")
      print(otherwise)
    case .assignment(let name, let value):
      write("$\(name) := ")
      right(value, of: node)
    case .function(let parameters, let signature, let body):
      write("function(" + parameters.map { "$" + $0 }.joined(separator: ", ") + ")" + (signature ?? ""))
      write(node.isSpaced ? " { " : "{ ")
      print(body)
      write(" }")
    case .call(let callee, let arguments):
      left(callee, of: node)
      list(arguments, "(", ")")
    case .transform(let pattern, let update, let delete):
      write("|")
      print(pattern)
      write("|")
      print(update)
      if let delete {
        write(", ")
        print(delete)
      }
      write("|")
    default: break
    }
  }

  /// A binary operator. Left operands without parentheses are printed without recursion: a text with many expressions
  /// is a long chain.
  private mutating func chain(_ node: ExpressionNode) {
    var rest: [(node: ExpressionNode, sign: String, second: ExpressionNode)] = []
    var first = node
    while case .binary(let sign, let inner, let second) = first.kind,
      rest.last.map({ first.rightPower >= $0.node.ownPower }) ?? true
    {
      rest.append((first, sign, second))
      first = inner
    }
    if let last = rest.last { left(first, of: last.node) }
    for (node, sign, second) in rest.reversed() {
      write(" \(sign) ")
      right(second, of: node)
    }
  }

  /// The left operand of a node, in parentheses if its right edge would capture the node's operator.
  private mutating func left(_ operand: ExpressionNode, of node: ExpressionNode) {
    inParentheses(operand.rightPower < node.ownPower, operand)
  }

  /// The right operand of a node, in parentheses if its left edge binds no tighter than the node's operator.
  private mutating func right(_ operand: ExpressionNode, of node: ExpressionNode) {
    inParentheses(operand.leftPower <= node.operandPower, operand)
  }

  /// A node before a `:`, which a condition without an alternative would read as its own.
  private mutating func beforeColon(_ node: ExpressionNode) { inParentheses(node.capturesAlternative, node) }

  private mutating func path(_ node: ExpressionNode, _ first: ExpressionNode, _ second: ExpressionNode) {
    func isDigit(_ index: Int) -> Bool { text.indices.contains(index) && text[index].isDigit }
    left(first, of: node)
    let point = text.count
    write(".")
    right(second, of: node)
    // Between digits, the dot would be a decimal point.
    if isDigit(point - 1), isDigit(point + 1) { text.insert(UInt8(ascii: " "), at: point) }
  }

  private mutating func sort(_ node: ExpressionNode, _ base: ExpressionNode, _ terms: [ExpressionNode.SortTerm]) {
    left(base, of: node)
    write("^(")
    for (index, term) in terms.enumerated() {
      if index > 0 { write(", ") }
      if term.isDescending { write(">") }
      print(term.key)
    }
    write(")")
  }

  private mutating func list(_ nodes: [ExpressionNode], _ start: String, _ end: String, by separator: String = ", ")
  {
    write(start)
    for (index, node) in nodes.enumerated() {
      if index > 0 { write(separator) }
      print(node)
    }
    write(end)
  }

  private mutating func pairs(_ pairs: [ExpressionNode.Pair]) {
    write("{")
    for (index, pair) in pairs.enumerated() {
      if index > 0 { write(", ") }
      beforeColon(pair.name)
      write(": ")
      print(pair.value)
    }
    write("}")
  }
}
