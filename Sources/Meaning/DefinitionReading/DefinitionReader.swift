public import Diagnostics
public import Emit
import Expressions
public import Plan

/// Reads a state machine from a definition of the States Language with JSONata.
///
/// It reads what an execution needs: Task, Pass, Choice, Wait, Parallel, inline Map, Succeed and Fail with their
/// JSONata fields. Anything else is rejected, so that nothing is silently ignored.
///
/// Source: Amazon States Language specification; Step Functions Developer Guide, "Transforming data with JSONata" and
/// "Passing data between states with variables".
public func readDefinition(_ definition: JSONValue) throws(DefinitionProblem) -> StateMachine {
  guard case .object(let members) = definition else { throw DefinitionProblem(state: nil, message: .noDefinition) }
  var reader = DefinitionReader()
  guard definition["QueryLanguage"] == "JSONata" else {
    throw DefinitionProblem(state: nil, message: .otherLanguage)
  }
  let rest = members.filter { !["Comment", "QueryLanguage", "Version"].contains($0.name) }
  return StateMachine(
    comment: definition["Comment"]?.characters,
    states: try reader.list(.object(rest), of: nil, outerVariables: [], depth: 0))
}

/// Why a definition cannot be read.
public struct DefinitionProblem: Error, Equatable, Sendable {
  /// The state with the mistake; nil for a mistake in the machine as a whole.
  public let state: String?
  /// The mistake in one line, lower case, without a full stop.
  public let message: Sentence
}

/// Reads lists of states, with the checks that Step Functions makes when a machine is created.
private struct DefinitionReader {
  /// Machines are nested as deeply as workflows, which YAML limits; this bounds the recursion.
  private static let deepest = 64
  /// The names of all states so far, which must be unique.
  private var names: Set<String> = []

  private func problem(_ state: String?, _ message: Sentence) -> DefinitionProblem {
    DefinitionProblem(state: state, message: message)
  }

  mutating func list(
    _ value: JSONValue, of owner: String?, outerVariables: Set<String>, depth: Int
  ) throws(DefinitionProblem) -> StateList {
    guard depth < Self.deepest else { throw problem(owner, .nestedTooDeeply) }
    try check(value, owner, known: ["StartAt", "States", "ProcessorConfig"])
    guard case .string(let start)? = value["StartAt"], case .object(let members)? = value["States"] else {
      throw problem(owner, .noStates)
    }
    let own = members.reduce(into: Set<String>()) { $0.formUnion($1.value.assignedNames) }
    if let hidden = own.intersection(outerVariables).min() {
      throw problem(owner, .outerVariable(hidden))
    }
    var states: [State] = []
    for member in members {
      guard names.insert(member.name).inserted else { throw problem(member.name, .sameName) }
      states.append(try state(member.name, member.value, variables: outerVariables.union(own), depth: depth))
    }
    let here = Set(states.map(\.name))
    for target in [start] + states.flatMap(\.targets) where !here.contains(target) {
      throw problem(owner, .noState(target))
    }
    return StateList(start: start, states: states)
  }

  private func check(_ value: JSONValue, _ state: String?, known: Set<String>) throws(DefinitionProblem) {
    guard case .object(let members) = value else { throw problem(state, .noObject) }
    if let other = members.first(where: { !known.contains($0.name) }) {
      throw problem(state, .notSimulated(other.name))
    }
  }

  // MARK: States

