import Emit
import Expressions

/// What an expression of a definition can see of the variables and of `$states`: the paths that begin with their names.
///
/// All that is bound is made a value of the evaluator for each expression. Without what an expression cannot see, a loop
/// over a large event does not carry the event along in every round.
struct ExpressionNeeds: Sendable {
  /// The members that are asked for; all of a value where there are none.
  private struct Members: Sendable {
    var isWhole = false
    var named: [String: Members] = [:]

    mutating func add(_ path: ArraySlice<String>) {
      if let first = path.first { named[first, default: Members()].add(path.dropFirst()) } else { isWhole = true }
    }

    /// The value with the members alone that are asked for. A path through a list asks for what it likes of each element.
    func cut(_ value: JSONValue, _ looked: inout Int) -> JSONValue {
      guard !isWhole, case .object(let members) = value else { return value }
      looked += members.count
      var kept: [JSONMember] = []
      for member in members {
        if let inner = named[member.name] { kept.append(JSONMember(member.name, inner.cut(member.value, &looked))) }
      }
      return .object(kept)
    }
  }

  private var variables: [String: Members] = [:]

  /// Looks through an expression. A parameter of a function counts as a variable of its name too, which does no harm.
  init(_ expression: ExpressionNode) {
    var collector = PathCollector()
    collector.visit(expression)
    for path in collector.paths {
      variables[path[0], default: Members()].add(collector.hasParent ? [] : path.dropFirst())
    }
  }

  /// The variables that the expression can see, cut to what it asks for, and how many members were looked at for that.
  func seen(of all: [String: JSONValue]) -> (variables: [String: JSONValue], looked: Int) {
    var seen: [String: JSONValue] = [:]
    var looked = variables.count
    for (name, members) in variables {
      if let value = all[name] { seen[name] = members.cut(value, &looked) }
    }
    return (seen, looked)
  }
}

/// Finds the paths of names that begin with a variable: `$states.input.detail`.
private struct PathCollector {
  /// The paths, each a variable's name and the members after it.
  private(set) var paths: [[String]] = []
  /// Whether the expression has the parent operator, by which a path sees what it has passed.
  private(set) var hasParent = false

  mutating func visit(_ node: ExpressionNode) {
    if let path = openPath(node) { paths.append(path) }
  }

  /// The path that a node is, which a further name may extend. All else that the node asks for is collected.
  private mutating func openPath(_ node: ExpressionNode) -> [String]? {
    switch node.kind {
    case .variable(let name): return [name]
    case .path(let left, let right):
      guard var path = openPath(left) else {
        visit(right)
        return nil
      }
      if case .field(let name) = right.kind {
        path.append(name)
        return path
      }
      if let name = filteredName(right) { path.append(name) }
      paths.append(path)
      return nil
    case .parent: hasParent = true
    default: for child in node.children { visit(child) }
    }
    return nil
  }

  /// The name that a step of a path filters: `a` of `a[b = 1]`. What the step holds besides is collected.
  private mutating func filteredName(_ step: ExpressionNode) -> String? {
    switch step.kind {
    case .field(let name): return name
    case .predicate(let base, let condition):
      visit(condition)
      return filteredName(base)
    case .keepArray(let base): return filteredName(base)
    default:
      visit(step)
      return nil
    }
  }
}
