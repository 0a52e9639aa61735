/// Writes expressions as JSONata on one line, with what they speak of put in the terms of the place where they will be
/// read.
///
/// What is printed reads as the same expression, and never holds `{%` or `%}`, which begin and end expressions in the
/// States Language.
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

  /// A text as a string of JSONata.
  public static func literal(_ text: String) -> String {
    var result = "'"
    var last: Unicode.Scalar = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      // JSONata has no escape for the quote that it allows around a string.
      case "'": result += "\\u0027"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // Neither the bounds of expressions in the States Language nor a template's `${` may come about.
      case "%" where last == "{": result += "\\u0025"
      case "}" where last == "%": result += "\\u007d"
      case "{" where last == "$": result += "\\u007b"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return result + "'"
  }

  /// A name as a field of a path: in backquotes where it is no plain name.
  public static func field(_ name: String) -> String {
    let isPlain =
      name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      } && !(name.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? true)
    return isPlain && !["and", "or", "in", "true", "false", "null", "function"].contains(name) ? name : "`\(name)`"
  }

  /// Whether an expression can stand beside `&` without parentheses.
  public static func bindsTightly(_ node: ExpressionNode) -> Bool {
    switch node.kind {
    case .number, .string, .bool, .null, .field, .variable, .path, .predicate, .keepArray, .array, .object, .block,
      .call:
      true
    case .binary(let sign, _, _): sign == "&"
    default: false
    }
  }

  // MARK: Nodes

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
    case .regex(let pattern, let flags): return "/\(pattern)/\(flags)"
    case .placeholder: return "?"
    case .path(let left, let right): return path(left, right, isBound: isBound)
    case .predicate(let base, let condition):
      return print(base, isBound: isBound) + "[" + print(condition, isBound: false) + "]"
    case .keepArray(let base): return print(base, isBound: isBound) + "[]"
    case .binary(let sign, let left, let right):
      return print(left, isBound: isBound) + " \(sign) " + print(right, isBound: isBound)
    case .negation(let inner): return "-" + print(inner, isBound: isBound)
    case .array(let elements): return "[" + list(elements, isBound: isBound) + "]"
    case .object(let pairs): return "{" + self.pairs(pairs, isBound: isBound) + "}"
    case .group(let base, let pairs):
      return print(base, isBound: isBound) + "{" + self.pairs(pairs, isBound: false) + "}"
    case .block(let parts): return "(" + list(parts, by: "; ", isBound: isBound) + ")"
    case .conditional(let condition, let then, let otherwise):
      return print(condition, isBound: isBound) + " ? " + print(then, isBound: isBound)
        + (otherwise.map { " : " + print($0, isBound: isBound) } ?? "")
    case .assignment(let name, let value): return "$\(name) := " + print(value, isBound: isBound)
    case .function(let parameters, let body):
      return "function(" + parameters.map { "$" + $0 }.joined(separator: ", ") + "){ "
        + print(body, isBound: isBound)
        + " }"
    case .call(let callee, let arguments):
      return print(callee, isBound: isBound) + "(" + list(arguments, isBound: isBound) + ")"
    case .sort(let base, let terms):
      let keys = terms.map { ($0.isDescending ? ">" : "") + print($0.key, isBound: false) }
      return print(base, isBound: isBound) + "^(" + keys.joined(separator: ", ") + ")"
    case .focus(let base, let name): return print(base, isBound: isBound) + "@$" + name
    case .position(let base, let name): return print(base, isBound: isBound) + "#$" + name
    case .transform(let pattern, let update, let delete):
      return "|" + print(pattern, isBound: false) + "|" + print(update, isBound: false)
        + (delete.map { ", " + print($0, isBound: false) } ?? "") + "|"
    }
  }

  private func path(_ left: ExpressionNode, _ right: ExpressionNode, isBound: Bool) -> String {
    if isBound, case .field(let root) = left.kind, let member = ExpressionPrinter.head(of: right),
      case .member(let text)? = replacement(root, member)
    {
      return text + suffixes(of: right)
    }
    return print(left, isBound: isBound) + "." + print(right, isBound: false)
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

  /// The text with a blank between a brace and a `%` beside it. Strings hold no such pair; the parent operator may stand
  /// at the edge of an object.
  private static func apart(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if let last = result.last,
        (last == UInt8(ascii: "{") && byte == UInt8(ascii: "%"))
          || (last == UInt8(ascii: "%") && byte == UInt8(ascii: "}"))
      {
        result.append(UInt8(ascii: " "))
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
