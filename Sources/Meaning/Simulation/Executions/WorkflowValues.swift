import Catalog
import Emit
import Execution
import Expressions
import Flow
import Source

/// The values of the names in a workflow's expressions at one state of an execution.
///
/// The state machine has its own variables; these are the names of the workflow, so that the expectations of a test
/// can be compared with `with`.
struct WorkflowValues {
  /// The values of `event`, `tasks`, `item` and the other names.
  let bindings: JSONValue
  private let clock: Int64
  private let budget: EvaluationBudget?

  /// Of other tasks' results, those that the inputs of `task` name; all if it is nil.
  init(
    at visit: StateVisit, in execution: SimulatedExecution, of workflow: Flow, for task: Call? = nil,
    within budget: EvaluationBudget? = nil
  ) {
    self.budget = budget
    let wanted = task.flatMap(Self.results(for:))
    var members = [
      JSONMember("event", execution.input),
      JSONMember("tasks", .object(execution.results.results(of: wanted, before: visit))),
      JSONMember("workflow", Self.texts(of: workflow)),
      JSONMember("execution", ["id": .string(execution.arn)]),
    ]
    if visit.scopes.contains(where: { $0.kind == .round }) {
      for name in ["item", "index"] {
        if let value = visit.input.member(name) { members.append(JSONMember(name, value)) }
      }
    }
    if let error = visit.variables["error"] { members.append(JSONMember("error", error)) }
    bindings = .object(members)
    clock = visit.entered.milliseconds
  }

  /// For a task that is a rule's target: it has only the event, and nothing ran before it.
  init(event: JSONValue, of workflow: Flow) {
    budget = nil
    bindings = [
      "event": event, "tasks": [:], "workflow": Self.texts(of: workflow),
      "execution": ["id": event.member("id") ?? .string("")],
    ]
    clock = event.member("time")?.text.flatMap { ExecutionTime($0) }?.milliseconds ?? 0
  }

  /// The tasks whose results the inputs of a task use, without duplicates; nil if they may use any.
  private static func results(for task: Call) -> [String]? {
    var found: [String] = []
    var known: Set<String> = []
    for reference in task.inputs.flatMap(\.value.expressions).flatMap(\.references)
    where reference.root.value == "tasks" {
      guard let id = reference.task else { return nil }
      if known.insert(id).inserted { found.append(id) }
    }
    return found
  }

  private static func texts(of workflow: Flow) -> JSONValue {
    .object(workflow.boundTexts.map { JSONMember($0.key, .string($0.value)) })
  }

  // MARK: Evaluation

  /// The value of an expression; nil if it has none.
  func value(of expression: Expression) throws(EvaluationProblem) -> JSONValue? {
    guard let root = expression.root else { return nil }
    // A plain path is only looked up, without evaluation.
    if let path = expression.plainPath, !path.steps.isEmpty, let value = plainValue(path) { return value }
    return try evaluate(root)
  }

  /// The string of an expression inside a longer text, as `&` makes it; empty for no value.
  func text(of expression: Expression) throws(EvaluationProblem) -> String {
    guard let root = expression.root else { return "" }
    if let path = expression.plainPath, case .string(let text)? = plainValue(path) { return text }
    guard case .string(let text)? = try evaluate(root.madeText) else { return "" }
    return text
  }

  private func evaluate(_ node: ExpressionNode) throws(EvaluationProblem) -> JSONValue? {
    try ExpressionEvaluator(now: clock, seed: 1).evaluate(node, input: bindings, variables: [:], within: budget)
  }

  /// The value at a path through objects and by indexes. Nil for a path through a list, from which JSONata collects
  /// values.
  func plainValue(_ path: Expression.PlainPath) -> JSONValue? {
    var value = bindings.member(path.root)
    for step in path.steps {
      switch (step, value) {
      case (.member(let name), .object?): value = value?.member(name)
      case (.element(let index), .array(let elements)?):
        value = index >= 0 && index < elements.count ? elements[index] : nil
      default: return nil
      }
    }
    return value
  }

  /// The value of a reference in an expression; nil if it has none.
  func value(of reference: Expression.Reference) -> JSONValue? {
    var value = bindings.member(reference.root.value)
    for step in reference.steps {
      switch (step.value, value) {
      case (.member(let name), .object?): value = value?.member(name)
      case (.element(let index), .array(let elements)?):
        value = index >= 0 && index < elements.count ? elements[index] : nil
      default: value = nil
      }
    }
    return value
  }
}
