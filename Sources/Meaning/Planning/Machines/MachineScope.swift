import Catalog
import Expressions
import Flow
import Plan
import Source

/// Writes the values of a workflow at one place of its state machine.
///
/// The state input is the event, except in the rounds of a loop. There, it has the round's `item` and `index`, and the
/// event is the input of the execution. Results of tasks are variables.
struct MachineScope {
  let workflow: Flow
  /// The variables with results, by task ID.
  var variables: [String: String]
  var isInLoop = false

  var event: StateExpression { isInLoop ? .states("context", "Execution", "Input") : .states("input") }

  /// An expression with the names of this place; nil for an invalid expression.
  func expression(_ expression: Expression) -> StateExpression? {
    expression.root(replacing: substitute).map { StateExpression($0) }
  }

  private func substitute(for root: String, _ member: String?) -> NameSubstitute? {
    switch root {
    case "event": .name(event.root)
    case "item": .name(Self.item)
    case "index": .name(Self.index)
    case "error": .name(Self.error)
    case "tasks": member.flatMap { variables[$0] }.map { .member(StateExpression.variable($0).root) }
    case "execution": member == "id" ? .member(Self.execution) : nil
    case "workflow": member.flatMap(workflow.boundText).map { .member(StateExpression.string($0).root) }
    default: nil
    }
  }

  private static let item = StateExpression.states("input", "item").root
  private static let index = StateExpression.states("input", "index").root
  private static let error = StateExpression.variable("error").root
  private static let execution = StateExpression.states("context", "Execution", "Id").root

  // MARK: Values of a definition

  /// A value as JSON that contains its expressions; nil if one of them is invalid.
  func json(_ value: Value) -> StateValue? {
    switch value.kind {
    // A template cannot contain `null`.
    case .null: return .expression(.null)
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return json(template)
    case .list(let values):
      return values.inAll { json($0) }.map { .list($0) }
    // The States Language rejects names with this ending in JSONata states, but not inside an expression.
    case .map(let entries) where entries.contains(where: { $0.name.value.hasSuffix(".$") }):
      return expression(value).map { .expression($0) }
    case .map(let entries):
      return entries.inAll { entry in json(entry.value).map { StateMember(entry.name.value, $0) } }.map { .map($0) }
    case .invalid: return nil
    }
  }

  private func json(_ template: TextTemplate) -> StateValue? {
    if let literal = template.literal { return Self.literal(literal) }
    return expression(template).map { .expression($0) }
  }

  /// A literal text: written as it is, unless the States Language or a template would read a part of it as code.
  static func literal(_ text: String) -> StateValue {
    let isPlain = !["{%", "%}", "${"].contains { marks in
      let wanted = Array(marks.utf8)
      let bytes = Array(text.utf8)
      return bytes.indices.dropLast().contains { bytes[$0] == wanted[0] && bytes[$0 + 1] == wanted[1] }
    }
    return isPlain ? .text(PlanText(text)) : .expression(.string(text))
  }

  /// A value for a receiver that accepts only strings.
  func text(_ value: Value) -> StateValue? {
    if let literal = literalText(value) { return Self.literal(literal) }
    return textExpression(value).map { .expression($0) }
  }

  /// A string with expressions in it.
  func text(_ template: TextTemplate) -> StateValue? {
    if let literal = template.literal { return Self.literal(literal) }
    return textExpression(template).map { .expression($0) }
  }

  /// A map of strings.
  func texts(_ value: Value) -> StateValue? {
    guard case .map(let entries) = value.kind else { return nil }
    return entries.inAll { entry in text(entry.value).map { StateMember(entry.name.value, $0) } }.map { .map($0) }
  }

  /// The payload of an operation.
  func json(_ payload: Payload) -> StateValue? {
    switch payload {
    case .value(let value): return json(value)
    case .text(let value): return text(value)
    case .texts(let value): return value.elements.inAll { text($0) }.map { .list($0) }
    case .constant(let text): return Self.literal(text)
    case .number(let text): return .number(text)
    case .list(let elements): return elements.inAll { json($0) }.map { .list($0) }
    case .map(let members):
      return members.inAll { member in json(member.payload).map { StateMember(member.name, $0) } }.map { .map($0) }
    }
  }

  /// The characters of a value without expressions where a string is expected.
  private func literalText(_ value: Value) -> String? {
    switch value.kind {
    case .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .text(let template): template.literal
    case .null, .list, .map, .invalid: nil
    }
  }

  // MARK: Values as JSONata

