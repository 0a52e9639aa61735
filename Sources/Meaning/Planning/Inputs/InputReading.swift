import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

extension TargetPlanner {
  /// A value with its expressions resolved to paths; nil if one of them needs a state machine or is invalid.
  mutating func inputValue(_ value: Value) -> InputValue? {
    switch value.kind {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return inputText(template)
    case .list(let values): return values.inAll { inputValue($0) }.map { .list($0) }
    case .map(let entries):
      return entries.inAll { entry in inputValue(entry.value).map { (entry.name.value, $0) } }.map { .map($0) }
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

  /// An expression as a path, or as text if its value is already known.
  private mutating func resolve(_ expression: Expression) -> InputPart? {
    guard expression.root != nil else {
      giveUp()
      return nil
    }
    guard let path = expression.plainPath else {
      needsStateMachine(.mustBeComputed, at: expression.span)
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
        needsStateMachine(.onlyExecutionHasID, at: expression.span)
        return nil
      }
      return .expression(.execution, expression.span)
    case "tasks":
      if case .member(let id)? = path.steps.first, context.workflow.position(of: id) != nil {
        needsStateMachine(.cannotUseResults, at: expression.span)
        return nil
      }
    default: break
    }
    // The checks report unknown names.
    giveUp()
    return nil
  }

  /// A payload with its expressions resolved to paths.
  mutating func inputValue(_ payload: Payload) -> InputValue? {
    switch payload {
    case .value(let value), .text(let value): return inputValue(value)
    case .texts(let value):
      guard let inner = inputValue(value) else { return nil }
      if case .list = inner { return inner }
      return .list([inner])
    case .constant(let text): return .literal(text)
    case .number(let text): return .number(text)
    case .list(let elements): return elements.inAll { inputValue($0) }.map { .list($0) }
    case .map(let members):
      return members.inAll { member in inputValue(member.payload).map { (member.name, $0) } }.map { .map($0) }
    }
  }

  /// A path into the event as EventBridge writes it: `$.detail.items[0].id`; nil if it cannot be written so.
  mutating func jsonPath(_ steps: [Expression.Step], at span: Span) -> String? {
    var path = "$"
    for step in steps {
      switch step {
      case .element(let index): path += "[\(index)]"
      case .member(let name):
        guard !name.isEmpty, name.utf8.allSatisfy(isPathByte) else {
          needsStateMachine(.namesOfPath, at: span)
          return nil
        }
        path += "." + name
      }
    }
    guard path.utf8.count <= 256 else {
      needsStateMachine(.lengthOfPath, at: span)
      return nil
    }
    return path
  }
}

/// Whether a name in a JSON path may contain a byte (EventBridge User Guide, "Transforming input").
private func isPathByte(_ byte: UInt8) -> Bool { byte.isWord || byte == UInt8(ascii: "-") }
