import Emit

/// The conditions that apply together at one place, in order: each path once, without conditions that another one
/// replaces.
struct CanonicalScope {
  /// A list of values at a path.
  struct Leaf {
    let steps: [String]
    let key: [UInt8]
    let list: [ValueMatcher]

    init(_ steps: [String], _ list: [ValueMatcher]) {
      self.steps = steps
      self.key = joinedSteps(steps[...])
      self.list = list
    }
  }

  /// An `$or`. The paths in its branches are complete; they share the prefix, which is the place of the `$or`.
  struct Group {
    var prefix: [String]
    var branches: [CanonicalScope]
    /// All paths on which a branch has a condition.
    var keys: Set<[UInt8]>

    init(under prefix: [String], _ branches: [CanonicalScope]) {
      self.prefix = prefix
      self.branches = branches
      keys = branches.reduce(into: []) { $0.formUnion($1.keys) }
    }
  }

  private(set) var leaves: [Leaf] = []
  private(set) var groups: [Group] = []

  private var keys: Set<[UInt8]> {
    groups.reduce(into: Set(leaves.map(\.key))) { $0.formUnion($1.keys) }
  }

  /// Adds a list, replacing earlier conditions on its path.
  mutating func add(_ leaf: Leaf) {
    if let index = groups.firstIndex(where: { $0.keys.contains(leaf.key) }) {
      groups[index].add(leaf)
    } else if let index = leaves.firstIndex(where: { $0.key == leaf.key }) {
      leaves[index] = leaf
    } else {
      leaves.append(leaf)
    }
  }

  /// Adds an `$or`. Its branches replace earlier conditions on their paths.
  mutating func add(_ group: Group) {
    var group = group
    let replaced = leaves.filter { group.keys.contains($0.key) }
    if !replaced.isEmpty {
      // A branch without a condition on the path keeps the earlier one; the others replace it.
      leaves.removeAll { group.keys.contains($0.key) }
      for leaf in replaced { group.prefix = commonStart(group.prefix, Array(leaf.steps.dropLast())) }
      group.branches = group.branches.map { branch in
        var scope = CanonicalScope()
        for leaf in replaced { scope.add(leaf) }
        scope.add(contentsOf: branch)
        return scope
      }
    }
    // Two groups in one object would need the same name, and groups that share a path depend on their order: the later
    // one is added to every branch of the earlier.
    let related = groups.indices.filter {
      groups[$0].prefix == group.prefix || !groups[$0].keys.isDisjoint(with: group.keys)
    }
    guard let first = related.first else {
      groups.append(group)
      return
    }
    for inner in related.dropFirst().map({ groups[$0] }) + [group] { groups[first].add(inner) }
    for index in related.dropFirst().reversed() { groups.remove(at: index) }
  }

  /// Adds all conditions of another scope.
  mutating func add(contentsOf other: CanonicalScope) {
    for leaf in other.leaves { add(leaf) }
    for group in other.groups { add(group) }
  }

  /// The scope with the branches of each group merged if that changes nothing, and groups of one branch dissolved.
  var simplified: CanonicalScope {
    var result = CanonicalScope()
    result.leaves = leaves
    for group in groups {
      let scopes = group.branches.map(\.simplified)
      // A branch without a condition always matches, and so does the group.
      if scopes.contains(where: { $0.leaves.isEmpty && $0.groups.isEmpty }) { continue }
      var list = BranchList()
      for scope in scopes {
        // A branch that is only an `$or` adds its branches.
        let isGroup = scope.leaves.isEmpty && scope.groups.count == 1
        for branch in isGroup ? scope.groups[0].branches : [scope] { list.add(branch) }
      }
      let branches = list.ordered
      if branches.count == 1 {
        result.add(contentsOf: branches[0])
      } else {
        result.add(Group(under: group.prefix, branches))
      }
    }
    return result
  }
}

extension CanonicalScope.Group {
  /// Adds a condition on a path to every branch, replacing earlier ones.
  mutating func add(_ leaf: CanonicalScope.Leaf) {
    for index in branches.indices { branches[index].add(leaf) }
    keys.insert(leaf.key)
    prefix = commonStart(prefix, Array(leaf.steps.dropLast()))
  }

  /// Adds an `$or` to every branch.
  mutating func add(_ group: CanonicalScope.Group) {
    for index in branches.indices { branches[index].add(group) }
    keys.formUnion(group.keys)
    prefix = commonStart(prefix, group.prefix)
  }
}

