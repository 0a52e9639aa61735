import Execution
import Expressions

/// How much work the simulations of one run may do together, such as the tests of a project.
///
/// Each simulation adds a little, so that the work of a run grows with its length; beyond that there is a store for all.
public struct SimulationWork: Sendable {
  /// The work that is available at the start.
  static let store = 2 * ExecutionRequest.mostWork
  /// What each simulation adds: many times the need of executions that people write.
  static let each = 20_000
  /// The work of an execution in a replay.
  static let ofEvent = 10 * each

  private var left = store

  public init() {}

  mutating func next() -> EvaluationBudget {
    left += Self.each
    return EvaluationBudget(min(left, ExecutionRequest.mostWork))
  }

  mutating func count(_ budget: EvaluationBudget) { left -= budget.spent }
}
