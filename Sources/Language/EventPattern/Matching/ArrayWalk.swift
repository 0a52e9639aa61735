/// The walk over the conditions of one branch, in the order of the UTF-16 units of their paths.
///
/// For each, a value that the list accepts is chosen, or none where the list accepts absence; values in arrays of
/// objects have to come from the same element of every array that they share with values chosen before. The branch is
/// met when there is a choice for every condition.
struct ArrayWalk {
  /// What an event has for a condition. Values count only by the innermost element that holds them, -1 for none; each
  /// list of elements is rising.
  struct Condition {
    /// The elements of all values at the path.
    var present: [Int32] = []
    /// The elements of the values that the list accepts.
    var accepted: [Int32] = []
    /// Whether no value is enough.
    var acceptsAbsence = false
  }

  /// One element each of some arrays, rising, those around an element always with it: what was chosen so far.
  private typealias Choice = [Int32]

  private let elements: ArrayElements
  /// The last condition, by its number, that has values in an array; -1 for none.
  private var lastUse: [Int] = []
  /// Choices that are followed side by side. There are no more of them than elements, unless one path occurs in many
  /// arrays that do not lie within each other, which takes repeated or dotted names; choices beyond are let go.
  private let maximumChoices: Int

  init(_ elements: ArrayElements) {
    self.elements = elements
    maximumChoices = max(10_000, elements.count)
  }

  /// How many of the conditions can be met one behind the other; all of them where the branch is met.
  mutating func reach(_ conditions: [Condition]) -> Int {
    findLastUses(conditions)
    var choices: Set<Choice> = [[]]
    for (index, condition) in conditions.enumerated() {
      if condition.accepted.isEmpty, !condition.acceptsAbsence { return index }
      var next: Set<Choice> = []
      for choice in choices {
        if condition.acceptsAbsence, firstConsistent(condition.present, from: 0, with: choice) == nil {
          next.insert(choice.filter { isUsed($0, after: index) })
        }
        var place = firstConsistent(condition.accepted, from: 0, with: choice)
        while let found = place, next.count < maximumChoices {
          next.insert(extended(choice, by: condition.accepted[found], at: index))
          place = firstConsistent(condition.accepted, from: found + 1, with: choice)
        }
      }
      if next.isEmpty { return index }
      choices = next
    }
    return conditions.count
  }

  /// Notes for every array the last condition that has values in it. Behind that one, what was chosen in the array no
  /// longer matters, and choices that differ in nothing else become one.
  private mutating func findLastUses(_ conditions: [Condition]) {
    guard !elements.isEmpty else { return }
    lastUse = Array(repeating: -1, count: elements.arrayCount)
    for (index, condition) in conditions.enumerated() {
      for innermost in condition.present {
        var element = innermost
        while element >= 0 {
          let array = elements.array(of: element)
          if lastUse[array] == index { break }
          lastUse[array] = index
          element = elements.parent(of: element)
        }
      }
    }
  }

  private func isUsed(_ element: Int32, after index: Int) -> Bool {
    lastUse[elements.array(of: element)] > index
  }

  /// The choice with an element and those around it added, without what no longer matters.
  private func extended(_ choice: Choice, by element: Int32, at index: Int) -> Choice {
    var added: Choice = []
    var next = element
    while next >= 0 {
      if isUsed(next, after: index), !choice.contains(next) { added.append(next) }
      next = elements.parent(of: next)
    }
    let kept = choice.filter { isUsed($0, after: index) }
    return added.isEmpty ? kept : (kept + added).sorted()
  }

  /// The first value, from a place on, that stands in the chosen element of every array in which one is chosen.
  private func firstConsistent(_ values: [Int32], from start: Int, with choice: Choice) -> Int? {
    var place = start
    while place < values.count {
      guard let behind = conflict(values[place], choice) else { return place }
      place = firstPlace(in: values, from: place + 1, element: behind)
    }
    return nil
  }

  /// The element from which on values can be consistent again, if one in this element is not.
  private func conflict(_ element: Int32, _ choice: Choice) -> Int32? {
    guard element >= 0 else { return nil }
    for chosen in choice where elements.isAside(element, of: chosen) {
      return element < chosen ? chosen : elements.end(ofArrayOf: chosen)
    }
    return nil
  }

  /// The first place whose value stands in an element of at least this number.
  private func firstPlace(in values: [Int32], from start: Int, element: Int32) -> Int {
    var low = start
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
