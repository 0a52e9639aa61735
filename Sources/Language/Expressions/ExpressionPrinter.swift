/// Writes expressions as JSONata on one line, with what they speak of put in the terms of the place where they will be
/// read.
///
/// What is printed reads as the same expression, and never holds `{%` or `%}`, which begin and end expressions in the
/// States Language, nor a template's `${`.
public struct ExpressionPrinter {
  /// What stands for a bound name.
  public enum Replacement: Sendable {
    /// For the name alone: `event` becomes `$states.input`.
    case name(String)
    /// For the name and the member behind it: `tasks.record` becomes `$record`.
    case member(String)
  }

  private let replacement: (_ root: String, _ member: String?) -> Replacement?

  /// Prints with a replacement for each bound name at the head of a path; the member that follows the name is given with
  /// it. A name without replacement stays as it is.
  public init(replacing replacement: @escaping (_ root: String, _ member: String?) -> Replacement?) {
    self.replacement = replacement
  }

  /// The text of an expression; none of one that was wrong.
  public func text(_ expression: Expression) -> String? {
    expression.root.map { text($0) }
  }

  /// The text of a part of an expression, in the workflow's own context.
  public func text(_ node: ExpressionNode) -> String {
    ExpressionPrinter.apart(print(node, isBound: true))
  }

  /// Whether an expression can stand beside `&` without parentheses.
  public static func bindsTightly(_ node: ExpressionNode) -> Bool {
    if case .binary("&", _, _) = node.kind { return true }
    return node.leftPower > 50 && node.rightPower > 50
  }

  // MARK: Nodes

  private func print(_ node: ExpressionNode, isBound: Bool) -> String {
    switch node.kind {
    case .number(let text): return text
    case .string(let text): return ExpressionPrinter.literal(text)
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    case .field(let name): return replaced(node, isBound: isBound) ?? ExpressionPrinter.field(name)
    case .variable(let name): return "$" + name
    case .wildcard: return "*"
    case .descendants: return "**"
    case .parent: return "%"
    case .regex(let pattern, let flags): return "/" + ExpressionPrinter.pattern(pattern) + "/" + flags
    case .placeholder: return "?"
    case .path(let left, let right): return path(node, left, right, isBound: isBound)
    case .predicate(let base, let condition):
      return left(base, of: node, isBound: isBound) + "[" + print(condition, isBound: false) + "]"
    case .keepArray(let base): return left(base, of: node, isBound: isBound) + "[]"
    case .array(let elements): return "[" + list(elements, isBound: isBound) + "]"
    case .object(let pairs): return "{" + self.pairs(pairs, isBound: isBound) + "}"
    case .group(let base, let pairs):
      return left(base, of: node, isBound: isBound) + "{" + self.pairs(pairs, isBound: false) + "}"
    case .block(let parts): return "(" + list(parts, by: "; ", isBound: isBound) + ")"
    case .focus(let base, let name): return left(base, of: node, isBound: isBound) + "@$" + name
    case .position(let base, let name): return left(base, of: node, isBound: isBound) + "#$" + name
    case .sort(let base, let terms):
      let keys = terms.map { ($0.isDescending ? ">" : "") + print($0.key, isBound: false) }
      return left(base, of: node, isBound: isBound) + "^(" + keys.joined(separator: ", ") + ")"
    default: return operation(node, isBound: isBound)
    }
  }

  private func operation(_ node: ExpressionNode, isBound: Bool) -> String {
    switch node.kind {
    case .binary(let sign, let first, let second):
      return left(first, of: node, isBound: isBound) + " \(sign) " + right(second, of: node, isBound: isBound)
    case .negation(let inner): return "-" + right(inner, of: node, isBound: isBound)
    case .conditional(let condition, let then, let otherwise):
      let start = left(condition, of: node, isBound: isBound) + " ? "
      guard let otherwise else { return start + print(then, isBound: isBound) }
      return start + beforeColon(then, isBound: isBound) + " : " + print(otherwise, isBound: isBound)
    case .assignment(let name, let value): return "$\(name) := " + right(value, of: node, isBound: isBound)
    case .function(let parameters, let signature, let body):
      return "function(" + parameters.map { "$" + $0 }.joined(separator: ", ") + ")" + (signature ?? "") + "{ "
        + print(body, isBound: isBound) + " }"
    case .call(let callee, let arguments):
      return left(callee, of: node, isBound: isBound) + "(" + list(arguments, isBound: isBound) + ")"
    case .transform(let pattern, let update, let delete):
      return "|" + print(pattern, isBound: false) + "|" + print(update, isBound: false)
        + (delete.map { ", " + print($0, isBound: false) } ?? "") + "|"
    default: return ""
    }
  }

