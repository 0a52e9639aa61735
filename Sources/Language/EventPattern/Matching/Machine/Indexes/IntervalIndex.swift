/// Intervals with one entry each, found by a number inside them, in time that grows with the logarithm of their number
/// and with the number of results.
struct IntervalIndex<Key: FixedWidthInteger & Sendable>: Sendable {
  private struct Interval: Sendable {
    let low: Key
    let high: Key
    /// The highest end in the part of the list that has this interval in its middle.
    var reach: Key
    let entry: Int32
  }

  /// In the order of the lower ends.
  private var intervals: [Interval] = []

  var isEmpty: Bool { intervals.isEmpty }

  /// Adds an interval that includes both ends; `finish` must follow.
  mutating func insert(_ range: ClosedRange<Key>, _ entry: Int32) {
    intervals.append(Interval(low: range.lowerBound, high: range.upperBound, reach: range.upperBound, entry: entry))
  }

  /// Sorts the intervals.
  mutating func finish() {
    intervals.sort { ($0.low, $0.high, $0.entry) < ($1.low, $1.high, $1.entry) }
    _ = setReach(0, intervals.count)
  }

  private mutating func setReach(_ start: Int, _ end: Int) -> Key {
    guard start < end else { return .min }
    let middle = (start + end) / 2
    let reach = max(intervals[middle].high, setReach(start, middle), setReach(middle + 1, end))
    intervals[middle].reach = reach
    return reach
  }

  /// Appends the entries of the intervals that contain a number.
  func append(holding key: Key, to output: inout [Int32]) { append(key, 0, intervals.count, &output) }

  private func append(_ key: Key, _ start: Int, _ end: Int, _ output: inout [Int32]) {
    var start = start
    while start < end {
      let middle = (start + end) / 2
      let interval = intervals[middle]
      if interval.reach < key { return }
      append(key, start, middle, &output)
      if interval.low > key { return }
      if interval.high >= key { output.append(interval.entry) }
      start = middle + 1
    }
  }
}

extension Double {
  /// An integer with the same order as this number; -0 must be passed as 0.
  var orderingKey: Int64 {
    let bits = Int64(bitPattern: bitPattern)
    return bits < 0 ? bits ^ .max : bits
  }
}
