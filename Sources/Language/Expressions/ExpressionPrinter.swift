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
    return node.bindingPower > 50
  }

  // MARK: Nodes

  /// The text of a node, in parentheses where it binds less than its place wants.
  private func print(_ node: ExpressionNode, isBound: Bool, atLeast power: Int) -> String {
    let text = print(node, isBound: isBound)
    return node.bindingPower < power ? "(" + text + ")" : text
  }

  private func print(_ node: ExpressionNode, isBound: Bool) -> String {
    switch node.kind {
    case .number(let text): return text
    case .string(let text): return ExpressionPrinter.literal(text)
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    case .field(let name):
      if isBound, let replaced = replacement(name, nil), case .name(let text) = replaced { return text }
      return ExpressionPrinter.field(name)
    case .variable(let name): return "$" + name
    case .wildcard: return "*"
    case .descendants: return "**"
    case .parent: return "%"
    case .regex(let pattern, let flags): return "/" + ExpressionPrinter.pattern(pattern) + "/" + flags
    case .placeholder: return "?"
    case .path(let left, let right): return path(left, right, isBound: isBound)
    case .predicate(let base, let condition):
      return self.base(base, isBound: isBound, atLeast: 80) + "[" + print(condition, isBound: false) + "]"
    case .keepArray(let base): return self.base(base, isBound: isBound, atLeast: 80) + "[]"
    case .array(let elements): return "[" + list(elements, isBound: isBound) + "]"
    case .object(let pairs): return "{" + self.pairs(pairs, isBound: isBound) + "}"
    case .group(let base, let pairs):
      return self.base(base, isBound: isBound, atLeast: 70) + "{" + self.pairs(pairs, isBound: false) + "}"
    case .block(let parts): return "(" + list(parts, by: "; ", isBound: isBound) + ")"
    case .focus(let base, let name): return self.base(base, isBound: isBound, atLeast: 80) + "@$" + name
    case .position(let base, let name): return self.base(base, isBound: isBound, atLeast: 80) + "#$" + name
    case .sort(let base, let terms):
      let keys = terms.map { ($0.isDescending ? ">" : "") + print($0.key, isBound: false) }
      return self.base(base, isBound: isBound, atLeast: 40) + "^(" + keys.joined(separator: ", ") + ")"
    default: return operation(node, isBound: isBound)
    }
  }

  private func operation(_ node: ExpressionNode, isBound: Bool) -> String {
    switch node.kind {
    case .binary(let sign, let left, let right):
      let power = node.bindingPower
      return print(left, isBound: isBound, atLeast: power) + " \(sign) "
        + print(right, isBound: isBound, atLeast: power + 1)
    case .negation(let inner): return "-" + print(inner, isBound: isBound, atLeast: 71)
    case .conditional(let condition, let then, let otherwise):
      let start = print(condition, isBound: isBound, atLeast: 21) + " ? "
      let first = print(then, isBound: isBound)
      guard let otherwise else { return start + first }
      // An inner condition without an alternative would take this one's.
      return start + (then.takesAlternative ? "(" + first + ")" : first) + " : "
        + print(otherwise, isBound: isBound)
    case .assignment(let name, let value): return "$\(name) := " + print(value, isBound: isBound, atLeast: 10)
    case .function(let parameters, let signature, let body):
      return "function(" + parameters.map { "$" + $0 }.joined(separator: ", ") + ")" + (signature ?? "") + "{ "
        + print(body, isBound: isBound) + " }"
    case .call(let callee, let arguments):
      return base(callee, isBound: isBound, atLeast: 80) + "(" + list(arguments, isBound: isBound) + ")"
    case .transform(let pattern, let update, let delete):
      return "|" + print(pattern, isBound: false) + "|" + print(update, isBound: false)
        + (delete.map { ", " + print($0, isBound: false) } ?? "") + "|"
    default: return ""
    }
  }

  private func path(_ left: ExpressionNode, _ right: ExpressionNode, isBound: Bool) -> String {
    if isBound, case .field(let root) = left.kind, let member = ExpressionPrinter.head(of: right),
      case .member(let text)? = replacement(root, member)
    {
      let rest = suffixes(of: right)
      return rest.isEmpty ? text : ExpressionPrinter.asBase(text) + rest
    }
    return base(left, isBound: isBound, atLeast: 75) + "." + print(right, isBound: false, atLeast: 76)
  }

  /// A node that something is put behind.
  private func base(_ node: ExpressionNode, isBound: Bool, atLeast power: Int) -> String {
    let text = print(node, isBound: isBound, atLeast: power)
    return node.isReplaceable ? ExpressionPrinter.asBase(text) : text
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
    pairs.map { print($0.name, isBound: isBound) + ": " + print($0.value, isBound: isBound) }
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

extension ExpressionNode {
  /// How tightly the node's own operator binds (the powers of JSONata's parser).
  var bindingPower: Int {
    switch kind {
    case .assignment: 10
    case .conditional: 20
    case .binary(let sign, _, _): sign == ".." ? 1 : ExpressionParser.power(ofOperator: sign)
    case .sort: 40
    case .negation, .group: 70
    case .path: 75
    case .predicate, .keepArray, .focus, .position, .call: 80
    default: 100
    }
  }

  /// Whether a `:` behind it would be taken as its own.
  fileprivate var takesAlternative: Bool {
    switch kind {
    case .conditional(_, _, let otherwise): otherwise?.takesAlternative ?? true
    case .assignment(_, let value): value.takesAlternative
    default: false
    }
  }

  /// Whether a replacement may stand for the node as a whole.
  fileprivate var isReplaceable: Bool {
    switch kind {
    case .field: true
    case .path(let left, let right):
      if case .field = left.kind, case .field = right.kind { true } else { false }
    default: false
    }
  }
}
