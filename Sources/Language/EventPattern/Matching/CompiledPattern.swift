import Emit

/// A pattern made ready to be tried on many events.
public struct CompiledPattern: Sendable {
  private struct Condition: Sendable {
    let path: [UInt8]
    let list: Int
  }

  private let lists: [CompiledList]
  private let branches: [[Condition]]

  /// Makes a pattern ready; nil for one of more branches or conditions than EventBridge takes.
  public init?(_ pattern: Pattern) {
    guard let expanded = pattern.branches else { return nil }
    var lists: [CompiledList] = []
    var known: [ListKey: Int] = [:]
    branches = expanded.map { branch in
      branch.sorted.map { condition in
        let key = ListKey(condition.matchers)
        if let list = known[key] { return Condition(path: condition.path, list: list) }
        known[key] = lists.count
        lists.append(CompiledList(condition.matchers))
        return Condition(path: condition.path, list: lists.count - 1)
      }
    }
    self.lists = lists
  }

  /// Whether a rule with the pattern takes an event.
  public func matches(_ event: EventFields) -> Bool {
    branches.contains { branch in
      var conditions: [ArrayWalk.Condition] = []
      for condition in branch {
        let list = lists[condition.list]
        let found = event.condition(on: event.values(at: condition.path), list)
        if found.accepted.isEmpty, !found.acceptsAbsence { return false }
        conditions.append(found)
      }
      var walk = ArrayWalk(event.elements)
      return walk.reach(conditions) == conditions.count
    }
  }
}

extension EventFields {
  /// What a list finds among the values of a field.
  func condition(on values: [Value], _ list: CompiledList) -> ArrayWalk.Condition {
    var condition = ArrayWalk.Condition(acceptsAbsence: list.acceptsAbsence)
    for value in values {
      if condition.present.last != value.element { condition.present.append(value.element) }
      if condition.accepted.last != value.element, isAccepted(value, by: list) {
        condition.accepted.append(value.element)
      }
    }
    return condition
  }
}

/// The same list of values, told apart byte by byte.
struct ListKey: Hashable {
  private let bytes: [UInt8]

  init(_ matchers: [ValueMatcher]) {
    bytes = JSONValue.array(matchers.map(\.test.json)).bytes(.compact)
  }
}
