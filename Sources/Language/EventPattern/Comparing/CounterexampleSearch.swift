import Emit

/// Looks for an event that one branch matches and none of some others does.
///
/// It is enough to look at events whose fields hold one value each or none, chosen from the classes of values: a second
/// value can only help a condition to be met, and what absence would meet, absence is tried for. For each of the other
/// branches a field has to be chosen so that the branch is not met.
///
/// Arrays of objects are where this is not the whole story: there, a condition can fail although a value meets it,
/// because the value stands in another element than earlier ones. The cautious search counts such conditions as not met.
/// If it still finds nothing, there is no such event, whatever arrays it holds: the values by which an event meets the
/// branch meet one of the others too.
struct CounterexampleSearch {
  /// What came of it.
  enum Outcome {
    /// There is no such event.
    case nothing
    /// One value for each field, or none.
    case found([JSONValue?])
    /// The search found something that is no event, or was cut off.
    case unknown
  }

  private static let maximumSteps = 100_000

  private let comparer: PatternComparer
  private let others: [PatternComparer.Branch]
  private let cautious: Bool
  /// For each field the branch's own list; nil where the branch does not ask about it.
  private var own: [Int?]
  private var options: [[FieldOption]] = []
  /// For each field, those of the branch that come before it and can stand in one array with it.
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
      // Nobody asks for the others.
      before.append(cautious && own[field] != nil ? comparer.fieldsBefore(field, in: branch) : [])
    }
  }

  /// Searches.
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

  /// Whether the fields that are still free can be chosen so that no branch from a number on is met; nil where the
  /// search was cut off.
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

  /// Whether what is chosen so far leaves one of a branch's conditions unmet.
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
      // Which of the field's values there are beside the chosen ones is not known.
      return !option.isAbsence && asked.contains { comparer.sharesArrays($0, field) }
    }
    // The field is absent beside all that was chosen before; it may be there beside less.
    return option.isAbsence && !before[field].allSatisfy(asked.contains)
  }
}
