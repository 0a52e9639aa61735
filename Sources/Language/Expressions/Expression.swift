public import Source

/// A JSONata expression of a workflow: what stands between `${{` and `}}`.
public struct Expression: Sendable {
  /// The expression's text, without blanks at its ends.
  public let text: String
  /// Where the text stands.
  public let span: Span
  /// What it says; none where it was wrong, and a finding says so.
  public let root: ExpressionNode?
  /// What it speaks of, in the order of the text.
  public let references: [Reference]
  /// The path that it is, where it is nothing but a path from a bound name.
  public let plainPath: PlainPath?

  /// A step of a path.
  public enum Step: Hashable, Sendable {
    /// A member of an object.
    case member(String)
    /// An element of an array, from 0.
    case element(Int)
  }

  /// A bound name that an expression speaks of, and the steps from it.
  public struct Reference: Sendable {
    /// The name: `event`, `tasks`, `item`, `index`, `error`, `vars`, `workflow`, `execution`, or an unbound one.
    public let root: Located<String>
    /// The members and elements that follow, as far as they are fixed.
    public let steps: [Located<Step>]
    /// The whole path.
    public let span: Span
  }

  /// A path from a bound name by fixed members and elements.
  public struct PlainPath: Hashable, Sendable {
    /// The bound name.
    public let root: String
    /// The steps.
    public let steps: [Step]
  }
}

/// Reads an expression's text. `spanOf` tells where a range of the text's bytes stands in the source.
///
/// Findings go to the sink; the expression then has no root.
func readExpression(
  _ text: String, span: Span, spanOf: (Range<Int>) -> Span, into report: (ExpressionProblem) -> Void
)
  -> Expression
{
  do {
    let root = try ExpressionParser.parse(Array(text.utf8), joinsHyphens: true)
    var collector = ReferenceCollector()
    collector.visit(root, isBound: true)
    let references = collector.found.map { $0.located(spanOf) }
    return Expression(
      text: text, span: span, root: root, references: references, plainPath: collector.plainPath(of: root))
  } catch let problem {
    report(problem)
    return Expression(text: text, span: span, root: nil, references: [], plainPath: nil)
  }
}
