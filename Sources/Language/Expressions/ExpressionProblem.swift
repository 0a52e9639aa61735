public import Diagnostics

/// A mistake in the text of an expression.
public struct ExpressionProblem: Error, Sendable {
  /// The message in one line, lower case, without a full stop.
  public var message: Sentence
  /// The range in the expression's text, in bytes.
  public var range: Range<Int>
  public var hint: Sentence?
  /// The replacement for the range, if it is certain.
  public var replacement: String?
}

extension ExpressionNode {
  /// The longest chain of operators that is evaluated: without parentheses, each is nested in the next.
  private static let longestChain = 300

  /// Throws if operators are nested too deeply.
  public func checkDepth() throws(ExpressionProblem) {
    guard tree.isDeeper(index, than: Self.longestChain) else { return }
    throw ExpressionProblem(message: .tooManyOperators(Self.longestChain), range: range, hint: .splitOrParenthesize)
  }

  /// Parses JSONata: the text between `{%` and `%}`.
  ///
  /// Throws if the text is not JSONata or is nested too deeply.
  public static func parse(_ text: String) throws(ExpressionProblem) -> ExpressionNode {
    try ExpressionParser.parse(Array(text.utf8), joinsHyphens: false)
  }
}
