public import Diagnostics

/// What an analysis has found wrong with an expression.
public struct ExpressionFinding: Sendable {
  /// The kind of fault.
  public var code: DiagnosticCode
  /// What is wrong, in one line, lower case, without a full stop.
  public var message: Sentence
  /// The bytes of the expression's text that it is about.
  public var range: Range<Int>
  /// How to mend it.
  public var hint: Sentence?
  /// What was probably meant, to stand for the bytes of the range.
  public var replacement: String?
  /// Whether nothing else can have been meant.
  public var isSure = false
}
