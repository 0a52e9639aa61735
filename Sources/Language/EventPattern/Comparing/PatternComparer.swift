import Emit

/// Two patterns, expanded to branches over the same fields.
struct PatternComparer {
  enum Side { case first, second }

  /// A condition: a field and one of the lists that classify the field's values.
  struct Condition {
    let field: Int
    let list: Int
  }

  typealias Branch = [Condition]

  /// A field of at least one of the patterns.
  struct Field {
    let path: [UInt8]
    let domain: EventShape.Domain
    let classes: FieldClasses
  }

  /// Pairs of branches that are searched for a common event.
  private static let maximumPairs = 20_000

  let fields: [Field]
  private let branches: (first: [Branch], second: [Branch])
  private let compiled: (first: CompiledPattern, second: CompiledPattern)

  /// Nil if a pattern has more branches or conditions than EventBridge allows.
  init?(_ first: Pattern, _ second: Pattern) {
    guard let firstBranches = first.branches, let secondBranches = second.branches else { return nil }
    var table = FieldTable()
    branches = (firstBranches.map { table.add($0) }, secondBranches.map { table.add($0) })
    compiled = (CompiledPattern(firstBranches), CompiledPattern(secondBranches))
    fields = table.fields
  }

  func branches(of side: Side) -> [Branch] { side == .first ? branches.first : branches.second }

  func matches(_ side: Side, _ event: JSONValue) -> Bool {
    (side == .first ? compiled.first : compiled.second).matches(EventFields(event))
  }

  /// Whether two fields can be in one array of objects.
  func sharesArrays(_ left: Int, _ right: Int) -> Bool {
    left != right && EventShape.arrayRoot(of: fields[left].path) == EventShape.arrayRoot(of: fields[right].path)
  }

  /// The fields of a branch before another field that can be in one array with it. If there are none, the other field's
  /// absence is its absence from the whole event.
  func fieldsBefore(_ field: Int, in branch: Branch) -> [Int] {
    branch.map(\.field).filter { sharesArrays($0, field) && precedesInUTF16(fields[$0].path, fields[field].path) }
  }

  // MARK: Within

  /// Whether the other pattern matches every event that one pattern matches, and an event that it does not match.
  func isWithin(
    _ side: Side, _ budget: inout ComparisonBudget
  ) -> (answer: PatternComparison.Answer, event: JSONValue?) {
    let other: Side = side == .first ? .second : .first
    var answer = PatternComparison.Answer.yes
    var options = FieldOptions()
    for branch in branches(of: side) {
      guard budget.spend(fields.count + branch.count * branch.count) else { return (.undecided, nil) }
      var search = CounterexampleSearch(self, branch, against: branches(of: other), cautious: false, &options)
      if case .found(let values) = search.run(&budget) {
        let event = WitnessEvent(fields, values).json
        if matches(side, event), !matches(other, event) { return (.no, event) }
      }
      if answer == .yes {
        var proof = CounterexampleSearch(self, branch, against: branches(of: other), cautious: true, &options)
        if case .nothing = proof.run(&budget) { continue }
        answer = .undecided
      }
    }
    return (answer, nil)
  }

  // MARK: Overlap

  /// Whether both patterns match a common event, and one such event.
  func overlap(_ budget: inout ComparisonBudget) -> (answer: PatternComparison.Answer, event: JSONValue?) {
    var answer = PatternComparison.Answer.no
    var pairs = 0
    for first in branches.first {
      for second in branches.second {
        pairs += 1
        guard pairs <= PatternComparer.maximumPairs, budget.spend(fields.count * (first.count + second.count))
        else { return (.undecided, nil) }
        switch CommonEvent(self, first, second).find() {
        case .impossible: continue
        case .unknown: answer = .undecided
        case .values(let values):
          let event = values.json
          if matches(.first, event), matches(.second, event) { return (.yes, event) }
          answer = .undecided
        }
      }
    }
    return (answer, nil)
  }
}

/// Numbers the fields of two patterns and the lists of each.
private struct FieldTable {
  private struct Entry {
    let path: [UInt8]
    var lists: [[ValueMatcher]] = []
    var numbers: [ListKey: Int] = [:]
  }

  private var entries: [Entry] = []
  private var places: [[UInt8]: Int] = [:]

  mutating func add(_ branch: PatternBranch) -> PatternComparer.Branch {
    branch.conditions.map { condition in
      let field = places[condition.path] ?? entries.count
      if field == entries.count {
        places[condition.path] = field
        entries.append(Entry(path: condition.path))
      }
      let key = ListKey(condition.matchers)
      let list = entries[field].numbers[key] ?? entries[field].lists.count
      if list == entries[field].lists.count {
        entries[field].numbers[key] = list
        entries[field].lists.append(condition.matchers)
      }
      return PatternComparer.Condition(field: field, list: list)
    }
  }

  var fields: [PatternComparer.Field] {
    entries.map { entry in
      let domain = EventShape.domain(of: entry.path)
      return PatternComparer.Field(
        path: entry.path, domain: domain, classes: FieldClasses(entry.lists, domain: domain))
    }
  }
}
