import Emit

/// A value that a field can have, for the search for a counterexample.
struct FieldOption {
  /// Nil for absence, and for the values of an entry that could not be classified further.
  let value: JSONValue?
  let isAbsence: Bool
  let meets: NumberSet
}

/// The values that fields can have, computed once for all branches with the same conditions on them.
struct FieldOptions {
  private struct Question: Hashable {
    let field: Int
    let own: Int?
    let cautious: Bool
  }

  /// With more values than this, finding the useless ones costs more than trying them.
  private static let maximumSorted = 1_000

  private var known: [Question: [FieldOption]] = [:]

  /// The values of a field that meet a branch's own list, if it has one.
  ///
  /// - Parameters:
  /// - number: The number of the field.
  /// - own: The list; nil if the branch has no condition on the field.
  /// - cautious: Whether values that could not be classified count as meeting only what they certainly meet.
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
    // Classes differ in the lists that accept them.
    let areDistinct = !cautious || classes.isComplete
    let least = present.count > maximumSorted ? present : leastMeeting(present, areDistinct: areDistinct)
    guard mayBeAbsent(field), list.map(classes.acceptingAbsence.contains) ?? true else { return least }
    let absence = FieldOption(value: nil, isAbsence: true, meets: classes.acceptingAbsence)
    return list == nil ? [absence] + least : least + [absence]
  }

  /// A value that meets more lists than another is useless.
  private static func leastMeeting(_ options: [FieldOption], areDistinct: Bool) -> [FieldOption] {
    // Only a smaller set can be a subset of another one, so sets of the same size are not compared.
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
