/// A path of names as a number: equal paths have equal numbers, different paths almost never. Dots separate names, as
/// everywhere in patterns.
struct PathHash: Hashable {
  /// Source: the FNV-1a hash of 64 bits, draft-eastlake-fnv.
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
  private var isEmpty = true

  func appending(_ name: String) -> PathHash {
    var hash = self
    if !isEmpty { hash.mix(UInt8(ascii: ".")) }
    for byte in name.utf8 { hash.mix(byte) }
    hash.isEmpty = false
    return hash
  }

  private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}

extension Pattern {
  /// A number that is equal for patterns with equal canonical forms, and almost never for others, computed without
  /// those forms. It differs from run to run.
  public var fingerprint: Int {
    let isCanonical =
      branchCount(upTo: PatternLimits.combinations) <= PatternLimits.combinations
      && conditionCount(upTo: PatternLimits.conditions) <= PatternLimits.conditions
    // The canonical form has the same values at the same paths, unless a condition replaces another.
    let pattern = isCanonical && !mayRepeat ? self : canonical
    var values: [Int] = []
    pattern.gatherValues(under: PathHash(), into: &values)
    values.sort()
    var hasher = Hasher()
    for (index, value) in values.enumerated() where index == 0 || value != values[index - 1] {
      hasher.combine(value)
    }
    return hasher.finalize()
  }

  private func gatherValues(under path: PathHash, into values: inout [Int]) {
    for member in members {
      switch member {
      case .field(let field):
        let path = path.appending(field.name)
        switch field.condition {
        case .pattern(let inner): inner.gatherValues(under: path, into: &values)
        case .values(let matchers):
          for matcher in matchers {
            var hasher = Hasher()
            hasher.combine(path.value)
            hasher.combine(matcher.test.canonical)
            values.append(hasher.finalize())
          }
        }
      case .alternatives(let group):
        for branch in group.branches { branch.gatherValues(under: path, into: &values) }
      }
    }
  }
}
