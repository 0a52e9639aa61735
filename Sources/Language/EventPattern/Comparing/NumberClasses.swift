/// Finds a number for every way in which a value can compare with some numbers.
struct NumberClasses {
  private var values: Set<Double> = []
  private var texts: Set<String> = []

  /// Adds a number that values are compared with; one that cannot be compared represents only its own text.
  mutating func add(_ text: String) {
    if let value = DecimalNumber(text.utf8)?.comparable { values.insert(value) } else { texts.insert(text) }
  }

  /// The texts of the numbers: those added, one between each two neighbors, one beyond either end, and one that cannot
  /// be compared and was not added.
  func find() -> [String] {
    let sorted = values.sorted()
    var found = sorted.isEmpty ? [0] : sorted
    if let first = sorted.first, let last = sorted.last {
      found += [first - 1, first.nextDown, last + 1, last.nextUp].filter {
        $0.isFinite && ($0 < first || $0 > last)
      }
    }
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      let whole = low.magnitude < 1e15 ? Double(Int64(low)) + 1 : low
      let candidates = [whole, low + 1, low / 2 + high / 2, low.nextUp]
      if let between = candidates.first(where: { $0 > low && $0 < high }) { found.append(between) }
    }
    var result = found.map { DecimalNumber.canonical(DecimalNumber.shortest($0)) }
    result += texts.sorted()
    if let fresh = (0...texts.count).lazy.map({ "1234567890123456789\($0)1" }).first(where: { !texts.contains($0) })
    {
      result.append(fresh)
    }
    return result
  }
}
