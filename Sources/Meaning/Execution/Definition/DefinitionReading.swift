import Emit

/// Reads the definition of a whole machine.
func readMachine(_ definition: JSONValue) throws(DefinitionProblem) -> DefinedList {
  guard case .object(let members) = definition else {
    throw DefinitionProblem(state: nil, message: "the definition is no object")
  }
  var reader = DefinitionReader()
  guard definition["QueryLanguage"] == "JSONata" else {
    throw DefinitionProblem(state: nil, message: "the query language is not JSONata")
  }
  let rest = members.filter { !["Comment", "QueryLanguage", "Version"].contains($0.name) }
  return try reader.list(.object(rest), of: nil, outerVariables: [], depth: 0)
}

/// Reads lists of states, and checks what Step Functions checks of them when a machine is made.
private struct DefinitionReader {
  /// Machines are nested as deeply as workflows are, which YAML limits; this bounds the recursion.
  private static let deepest = 64
  /// The names of all states so far, which no two may share.
  private var names: Set<String> = []

  private func problem(_ state: String?, _ message: String) -> DefinitionProblem {
    DefinitionProblem(state: state, message: message)
  }

  mutating func list(
    _ value: JSONValue, of owner: String?, outerVariables: Set<String>, depth: Int
  ) throws(DefinitionProblem) -> DefinedList {
    guard depth < Self.deepest else { throw problem(owner, "its states are nested too deeply") }
    try check(value, owner, known: ["StartAt", "States", "ProcessorConfig"])
    guard case .string(let start)? = value["StartAt"], case .object(let members)? = value["States"] else {
      throw problem(owner, "'StartAt' or 'States' is missing")
    }
    let own = members.reduce(into: Set<String>()) { $0.formUnion($1.value.assignedNames) }
    if let hidden = own.intersection(outerVariables).min() {
      throw problem(owner, "'\(hidden)' is a variable of the states around it, which those within cannot set")
    }
    var states: [String: DefinedState] = [:]
    for member in members {
      guard names.insert(member.name).inserted else { throw problem(member.name, "two states have this name") }
      states[member.name] = try state(
        member.name, member.value, variables: outerVariables.union(own), depth: depth)
    }
    for target in [start] + states.values.flatMap(\.targets) where states[target] == nil {
      throw problem(owner, "there is no state '\(target)'")
    }
    return DefinedList(start: start, states: states)
  }

  private func check(_ value: JSONValue, _ state: String?, known: Set<String>) throws(DefinitionProblem) {
    guard case .object(let members) = value else { throw problem(state, "it is no object") }
    if let other = members.first(where: { !known.contains($0.name) }) {
      throw problem(state, "'\(other.name)' is nothing that is simulated")
    }
  }

  // MARK: States

  private mutating func state(
    _ name: String, _ value: JSONValue, variables: Set<String>, depth: Int
  ) throws(DefinitionProblem) -> DefinedState {
    guard case .string(let type)? = value["Type"] else { throw problem(name, "'Type' is missing") }
    let always: Set<String> = ["Type", "Comment"]
    let flow: Set<String> = ["Next", "End", "Assign", "Output"]
    let failing: Set<String> = ["Retry", "Catch"]
    let kind: DefinedState.Kind
    switch type {
    case "Task":
      try check(
        value, name, known: always.union(flow).union(failing).union(["Resource", "Arguments", "TimeoutSeconds"]))
      guard case .string(let resource)? = value["Resource"] else { throw problem(name, "'Resource' is missing") }
      kind = .task(
        DefinedCall(
          resource: resource, arguments: try template("Arguments", value, name),
          timeout: try number("TimeoutSeconds", value, name)))
    case "Pass":
      try check(value, name, known: always.union(flow))
      kind = .pass
    case "Choice":
      try check(value, name, known: always.union(["Choices", "Default", "Assign", "Output"]))
      kind = .choice(try rules(value, name))
    case "Wait":
      try check(value, name, known: always.union(flow).union(["Seconds", "Timestamp"]))
      switch (try template("Seconds", value, name), try template("Timestamp", value, name)) {
      case (let seconds?, nil): kind = .waitFor(seconds: seconds)
      case (nil, let timestamp?): kind = .waitUntil(timestamp: timestamp)
      default: throw problem(name, "a wait has either 'Seconds' or 'Timestamp'")
      }
    case "Parallel":
      try check(value, name, known: always.union(flow).union(failing).union(["Branches", "Arguments"]))
      var branches: [DefinedList] = []
      for branch in try elements("Branches", value, name) {
        branches.append(try list(branch, of: name, outerVariables: variables, depth: depth + 1))
      }
      kind = .parallel(branches, arguments: try template("Arguments", value, name))
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
      kind = .fail(error: try template("Error", value, name), cause: try template("Cause", value, name))
    default: throw problem(name, "'\(type)' is no type of state that is simulated")
    }
    return DefinedState(
      name: name, kind: kind, assign: try assign(value, name), output: try template("Output", value, name),
      next: try next(value, name, kind), retriers: try retriers(value, name), catchers: try catchers(value, name))
  }

