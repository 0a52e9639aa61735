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
  ///
  /// EventBridge walks the paths in the order of their UTF-16 units. For each, a value that the list accepts is chosen,
  /// or none where the list accepts absence; values in arrays of objects have to come from the same element of every
  /// array that they share with values chosen before. The event matches when there is a choice for every path.
  public func matches(_ event: EventFields) -> Bool {
    branches.contains { branch in
      var walk = Walk(event)
      return walk.reachesEnd(branch.map { ($0.path, lists[$0.list]) })
    }
  }
}

/// The same list of values, told apart byte by byte.
private struct ListKey: Hashable {
  private let bytes: [UInt8]

  init(_ matchers: [ValueMatcher]) {
    bytes = JSONValue.array(matchers.map(\.test.json)).bytes(.compact)
  }
}

/// The walk over the paths of one branch.
private struct Walk {
  /// One element each of some arrays, rising, those around an element always with it: what was chosen so far.
  private typealias Choice = [Int32]

  private let event: EventFields
  /// The last condition, by its number, that has values in an array; -1 for none.
  private var lastUse: [Int] = []
  /// Choices that are followed side by side. There are no more of them than elements, unless one path occurs in many
  /// arrays that do not lie within each other, which takes repeated or dotted names; choices beyond are let go.
  private let maximumChoices: Int

  init(_ event: EventFields) {
    self.event = event
    maximumChoices = max(10_000, event.elements.count)
  }

  mutating func reachesEnd(_ conditions: [(path: [UInt8], list: CompiledList)]) -> Bool {
    let values = conditions.map { event.values(at: $0.path) }
    findLastUses(values)
    var choices: Set<Choice> = [[]]
    for (index, condition) in conditions.enumerated() {
      let list = condition.list
      let accepted = values[index].filter { list.accepts($0, of: event) }
      if accepted.isEmpty, !list.acceptsAbsence { return false }
      var next: Set<Choice> = []
      for choice in choices {
        if list.acceptsAbsence, firstConsistent(values[index], from: 0, with: choice) == nil {
          next.insert(choice.filter { isUsed($0, after: index) })
        }
        var place = firstConsistent(accepted, from: 0, with: choice)
        while let found = place, next.count < maximumChoices {
          next.insert(extended(choice, by: accepted[found].element, at: index))
          place = firstConsistent(accepted, from: found + 1, with: choice)
        }
      }
      if next.isEmpty { return false }
      choices = next
    }
    return true
  }

  /// Notes for every array the last condition that has values in it. Behind that one, what was chosen in the array no
  /// longer matters, and choices that differ in nothing else become one.
  private mutating func findLastUses(_ values: [[EventFields.Value]]) {
    guard !event.elements.isEmpty else { return }
    lastUse = Array(repeating: -1, count: event.arrays.count)
    for (index, values) in values.enumerated() {
      for value in values {
        var element = value.element
        while element >= 0 {
          let array = Int(event.elements[Int(element)].array)
          if lastUse[array] == index { break }
          lastUse[array] = index
          element = event.elements[Int(element)].parent
        }
      }
    }
  }

  private func isUsed(_ element: Int32, after index: Int) -> Bool {
    lastUse[Int(event.elements[Int(element)].array)] > index
  }

  /// The choice with an element and those around it added, without what no longer matters.
  private func extended(_ choice: Choice, by element: Int32, at index: Int) -> Choice {
    var added: Choice = []
    var next = element
    while next >= 0 {
      if isUsed(next, after: index), !choice.contains(next) { added.append(next) }
      next = event.elements[Int(next)].parent
    }
    let kept = choice.filter { isUsed($0, after: index) }
    return added.isEmpty ? kept : (kept + added).sorted()
  }

  /// The first value, from a place on, that stands in the chosen element of every array in which one is chosen.
  private func firstConsistent(_ values: [EventFields.Value], from start: Int, with choice: Choice) -> Int? {
    var place = start
    while place < values.count {
      guard let behind = conflict(values[place].element, choice) else { return place }
      place = firstPlace(in: values, from: place + 1, element: behind)
    }
    return nil
  }

  /// The element from which on values can be consistent again, if one in this element is not.
  private func conflict(_ element: Int32, _ choice: Choice) -> Int32? {
    guard element >= 0 else { return nil }
    for chosen in choice {
      let around = event.elements[Int(chosen)]
      let array = event.arrays[Int(around.array)]
      if element < array.first || element > array.last { continue }
      if element < chosen { return chosen }
      if element > around.last { return array.last + 1 }
    }
    return nil
  }

  /// The first place whose value stands in an element of at least this number.
  private func firstPlace(in values: [EventFields.Value], from start: Int, element: Int32) -> Int {
    var low = start
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle].element < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
