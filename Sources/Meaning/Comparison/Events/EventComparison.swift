import Diagnostics
import Emit
import EventPattern
import Flow
import Source

/// The changes of the events that start a workflow; and whether patterns that differ were proved to match the same events.
///
/// All triggers of one place are compared together, because it does not matter which of several triggers matches an event.
func eventChanges(_ pair: WorkflowPair) -> (changes: [Change], isRewritten: Bool) {
  let old = EventSet.all(of: pair.base, in: pair.baseProject)
  let new = EventSet.all(of: pair.head, in: pair.headProject)
  let oldSets = Dictionary(old.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
  let newPlaces = Set(new.map(\.place))
  var lost = old.filter { !newPlaces.contains($0.place) }
  var gained = new.filter { oldSets[$0.place] == nil }
  var changes: [Change] = []
  // One place in exchange for another is one change.
  if lost.count == 1, gained.count == 1 {
    changes.append(movedChange(lost.removeFirst(), gained.removeFirst()))
  }
  changes += lost.map { set in
    Change(
      .eventsRemoved, .takesNothingFrom(set.place.name), subject: set.place.name, base: set.span,
      head: pair.head.triggers.first?.span, facts: set.facts(isBefore: true), identity: set.identity)
  }
  changes += gained.map { set in
    Change(
      .eventsAdded, .takesFrom(set.place.name), subject: set.place.name, base: pair.base.triggers.first?.span,
      head: set.span, facts: set.facts(isBefore: false), identity: set.identity)
  }
  var isRewritten = false
  for set in new {
    guard let before = oldSets[set.place] else { continue }
    let comparison = EventSetComparison(before, set, pair.runs)
    if let change = comparison.change {
      changes.append(change)
    } else if comparison.isRewritten {
      isRewritten = true
    }
  }
  if !changes.isEmpty { changes[0].logged = LoggedPatterns(old, new) }
  return (changes, isRewritten)
}

private func movedChange(_ old: EventSet, _ new: EventSet) -> Change {
  Change(
    .busChanged, .takesFromOther(old.place.name, new.place.name), base: old.span, head: new.span,
    facts: [.values(.words(.bus), .code(old.place.name), .code(new.place.name))],
    identity: [old.place.name, new.place.name] + old.identity + new.identity)
}

extension EventSet {
  /// The patterns as facts of one side.
  fileprivate func facts(isBefore: Bool) -> [ChangeFact] {
    canonical.map { pattern in
      .values(.words(.eventPattern), isBefore ? .code(pattern) : nil, isBefore ? nil : .code(pattern))
    }
  }
}

/// The comparison of the events of one place.
private struct EventSetComparison {
  let old: EventSet
  let new: EventSet
  let runs: [TestPair]
  private let comparison: PatternComparison?

  init(_ old: EventSet, _ new: EventSet, _ runs: [TestPair]) {
    self.old = old
    self.new = new
    self.runs = runs
    comparison = old.identity == new.identity ? nil : PatternComparison(old.union, new.union)
  }

  /// Whether the patterns differ, and match the same events.
  var isRewritten: Bool { comparison?.relation == .equal }

  var change: Change? {
    guard let comparison else { return nil }
    switch comparison.relation {
    case .equal: return nil
    case .superset: return change(.eventsNarrowed, .firesForFewer, comparison, .note(.nothingGained))
    case .subset: return change(.eventsWidened, .firesForMore, comparison, .note(.nothingLost))
    case .overlapping: return change(.eventsShifted, .firesForOthers, comparison)
    case .disjoint: return change(.eventsReplaced, .firesForDifferent, comparison, .note(.nothingInCommon))
    case .undecided:
      // An event that no longer fires is certain, even if the rest could not be decided.
      return change(
        .eventsUndecided, .firesUndecided, comparison, .note(.comparisonTooLarge),
        level: comparison.firstIsWithinSecond == .no ? .breaking : nil)
    }
  }

  private func change(
    _ code: ChangeCode, _ message: Sentence, _ comparison: PatternComparison, _ proof: ChangeFact? = nil,
    level: ChangeLevel? = nil
  ) -> Change {
    let conditions = ConditionComparison(old, new)
    var facts = conditions.facts
    let witnesses = Witnesses(old.union, new.union, samples: runs.compactMap(\.event))
    if let event = comparison.onlyFirst { facts.append(witnesses.fact(event, firesBefore: true)) }
    if let event = comparison.onlySecond { facts.append(witnesses.fact(event, firesBefore: false)) }
    facts += runs.compactMap(\.flip)
    if let proof { facts.append(proof) }
    return Change(
      code, message, subject: old.place == EventPlace() ? nil : old.place.name, base: conditions.base ?? old.span,
      head: conditions.head ?? new.span, facts: facts, identity: old.identity + ["→"] + new.identity, level: level)
  }
}