/// The names of a path, joined by dots.
func joinedSteps(_ steps: ArraySlice<String>) -> [UInt8] {
  var path: [UInt8] = []
  path.reserveCapacity(steps.reduce(0) { $0 + $1.utf8.count + 1 })
  for index in steps.indices {
    if index > steps.startIndex { path.append(UInt8(ascii: ".")) }
    path.append(contentsOf: steps[index].utf8)
  }
  return path
}

/// The common start of two paths.
private func commonStart(_ left: [String], _ right: [String]) -> [String] {
  zip(left, right).prefix { $0.utf8.elementsEqual($1.utf8) }.map(\.0)
}

/// The branches of an `$or` as they are collected, with overlapping ones merged.
///
/// EventBridge's open source matcher drops a branch whose lists overlap with those of an earlier, smaller branch on the
/// same paths. So two branches that differ on one path become one with both lists, a branch that another one covers is
/// removed, and of those that still overlap the larger one comes first. Branches that contain an `$or` are left
/// unchanged.
private struct BranchList {
  private final class Entry {
    let scope: CanonicalScope
    /// The printed entries of each list, in the order of the paths. They are computed only if another branch has
    /// conditions on the same paths, which is rare.
    private(set) lazy var lists: [Set<[UInt8]>] = scope.leaves.map { leaf in
      Set(leaf.list.map { $0.test.json.bytes(.compact) })
    }

    init(_ scope: CanonicalScope) { self.scope = scope }

    /// The number of paths of a comparable branch: one that contains an `$or` is not comparable.
    var comparablePaths: Int { scope.groups.isEmpty ? scope.leaves.count : 0 }

    var size: Int { scope.leaves.reduce(0) { $0 + $1.list.count } }
  }

  private enum Relation {
    case apart
    case overlapping
    case covered
    case covering
    case differing(at: [UInt8])
  }

  private var entries: [Entry] = []

  mutating func add(_ scope: CanonicalScope) {
    var entry = Entry(scope)
    var index = 0
    while index < entries.count {
      switch BranchList.relation(of: entry, to: entries[index]) {
      case .apart, .overlapping: index += 1
      case .covered: return
      case .covering:
        entries.remove(at: index)
      case .differing(let key):
        entry = Entry(entries[index].scope.joining(entry.scope, at: key))
        entries.remove(at: index)
        index = 0
      }
    }
    entries.append(entry)
  }

  /// The branches in output order.
  var ordered: [CanonicalScope] {
    let hasOverlap = entries.indices.contains { later in
      entries[..<later].contains { earlier in
        if case .overlapping = BranchList.relation(of: entries[later], to: earlier) { true } else { false }
      }
    }
    guard hasOverlap else { return entries.map(\.scope) }
    return entries.enumerated().sorted { left, right in
      (right.element.size, left.offset) < (left.element.size, right.offset)
    }.map(\.element.scope)
  }

  private static func relation(of entry: Entry, to other: Entry) -> Relation {
    guard entry.comparablePaths > 0, entry.comparablePaths == other.comparablePaths else { return .apart }
    var places: [Int] = []
    for leaf in entry.scope.leaves {
      guard let place = other.scope.leaves.firstIndex(where: { $0.key == leaf.key }) else { return .apart }
      places.append(place)
    }
    var isCovered = true
    var isCovering = true
    var overlaps = true
    var differing: [[UInt8]] = []
    for (index, leaf) in entry.scope.leaves.enumerated() {
      let list = entry.lists[index]
      let otherList = other.lists[places[index]]
      if list == otherList { continue }
      differing.append(leaf.key)
      isCovered = isCovered && list.isSubset(of: otherList)
      isCovering = isCovering && list.isSuperset(of: otherList)
      overlaps = overlaps && !list.isDisjoint(with: otherList)
    }
    if isCovered { return .covered }
    if isCovering { return .covering }
    if differing.count == 1 { return .differing(at: differing[0]) }
    return overlaps ? .overlapping : .apart
  }
}

extension CanonicalScope {
  /// This branch with the values of another at one path added to its own.
  fileprivate func joining(_ other: CanonicalScope, at key: [UInt8]) -> CanonicalScope {
    var joined = self
    joined.leaves = leaves.map { leaf in
      guard leaf.key == key, let more = other.leaves.first(where: { $0.key == key }) else { return leaf }
      return Leaf(leaf.steps, (leaf.list + more.list).inCanonicalOrder)
    }
    return joined
  }
}
