/// A node of a JSONata expression.
public struct ExpressionNode: Sendable {
  /// The forms of a node (JSONata documentation, "Language").
  public indirect enum Kind: Sendable {
    /// A number, as its text.
    case number(String)
    /// A string, unescaped.
    case string(String)
    /// `true` or `false`.
    case bool(Bool)
    /// `null`.
    case null
    /// A field of the context, by name: at the head of a path, one of the bound names.
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
    /// The name.
    public var name: ExpressionNode
    /// The value.
    public var value: ExpressionNode
  }

  /// What a sequence is sorted by.
  public struct SortTerm: Sendable {
    /// Whether the largest comes first.
    public var isDescending: Bool
    /// The key.
    public var key: ExpressionNode
  }

  /// The form.
  public var kind: Kind
  /// The bytes of the expression's text that it was made from.
  public var range: Range<Int>
}

extension ExpressionNode {
  /// The nodes that the node is made of, in the order of the text.
  public var children: [ExpressionNode] {
    switch kind {
    case .number, .string, .bool, .null, .field, .variable, .wildcard, .descendants, .parent, .regex, .placeholder:
      []
    case .path(let left, let right), .predicate(let left, let right), .binary(_, let left, let right):
      [left, right]
    case .keepArray(let base), .negation(let base), .assignment(_, let base), .function(_, _, let base),
      .focus(let base, _), .position(let base, _):
      [base]
    case .array(let nodes), .block(let nodes): nodes
    case .object(let pairs): pairs.flatMap { [$0.name, $0.value] }
    case .group(let base, let pairs): [base] + pairs.flatMap { [$0.name, $0.value] }
    case .conditional(let condition, let then, let otherwise): [condition, then] + (otherwise.map { [$0] } ?? [])
    case .call(let callee, let arguments): [callee] + arguments
    case .sort(let base, let terms): [base] + terms.map(\.key)
    case .transform(let pattern, let update, let delete): [pattern, update] + (delete.map { [$0] } ?? [])
    }
  }

  /// The node with its value made a text, as `&` does it; nothing becomes no characters.
  public var madeText: ExpressionNode {
    let noText = ExpressionNode(kind: .string(""), range: range.upperBound..<range.upperBound)
    return ExpressionNode(kind: .binary("&", self, noText), range: range)
  }

  /// Whether nodes stand in each other more than so many levels deep.
  func isDeeper(than most: Int) -> Bool {
    var level = [self]
    for _ in 0..<most {
      level = level.flatMap(\.children)
      if level.isEmpty { return false }
    }
    return true
  }
}
