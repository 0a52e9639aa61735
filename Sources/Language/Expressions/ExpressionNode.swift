public import Source

/// A node of a JSONata expression with everything below it: a position in a tree.
public struct ExpressionNode: Sendable {
  /// The forms of a node (JSONata documentation, "Language").
  public enum Kind: Sendable {
    /// A number in its written form.
    case number(String)
    /// A string, unescaped.
    case string(String)
    case bool(Bool)
    case null
    /// A string that the owner of the tree knows by an index.
    case heldText(Int)
    /// A field of the context, by name: at the start of a path, one of the workflow's names.
    case field(String)
    /// A variable without its `$`; the empty name is the context itself, `$` the root.
    case variable(String)
    /// `*`.
    case wildcard
    /// `**`.
    case descendants
    /// `%`.
    case parent
    /// `/pattern/flags`.
    case regex(pattern: String, flags: String)
    /// `left.right`: the right side is evaluated in the context of the left.
    case path(ExpressionNode, ExpressionNode)
    /// `base[condition]`: an index or a filter.
    case predicate(ExpressionNode, ExpressionNode)
    /// `base[]`: keeps an array of one element an array.
    case keepArray(ExpressionNode)
    /// An operator between two operands, by its sign or word.
    case binary(String, ExpressionNode, ExpressionNode)
    /// `-operand`.
    case negation(ExpressionNode)
    /// `[…]`.
    case array([ExpressionNode])
    /// `{…}`: names and values.
    case object([Pair])
    /// `base{…}`: grouping.
    case group(ExpressionNode, [Pair])
    /// `(…; …)`.
    case block([ExpressionNode])
    /// `condition ? then : otherwise`.
    case conditional(ExpressionNode, ExpressionNode, ExpressionNode?)
    /// `$name := value`.
    case assignment(String, ExpressionNode)
    /// `function($a, $b)<signature> { body }`.
    case function(parameters: [String], signature: String?, ExpressionNode)
    /// `callee(arguments)`; a `placeholder` argument makes it a partial application.
    case call(ExpressionNode, [ExpressionNode])
    /// `?` as an argument.
    case placeholder
    /// `base^(terms)`.
    case sort(ExpressionNode, [SortTerm])
    /// `base@$name`.
    case focus(ExpressionNode, String)
    /// `base#$name`.
    case position(ExpressionNode, String)
    /// `|pattern|update, delete|`.
    case transform(ExpressionNode, ExpressionNode, ExpressionNode?)
  }

  /// A name and a value of an object.
  public struct Pair: Sendable {
    public var name: ExpressionNode
    public var value: ExpressionNode

    public init(name: ExpressionNode, value: ExpressionNode) {
      self.name = name
      self.value = value
    }
  }

  /// A sort key.
  public struct SortTerm: Sendable {
    public var isDescending: Bool
    public var key: ExpressionNode
  }

  /// The tree that the node belongs to.
  let tree: ExpressionTree
  /// The position in the tree.
  let index: Int
}

extension ExpressionNode {
  /// Makes a node from others without a text; its place is theirs. An `isSpaced` node is printed with spaces inside
  /// its parentheses or before its body.
  public init(_ kind: Kind, isSpaced: Bool = false) {
    var tree = ExpressionTree()
    let form: ExpressionTree.Form
    switch kind {
    case .number(let text): form = .number(text)
    case .string(let text): form = .string(text)
    case .bool(let flag): form = .bool(flag)
    case .null: form = .null
    case .heldText(let number): form = .heldText(number)
    case .field(let name): form = .field(name)
    case .variable(let name): form = .variable(name)
    case .wildcard: form = .wildcard
    case .descendants: form = .descendants
    case .parent: form = .parent
    case .regex(let pattern, let flags): form = .regex(pattern: pattern, flags: flags)
    case .placeholder: form = .placeholder
    case .path(let left, let right):
      tree.append(left, right)
      form = .path
    case .predicate(let base, let condition):
      tree.append(base, condition)
      form = .predicate
    case .keepArray(let base):
      tree.append(base)
      form = .keepArray
    case .binary(let sign, let left, let right):
      tree.append(left, right)
      form = .binary(sign)
    case .negation(let operand):
      tree.append(operand)
      form = .negation
    case .array(let elements):
      for element in elements { tree.append(element) }
      form = .array(count: elements.count)
    case .object(let pairs):
      tree.append(pairs)
      form = .object(count: pairs.count)
    case .group(let base, let pairs):
      tree.append(base)
      tree.append(pairs)
      form = .group(count: pairs.count)
    case .block(let parts):
      for part in parts { tree.append(part) }
      form = .block(count: parts.count)
    case .conditional(let condition, let then, let otherwise):
      tree.append(condition, then)
      if let otherwise { tree.append(otherwise) }
      form = .conditional(hasOtherwise: otherwise != nil)
    case .assignment(let name, let value):
      tree.append(value)
      form = .assignment(name)
    case .function(let parameters, let signature, let body):
      tree.append(body)
      form = .function(parameters: parameters, signature: signature)
    case .call(let callee, let arguments):
      tree.append(callee)
      for argument in arguments { tree.append(argument) }
      form = .call(count: arguments.count)
    case .sort(let base, let terms):
      tree.append(base)
      for term in terms { tree.append(term.key) }
      form = .sort(areDescending: terms.map(\.isDescending))
    case .focus(let base, let name):
      tree.append(base)
      form = .focus(name)
    case .position(let base, let name):
      tree.append(base)
      form = .position(name)
    case .transform(let pattern, let update, let delete):
      tree.append(pattern, update)
      if let delete { tree.append(delete) }
      form = .transform(hasDelete: delete != nil)
    }
    index = tree.add(form, at: nil, isSpaced: isSpaced)
    self.tree = tree
  }

