/// The walk over the conditions of one branch, in the order of the UTF-16 units of their paths.
///
/// For each condition, the walk chooses a value that the list accepts, or none if the list accepts absence. Values in
/// arrays of objects must come from the same element of every array that they share with values chosen before. The
/// branch is met if every condition has a choice.
struct ArrayWalk {
  /// What an event has for a condition. Values count only by the innermost element that contains them, -1 for none;
  /// each list of elements is ascending.
  struct Condition {
    /// The elements of all values at the path.
    var present: [Int32] = []
    /// The elements of the values that the list accepts.
    var accepted: [Int32] = []
    var acceptsAbsence = false
  }

  /// One element each of some arrays, ascending and always with their enclosing elements: the choices so far.
  private typealias Choice = [Int32]

  private let elements: ArrayElements
  /// The last condition, by its number, that has values in an array; -1 for none.
  private var lastUse: [Int] = []
  /// Choices that are tracked in parallel. There are no more of them than elements, unless one path occurs in many
  /// arrays that are not nested in each other, which requires repeated or dotted names; further choices are dropped.
  private let maximumChoices: Int

  init(_ elements: ArrayElements) {
    self.elements = elements
    maximumChoices = max(10_000, elements.count)
  }

  /// How many of the conditions can be met one after another; all of them if the branch is met.
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

  /// Records for every array the last condition that has values in it. After that condition the choice in the array no
  /// longer matters, and choices that otherwise agree become one.
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

  private func isUsed(_ element: Int32, after index: Int) -> Bool { lastUse[elements.array(of: element)] > index }

  /// The choice with an element and its enclosing elements added, without elements that no longer matter.
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

  /// The first value, from a place on, that is in the chosen element of every array with a chosen element.
  private func firstConsistent(_ values: [Int32], from start: Int, with choice: Choice) -> Int? {
    var place = start
    while place < values.count {
      guard let successor = conflict(values[place], choice) else { return place }
      place = firstPlace(in: values, from: place + 1, element: successor)
    }
    return nil
  }

  /// The element from which values can be consistent again, if a value in this element is not.
  private func conflict(_ element: Int32, _ choice: Choice) -> Int32? {
    guard element >= 0 else { return nil }
    for chosen in choice where elements.isAside(element, of: chosen) {
      return element < chosen ? chosen : elements.end(ofArrayOf: chosen)
    }
    return nil
  }

  /// The first place whose value is in an element of at least this number.
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
