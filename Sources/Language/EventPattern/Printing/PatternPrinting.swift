public import Emit

extension Pattern {
  /// The canonical form of the pattern as EventBridge accepts it.
  public var json: JSONValue { canonical.verbatimJSON }

  /// The pattern as EventBridge accepts it, with its members unchanged.
  public var verbatimJSON: JSONValue {
    .object(
      members.map { member in
        switch member {
        case .alternatives(let group): JSONMember("$or", .array(group.branches.map(\.verbatimJSON)))
        case .field(let field):
          switch field.condition {
          case .pattern(let inner): JSONMember(field.name, inner.verbatimJSON)
          case .values(let matchers): JSONMember(field.name, .array(matchers.map(\.test.json)))
          }
        }
      })
  }

  /// The canonical form of the pattern, which matches the same events.
  ///
  /// Every path occurs once, in nested objects. `source` and `detail-type` come first, everything else in the order in
  /// which it first occurs, and `$or` last in its object. Lists and branches are in an order that EventBridge's own
  /// matcher evaluates correctly: numeric ranges first, wildcards last, overlapping branches of `$or` merged. No object
  /// has a member twice, and every number that can be compared has the text that JSON encoders agree on. Values keep
  /// their origins; fields and branches have none.
  ///
  /// A pattern with more combinations of branches or more conditions than `checkLimits` allows has no such form; the
  /// result is an empty pattern.
  public var canonical: Pattern {
    guard branchCount(upTo: PatternLimits.combinations) <= PatternLimits.combinations,
      conditionCount(upTo: PatternLimits.conditions) <= PatternLimits.conditions
    else { return Pattern() }
    if let members = joined(members) { return Pattern(members.envelopeFirst) }
    let scope = canonicalScope(under: []).simplified
    return Pattern(CanonicalObject(scope, under: [], inAlternatives: false).members.envelopeFirst)
  }

  /// Up to this many members are merged by comparing each name with each.
  private static let fewMembers = 24

  /// Members with those of the same name merged, as in the canonical form; nil if that is not enough: for an `$or`, a
  /// name with dots, or a condition that replaces another.
  private func joined(_ members: [PatternMember]) -> [PatternMember]? {
    guard !members.isEmpty, members.count <= Self.fewMembers else { return nil }
    var result: [PatternMember] = []
    result.reserveCapacity(members.count)
    for (index, member) in members.enumerated() {
      guard case .field(let field) = member, !field.name.utf8.contains(UInt8(ascii: ".")) else { return nil }
      let isNamed = { (member: PatternMember) in member.name?.isSpelled(like: field.name) == true }
      let isKnown = members[..<index].contains(where: isNamed)
      switch field.condition {
      case .values(let matchers):
        guard !isKnown, !members[(index + 1)...].contains(where: isNamed) else { return nil }
        result.append(.field(PatternField(field.name, .values(matchers.inCanonicalOrder))))
      case .pattern(let pattern):
        if isKnown { continue }
        var inner = pattern.members
        for other in members[(index + 1)...] {
          guard case .field(let other) = other, other.name.isSpelled(like: field.name) else { continue }
          guard case .pattern(let more) = other.condition else { return nil }
          inner += more.members
        }
        guard let inner = joined(inner) else { return nil }
        result.append(.field(PatternField(field.name, .pattern(Pattern(inner)))))
      }
    }
    return result
  }

  private func canonicalScope(under prefix: [String]) -> CanonicalScope {
    var scope = CanonicalScope()
    gather(under: prefix, into: &scope)
    return scope
  }

  private func gather(under prefix: [String], into scope: inout CanonicalScope) {
    for member in members {
      switch member {
      case .field(let field):
        let steps = prefix + pathSteps(field.name)
        switch field.condition {
        case .values(let matchers):
          scope.add(CanonicalScope.Leaf(steps, matchers.inCanonicalOrder))
        case .pattern(let inner):
          // Without an `$or` inside, the conditions can be merged at once.
          if !inner.hasAlternatives {
            inner.gather(under: steps, into: &scope)
          } else {
            scope.add(contentsOf: inner.canonicalScope(under: steps))
          }
        }
      case .alternatives(let group):
        let branches = group.branches.map { $0.canonicalScope(under: prefix) }
        scope.add(CanonicalScope.Group(under: prefix, branches))
      }
    }
  }
}

/// The names in a member's name. A name with empty parts or with the name of an operator is not split: EventBridge
/// would read the nested spelling differently.
private func pathSteps(_ name: String) -> [String] {
  guard name.utf8.contains(UInt8(ascii: ".")) else { return [name] }
  let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  return parts.contains { $0.isEmpty || $0 == "$or" || reservedInAlternatives.contains($0) } ? [name] : parts
}

extension Pattern {
  /// An upper bound of the text length of the members as they are, in bytes, computed without printing them.
  var lengthBound: Int {
    members.reduce(2) { sum, member in
      switch member {
      case .alternatives(let group): sum + 8 + group.branches.reduce(0) { $0 + $1.lengthBound + 1 }
      case .field(let field): sum + textBound(field.name) + field.condition.lengthBound + 2
      }
    }
  }
}

extension PatternField.Condition {
  fileprivate var lengthBound: Int {
    switch self {
    case .pattern(let inner): inner.lengthBound
    case .values(let matchers): matchers.reduce(2) { $0 + $1.test.lengthBound + 1 }
    }
  }
}

/// An object of a pattern while it is built.
private struct CanonicalObject {
  private final class Node {
    var names: [String] = []
    var children: [Child] = []
    var branches: [Pattern]?
    private var places: [[UInt8]: Int] = [:]

