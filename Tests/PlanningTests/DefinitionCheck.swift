import Plan

/// Checks a state machine's definition against the structural rules of the States Language (Amazon States Language
/// specification).
struct DefinitionCheck {
  private(set) var problems: [String] = []
  /// Every state, including those in branches and loops.
  private(set) var states: [PlanValue] = []
  /// Every literal string that is a value.
  private(set) var texts: [String] = []
  private var names: Set<String> = []

  init(_ definition: PlanValue) {
    if definition["QueryLanguage"] != "JSONata" { problems.append("the query language must be JSONata") }
    check(list: definition, variables: [])
    gather(definition)
  }

  /// The names of the states of a machine itself, in their order.
  static func names(_ definition: PlanValue) -> [String] {
    guard case .map(let members)? = definition["States"] else { return [] }
    return members.map(\.name)
  }

  private mutating func check(list: PlanValue, variables: Set<String>) {
    guard case .map(let members)? = list["States"], let start = list["StartAt"]?.literalText else {
      return problems.append("no states")
    }
    let own = Set(members.map(\.name))
    if !own.contains(start) { problems.append("'\(start)' is the first state but does not exist") }
    var reached: Set<String> = []
    var waiting = [start]
    var inside = variables
    for member in members { inside.formUnion(member.value.assigned) }
    let shadowing = members.flatMap { Array($0.value.assigned) }.filter(variables.contains)
    if !shadowing.isEmpty { problems.append("\(shadowing) are assigned inside and outside") }
    while let name = waiting.popLast() {
      guard reached.insert(name).inserted else { continue }
      guard let state = members.first(where: { $0.name == name })?.value else {
        problems.append("'\(name)' does not exist")
        continue
      }
      waiting += state.targets
    }
    for name in own.subtracting(reached) { problems.append("'\(name)' is never reached") }
    for member in members {
      if !names.insert(member.name).inserted { problems.append("'\(member.name)' exists twice") }
      if member.name.unicodeScalars.count > 80 { problems.append("'\(member.name)' is too long") }
      states.append(member.value)
      check(member.value, member.name, inside)
    }
  }

  private mutating func check(_ state: PlanValue, _ name: String, _ variables: Set<String>) {
    let type = state["Type"]?.literalText ?? ""
    let ends = state["End"] == .bool(true)
    switch type {
    case "Choice", "Fail", "Succeed":
      if ends || state["Next"] != nil { problems.append("'\(name)' has a next state") }
    default:
      if ends == (state["Next"] != nil) { problems.append("'\(name)' needs either an end or a next state") }
    }
    if type == "Parallel", case .list(let branches)? = state["Branches"] {
      for branch in branches { check(list: branch, variables: variables) }
    }
    if type == "Map", let round = state["ItemProcessor"] { check(list: round, variables: variables) }
  }

  private mutating func gather(_ value: PlanValue) {
    switch value {
    case .null: problems.append("null")
    case .bool, .number: break
    case .text(let text):
      texts += text.parts.compactMap { if case .literal(let literal) = $0 { literal } else { nil } }
    case .list(let elements): for element in elements { gather(element) }
    case .map(let members): for member in members { gather(member.value) }
    }
  }
}

extension PlanValue {
  subscript(_ name: String) -> PlanValue? {
    guard case .map(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var literalText: String? {
    guard case .text(let text) = self else { return nil }
    return text.parts.map { if case .literal(let literal) = $0 { literal } else { "" } }.joined()
  }

  /// The possible next states of a state.
  fileprivate var targets: [String] {
    var targets = [self["Next"], self["Default"]].compactMap { $0?.literalText }
    for list in ["Choices", "Catch"] {
      if case .list(let entries)? = self[list] { targets += entries.compactMap { $0["Next"]?.literalText } }
    }
    return targets
  }

  /// The variables that a state assigns.
  fileprivate var assigned: Set<String> {
    var places = [self["Assign"]]
    for list in ["Choices", "Catch"] {
      if case .list(let entries)? = self[list] { places += entries.map { $0["Assign"] } }
    }
    return Set(
      places.flatMap { place -> [String] in
        guard case .map(let members)? = place else { return [] }
        return members.map(\.name)
      })
  }
}
