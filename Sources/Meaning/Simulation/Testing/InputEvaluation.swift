import Emit
import Expressions
import Source
import Workflows

/// What the inputs of a task come to for an event.
struct InputEvaluation {
  let event: JSONValue
  let workflow: Workflow
  /// The paths that lead to nothing in this event; each comes to an empty text, as EventBridge sends it.
  private(set) var missing: [String] = []

  init(event: JSONValue, workflow: Workflow) {
    self.event = event
    self.workflow = workflow
  }

  /// The inputs of a task as an object.
  mutating func inputs(of task: WorkflowTask) -> JSONValue {
    .object(entries(task.inputs))
  }

  private mutating func entries(_ entries: [ValueEntry]) -> [JSONMember] {
    var members: [JSONMember] = []
    for entry in entries { members.append(JSONMember(entry.name.value, value(entry.value))) }
    return members
  }

  private mutating func value(_ value: Value) -> JSONValue {
    switch value.kind {
    case .null, .invalid: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return text(template)
    case .map(let entries): return .object(self.entries(entries))
    case .list(let values):
      var elements: [JSONValue] = []
      for inner in values { elements.append(self.value(inner)) }
      return .array(elements)
    }
  }

  private mutating func text(_ template: TextTemplate) -> JSONValue {
    if let expression = template.wholeExpression { return result(of: expression) }
    var text = ""
    for part in template.parts {
      switch part {
      case .literal(let characters): text += characters
      case .expression(let expression):
        let value = result(of: expression)
        text += value.text ?? value.text()
      }
    }
    return .string(text)
  }

  private mutating func result(of expression: Expression) -> JSONValue {
    if let path = expression.eventPath {
      if let value = EventPath(path)?.value(in: event) { return value }
      missing.append(String(path.dropFirst(2)))
      return .string("")
    }
    guard let path = expression.plainPath, path.steps.count == 1, case .member(let name) = path.steps[0] else {
      return .null
    }
    switch (path.root, name) {
    case ("workflow", "name"): return .string(workflow.name.value)
    case ("workflow", "description"): return .string(workflow.description?.value ?? "")
    case ("workflow", "owner"): return .string(workflow.owner?.value ?? "")
    case ("workflow", "runbook"): return .string(workflow.runbook?.value ?? "")
    case ("execution", "id"): return event.member("id") ?? .string("")
    default: return .null
    }
  }
}

extension JSONValue {
  /// A value that holds no expression.
  init(constant value: Workflows.Value) {
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
