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

  /// Makes a problem; where no range is given, the evaluation adds the place where it is.
  public init(code: String, message: String, range: Range<Int>? = nil, isUnsupported: Bool = false) {
    self.code = code
    self.message = message
    self.range = range ?? 0..<0
    self.isUnsupported = isUnsupported
    hasPlace = range != nil
  }

  /// Whether the range is known.
  var hasPlace: Bool

  /// A limit of time, depth or memory was reached.
  static func limit(_ message: String) -> EvaluationProblem {
    EvaluationProblem(code: "limit", message: message)
  }

  /// Functions call each other without end, or close to it.
  static let tooDeep = EvaluationProblem(
    code: "D1011", message: "functions call each other too deeply; does the recursion end")

  /// What Tasuki's evaluator does not know.
  static func unsupported(_ message: String) -> EvaluationProblem {
    EvaluationProblem(code: "unsupported", message: message, isUnsupported: true)
  }
}

extension EvaluationProblem {
  /// The problem with a place, where it has none yet.
  func placed(_ range: Range<Int>) -> EvaluationProblem {
    guard !hasPlace else { return self }
    var problem = self
    problem.range = range
    problem.hasPlace = true
    return problem
  }
}
