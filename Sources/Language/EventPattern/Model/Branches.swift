import Source

/// One way to meet a pattern: a list of values for each path, without `$or`. A pattern matches if one of its branches
/// does.
struct PatternBranch {
  /// A condition: the path's names joined by dots, and the values.
  struct Condition {
    let path: [UInt8]
    let matchers: [ValueMatcher]
  }

  /// The conditions, each path once, in the order in which the paths first occur.
  private(set) var conditions: [Condition] = []
  private var places: [[UInt8]: Int] = [:]

  /// Adds a condition, replacing one at the same path.
  mutating func set(_ matchers: [ValueMatcher], at path: [UInt8]) {
    let condition = Condition(path: path, matchers: matchers)
    if let place = places[path] {
      conditions[place] = condition
    } else {
      places[path] = conditions.count
      conditions.append(condition)
    }
  }

  /// The conditions in the order in which EventBridge walks them: by UTF-16 units of the path.
  var sorted: [Condition] {
    conditions.sorted { precedesInUTF16($0.path, $1.path) }
  }
}

extension Pattern {
  /// The number of branches of the pattern, up to `limit` + 1.
  func branchCount(upTo limit: Int) -> Int {
    var count = 1
    for member in members {
      switch member {
      case .field(let field):
        if case .pattern(let inner) = field.condition { count *= inner.branchCount(upTo: limit) }
      case .alternatives(let group):
        var sum = 0
        for branch in group.branches where sum <= limit { sum += branch.branchCount(upTo: limit) }
        count *= sum
      }
      count = min(count, limit + 1)
    }
    return count
  }

  /// The number of conditions that the pattern spells out, up to `limit` + 1.
  func conditionCount(upTo limit: Int) -> Int {
    var count = 0
    for member in members where count <= limit {
      switch member {
      case .field(let field):
        switch field.condition {
        case .values: count += 1
        case .pattern(let inner): count += inner.conditionCount(upTo: limit)
        }
      case .alternatives(let group):
        for branch in group.branches where count <= limit { count += branch.conditionCount(upTo: limit) }
      }
    }
    return min(count, limit + 1)
  }

  /// The pattern's branches. A condition replaces an earlier one on the same path. A branch of `$or` therefore replaces
  /// conditions before `$or`, and a condition after `$or` replaces those of all its branches.
  ///
  /// Nil for a pattern with more branches or conditions than EventBridge allows.
  var branches: [PatternBranch]? {
    guard branchCount(upTo: PatternLimits.combinations) <= PatternLimits.combinations,
      conditionCount(upTo: PatternLimits.conditions) <= PatternLimits.conditions
    else { return nil }
    var branches = [PatternBranch()]
    expand(under: nil, into: &branches)
    return branches
  }

  private func expand(under prefix: [UInt8]?, into branches: inout [PatternBranch]) {
    for member in members {
      switch member {
      case .field(let field):
        let path = joinedPath(prefix, field.name)
        switch field.condition {
        case .pattern(let inner): inner.expand(under: path, into: &branches)
        case .values(let matchers):
          for index in branches.indices { branches[index].set(matchers, at: path) }
        }
      case .alternatives(let group):
        var all: [PatternBranch] = []
        for branch in group.branches {
          var copies = branches
          branch.expand(under: prefix, into: &copies)
          all += copies
        }
        branches = all
      }
    }
  }
}

/// A path and the name of a member in it.
func joinedPath(_ prefix: [UInt8]?, _ name: String) -> [UInt8] {
  guard let prefix else { return Array(name.utf8) }
  var path: [UInt8] = []
  path.reserveCapacity(prefix.count + 1 + name.utf8.count)
  path.append(contentsOf: prefix)
  path.append(UInt8(ascii: "."))
  path.append(contentsOf: name.utf8)
  return path
}

/// Whether a UTF-8 text comes before another in the order of UTF-16 units, in which Java compares strings. It is the
/// order of bytes, except that characters above U+FFFF come before U+E000.
func precedesInUTF16(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  for (first, second) in zip(left, right) where first != second {
    // Lead bytes F0 to F4 begin surrogate pairs, EE and EF the characters from U+E000 to U+FFFF.
    let firstIsPair = first >= 0xF0
    if firstIsPair != (second >= 0xF0), first >= 0xEE, second >= 0xEE { return firstIsPair }
    return first < second
  }
  return left.count < right.count
}