  private mutating func state(
    _ name: String, _ value: JSONValue, variables: Set<String>, depth: Int
  ) throws(DefinitionProblem) -> State {
    guard case .string(let type)? = value["Type"] else { throw problem(name, .missing("Type")) }
    let always: Set<String> = ["Type", "Comment"]
    let flow: Set<String> = ["Next", "End", "Assign", "Output"]
    let failing: Set<String> = ["Retry", "Catch"]
    let kind: State.Kind
    switch type {
    case "Task":
      try check(
        value, name,
        known: always.union(flow).union(failing).union(["Resource", "Arguments", "Credentials", "TimeoutSeconds"]))
      guard case .string(let resource)? = value["Resource"] else { throw problem(name, .missing("Resource")) }
      kind = .task(
        TaskCall(
          resource: PlanText(resource), arguments: try field("Arguments", value, name),
          credentials: value["Credentials"]?["RoleArn"]?.characters.map { PlanText($0) },
          timeout: try number("TimeoutSeconds", value, name)))
    case "Pass":
      try check(value, name, known: always.union(flow))
      kind = .pass
    case "Choice":
      try check(value, name, known: always.union(["Choices", "Default", "Assign", "Output"]))
      kind = .choice(try rules(value, name), otherwise: value["Default"]?.characters)
    case "Wait":
      try check(value, name, known: always.union(flow).union(["Seconds", "Timestamp"]))
      switch (try field("Seconds", value, name), try field("Timestamp", value, name)) {
      case (let seconds?, nil): kind = .waitFor(seconds: seconds)
      case (nil, let timestamp?): kind = .waitUntil(timestamp)
      default: throw problem(name, .eitherWait)
      }
    case "Parallel":
      try check(value, name, known: always.union(flow).union(failing).union(["Branches", "Arguments"]))
      var branches: [StateList] = []
      for branch in try elements("Branches", value, name) {
        branches.append(try list(branch, of: name, outerVariables: variables, depth: depth + 1))
      }
      kind = .parallel(branches, arguments: try field("Arguments", value, name))
    case "Map":
      try check(
        value, name,
        known: always.union(flow).union(failing).union(["Items", "ItemSelector", "ItemProcessor", "MaxConcurrency"])
      )
      kind = .map(try loop(value, name, variables, depth))
    case "Succeed":
      try check(value, name, known: always.union(["Output"]))
      kind = .succeed
    case "Fail":
      try check(value, name, known: always.union(["Error", "Cause"]))
      kind = .fail(error: try field("Error", value, name), cause: try field("Cause", value, name))
    default: throw problem(name, .unknownType(type))
    }
    var state = State(name, kind, next: try next(value, name, kind), comment: value["Comment"]?.characters)
    state.assign = try assign(value, name)
    state.output = try field("Output", value, name)
    state.retry = try retriers(value, name)
    state.catchers = try catchers(value, name)
    return state
  }

  private func next(
    _ value: JSONValue, _ name: String, _ kind: State.Kind
  ) throws(DefinitionProblem) -> State.Next {
    switch kind {
    case .choice, .succeed, .fail: return .end
    case .task, .pass, .waitFor, .waitUntil, .parallel, .map: break
    }
    switch (value["Next"], value["End"]) {
    case (.string(let next)?, nil): return .state(next)
    case (nil, .bool(true)?): return .end
    default: throw problem(name, .eitherNextOrEnd)
    }
  }

