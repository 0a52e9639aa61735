/// Why an expression has no value.
public struct EvaluationProblem: Error, Sendable {
  /// JSONata's own code, such as `T2001` or `D3030`; `limit` where a limit of time, depth or memory was reached, and
  /// `unsupported` for what Tasuki's evaluator does not know.
  public var code: String
  /// What is wrong, in one line, lower case, without a full stop.
  public var message: String
  /// The bytes of the expression's text that it happened at.
  public var range: Range<Int>
  /// Whether the expression may well have a value, only that Tasuki's evaluator cannot find it.
  public var isUnsupported: Bool
}
