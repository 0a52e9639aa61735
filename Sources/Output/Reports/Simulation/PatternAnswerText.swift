import Diagnostics
public import Simulation

extension PatternAnswers.Answer {
  /// `true`, `false` or `invalid: REASON`.
  public var text: String {
    switch self {
    case .matches(let matches): matches ? "true" : "false"
    case .invalid(let reason): "invalid: \(reason.filled())"
    }
  }
}
