/// Whether `||` or `&&`, or a word for it, joins conditions like `or` and `and`, or selects a value as in other
/// languages: `name || "nobody"` is a default there, but `name or "nobody"` is true.
struct LogicalUse {
  /// The operator's finding, adapted to its use.
  let problem: ExpressionProblem

  /// Analyzes the operator at a syntax error; nil if it is not a logical one.
  init?(of spelling: ForeignSpelling, in bytes: [UInt8], isCondition: Bool) {
    var problem = spelling.problem
    guard let word = problem.replacement?.filter({ $0 != " " }), word == "or" || word == "and" else { return nil }
    let root = Self.withReplacedOperators(bytes, from: problem)
    let place = problem.range.lowerBound
    let isSure = root.map { Self.joinsConditions(at: place, in: $0, isCondition: isCondition) } ?? false
    if !isSure {
      problem.replacement = nil
      // A condition with another syntax error is still a condition.
      if root != nil || !isCondition {
        problem.hint = .givesTruth(word, write: word == "or" ? ForeignSpelling.defaultForm : "… ? … : …")
      }
    }
    self.problem = problem
  }

  /// The number of operators of other languages that are replaced to find the meaning of an expression.
  private static let mostReplaced = 16

  /// The tree of an expression with its operators of other languages replaced, from the first one on; nil if there is
  /// another mistake. Text before the first one keeps its place.
  private static func withReplacedOperators(_ bytes: [UInt8], from first: ExpressionProblem) -> ExpressionNode? {
    var bytes = bytes
    var next: ExpressionProblem? = first
    for _ in 0..<mostReplaced {
      guard let problem = next, let replacement = problem.replacement,
        problem.range.lowerBound >= first.range.lowerBound
      else { return nil }
      bytes.replaceSubrange(problem.range, with: Array(replacement.utf8))
      do throws(ExpressionProblem) {
        return try ExpressionParser.parseWhole(bytes, joinsHyphens: true)
      } catch {
        next = ForeignSpelling(at: error.range, in: bytes)?.problem
      }
    }
    return nil
  }

  /// Whether the operator at an index, or after the space there, can only mean `or` or `and`.
  private static func joinsConditions(at place: Int, in node: ExpressionNode, isCondition: Bool) -> Bool {
    if case .binary("or", let left, let right) = node.kind, isBetween(left, place, right) {
      return isSure(left, right, isCondition)
    }
    if case .binary("and", let left, let right) = node.kind, isBetween(left, place, right) {
      return isSure(left, right, isCondition)
    }
    return node.childrenInPlace(isCondition: isCondition).contains { child in
      child.node.range.contains(place) && joinsConditions(at: place, in: child.node, isCondition: child.isCondition)
    }
  }

  private static func isBetween(_ left: ExpressionNode, _ place: Int, _ right: ExpressionNode) -> Bool {
    left.range.upperBound <= place && place < right.range.lowerBound
  }

  private static func isSure(_ left: ExpressionNode, _ right: ExpressionNode, _ isCondition: Bool) -> Bool {
    (left.isTruth && right.isTruth) || (isCondition && !left.isPlainValue && !right.isPlainValue)
  }
}

extension ExpressionNode {
  /// The node's children, each with whether only its truth matters.
  fileprivate func childrenInPlace(isCondition: Bool) -> [(node: ExpressionNode, isCondition: Bool)] {
    switch kind {
    case .binary("or", let left, let right), .binary("and", let left, let right):
      return [(left, isCondition), (right, isCondition)]
    case .predicate(let base, let condition): return [(base, false), (condition, true)]
    case .conditional(let condition, let then, let otherwise):
      return [(condition, true), (then, isCondition)] + (otherwise.map { [($0, isCondition)] } ?? [])
    case .block(let parts):
      return parts.indices.map { (parts[$0], isCondition && $0 == parts.count - 1) }
    case .call(let callee, let arguments):
      let takesTruth = callee.isVariable(["not", "boolean"])
      return [(callee, false)] + arguments.map { ($0, takesTruth) }
    default: return children.map { ($0, false) }
    }
  }

  /// Whether the node is always true or false, whatever the event contains.
  fileprivate var isTruth: Bool {
    switch kind {
    case .bool: true
    case .binary(let sign, let left, let right):
      switch sign {
      case "=", "!=", "<", "<=", ">", ">=", "in": true
      case "and", "or": left.isTruth && right.isTruth
      default: false
      }
    case .block(let parts): parts.last?.isTruth ?? false
    case .call(let callee, _): callee.isVariable(["not", "boolean", "exists", "contains"])
    default: false
    }
  }

  /// Whether the node is a value that is not a plausible condition.
  fileprivate var isPlainValue: Bool {
    switch kind {
    case .number, .string, .null, .bool, .array, .object, .negation, .regex, .function: true
    case .binary(let sign, _, _): ["+", "-", "*", "/", "%", "&", ".."].contains(sign)
    case .block(let parts): parts.last?.isPlainValue ?? false
    default: false
    }
  }

  private func isVariable(_ names: Set<String>) -> Bool {
    if case .variable(let name) = kind { names.contains(name) } else { false }
  }
}
