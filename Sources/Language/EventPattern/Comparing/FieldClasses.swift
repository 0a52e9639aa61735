import Emit

/// The values of one field, sorted into classes by which of some lists accept them.
struct FieldClasses {
  /// Values that the same lists accept, represented by one of them.
  struct Class {
    let value: JSONValue
    let accepting: NumberSet
  }

  /// An entry of a list whose values could not be classified further.
  struct Entry {
    /// The lists that certainly accept all of its values.
    let accepting: NumberSet
    /// The lists that contain it.
    let holders: NumberSet
  }

  let classes: [Class]
  /// Whether every value is in one of the classes.
  let isComplete: Bool
  /// The entries of all lists, if the classes are not complete.
  let entries: [Entry]
  let acceptingAbsence: NumberSet
  /// The lists that accept any value at all.
  let acceptingAll: NumberSet

  /// Sorts the values of a field by some lists.
  init(_ lists: [[ValueMatcher]], domain: EventShape.Domain) {
    let compiled = lists.map { CompiledList($0) }
    var candidates = CandidateValues(domain)
    for matcher in lists.joined() { candidates.add(matcher.test) }
    let (values, isComplete) = candidates.find()
    var finder = ListFinder(lists, compiled)
    var seen: Set<NumberSet> = []
    var classes: [Class] = []
    for value in values {
      let accepting = finder.lists(accepting: value)
      if seen.insert(accepting).inserted { classes.append(Class(value: value, accepting: accepting)) }
    }
    self.classes = classes
    self.isComplete = isComplete
    acceptingAbsence = NumberSet(below: lists.count) { compiled[$0].acceptsAbsence }
    let all = NumberSet(below: lists.count) { number in lists[number].contains { $0.test == .exists(true) } }
    acceptingAll = all
    entries = isComplete ? [] : FieldClasses.entries(of: lists, acceptingAll: all)
  }

  private static func entries(of lists: [[ValueMatcher]], acceptingAll: NumberSet) -> [Entry] {
    var holders: [JSONValue: NumberSet] = [:]
    var order: [JSONValue] = []
    for (number, list) in lists.enumerated() {
      for matcher in list where matcher.test != .exists(false) {
        let json = matcher.test.json
        if holders[json] == nil { order.append(json) }
        holders[json, default: NumberSet(below: lists.count) { _ in false }].insert(number)
      }
    }
    return order.compactMap { json in
      holders[json].map { Entry(accepting: $0.union(acceptingAll), holders: $0) }
    }
  }
}
