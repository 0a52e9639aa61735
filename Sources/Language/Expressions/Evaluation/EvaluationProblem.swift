public import Diagnostics

/// Why an expression has no value.
public struct EvaluationProblem: Error, Sendable {
  /// JSONata's own code, such as `T2001` or `D3030`; `limit` if a limit of time, depth or memory was reached;
  /// `unsupported` if Tasuki's evaluator does not support the expression.
  public var code: String
  /// The message in one line, lower case, without a full stop.
  public var message: Sentence
  public var place: ExpressionPlace
  /// Whether the expression may have a value that Tasuki's evaluator cannot compute.
  public var isUnsupported: Bool

  /// Whether the place is known.
  private(set) var hasPlace = false

  init(_ code: String, _ message: Sentence, isUnsupported: Bool = false) {
    self.code = code
    self.message = message
    self.isUnsupported = isUnsupported
    place = .none
  }

  /// A limit of time, depth or memory was reached.
  static func limit(_ message: Sentence) -> EvaluationProblem { EvaluationProblem("limit", message) }

  /// Tasuki's evaluator does not support the expression.
  static func unsupported(_ message: Sentence) -> EvaluationProblem {
    EvaluationProblem("unsupported", message, isUnsupported: true)
  }
}

extension EvaluationProblem {
  /// The problem with a place, unless it already has one: that of the innermost node, or else of the first node
  /// around it that is in a file.
  func placed(_ place: ExpressionPlace) -> EvaluationProblem {
    guard !hasPlace || (self.place.file == nil && place.file != nil) else { return self }
    var problem = self
    problem.place = place
    problem.hasPlace = true
    return problem
  }
}
