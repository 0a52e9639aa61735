/// The work that comparing two patterns may take: what is not found out within it is undecided.
struct ComparisonBudget {
  /// Conditions and branches that may be looked at; more than patterns of people ever take, and done in seconds.
  private var left = 20_000_000

  /// Takes some work; false where there is not so much left.
  mutating func spend(_ work: Int) -> Bool {
    guard work <= left else { return false }
    left -= work
    return true
  }
}
