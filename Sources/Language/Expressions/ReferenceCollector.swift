import Source

/// Collects the names of the workflow that an expression uses.
///
/// A name at the start of a path is a name of the workflow only in the outermost context: in a filter, to the right
/// of a `.` and in a grouping, the context is a value, and names are its fields.
struct ReferenceCollector {
  struct Found {
    var root: String
    var rootRange: Range<Int>
    var steps: [(step: Expression.Step, range: Range<Int>)]
    var range: Range<Int>

    func located(_ spanOf: (Range<Int>) -> Span) -> Expression.Reference {
      Expression.Reference(
        root: Located(root, spanOf(rootRange)), steps: steps.map { Located($0.step, spanOf($0.range)) },
        span: spanOf(range))
    }
  }

  private(set) var found: [Found] = []

  /// The path of a node that is only a path from a field.
  func plainPath(of node: ExpressionNode) -> Expression.PlainPath? {
    guard let path = fixedPath(node), path.isComplete else { return nil }
    return Expression.PlainPath(root: path.found.root, steps: path.found.steps.map(\.step))
  }

  mutating func visit(_ node: ExpressionNode, isBound: Bool) {
    if isBound, let path = fixedPath(node) {
      found.append(path.found)
      for inner in path.rest { visit(inner, isBound: false) }
      return
    }
    switch node.kind {
    case .number, .string, .bool, .null, .heldText, .variable, .wildcard, .descendants, .parent, .regex,
      .placeholder,
      .field:
      break
    case .path(let left, let right):
      visit(left, isBound: isBound)
      visit(right, isBound: false)
    case .predicate(let base, let condition):
      visit(base, isBound: isBound)
      visit(condition, isBound: false)
    case .keepArray(let base), .focus(let base, _), .position(let base, _), .negation(let base),
      .assignment(_, let base):
      visit(base, isBound: isBound)
    case .function(_, _, let body): visit(body, isBound: isBound)
    case .binary(_, let left, let right):
      visit(left, isBound: isBound)
      visit(right, isBound: isBound)
    case .array(let nodes), .block(let nodes):
      for inner in nodes { visit(inner, isBound: isBound) }
    case .object(let pairs):
      for pair in pairs {
        visit(pair.name, isBound: isBound)
        visit(pair.value, isBound: isBound)
      }
    case .group(let base, let pairs):
      visit(base, isBound: isBound)
      for pair in pairs {
        visit(pair.name, isBound: false)
        visit(pair.value, isBound: false)
      }
    case .conditional(let condition, let then, let otherwise):
      visit(condition, isBound: isBound)
      visit(then, isBound: isBound)
      if let otherwise { visit(otherwise, isBound: isBound) }
    case .call(let callee, let arguments):
      // A bare name that is called is not a path: it lacks the `$` of a function.
      if case .field = callee.kind {} else { visit(callee, isBound: isBound) }
      for argument in arguments { visit(argument, isBound: isBound) }
    case .sort(let base, let terms):
      visit(base, isBound: isBound)
      for term in terms { visit(term.key, isBound: false) }
    case .transform(let pattern, let update, let delete):
      visit(pattern, isBound: false)
      visit(update, isBound: false)
      if let delete { visit(delete, isBound: false) }
    }
  }

  /// The constant start of a path from a field, and the rest of the node.
  private func fixedPath(_ node: ExpressionNode) -> (found: Found, rest: [ExpressionNode], isComplete: Bool)? {
    switch node.kind {
    case .field(let name):
      return (Found(root: name, rootRange: node.range, steps: [], range: node.range), [], true)
    case .path(let left, let right):
      guard var path = fixedPath(left) else { return nil }
      guard path.isComplete, let steps = fixedSteps(right) else {
        path.rest.append(right)
        path.isComplete = false
        return path
      }
      path.found.steps += steps.fixed
      path.found.range = path.found.range.lowerBound..<(steps.fixed.last?.range ?? right.range).upperBound
      path.rest += steps.rest
      path.isComplete = steps.rest.isEmpty
      return path
    case .predicate(let base, let condition):
      guard var path = fixedPath(base) else { return nil }
      guard path.isComplete, let element = fixedElement(condition) else {
        path.rest.append(condition)
        path.isComplete = false
        return path
      }
      path.found.steps.append((.element(element), condition.range))
      path.found.range = node.range
      return path
    case .keepArray(let base):
      guard var path = fixedPath(base) else { return nil }
      path.isComplete = false
      return path
    default:
      return nil
    }
  }

  /// The right side of a `.`: a member, which elements may follow, and the parts that are not constant.
  private func fixedSteps(_ node: ExpressionNode) -> (
    fixed: [(step: Expression.Step, range: Range<Int>)], rest: [ExpressionNode]
  )? {
    switch node.kind {
    case .field(let name): return ([(.member(name), node.range)], [])
    case .predicate(let base, let condition):
      guard var steps = fixedSteps(base) else { return nil }
      if steps.rest.isEmpty, let element = fixedElement(condition) {
        steps.fixed.append((.element(element), condition.range))
      } else {
        steps.rest.append(condition)
      }
      return steps
    default: return nil
    }
  }

  private func fixedElement(_ node: ExpressionNode) -> Int? {
    if case .number(let text) = node.kind { Int(text) } else { nil }
  }
}
