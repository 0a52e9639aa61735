public import Diagnostics

public struct ExpressionFinding: Sendable {
  public var code: DiagnosticCode
  /// The message in one line, lower case, without a full stop.
  public var message: Sentence
  /// The range in the expression's text, in bytes.
  public var range: Range<Int>
  public var hint: Sentence?
  /// The probable replacement for the range.
  public var replacement: String?
  /// Whether the replacement is certain.
  public var isSure = false
}
