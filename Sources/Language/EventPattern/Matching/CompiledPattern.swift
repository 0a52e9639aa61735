import Emit

/// A pattern, prepared for matching many events.
public struct CompiledPattern: Sendable {
  struct Condition: Sendable {
    let path: [UInt8]
    let list: Int
    /// Its place among the conditions of the branch in source order.
    let place: Int
  }

  let lists: [CompiledList]
  /// The source of each list.
  let matchers: [[ValueMatcher]]
  /// The conditions of each branch, in the order of their paths' UTF-16 units.
  let branches: [[Condition]]

  /// Nil for a pattern with more branches or conditions than EventBridge allows.
  public init?(_ pattern: Pattern) {
    guard let expanded = pattern.branches else { return nil }
    self.init(expanded)
  }

  /// Prepares branches, of which one must match.
  init(_ expanded: [PatternBranch]) {
    var matchers: [[ValueMatcher]] = []
    var known: [ListKey: Int] = [:]
    branches = expanded.map { branch in
      let conditions = branch.conditions.enumerated().map { place, condition in
        let key = ListKey(condition.matchers)
        let list = known[key] ?? matchers.count
        if list == matchers.count {
          known[key] = list
          matchers.append(condition.matchers)
        }
        return Condition(path: condition.path, list: list, place: place)
      }
      return conditions.sorted { precedesInUTF16($0.path, $1.path) }
    }
    self.matchers = matchers
    lists = matchers.map { CompiledList($0) }
  }

  /// Whether a rule with the pattern matches an event.
  public func matches(_ event: EventFields) -> Bool {
    branches.contains { branch in
      var conditions: [ArrayWalk.Condition] = []
      for condition in branch {
        let found = event.condition(on: event.values(at: condition.path), lists[condition.list])
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

/// The same list of values, compared byte by byte.
struct ListKey: Hashable {
  private let bytes: [UInt8]

  init(_ matchers: [ValueMatcher]) { bytes = JSONValue.array(matchers.map(\.test.json)).bytes(.compact) }
}
