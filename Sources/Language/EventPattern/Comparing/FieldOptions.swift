import Emit

/// What a field can hold, as far as the search for a counterexample is concerned.
struct FieldOption {
  /// Nil for absence, and for the values of an entry that could not be told apart any further.
  let value: JSONValue?
  let isAbsence: Bool
  /// The lists that it meets.
  let meets: NumberSet
}

/// What fields can hold, found out once for all branches that ask the same about them.
struct FieldOptions {
  private struct Question: Hashable {
    let field: Int
    let own: Int?
    let cautious: Bool
  }

  /// With more than so many values, finding those that are of no use costs more than trying them.
  private static let maximumSorted = 1_000

  private var known: [Question: [FieldOption]] = [:]

  /// What a field can hold so that a branch's own list is met, where it has one.
  ///
  /// - Parameters:
  ///   - number: The field's number.
  ///   - own: The list; nil where the branch does not ask about the field.
  ///   - cautious: Whether values that could not be told apart count as meeting only what they surely meet.
  mutating func options(
    of number: Int, _ field: PatternComparer.Field, own: Int?, cautious: Bool
  ) -> [FieldOption] {
    let question = Question(field: number, own: own, cautious: cautious)
    if let found = known[question] { return found }
    let found = FieldOptions.find(field, own: own, cautious: cautious)
    known[question] = found
    return found
  }

  private static func find(_ field: PatternComparer.Field, own list: Int?, cautious: Bool) -> [FieldOption] {
    let classes = field.classes
    var present: [FieldOption] = []
    for known in classes.classes where list.map(known.accepting.contains) ?? true {
      present.append(FieldOption(value: known.value, isAbsence: false, meets: known.accepting))
    }
    if cautious, !classes.isComplete {
      if let list {
        for entry in classes.entries where entry.holders.contains(list) {
          present.append(FieldOption(value: nil, isAbsence: false, meets: entry.accepting))
        }
      } else {
        present.append(FieldOption(value: nil, isAbsence: false, meets: classes.acceptingAll))
      }
    }
    // Classes differ in what accepts them.
    let areDistinct = !cautious || classes.isComplete
    let least = present.count > maximumSorted ? present : leastMeeting(present, areDistinct: areDistinct)
    guard mayBeAbsent(field), list.map(classes.acceptingAbsence.contains) ?? true else { return least }
    let absence = FieldOption(value: nil, isAbsence: true, meets: classes.acceptingAbsence)
    return list == nil ? [absence] + least : least + [absence]
  }

  /// What meets more than another is of no more use.
  private static func leastMeeting(_ options: [FieldOption], areDistinct: Bool) -> [FieldOption] {
    // Only a smaller set can lie within another one, so that those of one size need not be compared.
    let sizes = options.map(\.meets.count)
    let ascending = options.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    var seen: Set<NumberSet> = []
    var kept: [Int] = []
    var size = 0
    var smaller = 0
    for place in ascending {
      if sizes[place] > size {
        size = sizes[place]
        smaller = kept.count
      }
      let meets = options[place].meets
      if !areDistinct, !seen.insert(meets).inserted { continue }
      if !kept[..<smaller].contains(where: { options[$0].meets.isSubset(of: meets) }) { kept.append(place) }
    }
    return kept.sorted().map { options[$0] }
  }

  private static func mayBeAbsent(_ field: PatternComparer.Field) -> Bool {
    if case .string = field.domain { false } else { true }
  }
}
