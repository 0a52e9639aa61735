public import Diagnostics

/// Why an expression has no value.
public struct EvaluationProblem: Error, Sendable {
  /// JSONata's own code, such as `T2001` or `D3030`; `limit` where a limit of time, depth or memory was reached, and
  /// `unsupported` for what Tasuki's evaluator does not know.
  public var code: String
  /// What is wrong, in one line, lower case, without a full stop.
  public var message: Sentence
  /// Where in the expression it happened.
  public var place: ExpressionPlace
  /// Whether the expression may well have a value, only that Tasuki's evaluator cannot find it.
  public var isUnsupported: Bool

  /// Whether the place is known.
  private(set) var hasPlace = false

  /// Makes a problem; the evaluation adds the place where it is.
  init(_ code: String, _ message: Sentence, isUnsupported: Bool = false) {
    self.code = code
    self.message = message
    self.isUnsupported = isUnsupported
    place = .none
  }

  /// A limit of time, depth or memory was reached.
  static func limit(_ message: Sentence) -> EvaluationProblem {
    EvaluationProblem("limit", message)
  }

  /// What Tasuki's evaluator does not know.
  static func unsupported(_ message: Sentence) -> EvaluationProblem {
    EvaluationProblem("unsupported", message, isUnsupported: true)
  }
}

extension EvaluationProblem {
  /// The problem with a place, where it has none yet: the one of the innermost node, or around it of the first node that
  /// stands in a file.
  func placed(_ place: ExpressionPlace) -> EvaluationProblem {
    guard !hasPlace || (self.place.file == nil && place.file != nil) else { return self }
    var problem = self
    problem.place = place
    problem.hasPlace = true
    return problem
  }
}
