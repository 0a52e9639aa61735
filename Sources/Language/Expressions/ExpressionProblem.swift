public import Diagnostics

/// What is wrong with the text of an expression, and where in it.
public struct ExpressionProblem: Error, Sendable {
  /// What is wrong, in one line, lower case, without a full stop.
  public var message: Sentence
  /// The bytes of the expression's text that are wrong.
  public var range: Range<Int>
  /// How to mend it.
  public var hint: Sentence?
  /// What is to stand for the bytes of the range, where that is sure.
  public var replacement: String?
}

extension ExpressionNode {
  /// The longest chain of operators that is evaluated: each stands in the next, without parentheses.
  private static let longestChain = 300

  /// Throws where operators stand too deeply in each other.
  public func checkDepth() throws(ExpressionProblem) {
    guard tree.isDeeper(index, than: Self.longestChain) else { return }
    throw ExpressionProblem(message: .tooManyOperators(Self.longestChain), range: range, hint: .splitOrParenthesise)
  }

  /// Parses a JSONata text as it stands between `{%` and `%}`, without those.
  ///
  /// Throws what is wrong where the text is no JSONata or is nested too deeply.
  public static func parse(_ text: String) throws(ExpressionProblem) -> ExpressionNode {
    try ExpressionParser.parse(Array(text.utf8), joinsHyphens: false)
  }
}
