import Expressions
import Flow
import Source

/// The tasks whose results an expression tests before it uses them.
///
/// `$exists(tasks.a)` is a test, and so is every use of `tasks.a` as a whole: `tasks.a ? … : …`, `tasks.a != null`,
/// `tasks.a and …`. Whether the test protects the use is not checked.
struct ReferenceGuards {
  private(set) var tasks: Set<String> = []

  init(_ expression: Expression) {
    for reference in expression.references where reference.steps.count == 1 {
      if let id = reference.task { tasks.insert(id) }
    }
    if let root = expression.root { visit(root) }
  }

  private mutating func visit(_ node: ExpressionNode) {
    if case .call(let callee, let arguments) = node.kind, case .variable("exists") = callee.kind {
      for argument in arguments { if let id = Self.task(argument) { tasks.insert(id) } }
    }
    for child in node.children { visit(child) }
  }

  /// The task at the start of a path.
  private static func task(_ node: ExpressionNode) -> String? {
    guard case .path(let left, let right) = node.kind else {
      if case .predicate(let base, _) = node.kind { return task(base) }
      return nil
    }
    guard case .field("tasks") = left.kind else { return task(left) }
    var member = right
    while case .predicate(let base, _) = member.kind { member = base }
    if case .field(let id) = member.kind { return id }
    return nil
  }
}
