import Emit

/// Searches for an event that one branch matches and none of some others does.
///
/// It is enough to consider events whose fields have one value each or none, chosen from the classes of values: a
/// second value can only help to meet a condition, and absence is one of the choices. For each of the other branches,
/// one field must be chosen so that the branch does not match.
///
/// This is not sufficient for arrays of objects: there, a condition can fail although a value meets it, because the
/// value is in another element than earlier ones. The cautious search counts such conditions as not met. If it still
/// finds nothing, no such event exists, whatever arrays it contains: the values by which an event meets the branch also
/// meet one of the others.
struct CounterexampleSearch {
  enum Outcome {
    /// No such event exists.
    case nothing
    /// One value for each field, or none.
    case found([JSONValue?])
    /// The search found something that is not an event, or was cut off.
    case unknown
  }

  private static let maximumSteps = 100_000

  private let comparer: PatternComparer
  private let others: [PatternComparer.Branch]
  private let cautious: Bool
  /// For each field, the branch's own list; nil if the branch has no condition on it.
  private var own: [Int?]
  private var options: [[FieldOption]] = []
  /// For each field, the earlier fields of the branch that can be in one array with it.
  private var before: [[Int]] = []
  private var chosen: [Int?]
  private var steps = 0

  init(
    _ comparer: PatternComparer, _ branch: PatternComparer.Branch, against others: [PatternComparer.Branch],
    cautious: Bool, _ known: inout FieldOptions
  ) {
    self.comparer = comparer
    self.others = others
    self.cautious = cautious
    own = Array(repeating: nil, count: comparer.fields.count)
    chosen = own
    for condition in branch { own[condition.field] = condition.list }
    for field in comparer.fields.indices {
      options.append(known.options(of: field, comparer.fields[field], own: own[field], cautious: cautious))
      // The others are never needed.
      before.append(cautious && own[field] != nil ? comparer.fieldsBefore(field, in: branch) : [])
    }
  }

  mutating func run(_ budget: inout ComparisonBudget) -> Outcome {
    // A branch with a condition that nothing meets matches no event.
    for field in options.indices where own[field] != nil && options[field].isEmpty {
      return comparer.fields[field].classes.isComplete ? .nothing : .unknown
    }
    guard let found = misses(0, &budget) else { return .unknown }
    guard found else { return .nothing }
    var values: [JSONValue?] = []
    for (field, options) in options.enumerated() {
      guard let option = chosen[field].map({ options[$0] }) ?? options.first else { return .unknown }
      if option.value == nil, !option.isAbsence { return .unknown }
      values.append(option.value)
    }
    return .found(values)
  }

  /// Whether the remaining fields can be chosen so that no branch from a number on matches; nil if the search was cut
  /// off.
  private mutating func misses(_ start: Int, _ budget: inout ComparisonBudget) -> Bool? {
    guard budget.spend(others.count - start + 1) else { return nil }
    var next = start
    while next < others.count, isMissed(others[next]) { next += 1 }
    guard next < others.count else { return true }
    for condition in others[next] where chosen[condition.field] == nil {
      for (place, option) in options[condition.field].enumerated()
      where isMissed(condition, of: others[next], option) {
        steps += 1
        if steps > CounterexampleSearch.maximumSteps { return nil }
        chosen[condition.field] = place
        guard let found = misses(next + 1, &budget) else { return nil }
        if found { return true }
        chosen[condition.field] = nil
      }
    }
    return false
  }

  /// Whether the choices so far leave one of a branch's conditions unmet.
  private func isMissed(_ branch: PatternComparer.Branch) -> Bool {
    for condition in branch {
      if let place = chosen[condition.field], isMissed(condition, of: branch, options[condition.field][place]) {
        return true
      }
    }
    return false
  }

  /// Whether a choice leaves a condition of another branch unmet.
  private func isMissed(
    _ condition: PatternComparer.Condition, of branch: PatternComparer.Branch, _ option: FieldOption
  ) -> Bool {
    let field = condition.field
    if !option.meets.contains(condition.list) { return true }
    guard cautious else { return false }
    let asked = branch.map(\.field)
    if own[field] == nil {
      // The field's values other than the chosen ones are unknown.
      return !option.isAbsence && asked.contains { comparer.sharesArrays($0, field) }
    }
    // The field is absent from the elements that were chosen before; it may be present in fewer.
    return option.isAbsence && !before[field].allSatisfy(asked.contains)
  }
}
