/// The work that comparing two patterns may take: a question not answered within it is undecided.
struct ComparisonBudget {
  /// Conditions and branches that may be examined; more than any realistic pattern needs, and done in seconds.
  private var left = 20_000_000

  /// Uses some work; false if not enough is left.
  mutating func spend(_ work: Int) -> Bool {
    guard work <= left else { return false }
    left -= work
    return true
  }
}
