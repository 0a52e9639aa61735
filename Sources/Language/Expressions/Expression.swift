public import Source

/// A JSONata expression of a workflow: the text between `${{` and `}}`.
public struct Expression: Sendable {
  /// The expression's text, without surrounding white space.
  public let text: String
  public let span: Span
  /// The tree; nil for an invalid expression, which has a finding.
  public let root: ExpressionNode?
  /// The references in it, in the order of the text.
  public let references: [Reference]
  /// The path, if the expression is only a path from a name of the workflow.
  public let plainPath: PlainPath?
  /// Whether variables were replaced with values of the environment, so that the tree differs from the text.
  public internal(set) var hasFilledVariables = false
  /// The position of each byte of the text, if the source spells some of them with more than one byte.
  var places: [UInt32]?

  public var usesVariables: Bool { references.contains { $0.root.value == "vars" } }

  /// The steps after `vars`, if it is only a variable or a part of one.
  public var variable: [Step]? { plainPath.flatMap { $0.root == "vars" ? $0.steps : nil } }

  /// The place of a part of the text.
  public func span(of range: Range<Int>) -> Span {
    guard let places else { return span.part(at: range.lowerBound, length: range.count) }
    guard range.lowerBound < places.count else { return Span(file: span.file, start: span.end, end: span.end) }
    let end = range.upperBound < places.count ? places[range.upperBound] : span.end
    return Span(file: span.file, start: places[range.lowerBound], end: end)
  }

  public enum Step: Hashable, Sendable {
    case member(String)
    /// An element of an array, from 0.
    case element(Int)
  }

  /// A name that an expression uses, and the steps from it.
  public struct Reference: Sendable {
    /// The name: `event`, `tasks`, `item`, `index`, `error`, `vars`, `workflow`, `execution`, or an unknown one.
    public let root: Located<String>
    /// The members and elements that follow, as far as they are constant.
    public let steps: [Located<Step>]
    /// The whole path.
    public let span: Span
  }

  /// A path from a name of the workflow with constant members and elements.
  public struct PlainPath: Hashable, Sendable {
    /// The bound name.
    public let root: String
    public let steps: [Step]
  }
}

/// Reads an expression's text. `spanOf` gives the place of a range of the text's bytes in the source. With
/// `isCondition`, only the truth of the expression matters.
///
/// Findings go to the sink; an invalid expression has no root.
func readExpression(
  _ text: String, span: Span, isCondition: Bool, spanOf: (Range<Int>) -> Span,
  into report: (ExpressionProblem) -> Void
) -> Expression {
  let count = text.utf8.count
  let isPlain = Int(span.length) == count
  let places = isPlain ? nil : (0..<count).map { spanOf($0..<$0 + 1).start }
  if let path = Expression(plainPath: text, span: span, places: places, spanOf: spanOf) { return path }
  do {
    let root = try ExpressionParser.parse(Array(text.utf8), joinsHyphens: true, isCondition: isCondition)
    var collector = ReferenceCollector()
    collector.visit(root, isBound: true)
    let references = collector.found.map { $0.located(spanOf) }
    return Expression(
      text: text, span: span, root: root, references: references, plainPath: collector.plainPath(of: root),
      places: places)
  } catch let problem {
    report(problem)
    return Expression(text: text, span: span, root: nil, references: [], plainPath: nil)
  }
}

// Expressions are equal if their trees are, wherever they are written.
extension Expression: Hashable {
  public static func == (left: Expression, right: Expression) -> Bool { left.root == right.root }

  public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}
