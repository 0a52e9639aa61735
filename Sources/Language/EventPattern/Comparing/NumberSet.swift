/// A set of small numbers, one bit each.
struct NumberSet: Hashable {
  private var words: [UInt64]

  /// The numbers below a bound that satisfy a condition.
  init(below bound: Int, where holds: (Int) -> Bool) {
    words = Array(repeating: 0, count: (bound + 63) / 64)
    for number in 0..<bound where holds(number) { insert(number) }
  }

  /// The size of the set.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  func union(_ other: NumberSet) -> NumberSet {
    var result = self
    for index in words.indices { result.words[index] |= other.words[index] }
    return result
  }

  func isSubset(of other: NumberSet) -> Bool { zip(words, other.words).allSatisfy { $0 & ~$1 == 0 } }
}
