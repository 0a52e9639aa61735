public import Emit
import Execution
public import Expressions
public import Flow
import Source

/// Why a condition of a workflow is true or false: the paths in it, and their values.
public struct ConditionReason: Sendable {
  public let condition: Expression
  public let holds: Bool
  /// The paths in it, as they are written, with their values; nil for a missing value. Each path appears once.
  public let values: [(path: String, value: JSONValue?)]
}

extension SimulatedExecution {
  /// The conditions that a choice evaluated, in order: the last one is true, unless none is. Empty for a choice that
  /// does not belong to a condition of the workflow.
  public func reasons(of passage: Passage, in workflow: Flow) -> [ConditionReason] {
    guard let decision = passage.visit.decision, passage.isFirst else { return [] }
    let conditions: [Expression] =
      switch passage.step {
      case .call(let task)?: task.condition.map { [$0] } ?? []
      case .choose(let branches, _, _)?: branches.map(\.condition)
      default: []
      }
    let values = WorkflowValues(at: passage.visit, in: self, of: workflow)
    return zip(conditions, decision.answers).map { condition, holds in
      var shown: [(path: String, value: JSONValue?)] = []
      for reference in condition.references {
        let path = reference.path
        if shown.contains(where: { $0.path == path }) { continue }
        shown.append((path, values.value(of: reference)))
      }
      return ConditionReason(condition: condition, holds: holds, values: shown)
    }
  }
}

extension Expression.Reference {
  /// The path as a workflow writes it.
  var path: String {
    steps.reduce(root.value) { text, step in
      switch step.value {
      case .member(let name): text + "." + name
      case .element(let index): text + "[\(index)]"
      }
    }
  }
}
