extension RandomAccessCollection {
  /// The position of the first element that satisfies a condition; `endIndex` if there is none. The condition must be
  /// true for all elements after one that satisfies it. A binary search.
  @inlinable
  public func partitionPoint(where holds: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
