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
