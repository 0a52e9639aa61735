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
  /// Whether values of the environment were put in the place of variables, so that it is not what the text says.
  public internal(set) var holdsValues = false
  /// Where each byte of the text stands, where the source spells some of them with more than one.
  var places: [UInt32]?

  /// Whether it speaks of variables of the environment.
  public var speaksOfVariables: Bool { references.contains { $0.root.value == "vars" } }

  /// The steps behind `vars`, where it is nothing but a variable or what stands in one.
  public var variable: [Step]? { plainPath.flatMap { $0.root == "vars" ? $0.steps : nil } }

  /// Where a part of the text stands.
  public func span(of range: Range<Int>) -> Span {
    guard let places else { return span.part(at: range.lowerBound, length: range.count) }
    guard range.lowerBound < places.count else { return Span(file: span.file, start: span.end, end: span.end) }
    let end = range.upperBound < places.count ? places[range.upperBound] : span.end
    return Span(file: span.file, start: places[range.lowerBound], end: end)
  }

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

/// Reads an expression's text. `spanOf` tells where a range of the text's bytes stands in the source; `isCondition`
/// says that only whether it is true counts.
///
/// Findings go to the sink; the expression then has no root.
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

// Expressions are compared by what they say, wherever they stand.
extension Expression: Hashable {
  /// Whether both say the same.
  public static func == (left: Expression, right: Expression) -> Bool { left.root == right.root }

  /// Hashes what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}