  /// The left operand of a node, in parentheses where its right edge would draw the node's operator in.
  private func left(_ operand: ExpressionNode, of node: ExpressionNode, isBound: Bool) -> String {
    let text = print(operand, isBound: isBound)
    if node.isPostfix, replaced(operand, isBound: isBound) != nil { return ExpressionPrinter.asBase(text) }
    return operand.rightPower < node.ownPower ? "(" + text + ")" : text
  }

  /// The right operand of a node, in parentheses where its left edge binds no more than the node's operator.
  private func right(_ operand: ExpressionNode, of node: ExpressionNode, isBound: Bool) -> String {
    let text = print(operand, isBound: isBound)
    return operand.leftPower <= node.operandPower ? "(" + text + ")" : text
  }

  /// What a `:` follows: a condition without an alternative would take it as its own.
  private func beforeColon(_ node: ExpressionNode, isBound: Bool) -> String {
    let text = print(node, isBound: isBound)
    return node.takesAlternative ? "(" + text + ")" : text
  }

  private func path(_ node: ExpressionNode, _ first: ExpressionNode, _ second: ExpressionNode, isBound: Bool)
    -> String
  {
    if let text = replaced(node, isBound: isBound) { return text }
    if isBound, case .field(let root) = first.kind, let member = ExpressionPrinter.head(of: second),
      case .member(let text)? = replacement(root, member)
    {
      return ExpressionPrinter.asBase(text) + suffixes(of: second)
    }
    let (start, end) = (left(first, of: node, isBound: isBound), right(second, of: node, isBound: false))
    // Between digits, the point would be that of a number.
    func isDigit(_ byte: UInt8?) -> Bool {
      byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }
    return start + (isDigit(start.utf8.last) && isDigit(end.utf8.first) ? " ." : ".") + end
  }

  /// What stands for a node as a whole.
  private func replaced(_ node: ExpressionNode, isBound: Bool) -> String? {
    guard isBound else { return nil }
    switch node.kind {
    case .field(let name):
      if case .name(let text)? = replacement(name, nil) { return text }
    case .path(let left, let right):
      guard case .field(let root) = left.kind, case .field(let member) = right.kind else { return nil }
      if case .member(let text)? = replacement(root, member) { return text }
    default: break
    }
    return nil
  }

  /// What stands for a bound name, so that steps and filters can follow: a string would be read as a field's name, and
  /// an operation would not be taken as a whole.
  private static func asBase(_ text: String) -> String {
    let isReference = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "."),
        UInt8(ascii: "`"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
        true
      // Within backquotes a name may hold a hyphen.
      case UInt8(ascii: "-"): text.contains("`")
      default: false
      }
    }
    let startsWithDigit = text.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    return isReference && !startsWithDigit ? text : "(" + text + ")"
  }

  /// The name that a step of a path begins with.
  private static func head(of step: ExpressionNode) -> String? {
    switch step.kind {
    case .field(let name): name
    case .predicate(let base, _), .keepArray(let base): head(of: base)
    default: nil
    }
  }

  /// What follows the name of a step.
  private func suffixes(of step: ExpressionNode) -> String {
    switch step.kind {
    case .predicate(let base, let condition): suffixes(of: base) + "[" + print(condition, isBound: false) + "]"
    case .keepArray(let base): suffixes(of: base) + "[]"
    default: ""
    }
  }

  private func list(_ nodes: [ExpressionNode], by separator: String = ", ", isBound: Bool) -> String {
    nodes.map { print($0, isBound: isBound) }.joined(separator: separator)
  }

  private func pairs(_ pairs: [ExpressionNode.Pair], isBound: Bool) -> String {
    pairs.map { beforeColon($0.name, isBound: isBound) + ": " + print($0.value, isBound: isBound) }
      .joined(separator: ", ")
  }

  /// The text with a blank between a brace and a `%` or a `$` beside it. Strings, names and patterns hold no such pair;
  /// the parent operator may stand at the edge of an object, and a grouping behind the context.
  private static func apart(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch (result.last, byte) {
      case (UInt8(ascii: "{")?, UInt8(ascii: "%")), (UInt8(ascii: "%")?, UInt8(ascii: "}")),
        (UInt8(ascii: "%")?, UInt8(ascii: "{")), (UInt8(ascii: "$")?, UInt8(ascii: "{")):
        result.append(UInt8(ascii: " "))
      default: break
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