  private func rules(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [ChoiceRule] {
    var rules: [ChoiceRule] = []
    for rule in try elements("Choices", value, name) {
      try check(rule, name, known: ["Comment", "Condition", "Next", "Assign", "Output"])
      guard let condition = try condition(rule, name), case .string(let next)? = rule["Next"] else {
        throw problem(name, .incompleteRule)
      }
      rules.append(
        ChoiceRule(
          condition: condition, next: next, assign: try assign(rule, name),
          output: try field("Output", rule, name)))
    }
    return rules
  }

  private func condition(_ rule: JSONValue, _ name: String) throws(DefinitionProblem) -> StateExpression? {
    switch try field("Condition", rule, name) {
    case .expression(let expression)?: expression
    case .bool(let flag)?: .bool(flag)
    default: nil
    }
  }

  private mutating func loop(
    _ value: JSONValue, _ name: String, _ variables: Set<String>, _ depth: Int
  ) throws(DefinitionProblem) -> MapLoop {
    guard let processor = value["ItemProcessor"] else { throw problem(name, .missing("ItemProcessor")) }
    if let mode = processor["ProcessorConfig"]?["Mode"], mode != "INLINE" {
      throw problem(name, .inlineLoopsOnly)
    }
    return MapLoop(
      items: try field("Items", value, name), selector: try field("ItemSelector", value, name),
      round: try list(processor, of: name, outerVariables: variables, depth: depth + 1),
      maximumConcurrency: try number("MaxConcurrency", value, name))
  }

  private func retriers(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [Retrier] {
    guard value["Retry"] != nil else { return [] }
    var retriers: [Retrier] = []
    for entry in try elements("Retry", value, name) {
      try check(
        entry, name,
        known: [
          "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy",
          "Comment",
        ])
      var backoff: String?
      if case .number(let text)? = entry["BackoffRate"] { backoff = text }
      retriers.append(
        Retrier(
          errors: try errors(entry, name), interval: try number("IntervalSeconds", entry, name),
          attempts: try number("MaxAttempts", entry, name), backoff: backoff,
          maximumDelay: try number("MaxDelaySeconds", entry, name), jitters: entry["JitterStrategy"] == "FULL"))
    }
    return retriers
  }

  private func catchers(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [Catcher] {
    guard value["Catch"] != nil else { return [] }
    var catchers: [Catcher] = []
    for entry in try elements("Catch", value, name) {
      try check(entry, name, known: ["ErrorEquals", "Next", "Assign", "Output", "Comment"])
      guard case .string(let next)? = entry["Next"] else { throw problem(name, .incompleteCatcher) }
      catchers.append(
        Catcher(
          errors: try errors(entry, name), next: next, assign: try assign(entry, name),
          output: try field("Output", entry, name)))
    }
    return catchers
  }

  // MARK: Fields

  private func errors(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [String] {
    try elements("ErrorEquals", value, name).compactMap(\.characters)
  }

  private func elements(
    _ field: String, _ value: JSONValue, _ name: String
  ) throws(DefinitionProblem) -> [JSONValue] {
    guard case .array(let elements)? = value[field] else { throw problem(name, .noList(field)) }
    return elements
  }

  private func number(_ field: String, _ value: JSONValue, _ name: String) throws(DefinitionProblem) -> Int? {
    guard let given = value[field] else { return nil }
    guard case .number(let text) = given, let number = Int(text), (0...99_999_999).contains(number) else {
      throw problem(name, .noWholeNumber(field))
    }
    return number
  }

  private func assign(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [StateMember] {
    guard let given = value["Assign"] else { return [] }
    guard case .object(let members) = given else { throw problem(name, .noObject(in: "Assign")) }
    return try self.members(members, name)
  }

  private func field(_ field: String, _ value: JSONValue, _ name: String) throws(DefinitionProblem) -> StateValue? {
    guard let given = value[field] else { return nil }
    return try self.value(given, name)
  }

  // MARK: Values

  /// A JSON value whose strings may be expressions.
  private func value(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> StateValue {
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .string(let text):
      guard let inner = Self.expression(in: text) else { return .text(PlanText(text)) }
      do throws(ExpressionProblem) {
        return .expression(StateExpression(try ExpressionNode.parse(inner)))
      } catch {
        throw problem(name, .noExpression(inner, error.message))
      }
    case .array(let elements):
      var list: [StateValue] = []
      for element in elements { list.append(try self.value(element, name)) }
      return .list(list)
    case .object(let members): return .map(try self.members(members, name))
    }
  }

  private func members(_ members: [JSONMember], _ name: String) throws(DefinitionProblem) -> [StateMember] {
    var result: [StateMember] = []
    for member in members { result.append(StateMember(member.name, try value(member.value, name))) }
    return result
  }

  /// The text between `{%` and `%}`; nil for a string with anything else.
  private static func expression(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, bytes.starts(with: "{%".utf8), bytes.suffix(2).elementsEqual("%}".utf8) else {
      return nil
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let start = bytes.dropFirst(2).dropLast(2).drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }.map { start.index(after: $0) } ?? start.startIndex
    return String(decoding: start[..<end], as: UTF8.self)
  }
}

extension JSONValue {
  /// The variables that a state assigns, including those of its catchers and rules.
  fileprivate var assignedNames: Set<String> {
    var names: Set<String> = []
    if case .object(let members)? = self["Assign"] { names.formUnion(members.map(\.name)) }
    for field in ["Catch", "Choices"] {
      guard case .array(let entries)? = self[field] else { continue }
      for entry in entries { names.formUnion(entry.assignedNames) }
    }
    return names
  }

  fileprivate var characters: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
