import Expressions
import Flow
import Plan
import Source
import Workflows

/// How the values of a workflow are written at one place of its state machine.
///
/// The state input is the event everywhere but in the rounds of a loop, where it holds the round's `item` and `index`, and
/// the event is that of the execution. Results of tasks are variables.
struct MachineScope {
  let workflow: Flow
  /// The variables that hold results, by the ids of their tasks.
  var variables: [String: String]
  var isInLoop = false

  /// What the event is here.
  var event: String { isInLoop ? "$states.context.Execution.Input" : "$states.input" }

  /// Prints expressions for this place.
  var printer: ExpressionPrinter {
    ExpressionPrinter { root, member in
      switch root {
      case "event": .name(event)
      case "item": .name("$states.input.item")
      case "index": .name("$states.input.index")
      case "error": .name("$error")
      case "tasks": member.flatMap { variables[$0] }.map { .member("$" + $0) }
      case "execution": member == "id" ? .member("$states.context.Execution.Id") : nil
      case "workflow": member.flatMap(workflow.boundText).map { .member(ExpressionPrinter.literal($0)) }
      default: nil
      }
    }
  }

  // MARK: Values of a definition

  /// A value as JSON, its expressions where they stand; none where one of them was wrong.
  func json(_ value: Value) -> StateValue? {
    switch value.kind {
    // A template cannot hold `null`.
    case .null: return .expression("null")
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let template): return json(template)
    case .list(let values):
      var elements: [StateValue] = []
      for inner in values {
        guard let element = json(inner) else { return nil }
        elements.append(element)
      }
      return .list(elements)
    // The States Language refuses names that end so where expressions are JSONata; within one they are names.
    case .map(let entries) where entries.contains(where: { $0.name.value.hasSuffix(".$") }):
      return expression(value).map { .expression($0) }
    case .map(let entries):
      var members: [StateMember] = []
      for entry in entries {
        guard let inner = json(entry.value) else { return nil }
        members.append(StateMember(entry.name.value, inner))
      }
      return .map(members)
    case .invalid: return nil
    }
  }

  private func json(_ template: TextTemplate) -> StateValue? {
    if let literal = template.literal { return Self.literal(literal) }
    return expression(template).map { .expression($0) }
  }

  /// A literal text: itself, unless the States Language or a template would take a part of it for code.
  static func literal(_ text: String) -> StateValue {
    let isPlain = !["{%", "%}", "${"].contains { marks in
      let wanted = Array(marks.utf8)
      let bytes = Array(text.utf8)
      return bytes.indices.dropLast().contains { bytes[$0] == wanted[0] && bytes[$0 + 1] == wanted[1] }
    }
    return isPlain ? .text(PlanText(text)) : .expression(StateExpression(ExpressionPrinter.literal(text)))
  }

  /// A value where the receiver takes nothing but text.
  func text(_ value: Value) -> StateValue? {
    if let literal = literalText(value) { return Self.literal(literal) }
    return textExpression(value).map { .expression($0) }
  }

  /// The characters of a value that holds no expression and stands where a text is wanted.
  private func literalText(_ value: Value) -> String? {
    switch value.kind {
    case .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .text(let template): template.literal
    case .null, .list, .map, .invalid: nil
    }
  }

  // MARK: Values as JSONata

  /// A value as an expression; none where one within was wrong.
  func expression(_ value: Value) -> StateExpression? {
    switch value.kind {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let text): return StateExpression(text)
    case .text(let template): return expression(template)
    case .list(let values):
      var elements: [StateExpression] = []
      for inner in values {
        guard let element = expression(inner) else { return nil }
        elements.append(element)
      }
      return .list(elements)
    case .map(let entries):
      var members: [StateExpression] = []
      for entry in entries {
        guard let inner = expression(entry.value) else { return nil }
        members.append("\(ExpressionPrinter.literal(entry.name.value)): \(inner)")
      }
      return .map(members)
    case .invalid: return nil
    }
  }

  /// A value as an expression that gives a text.
  func textExpression(_ value: Value) -> StateExpression? {
    if let literal = literalText(value) { return StateExpression(ExpressionPrinter.literal(literal)) }
    guard let printed = expression(value) else { return nil }
    if case .text(let template) = value.kind, isSurelyText(template) { return printed }
    return "$string(\(printed))"
  }

  private func isSurelyText(_ template: TextTemplate) -> Bool {
    guard let whole = template.wholeExpression else { return true }
    return whole.root.map(isSurelyText) ?? false
  }

  private func isSurelyText(_ node: ExpressionNode) -> Bool {
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
      return isSurelyText(then) && (otherwise.map(isSurelyText) ?? false)
    case .path(let root, let member):
      guard case .field("event") = root.kind, case .field(let name) = member.kind else { return false }
      return ["id", "source", "detail-type", "account", "time", "region", "version"].contains(name)
    default: return false
    }
  }

  private func expression(_ template: TextTemplate) -> StateExpression? {
    if let literal = template.literal { return StateExpression(ExpressionPrinter.literal(literal)) }
    if let whole = template.wholeExpression { return printed(whole) }
    var parts: [StateExpression] = []
    for part in template.parts {
      switch part {
      case .literal(let text): parts.append(StateExpression(ExpressionPrinter.literal(text)))
      case .expression(let expression):
        guard let root = expression.root else { return nil }
        let text = printer.text(root)
        parts.append(ExpressionPrinter.bindsTightly(root) ? StateExpression(text) : "(\(text))")
      }
    }
    // `&` makes text of what it joins: one of the two must stand beside it.
    return parts.joined(separator: " & ")
  }

  // MARK: Expressions that steer

  /// An expression as it is.
  func printed(_ expression: Expression) -> StateExpression? {
    printer.text(expression).map { StateExpression($0) }
  }

  /// A condition. Step Functions takes nothing but `true` and `false`, and in JSONata a comparison with a value that is not
  /// there is neither: the condition then does not hold.
  func condition(_ expression: Expression) -> StateExpression? {
    guard let root = expression.root, let printed = printed(expression) else { return nil }
    if Self.isSurelyBoolean(root) { return printed }
    return Self.bindsLoosely(root) ? "(\(printed)) ? true : false" : "\(printed) ? true : false"
  }

  /// A list to loop over: one element alone is no list to JSONata, and nothing is an empty one.
  func list(_ expression: Expression) -> StateExpression? {
    guard let root = expression.root, let printed = printed(expression) else { return nil }
    if case .array = root.kind { return printed }
    return "[\(printed)]"
  }

  private static func isSurelyBoolean(_ node: ExpressionNode) -> Bool {
    switch node.kind {
    case .bool: return true
    case .binary(let sign, _, _): return ["=", "!=", "in", "and", "or"].contains(sign)
    case .call(let callee, _):
      if case .variable("exists") = callee.kind { return true }
      return false
    case .conditional(_, let then, let otherwise):
      return isSurelyBoolean(then) && (otherwise.map(isSurelyBoolean) ?? false)
    case .block(let parts): return parts.last.map(isSurelyBoolean) ?? false
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

extension StateExpression {
  /// An array of JSONata.
  static func list(_ elements: [StateExpression]) -> StateExpression { "[\(elements.joined(separator: ", "))]" }

  /// An object of JSONata, of its members with their names.
  static func map(_ members: [StateExpression]) -> StateExpression { "{\(members.joined(separator: ", "))}" }
}
