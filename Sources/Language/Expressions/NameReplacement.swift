import Source

/// The substitute for a name of the workflow in another context.
public enum NameSubstitute: Sendable {
  /// For only the name: `event` becomes `$states.input`.
  case name(ExpressionNode)
  /// For the name and the member after it: `tasks.record` becomes `$record`.
  case member(ExpressionNode)
}

extension Expression {
  /// The expression in another context, with the place of each node in the source; nil for an invalid expression.
  ///
  /// `substitute` is called for each name of the workflow at the start of a path, with the member that follows. A
  /// name without a substitute stays as it is.
  public func root(
    replacing substitute: @escaping (_ root: String, _ member: String?) -> NameSubstitute?
  ) -> ExpressionNode? {
    guard let root else { return nil }
    var replacement = NameReplacement(substitute: substitute, spanOf: span(of:))
    replacement.visit(root, isBound: true)
    return ExpressionNode(tree: replacement.tree, index: replacement.tree.forms.count - 1)
  }
}

/// Rebuilds the tree of an expression with substitutes for the names of the workflow.
///
/// The result equals the tree of the expression's text with each name replaced by the text of its substitute.
private struct NameReplacement {
  let substitute: (_ root: String, _ member: String?) -> NameSubstitute?
  let spanOf: (Range<Int>) -> Span
  private(set) var tree = ExpressionTree()

  /// Adds a subtree. Names in it are those of the workflow only in the outermost context.
  mutating func visit(_ node: ExpressionNode, isBound: Bool) {
    if isBound {
      if let whole = substitute(for: node) { return tree.append(whole, at: place(node)) }
      if case .path(let left, let step) = node.kind, case .field(let root) = left.kind,
        let member = step.headOfStep,
        case .member(let start)? = substitute(root, member)
      {
        add(base: start, at: place(left))
        return addSuffixes(of: step)
      }
    }
    let children = node.children
    guard let first = children.first else {
      tree.add(node.form, at: place(node))
      return
    }
    let start = isBound && node.isPostfix ? substitute(for: first) : nil
    if let start {
      add(base: start, at: place(first))
    } else {
      visit(first, isBound: isBound && !node.isTransform)
    }
    add(node, after: children.dropFirst(), isBound: isBound && !node.hasOwnContext, first)
  }

  /// The substitute for a whole node.
  private func substitute(for node: ExpressionNode) -> ExpressionNode? {
    switch node.kind {
    case .field(let name):
      if case .name(let whole)? = substitute(name, nil) { return whole }
    case .path(let left, let right):
      guard case .field(let root) = left.kind, case .field(let member) = right.kind else { return nil }
      if case .member(let whole)? = substitute(root, member) { return whole }
    default: break
    }
    return nil
  }

  /// Adds a substitute to which steps and filters can be added: a string would be read as a field's name.
  private mutating func add(base: ExpressionNode, at place: ExpressionPlace) {
    tree.append(base, at: place)
    if case .string = base.kind { tree.add(.block(count: 1), at: place) }
  }

  private mutating func addSuffixes(of step: ExpressionNode) {
    let children = step.children
    guard let base = children.first else { return }
    addSuffixes(of: base)
    add(step, after: children.dropFirst(), isBound: false, base)
  }

  /// Adds a node whose first child was added last. Suffixes that bind tighter than a dot belong to the last step of a
  /// substituted path.
  private mutating func add(
    _ node: ExpressionNode, after rest: ArraySlice<ExpressionNode>, isBound: Bool, _ first: ExpressionNode
  ) {
    let isSuffix = node.ownPower == 80 && first.rightPower >= 80
    let path = isSuffix && tree.forms.last == .path ? tree.place(of: tree.forms.count - 1) : nil
    if path != nil { tree.removeLast() }
    for child in rest { visit(child, isBound: isBound) }
    tree.add(node.form, at: place(node), isSpaced: node.isSpaced)
    if let path { tree.add(.path, at: path.through(place(node))) }
  }

  private func place(_ node: ExpressionNode) -> ExpressionPlace { ExpressionPlace(spanOf(node.range)) }
}

extension ExpressionNode {
  /// The name that a step of a path begins with.
  fileprivate var headOfStep: String? {
    switch kind {
    case .field(let name): name
    case .predicate(let base, _), .keepArray(let base): base.headOfStep
    default: nil
    }
  }

  fileprivate var isTransform: Bool { if case .transform = kind { true } else { false } }

  /// Whether the children after the first have another context than the node itself.
  fileprivate var hasOwnContext: Bool {
    switch kind {
    case .path, .predicate, .group, .sort, .transform: true
    default: false
    }
  }
}
