public import Source

/// A value that can be written in an expression.
public indirect enum ExpressionConstant: Sendable {
  case null
  case bool(Bool)
  /// A number in JSON's notation.
  case number(String)
  case string(String)
  case list([ExpressionConstant])
  case map([(name: String, value: ExpressionConstant)])
}

extension Expression {
  /// The expression with its variables replaced by constants. Its text and places do not change. If a variable has no
  /// constant, it and the variables after it stay.
  ///
  /// - Parameter constant: The constant of a variable, by the steps after `vars` and the place of its use.
  public func filled(
    with constant: @escaping (_ steps: [Step], _ span: Span) -> ExpressionConstant?
  ) -> Expression {
    guard let root, usesVariables else { return self }
    var filling = VariableFilling { constant($0, span(of: $1)) }
    filling.add(root)
    let filled = ExpressionNode(tree: filling.tree, index: filling.tree.forms.count - 1)
    var collector = ReferenceCollector()
    collector.visit(filled, isBound: true)
    return Expression(
      text: text, span: span, root: filled, references: collector.found.map { $0.located { span(of: $0) } },
      plainPath: collector.plainPath(of: filled), hasFilledVariables: true, places: places)
  }
}

/// Rebuilds a tree with constants instead of paths from `vars`. `ReferenceCollector` defines what is a path, and
/// where a name is bound.
private struct VariableFilling {
  /// The node of a path from `vars`.
  private enum Path {
    /// The node has only constant steps, and is not in the tree yet.
    case open([Expression.Step], Range<Int>)
    /// The node is the last one of the tree.
    case filled
  }

  private let constant: ([Expression.Step], Range<Int>) -> ExpressionConstant?
  private(set) var tree = ExpressionTree()
  /// Whether every variable had a constant.
  private var isWhole = true

  init(_ constant: @escaping ([Expression.Step], Range<Int>) -> ExpressionConstant?) { self.constant = constant }

  /// Adds a node in a place where names are bound.
  mutating func add(_ node: ExpressionNode) {
    if let path = path(node) {
      fill(path)
      return
    }
    let children = node.children
    for (index, child) in children.enumerated() {
      if node.bindsNames(inChild: index, child) { add(child) } else { tree.append(child) }
    }
    addNode(node)
  }

  /// Adds a node whose children are in the tree.
  private mutating func addNode(_ node: ExpressionNode, range: Range<Int>? = nil) {
    _ = tree.add(node.tree.forms[node.index], range: range ?? node.range)
  }

  private mutating func fill(_ path: Path) {
    guard case .open(let steps, let range) = path else { return }
    if isWhole, let constant = constant(steps, range) {
      add(constant, range)
    } else {
      isWhole = false
      add(steps, range)
    }
  }

  /// Adds a path from `vars`.
  private mutating func add(_ steps: [Expression.Step], _ range: Range<Int>) {
    _ = tree.add(.field("vars"), range: range)
    for step in steps {
      switch step {
      case .member(let name):
        _ = tree.add(.field(name), range: range)
        _ = tree.add(.path, range: range)
      case .element(let index):
        _ = tree.add(.number(String(index)), range: range)
        _ = tree.add(.predicate, range: range)
      }
    }
  }

  /// Reads a node as a path from `vars`; nil, without adding anything, if it is not one.
  private mutating func path(_ node: ExpressionNode) -> Path? {
    switch node.kind {
    case .field("vars"): return .open([], node.range)
    case .path(let left, let right):
      guard let path = path(left) else { return nil }
      if case .open(let steps, let range) = path, let longer = self.steps(right, after: steps, range) {
        return longer
      }
      fill(path)
      tree.append(right)
      addNode(node)
      return .filled
    case .predicate(let base, let condition):
      guard let path = path(base) else { return nil }
      return predicate(node, path, condition, range: node.range)
    case .keepArray(let base):
      guard let path = path(base) else { return nil }
      fill(path)
      addNode(node)
      return .filled
    default: return nil
    }
  }

  /// Reads the right side of a `.` as steps of a path; nil, without adding anything, if it does not begin with one.
  private mutating func steps(
    _ node: ExpressionNode, after steps: [Expression.Step], _ range: Range<Int>
  ) -> Path? {
    let longer = range.lowerBound..<node.range.upperBound
    switch node.kind {
    case .field(let name): return .open(steps + [.member(name)], longer)
    case .predicate(let base, let condition):
      guard let path = self.steps(base, after: steps, range) else { return nil }
      return predicate(node, path, condition, range: longer)
    default: return nil
    }
  }

  private mutating func predicate(
    _ node: ExpressionNode, _ base: Path, _ condition: ExpressionNode, range: Range<Int>
  ) -> Path {
    if case .open(let steps, _) = base, case .number(let text) = condition.kind, let element = Int(text) {
      return .open(steps + [.element(element)], range)
    }
    fill(base)
    tree.append(condition)
    addNode(node, range: range)
    return .filled
  }

  private mutating func add(_ constant: ExpressionConstant, _ range: Range<Int>) {
    switch constant {
    case .null: _ = tree.add(.null, range: range)
    case .bool(let flag): _ = tree.add(.bool(flag), range: range)
    case .string(let text): _ = tree.add(.string(text), range: range)
    case .number(let text):
      guard text.utf8.first == UInt8(ascii: "-") else {
        _ = tree.add(.number(text), range: range)
        return
      }
      // A leading sign would bind differently than the name did.
      _ = tree.add(.number(String(text.dropFirst())), range: range)
      _ = tree.add(.negation, range: range)
      _ = tree.add(.block(count: 1), range: range)
    case .list(let elements):
      for element in elements { add(element, range) }
      _ = tree.add(.array(count: elements.count), range: range)
    case .map(let members):
      for member in members {
        _ = tree.add(.string(member.name), range: range)
        add(member.value, range)
      }
      _ = tree.add(.object(count: members.count), range: range)
    }
  }
}

extension ExpressionNode {
  /// Whether names in one of the node's children are bound, if they are bound in the node's place.
  fileprivate func bindsNames(inChild index: Int, _ child: ExpressionNode) -> Bool {
    switch kind {
    case .path, .predicate, .group, .sort: index == 0
    case .transform: false
    case .call:
      // A bare name that is called is not a path.
      if index == 0, case .field = child.kind { false } else { true }
    default: true
    }
  }
}
