public import Diagnostics
import Emit
import Source

/// Warns about patterns that AWS's open source matcher is known to evaluate wrongly or at random as they are written.
/// `Pattern.json` prints none of them, except branches on different paths next to a list that mixes a string and a
/// range, and values and names that have no other spelling. See `docs/pattern-conformance.md`.
public func lintFragileShapes(_ pattern: Pattern, into sink: DiagnosticSink) {
  pattern.forEachField { path, _, matchers in
    if let fragile = fragileOrder(matchers) { sink.add(fragile) }
    for fragile in fragileBlocks(matchers) { sink.add(fragile) }
  }
  reportEmptyNames(pattern, into: sink)
  pattern.forEachAlternatives { _, group in
    for index in branchesDropped(by: group).sorted() {
      sink.add(
        Diagnostic(
          .fragileBranches, .branchOverlaps, at: group.branches[index].origin.span, hint: .joinBranches,
          notes: [.dropsLaterBranch]))
    }
  }
  reportMixedLists(pattern, into: sink)
}

// MARK: Order within a list

/// A list whose entries are in an order that the matcher evaluates wrongly.
private func fragileOrder(_ matchers: [ValueMatcher]) -> Diagnostic? {
  var hasString = false
  var range: ValueMatcher?
  var wildcard: ValueMatcher?
  for matcher in matchers {
    let test = matcher.test
    if let wildcard, test.isLostAfterWildcard {
      return Diagnostic(
        .fragileOrder, "\(test.json.text()) after \(wildcard.test.json.text())", at: matcher.origin.span,
        hint: .writeWildcardLast, labels: wildcard.origin.span.map { [Label($0, .theWildcard)] } ?? [],
        notes: [.matchesOtherStrings])
    }
    if let range, test.isAboutStrings {
      return Diagnostic(
        .fragileOrder, .rangeBetweenStrings(range.test.json.text()), at: range.origin.span, hint: .writeRangesFirst,
        notes: [.missesStringBeforeRange])
    }
    if hasString, test.crossesZero { range = matcher }
    if case .string = test { hasString = true }
    if test.startsWithStar { wildcard = wildcard ?? matcher }
  }
  return nil
}

extension ValueMatcher.Test {
  /// Whether it is evaluated wrongly after a wildcard that starts with a star.
  fileprivate var isLostAfterWildcard: Bool {
    switch self {
    case .equalsIgnoreCase, .prefix(_, ignoringCase: true), .suffix(_, ignoringCase: true),
      .anythingBut(.equalsIgnoreCase):
      true
    case .suffix(let text, ignoringCase: false): text.utf8.contains { $0 >= 0x80 }
    default: false
    }
  }

  /// Whether it is a wildcard that starts with a star, or excludes the strings of one.
  fileprivate var startsWithStar: Bool {
    switch self {
    case .wildcard(let text): text.utf8.first == UInt8(ascii: "*")
    case .anythingBut(.wildcards(let texts)): texts.contains { $0.utf8.first == UInt8(ascii: "*") }
    default: false
    }
  }

  /// Whether it is a range of numbers across zero.
  fileprivate var crossesZero: Bool {
    guard case .numeric(let comparisons) = self, let keys = NumericComparison.keys(comparisons) else {
      return false
    }
    return keys.lowerBound < 0 && keys.upperBound >= 0 && keys.lowerBound != keys.upperBound
  }

  fileprivate var isRange: Bool {
    guard case .numeric(let comparisons) = self else { return false }
    return comparisons.first?.relation != .equal
  }

  /// Whether it matches strings.
  fileprivate var isAboutStrings: Bool {
    switch self {
    case .string, .exactly, .prefix, .suffix, .equalsIgnoreCase, .wildcard: true
    case .number, .bool, .null, .anythingBut, .numeric, .cidr, .exists: false
    }
  }
}

// MARK: Branches

/// The branches of an `$or` that the matcher drops: on the same paths as an earlier one, with lists that overlap on
/// every path, and larger.
func branchesDropped(by group: PatternAlternatives) -> Set<Int> {
  let maximumBranches = 200
  guard group.branches.count <= maximumBranches else { return [] }
  // Branches that contain an `$or` are compared by its branches.
  let lists = group.branches.map { branch -> [[UInt8]: Set<JSONValue>]? in
    guard let only = branch.branches, only.count == 1 else { return nil }
    var lists: [[UInt8]: Set<JSONValue>] = [:]
    for condition in only[0].conditions { lists[condition.path] = Set(condition.matchers.map(\.test.json)) }
    return lists
  }
  return Set(
    lists.indices.filter { later in
      lists[..<later].contains { earlier in
        guard let earlier, let own = lists[later] else { return false }
        return isDropped(own, after: earlier)
      }
    })
}

private func isDropped(_ later: [[UInt8]: Set<JSONValue>], after earlier: [[UInt8]: Set<JSONValue>]) -> Bool {
  guard later.count == earlier.count else { return false }
  var isLarger = false
  for (path, list) in later {
    guard let other = earlier[path], !list.isDisjoint(with: other) else { return false }
    isLarger = isLarger || list.count > other.count
  }
  return isLarger
}

/// Reports a list that mixes a string and a range next to branches of an `$or` on different paths.
private func reportMixedLists(_ pattern: Pattern, into sink: DiagnosticSink) {
  guard let branches = pattern.branches, branches.count > 1 else { return }
  struct Use: Hashable {
    let path: [UInt8]
    let list: ListKey
  }
  var paths: [Use: Set<[UInt8]>] = [:]
  var reported: Set<Use> = []
  for branch in branches {
    let asked = Set(branch.conditions.map(\.path))
    for condition in branch.conditions where condition.matchers.mixesStringAndRange {
      let use = Use(path: condition.path, list: ListKey(condition.matchers))
      guard let known = paths[use] else {
        paths[use] = asked
        continue
      }
      guard known != asked, reported.insert(use).inserted else { continue }
      sink.add(
        Diagnostic(
          .fragileBranches, .mixedList(of: String(decoding: condition.path, as: UTF8.self)),
          at: condition.matchers.first { $0.test.isRange }?.origin.span, hint: .splitInTwo,
          notes: [.answersAtRandom]))
    }
  }
}

extension [ValueMatcher] {
  fileprivate var mixesStringAndRange: Bool {
    contains { $0.test.isRange }
      && contains {
        if case .string = $0.test { true } else { false }
      }
  }
}
