import Execution
import Expressions

/// How much work the simulations of one run may do together: tests of a project, the events of a log.
///
/// Each simulation brings a little, so that the work of a run grows with its length; beyond that there is a store for all.
public struct SimulationWork: Sendable {
  /// What is there at the beginning.
  static let store = 2 * ExecutionRequest.mostWork
  /// What each simulation brings: many times what executions need that people write.
  static let each = 20_000

  private var left = store

  /// The work of a run that begins.
  public init() {}

  /// What the next simulation may take.
  mutating func next() -> EvaluationBudget {
    left += Self.each
    return EvaluationBudget(min(left, ExecutionRequest.mostWork))
  }

  /// Counts what a simulation took.
  mutating func count(_ budget: EvaluationBudget) { left -= budget.spent }
}
