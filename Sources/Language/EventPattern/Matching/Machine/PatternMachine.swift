/// Many patterns, prepared for matching events with all of them at once.
///
/// The machine stores every distinct condition of all patterns once. For each branch of each pattern it picks the
/// condition that is likely to be met least often, and indexes the picked conditions by the values that they accept. An
/// event then leads directly to the few branches whose picked condition it meets, and only their other conditions are
/// checked. The cost of an event therefore depends on its size and on the number of patterns that it nearly matches,
/// and hardly on the number of all patterns. The size of the machine grows with the patterns expanded to branches, as
/// `Pattern` expands `$or`.
///
/// A machine never changes, and several matchers may share it; see `EventMatcher`.
public struct PatternMachine: Sendable {
  /// A list of values and its field.
  struct Condition: Sendable {
    let field: Int32
    let list: Int32
  }

  /// The number of patterns. They are numbered from 0, in order.
  public let patternCount: Int
  /// The patterns with more branches or conditions than EventBridge allows, by number; they match no event.
  public let unmatchable: [Int]

  let paths: PathTrie
  let conditions: [Condition]
  let lists: [CompiledList]
  /// The conditions of each branch in the order of their paths' UTF-16 units.
  let branches: Postings
  /// Whether two fields of each branch can be in one array.
  let sharesArrays: [Bool]
  /// The patterns that each branch belongs to.
  let owners: Postings
  /// The branches for which each condition was picked.
  let pickedBy: Postings
  /// The branches for which none could be picked, because absence meets all their conditions.
  let unpicked: [Int32]
  /// Whether each field has a picked condition.
  let isIndexed: [Bool]
  /// The index of each field, empty if it has no picked condition.
  let indexes: [FieldIndex]

  public init(_ patterns: [Pattern]) {
    var builder = MachineBuilder()
    var unmatchable: [Int] = []
    for (number, pattern) in patterns.enumerated() {
      if let branches = pattern.branches {
        for branch in branches { builder.add(branch, of: Int32(clamping: number)) }
      } else {
        unmatchable.append(number)
      }
    }
    patternCount = patterns.count
    self.unmatchable = unmatchable
    let picks = builder.pick()
    paths = builder.paths
    conditions = builder.conditions.map { Condition(field: $0.field, list: $0.list) }
    lists = builder.lists.map { CompiledList($0) }
    branches = Postings(builder.branches)
    sharesArrays = builder.sharesArrays
    owners = Postings(builder.owners)
    pickedBy = Postings(picks.branches)
    unpicked = picks.unpicked
    indexes = picks.indexes
    isIndexed = picks.isIndexed
  }
}

private struct MachineBuilder {
  private struct ConditionKey: Hashable {
    let field: Int32
    let list: Int32
  }

  struct Condition {
    let field: Int32
    let list: Int32
    /// The number of branches with this condition.
    var uses = 0
  }

  var paths = PathTrie()
  var conditions: [Condition] = []
  var lists: [[ValueMatcher]] = []
  var branches: [[Int32]] = []
  var sharesArrays: [Bool] = []
  var owners: [[Int32]] = []
  private var knownLists: [ListKey: Int32] = [:]
  private var knownConditions: [ConditionKey: Int32] = [:]
  private var knownBranches: [[Int32]: Int] = [:]

  mutating func add(_ branch: PatternBranch, of pattern: Int32) {
    let numbers = branch.sorted.map { condition(paths.field(at: $0.path), $0.matchers) }
    if let known = knownBranches[numbers] {
      if owners[known].last != pattern { owners[known].append(pattern) }
      return
    }
    knownBranches[numbers] = branches.count
    branches.append(numbers)
    owners.append([pattern])
    sharesArrays.append(paths.share(numbers.map { conditions[Int($0)].field }))
    for number in numbers { conditions[Int(number)].uses += 1 }
  }

  private mutating func condition(_ field: Int32, _ matchers: [ValueMatcher]) -> Int32 {
    let listKey = ListKey(matchers)
    let list: Int32
    if let known = knownLists[listKey] {
      list = known
    } else {
      list = Int32(clamping: lists.count)
      knownLists[listKey] = list
      lists.append(matchers)
    }
    let key = ConditionKey(field: field, list: list)
    if let known = knownConditions[key] { return known }
    knownConditions[key] = Int32(clamping: conditions.count)
    conditions.append(Condition(field: field, list: list))
    return Int32(clamping: conditions.count - 1)
  }

  /// Picks a condition for each branch and indexes the picked ones.
  func pick() -> (branches: [[Int32]], unpicked: [Int32], indexes: [FieldIndex], isIndexed: [Bool]) {
    let chances = lists.map(\.chance)
    var pickedBy: [[Int32]] = Array(repeating: [], count: conditions.count)
    var unpicked: [Int32] = []
    for (number, branch) in branches.enumerated() {
      var best: (score: Double, chance: Double, condition: Int32)?
      for condition in branch {
        let (list, uses) = (conditions[Int(condition)].list, conditions[Int(condition)].uses)
        guard let chance = chances[Int(list)] else { continue }
        // A condition that many rules share is likely to match common events.
        let score = min(1, chance * Double(uses))
        if best.map({ (score, chance) < ($0.score, $0.chance) }) ?? true { best = (score, chance, condition) }
      }
      if let best {
        pickedBy[Int(best.condition)].append(Int32(clamping: number))
      } else {
        unpicked.append(Int32(clamping: number))
      }
    }
    var indexes = Array(repeating: FieldIndexBuilder(), count: paths.fieldCount)
    var isIndexed = Array(repeating: false, count: paths.fieldCount)
    for (number, condition) in conditions.enumerated() where !pickedBy[number].isEmpty {
      isIndexed[Int(condition.field)] = true
      indexes[Int(condition.field)].insert(lists[Int(condition.list)], condition: Int32(clamping: number))
    }
    return (pickedBy, unpicked, indexes.map { FieldIndex($0) }, isIndexed)
  }
}

extension [ValueMatcher] {
  /// An estimate of how likely the list accepts a value that an event has, 1 for certain; nil if it accepts absence.
  fileprivate var chance: Double? {
    var sum = 0.0
    for matcher in self {
      switch matcher.test {
      case .exists(false): return nil
      case .exists(true), .anythingBut: sum += 1
      case .bool: sum += 0.5
      case .null: sum += 0.1
      case .string, .exactly, .number, .equalsIgnoreCase: sum += 0.01
      case .prefix(let text, _), .suffix(let text, _): sum += text.isEmpty ? 1 : 0.05
      case .wildcard(let text): sum += text == "*" ? 1 : 0.1
      case .cidr: sum += 0.1
      case .numeric(let comparisons):
        sum += comparisons.count > 1 ? 0.2 : comparisons.first?.relation == .equal ? 0.01 : 0.5
      }
    }
    return Swift.min(sum, 1)
  }
}