    /// Up to this many names, comparing each is cheaper than hashing.
    private static let few = 16

    func place(of name: String) -> Int? {
      if names.count > Node.few { return places[Array(name.utf8)] }
      return names.firstIndex { $0.isSpelled(like: name) }
    }

    func append(_ name: String, _ child: Child) {
      names.append(name)
      children.append(child)
      if names.count == Node.few + 1 {
        for (place, name) in names.enumerated() { places[Array(name.utf8)] = place }
      } else if names.count > Node.few {
        places[Array(name.utf8)] = names.count - 1
      }
    }
  }

  private enum Child {
    case list([ValueMatcher])
    case object(Node)
  }

  private let root = Node()
  /// Paths that have a list and so cannot also be an object.
  private let listed: ListedPaths
  private let inAlternatives: Bool

  /// - Parameter prefix: The place of the object; the paths of the scope start with it.
  init(_ scope: CanonicalScope, under prefix: [String], inAlternatives: Bool) {
    self.inAlternatives = inAlternatives
    listed = ListedPaths(scope.leaves)
    for leaf in scope.leaves {
      let steps = glued(leaf, under: prefix.count)
      let node = descend(steps.dropLast())
      add(steps[steps.count - 1], .list(leaf.list), to: node)
    }
    for group in placed(scope.groups, under: prefix.count) {
      descend(group.prefix.dropFirst(prefix.count)).branches = group.branches.map { branch in
        Pattern(CanonicalObject(branch, under: group.prefix, inAlternatives: true).members)
      }
    }
  }

  /// The groups where an object can hold them. A path that has a list cannot hold a group as well, which then moves further
  /// out; an object holds one group, so groups that reach the same place are joined.
  private func placed(_ groups: [CanonicalScope.Group], under depth: Int) -> [CanonicalScope.Group] {
    var placed: [CanonicalScope.Group] = []
    for var group in groups {
      let outer = group.prefix.indices.first { listed.contains(joinedSteps(group.prefix[...$0])[...]) }
      group.prefix = Array(group.prefix.prefix(max(outer ?? group.prefix.count, depth)))
      if let known = placed.firstIndex(where: { joinedSteps($0.prefix[...]) == joinedSteps(group.prefix[...]) }) {
        placed[known].add(group)
      } else {
        placed.append(group)
      }
    }
    return placed
  }

  /// The names below the prefix, with those joined by dots that cannot be nested.
  private func glued(_ leaf: CanonicalScope.Leaf, under depth: Int) -> [String] {
    let own = leaf.steps[depth...]
    if inAlternatives, own.contains(where: { reservedInAlternatives.contains($0) }) {
      return [own.joined(separator: ".")]
    }
    var result: [String] = []
    var start = depth
    // The length of the path's text before the end of the current name.
    var length = leaf.steps[..<depth].reduce(0) { $0 + $1.utf8.count + 1 }
    for index in own.indices {
      length += own[index].utf8.count
      defer { length += 1 }
      guard index == own.endIndex - 1 || !listed.contains(leaf.key[..<length]) else { continue }
      result.append(start == index ? own[index] : own[start...index].joined(separator: "."))
      start = index + 1
    }
    return result
  }

  private func descend(_ steps: ArraySlice<String>) -> Node {
    var node = root
    for step in steps {
      if let place = node.place(of: step), case .object(let inner) = node.children[place] {
        node = inner
      } else {
        let inner = Node()
        add(step, .object(inner), to: node)
        node = inner
      }
    }
    return node
  }

  private func add(_ name: String, _ child: Child, to node: Node) {
    if let place = node.place(of: name) { node.children[place] = child } else { node.append(name, child) }
  }

  var members: [PatternMember] { CanonicalObject.members(of: root) }

  private static func members(of node: Node) -> [PatternMember] {
    var members = zip(node.names, node.children).map { name, child in
      switch child {
      case .list(let list): PatternMember.field(PatternField(name, .values(list)))
      case .object(let inner):
        PatternMember.field(PatternField(name, .pattern(Pattern(CanonicalObject.members(of: inner)))))
      }
    }
    if let branches = node.branches { members.append(.alternatives(PatternAlternatives(branches))) }
    return members
  }
}

private struct ListedPaths {
  private var few: [[UInt8]] = []
  private var many: Set<[UInt8]> = []

  init(_ leaves: [CanonicalScope.Leaf]) {
    if leaves.count <= 16 { few = leaves.map(\.key) } else { many = Set(leaves.map(\.key)) }
  }

  func contains(_ path: ArraySlice<UInt8>) -> Bool {
    many.isEmpty ? few.contains { $0.count == path.count && $0.elementsEqual(path) } : many.contains(Array(path))
  }
}

extension String {
  /// Whether two names are equal byte by byte.
  fileprivate func isSpelled(like other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}

extension PatternMember {
  /// The name of a field; none for `$or`.
  fileprivate var name: String? { if case .field(let field) = self { field.name } else { nil } }

  fileprivate var isOfEnvelope: Bool { name == "source" || name == "detail-type" }
}

extension [PatternMember] {
  /// The members with `source` and `detail-type` before all others.
  fileprivate var envelopeFirst: [PatternMember] {
    // Nearly every pattern already begins with the two.
    if first?.name == "source", count < 2 || self[1].name == "detail-type",
      !dropFirst(2).contains(where: \.isOfEnvelope)
    {
      return self
    }
    let first = ["source", "detail-type"].flatMap { name in filter { $0.name == name } }
    return first + filter { !$0.isOfEnvelope }
  }
}
