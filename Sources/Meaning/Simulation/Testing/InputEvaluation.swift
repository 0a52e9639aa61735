import Catalog
import Emit
import Expressions
import Flow
import Source

/// Evaluates the inputs of a task.
struct InputEvaluation {
  enum Mode {
    /// As a rule does: paths into the event; a path without a value becomes an empty string.
    case rule(event: JSONValue)
    /// As a state machine does: expressions with the values of their names.
    case machine(WorkflowValues)
  }

  private let manner: Mode
  private let workflow: Flow
  /// The paths without a value in this event; each becomes an empty string, as EventBridge sends it.
  private(set) var missing: [String] = []
  /// The first expression that has no value, and why.
  private(set) var problem: (expression: Expression, problem: EvaluationProblem)?

  init(_ manner: Mode, workflow: Flow) {
    self.manner = manner
    self.workflow = workflow
  }

  mutating func inputs(of task: Call) -> JSONValue { .object(entries(task.inputs)) }

  private mutating func entries(_ entries: [ValueEntry]) -> [JSONMember] {
    var members: [JSONMember] = []
    for entry in entries {
      guard let value = value(entry.value) else { continue }
      members.append(JSONMember(entry.name.value, value))
    }
    return members
  }

  /// A value; nil if an expression has none.
  private mutating func value(_ value: Value) -> JSONValue? {
    switch value.kind {
    case .null, .invalid: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return text(template)
    case .map(let entries): return .object(self.entries(entries))
    case .list(let values):
      var elements: [JSONValue] = []
      for inner in values {
        if let element = self.value(inner) { elements.append(element) }
      }
      return .array(elements)
    }
  }

  private mutating func text(_ template: TextTemplate) -> JSONValue? {
    if let expression = template.wholeExpression { return result(of: expression) }
    var text = ""
    for part in template.parts {
      switch part {
      case .literal(let characters): text += characters
      case .expression(let expression): text += characters(of: expression)
      }
    }
    return .string(text)
  }

  /// The string of an expression inside a longer text.
  private mutating func characters(of expression: Expression) -> String {
    switch manner {
    case .rule:
      let value = result(of: expression)
      return value?.text ?? value?.text() ?? ""
    case .machine(let values):
      do throws(EvaluationProblem) {
        return try values.text(of: expression)
      } catch {
        if problem == nil { problem = (expression, error) }
        return ""
      }
    }
  }

  private mutating func result(of expression: Expression) -> JSONValue? {
    switch manner {
    case .rule(let event): return result(of: expression, in: event)
    case .machine(let values):
      do throws(EvaluationProblem) {
        return try values.value(of: expression)
      } catch {
        if problem == nil { problem = (expression, error) }
        return nil
      }
    }
  }

  private mutating func result(of expression: Expression, in event: JSONValue) -> JSONValue {
    if let path = expression.eventPath {
      if let value = EventPath(path)?.value(in: event) { return value }
      missing.append(String(path.dropFirst(2)))
      return .string("")
    }
    let values = WorkflowValues(event: event, of: workflow)
    return expression.plainPath.flatMap { values.plainValue($0) } ?? .null
  }
}

extension JSONValue {
  /// A value without expressions.
  init(constant value: Catalog.Value) {
    switch value.kind {
    case .null, .invalid: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .text(let template): self = .string(template.literal ?? "")
    case .list(let values): self = .array(values.map { JSONValue(constant: $0) })
    case .map(let entries):
      self = .object(entries.map { JSONMember($0.name.value, JSONValue(constant: $0.value)) })
    }
  }
}
