import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source
import Workflows

extension TargetPlanner {
  /// A value with its expressions resolved to paths; none where one of them takes a state machine or was wrong.
  mutating func inputValue(_ value: Value) -> InputValue? {
    switch value.kind {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return inputText(template)
    case .list(let values):
      var result: [InputValue] = []
      for inner in values {
        guard let converted = inputValue(inner) else { return nil }
        result.append(converted)
      }
      return .list(result)
    case .map(let entries):
      var result: [(String, InputValue)] = []
      for entry in entries {
        guard let converted = inputValue(entry.value) else { return nil }
        result.append((entry.name.value, converted))
      }
      return .map(result)
    case .invalid:
      giveUp()
      return nil
    }
  }

  private mutating func inputText(_ template: TextTemplate) -> InputValue? {
    var parts: [InputPart] = []
    for part in template.parts {
      switch part {
      case .literal(let text): parts.append(.literal(text))
      case .expression(let expression):
        guard let resolved = resolve(expression) else { return nil }
        parts.append(resolved)
      }
    }
    if parts.count == 1, case .expression(let path, let span) = parts[0] { return .expression(path, span) }
    return .text(parts)
  }

  /// An expression as a path, or as the text of what is known already.
  private mutating func resolve(_ expression: Expression) -> InputPart? {
    guard expression.root != nil else {
      giveUp()
      return nil
    }
    guard let path = expression.plainPath else {
      needsStateMachine("a target takes whole values of the event; this has to be computed", at: expression.span)
      return nil
    }
    switch path.root {
    case "event": return .expression(.event(path.steps), expression.span)
    case "workflow":
      if path.steps.count == 1, case .member(let field) = path.steps[0],
        let text = context.workflow.boundText(field)
      {
        return .literal(text)
      }
    case "execution" where path.steps == [.member("id")]:
      if context.isStartedByEvent {
        needsStateMachine("only an execution has an id", at: expression.span)
        return nil
      }
      return .expression(.execution, expression.span)
    case "tasks":
      if case .member(let id)? = path.steps.first, context.callIDs.contains(id) {
        needsStateMachine("a target does not see what another task answered", at: expression.span)
        return nil
      }
    default: break
    }
    // Unbound names have their finding from the checks.
    giveUp()
    return nil
  }

  /// What a payload says, in terms of the event.
  mutating func inputValue(_ payload: Payload) -> InputValue? {
    switch payload {
    case .value(let value), .text(let value): return inputValue(value)
    case .texts(let value):
      guard let inner = inputValue(value) else { return nil }
      if case .list = inner { return inner }
      return .list([inner])
    case .constant(let text): return .literal(text)
    case .number(let text): return .number(text)
    case .list(let elements):
      var result: [InputValue] = []
      for inner in elements {
        guard let converted = inputValue(inner) else { return nil }
        result.append(converted)
      }
      return .list(result)
    case .map(let members):
      var result: [(String, InputValue)] = []
      for member in members {
        guard let converted = inputValue(member.payload) else { return nil }
        result.append((member.name, converted))
      }
      return .map(result)
    }
  }

  /// A path into the event as EventBridge writes it: `$.detail.items[0].id`; none where it has no such form.
  mutating func jsonPath(_ steps: [Expression.Step], at span: Span) -> String? {
    var path = "$"
    for step in steps {
      switch step {
      case .element(let index): path += "[\(index)]"
      case .member(let name):
        guard !name.isEmpty, name.utf8.allSatisfy(isPathByte) else {
          needsStateMachine("a JSON path of EventBridge has names of letters, digits, '-' and '_' only", at: span)
          return nil
        }
        path += "." + name
      }
    }
    guard path.utf8.count <= 256 else {
      needsStateMachine("a JSON path of EventBridge has at most 256 characters", at: span)
      return nil
    }
    return path
  }
}

/// Whether a byte may stand in a name of a JSON path (EventBridge User Guide, "Transforming input").
private func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}
