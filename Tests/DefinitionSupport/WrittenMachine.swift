public import Emit
import Expressions
public import Plan

/// A mistake in a definition that a test writes.
public struct DefinitionMistake: Error {
  public let text: String
}

/// The state machine of a definition of the States Language with JSONata.
///
/// A field that it does not know is a mistake, so that nothing of a test is silently ignored.
public func readDefinition(_ definition: JSONValue) throws -> StateMachine {
  var fields = try Fields(definition, of: "the machine")
  guard try fields.required("QueryLanguage") == "JSONata" else { throw fields.mistake("another query language") }
  let comment = try fields.text("Comment")
  return StateMachine(comment: comment, states: try fields.states())
}

private func state(_ name: String, _ value: JSONValue) throws -> State {
  var fields = try Fields(value, of: name)
  let kind = try kind(&fields)
  var state = State(name, kind, next: try fields.next(after: kind), comment: try fields.text("Comment"))
  state.assign = try fields.assigned()
  state.output = try fields.value("Output")
  state.retry = try fields.each("Retry") { retrier in
    Retrier(
      errors: try retrier.errors(), interval: try retrier.number("IntervalSeconds"),
      attempts: try retrier.number("MaxAttempts"), backoff: try retrier.digits("BackoffRate"),
      maximumDelay: try retrier.number("MaxDelaySeconds"), jitters: try retrier.text("JitterStrategy") == "FULL")
  }
  state.catchers = try fields.each("Catch") { catcher in
    Catcher(
      errors: try catcher.errors(), next: try catcher.required("Next"), assign: try catcher.assigned(),
      output: try catcher.value("Output"))
  }
  try fields.finish()
  return state
}

private func kind(_ fields: inout Fields) throws -> State.Kind {
  switch try fields.required("Type") {
  case "Task":
    let role = try fields.take("Credentials").map { try Fields($0, of: "Credentials").members["RoleArn"] }
    return .task(
      TaskCall(
        resource: PlanText(try fields.required("Resource")), arguments: try fields.value("Arguments"),
        credentials: role.flatMap { $0?.characters }.map { PlanText($0) },
        timeout: try fields.number("TimeoutSeconds")))
  case "Pass": return .pass
  case "Choice":
    let rules = try fields.each("Choices") { rule in
      let condition: StateExpression
      switch try rule.value("Condition") {
      case .expression(let expression)?: condition = expression
      case .bool(let flag)?: condition = .bool(flag)
      default: throw rule.mistake("no condition")
      }
      return ChoiceRule(
        condition: condition, next: try rule.required("Next"), assign: try rule.assigned(),
        output: try rule.value("Output"))
    }
    return .choice(rules, otherwise: try fields.text("Default"))
  case "Wait":
    if let seconds = try fields.value("Seconds") { return .waitFor(seconds: seconds) }
    guard let time = try fields.value("Timestamp") else { throw fields.mistake("no time to wait for") }
    return .waitUntil(time)
  case "Parallel":
    return .parallel(try fields.each("Branches") { try $0.states() }, arguments: try fields.value("Arguments"))
  case "Map":
    let items = try fields.value("Items")
    let selector = try fields.value("ItemSelector")
    guard let processor = fields.take("ItemProcessor") else { throw fields.mistake("no 'ItemProcessor'") }
    var round = try Fields(processor, of: "ItemProcessor")
    _ = round.take("ProcessorConfig")
    return .map(
      MapLoop(
        items: items, selector: selector, round: try round.states(),
        maximumConcurrency: try fields.number("MaxConcurrency")))
  case "Succeed": return .succeed
  case "Fail": return .fail(error: try fields.value("Error"), cause: try fields.value("Cause"))
  case let other: throw fields.mistake("unknown type '\(other)'")
  }
}

/// The fields of an object that are not read yet.
private struct Fields {
  private(set) var members: [String: JSONValue] = [:]
  private let owner: String

  init(_ value: JSONValue, of owner: String) throws {
    self.owner = owner
    guard case .object(let members) = value else { throw mistake("no object") }
    for member in members { self.members[member.name] = member.value }
  }

  func mistake(_ text: String) -> DefinitionMistake { DefinitionMistake(text: "\(owner): \(text)") }

  mutating func take(_ name: String) -> JSONValue? { members.removeValue(forKey: name) }

  func finish() throws {
    if let name = members.keys.min() { throw mistake("unknown '\(name)'") }
  }

  mutating func text(_ name: String) throws -> String? {
    guard let value = take(name) else { return nil }
    guard let text = value.characters else { throw mistake("expected '\(name)' to be a string") }
    return text
  }

  mutating func required(_ name: String) throws -> String {
    guard let text = try text(name) else { throw mistake("no '\(name)'") }
    return text
  }

  mutating func digits(_ name: String) throws -> String? {
    guard let value = take(name) else { return nil }
    guard case .number(let text) = value else { throw mistake("'\(name)' is not a number") }
    return text
  }

  mutating func number(_ name: String) throws -> Int? { try digits(name).flatMap { Int($0) } }

  mutating func each<Element>(_ name: String, _ read: (inout Fields) throws -> Element) throws -> [Element] {
    guard let value = take(name) else { return [] }
    guard case .array(let elements) = value else { throw mistake("'\(name)' is not a list") }
    return try elements.map { element in
      var fields = try Fields(element, of: "\(owner), \(name)")
      let result = try read(&fields)
      try fields.finish()
      return result
    }
  }

  mutating func errors() throws -> [String] {
    guard case .array(let names)? = take("ErrorEquals") else { throw mistake("no 'ErrorEquals'") }
    return names.compactMap(\.characters)
  }

  mutating func states() throws -> StateList {
    let start = try required("StartAt")
    guard case .object(let members)? = take("States") else { throw mistake("no 'States'") }
    let states = try members.map { try state($0.name, $0.value) }
    let names = Set(states.map(\.name))
    for target in [start] + states.flatMap(\.targets) where !names.contains(target) {
      throw mistake("unknown state '\(target)'")
    }
    try finish()
    return StateList(start: start, states: states)
  }

  mutating func next(after kind: State.Kind) throws -> State.Next {
    switch kind {
    case .choice, .succeed, .fail: return .end
    case .task, .pass, .waitFor, .waitUntil, .parallel, .map: break
    }
    if let next = try text("Next") { return .state(next) }
    guard take("End") == true else { throw mistake("neither 'Next' nor 'End'") }
    return .end
  }

  mutating func assigned() throws -> [StateMember] {
    switch try value("Assign") {
    case nil: []
    case .map(let members)?: members
    default: throw mistake("'Assign' is not an object")
    }
  }

  /// A value whose strings may be expressions.
  mutating func value(_ name: String) throws -> StateValue? { try take(name).map { try StateValue(written: $0) } }
}

extension StateValue {
  fileprivate init(written value: JSONValue) throws {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .string(let text):
      if text.count >= 4, text.hasPrefix("{%"), text.hasSuffix("%}") {
        var expression = text.dropFirst(2).dropLast(2)
        while expression.first?.isWhitespace == true { expression.removeFirst() }
        while expression.last?.isWhitespace == true { expression.removeLast() }
        self = .expression(StateExpression(try ExpressionNode.parse(String(expression))))
      } else {
        self = .text(PlanText(text))
      }
    case .array(let elements): self = .list(try elements.map { try StateValue(written: $0) })
    case .object(let members):
      self = .map(try members.map { StateMember($0.name, try StateValue(written: $0.value)) })
    }
  }
}

extension JSONValue {
  fileprivate var characters: String? { if case .string(let text) = self { text } else { nil } }
}