  public var kind: Kind {
    let form = tree.forms[index]
    switch form {
    case .number(let text): return .number(text)
    case .string(let text): return .string(text)
    case .bool(let flag): return .bool(flag)
    case .null: return .null
    case .heldText(let number): return .heldText(number)
    case .field(let name): return .field(name)
    case .variable(let name): return .variable(name)
    case .wildcard: return .wildcard
    case .descendants: return .descendants
    case .parent: return .parent
    case .regex(let pattern, let flags): return .regex(pattern: pattern, flags: flags)
    case .placeholder: return .placeholder
    case .path, .predicate, .binary:
      let right = last
      let left = right.previous
      if case .binary(let sign) = form { return .binary(sign, left, right) }
      return form == .path ? .path(left, right) : .predicate(left, right)
    case .keepArray: return .keepArray(last)
    case .negation: return .negation(last)
    case .array: return .array(children)
    case .object: return .object(Self.pairs(children[...]))
    case .group:
      let children = children
      return .group(children[0], Self.pairs(children.dropFirst()))
    case .block: return .block(children)
    case .conditional(let hasOtherwise):
      let children = children
      return .conditional(children[0], children[1], hasOtherwise ? children[2] : nil)
    case .assignment(let name): return .assignment(name, last)
    case .function(let parameters, let signature):
      return .function(parameters: parameters, signature: signature, last)
    case .call:
      let children = children
      return .call(children[0], Array(children.dropFirst()))
    case .sort(let areDescending):
      let children = children
      return .sort(
        children[0],
        zip(areDescending, children.dropFirst()).map { SortTerm(isDescending: $0, key: $1) })
    case .focus(let name): return .focus(last, name)
    case .position(let name): return .position(last, name)
    case .transform(let hasDelete):
      let children = children
      return .transform(children[0], children[1], hasDelete ? children[2] : nil)
    }
  }

  /// The range in the expression's text, or in the file if the node's place in it is known.
  public var range: Range<Int> { tree.range(of: index) }

  /// The place in a file, if it is known.
  public var span: Span? { place.span }

  /// The form without its children.
  var form: ExpressionTree.Form { tree.forms[index] }

  var place: ExpressionPlace { tree.place(of: index) }

  /// Whether it is printed with spaces inside its parentheses or before its body.
  var isSpaced: Bool { tree.isSpaced(index) }

  /// The children in the order of the text.
  public var children: [ExpressionNode] {
    let count = tree.forms[index].childCount
    guard count > 0 else { return [] }
    var children = [ExpressionNode](repeating: self, count: count)
    var child = last
    children[count - 1] = child
    for place in stride(from: count - 2, through: 0, by: -1) {
      child = child.previous
      children[place] = child
    }
    return children
  }

  private var last: ExpressionNode { ExpressionNode(tree: tree, index: index - 1) }

  /// The sibling before the node.
  private var previous: ExpressionNode { ExpressionNode(tree: tree, index: index - tree.size(of: index)) }

  private static func pairs(_ nodes: ArraySlice<ExpressionNode>) -> [Pair] {
    stride(from: nodes.startIndex, to: nodes.endIndex, by: 2).map { Pair(name: nodes[$0], value: nodes[$0 + 1]) }
  }

  /// A chain of operands joined by an operator, grouped from the left.
  public static func chain(_ sign: String, _ operands: [ExpressionNode]) -> ExpressionNode? {
    var tree = ExpressionTree()
    for (index, operand) in operands.enumerated() {
      tree.append(operand)
      if index > 0 { tree.add(.binary(sign), at: nil) }
    }
    return operands.isEmpty ? nil : ExpressionNode(tree: tree, index: tree.forms.count - 1)
  }

  /// The node with its held texts numbered from another start.
  public func countingHeldTexts(from first: Int) -> ExpressionNode {
    guard first > 0 else { return self }
    var tree = tree
    tree.replaceHeldTexts { .heldText($0 + first) }
    return ExpressionNode(tree: tree, index: index)
  }

  /// The node with strings instead of its held texts.
  public func fillingHeldTexts(_ text: (Int) -> String) -> ExpressionNode {
    var tree = tree
    tree.replaceHeldTexts { .string(text($0)) }
    return ExpressionNode(tree: tree, index: index)
  }

  /// The node with its value converted to a string, as `&` does; nothing becomes an empty string.
  public var madeText: ExpressionNode { ExpressionNode(.binary("&", self, ExpressionNode(.string("")))) }
}

extension ExpressionNode: Hashable {
  /// Two expressions are equal if their nodes are, wherever they are written.
  public static func == (left: ExpressionNode, right: ExpressionNode) -> Bool {
    left.tree.nodes(of: left.index) == right.tree.nodes(of: right.index)
  }

  public func hash(into hasher: inout Hasher) {
    for form in tree.nodes(of: index) { hasher.combine(form) }
  }
}