  /// A value as an expression; nil if one inside it is invalid.
  func expression(_ value: Value) -> StateExpression? {
    switch value.kind {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return expression(template)
    case .list(let values):
      return values.inAll { expression($0) }.map { .list($0) }
    case .map(let entries):
      return entries.inAll { entry in expression(entry.value).map { (entry.name.value, $0) } }.map { .map($0) }
    case .invalid: return nil
    }
  }

  /// A value as an expression that returns a string.
  func textExpression(_ value: Value) -> StateExpression? {
    if let literal = literalText(value) { return .string(literal) }
    if case .text(let template) = value.kind { return textExpression(template) }
    return expression(value).map { .call("string", $0) }
  }

  private func textExpression(_ template: TextTemplate) -> StateExpression? {
    guard let any = expression(template) else { return nil }
    return isAlwaysText(template) ? any : .call("string", any)
  }

  func expression(_ payload: Payload) -> StateExpression? {
    switch payload {
    case .value(let value): return expression(value)
    case .text(let value): return textExpression(value)
    case .texts(let value): return value.elements.inAll { textExpression($0) }.map { .list($0) }
    case .constant(let text): return .string(text)
    case .number(let text): return .number(text)
    case .list(let elements): return elements.inAll { expression($0) }.map { .list($0) }
    case .map(let members):
      return members.inAll { member in expression(member.payload).map { (member.name, $0) } }.map { .map($0) }
    }
  }

  private func isAlwaysText(_ template: TextTemplate) -> Bool {
    guard let whole = template.wholeExpression else { return true }
    return whole.root.map(isAlwaysText) ?? false
  }

  private func isAlwaysText(_ node: ExpressionNode) -> Bool {
    switch node.kind {
    case .string: return true
    case .binary("&", _, _): return true
    case .call(let callee, _):
      guard case .variable(let name) = callee.kind else { return false }
      return [
        "string", "substring", "substringBefore", "substringAfter", "lowercase", "uppercase", "trim", "pad", "join",
        "replace", "now", "fromMillis", "formatNumber", "formatBase", "base64encode", "base64decode", "uuid",
      ].contains(name)
    case .conditional(_, let then, let otherwise):
      return isAlwaysText(then) && (otherwise.map(isAlwaysText) ?? false)
    case .path(let root, let member):
      guard case .field("event") = root.kind, case .field(let name) = member.kind else { return false }
      return ["id", "source", "detail-type", "account", "time", "region", "version"].contains(name)
    default: return false
    }
  }

  private func expression(_ template: TextTemplate) -> StateExpression? {
    if let literal = template.literal { return .string(literal) }
    if let whole = template.wholeExpression { return expression(whole) }
    var parts: [StateExpression] = []
    for part in template.parts {
      switch part {
      case .literal(let text): parts.append(.string(text))
      case .expression(let inner):
        guard let part = expression(inner) else { return nil }
        parts.append(part)
      }
    }
    return .joined(parts)
  }

  // MARK: Conditions and lists

  /// A condition. Step Functions accepts only `true` and `false`, but in JSONata a comparison with a missing value has
  /// no value: the condition is then false.
  func condition(_ expression: Expression) -> StateExpression? {
    guard let root = expression.root, let condition = self.expression(expression) else { return nil }
    if Self.isAlwaysBoolean(root) { return condition }
    let whole = Self.bindsLoosely(root) ? .sequence([condition]) : condition
    return whole.choose(.bool(true), otherwise: .bool(false))
  }

  /// A list to loop over: JSONata returns a single element without a list, and no value for an empty list.
  func list(_ expression: Expression) -> StateExpression? {
    guard let root = expression.root, let list = self.expression(expression) else { return nil }
    if case .array = root.kind { return list }
    return .list([list])
  }

  private static func isAlwaysBoolean(_ node: ExpressionNode) -> Bool {
    switch node.kind {
    case .bool: return true
    case .binary(let sign, _, _): return ["=", "!=", "in", "and", "or"].contains(sign)
    case .call(let callee, _):
      if case .variable("exists") = callee.kind { return true }
      return false
    case .conditional(_, let then, let otherwise):
      return isAlwaysBoolean(then) && (otherwise.map(isAlwaysBoolean) ?? false)
    case .block(let parts): return parts.last.map(isAlwaysBoolean) ?? false
    default: return false
    }
  }

  private static func bindsLoosely(_ node: ExpressionNode) -> Bool {
    switch node.kind {
    case .conditional, .assignment, .function: true
    default: false
    }
  }
}

extension Value {
  /// The elements of a list, or a single value.
  fileprivate var elements: [Value] {
    if case .list(let elements) = kind { elements } else { [self] }
  }
}