  private func next(_ value: JSONValue, _ name: String, _ kind: DefinedState.Kind) throws(DefinitionProblem)
    -> String?
  {
    switch kind {
    case .succeed, .fail: return nil
    case .choice: return value["Default"]?.characters
    case .task, .pass, .waitFor, .waitUntil, .parallel, .map: break
    }
    switch (value["Next"], value["End"]) {
    case (.string(let next)?, nil): return next
    case (nil, .bool(true)?): return nil
    default: throw problem(name, "a state has either 'Next' or 'End'")
    }
  }

  private func rules(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [DefinedRule] {
    var rules: [DefinedRule] = []
    for rule in try elements("Choices", value, name) {
      try check(rule, name, known: ["Comment", "Condition", "Next", "Assign", "Output"])
      guard let condition = try template("Condition", rule, name), case .string(let next)? = rule["Next"] else {
        throw problem(name, "a rule lacks 'Condition' or 'Next'")
      }
      rules.append(
        DefinedRule(
          condition: condition, next: next, assign: try assign(rule, name),
          output: try template("Output", rule, name)))
    }
    return rules
  }

  private mutating func loop(
    _ value: JSONValue, _ name: String, _ variables: Set<String>, _ depth: Int
  ) throws(DefinitionProblem) -> DefinedLoop {
    guard let processor = value["ItemProcessor"] else { throw problem(name, "'ItemProcessor' is missing") }
    if let mode = processor["ProcessorConfig"]?["Mode"], mode != "INLINE" {
      throw problem(name, "only inline loops are simulated")
    }
    return DefinedLoop(
      items: try template("Items", value, name), selector: try template("ItemSelector", value, name),
      round: try list(processor, of: name, outerVariables: variables, depth: depth + 1),
      maximumConcurrency: try number("MaxConcurrency", value, name) ?? 0)
  }

  /// Amazon States Language, "Retrying after error", for the values of what is left out.
  private func retriers(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [DefinedRetrier] {
    guard value["Retry"] != nil else { return [] }
    var retriers: [DefinedRetrier] = []
    for entry in try elements("Retry", value, name) {
      try check(
        entry, name,
        known: [
          "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy",
          "Comment",
        ])
      var backoff = 2.0
      if case .number(let text)? = entry["BackoffRate"] { backoff = Double(text) ?? backoff }
      retriers.append(
        DefinedRetrier(
          errors: try errors(entry, name), interval: try number("IntervalSeconds", entry, name) ?? 1,
          attempts: try number("MaxAttempts", entry, name) ?? 3, backoff: backoff,
          maximumDelay: try number("MaxDelaySeconds", entry, name)))
    }
    return retriers
  }

  private func catchers(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [DefinedCatcher] {
    guard value["Catch"] != nil else { return [] }
    var catchers: [DefinedCatcher] = []
    for entry in try elements("Catch", value, name) {
      try check(entry, name, known: ["ErrorEquals", "Next", "Assign", "Output", "Comment"])
      guard case .string(let next)? = entry["Next"] else { throw problem(name, "a catcher lacks 'Next'") }
      catchers.append(
        DefinedCatcher(
          errors: try errors(entry, name), next: next, assign: try assign(entry, name),
          output: try template("Output", entry, name)))
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
    guard case .array(let elements)? = value[field] else { throw problem(name, "'\(field)' is no list") }
    return elements
  }

  private func number(_ field: String, _ value: JSONValue, _ name: String) throws(DefinitionProblem) -> Int? {
    guard let given = value[field] else { return nil }
    guard case .number(let text) = given, let number = Int(text), (0...99_999_999).contains(number) else {
      throw problem(name, "'\(field)' is no whole number")
    }
    return number
  }

  private func assign(_ value: JSONValue, _ name: String) throws(DefinitionProblem) -> [StateTemplate.Member] {
    guard let given = value["Assign"] else { return [] }
    guard case .object(let members) = given else { throw problem(name, "'Assign' is no object") }
    return try StateTemplate.members(members) { problem(name, $0) }
  }

  private func template(
    _ field: String, _ value: JSONValue, _ name: String
  ) throws(DefinitionProblem) -> StateTemplate? {
    guard let given = value[field] else { return nil }
    return try StateTemplate(given) { problem(name, $0) }
  }
}

extension DefinedState {
  /// The states that this one may lead to.
  fileprivate var targets: [String] {
    var targets = catchers.map(\.next)
    if case .choice(let rules) = kind { targets += rules.map(\.next) }
    if let next { targets.append(next) }
    return targets
  }
}

extension JSONValue {
  /// The variables that a state sets, its catchers' and rules' included.
  fileprivate var assignedNames: Set<String> {
    var names: Set<String> = []
    if case .object(let members)? = self["Assign"] { names.formUnion(members.map(\.name)) }
    for field in ["Catch", "Choices"] {
      guard case .array(let entries)? = self[field] else { continue }
      for entry in entries { names.formUnion(entry.assignedNames) }
    }
    return names
  }

  /// The characters of a string.
  var characters: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
