import Source

/// What stands for a bound name of a workflow's expressions in the terms of another place.
public enum NameSubstitute: Sendable {
  /// For the name alone: `event` becomes `$states.input`.
  case name(ExpressionNode)
  /// For the name and the member behind it: `tasks.record` becomes `$record`.
  case member(ExpressionNode)
}

extension Expression {
  /// The expression in the terms of another place, each of its nodes with the span where the source says it; none of one
  /// that was wrong.
  ///
  /// `substitute` is asked for each bound name at the head of a path, with the member that follows the name. A name without
  /// substitute stays as it is.
  public func root(
    replacing substitute: @escaping (_ root: String, _ member: String?) -> NameSubstitute?
  ) -> ExpressionNode? {
    guard let root else { return nil }
    var replacement = NameReplacement(substitute: substitute, spanOf: span(of:))
    replacement.visit(root, isBound: true)
    return ExpressionNode(tree: replacement.tree, index: replacement.tree.forms.count - 1)
  }
}

/// Builds the tree of an expression anew with substitutes for its bound names.
///
/// The text of the result is that of the expression with the text of each substitute in the place of its name, and the
/// tree is what such a text is read as.
private struct NameReplacement {
  let substitute: (_ root: String, _ member: String?) -> NameSubstitute?
  let spanOf: (Range<Int>) -> Span
  private(set) var tree = ExpressionTree()

  /// Adds a node with all below it. Names in it are bound only where the context is the workflow's own.
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
    add(node, behind: children.dropFirst(), isBound: isBound && !node.hasOwnContext, first)
  }

  /// What stands for a node as a whole.
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

  /// Adds a substitute so that steps and filters can follow: a string would be read as a field's name.
  private mutating func add(base: ExpressionNode, at place: ExpressionPlace) {
    tree.append(base, at: place)
    if case .string = base.kind { tree.add(.block(count: 1), at: place) }
  }

  /// Adds what follows the name of a step.
  private mutating func addSuffixes(of step: ExpressionNode) {
    let children = step.children
    guard let base = children.first else { return }
    addSuffixes(of: base)
    add(step, behind: children.dropFirst(), isBound: false, base)
  }

  /// Adds a node whose first part was added last. What binds more than a point belongs to the last step of a path that has
  /// taken a name's place.
  private mutating func add(
    _ node: ExpressionNode, behind rest: ArraySlice<ExpressionNode>, isBound: Bool, _ first: ExpressionNode
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

  /// Whether the parts behind the first see another context than the node itself.
  fileprivate var hasOwnContext: Bool {
    switch kind {
    case .path, .predicate, .group, .sort, .transform: true
    default: false
    }
  }
}
