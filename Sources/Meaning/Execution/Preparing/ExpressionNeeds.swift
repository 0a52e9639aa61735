import Emit
import Expressions

/// The parts of the variables and of `$states` that an expression can read: the paths that begin with their names.
///
/// The evaluator converts every bound value for each expression. Leaving out what an expression cannot read keeps a
/// loop over a large event from converting the event in every round.
struct ExpressionNeeds: Sendable {
  /// The members that are read; none means the whole value.
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

  /// Collects the paths of an expression. A parameter of a function also counts as a variable of its name, which is
  /// harmless.
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

/// Collects the paths that begin with a variable: `$states.input.detail`.
private struct PathCollector {
  /// The paths: the name of a variable and the members after it.
  private(set) var paths: [[String]] = []
  /// Whether the expression has the parent operator, which reads values that a path has passed.
  private(set) var hasParent = false

  mutating func visit(_ node: ExpressionNode) {
    if let path = openPath(node) { paths.append(path) }
  }

  /// The path of a node, which another name may extend. Everything else in the node is collected.
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

  /// The name that a step of a path filters: `a` of `a[b = 1]`. The filters are collected.
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
