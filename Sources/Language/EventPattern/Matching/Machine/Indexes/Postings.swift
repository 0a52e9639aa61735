/// Lists of numbers, each found by a number of its own, side by side in one place.
struct Postings: Sendable {
  private let starts: [Int32]
  private let entries: [Int32]

  init(_ lists: [[Int32]] = []) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append(starts[starts.count - 1] + Int32(clamping: list.count)) }
    self.starts = starts
    entries = lists.flatMap(\.self)
  }

  /// The entries of a list.
  @inline(__always)
  subscript(_ list: Int32) -> ArraySlice<Int32> {
    entries[Int(starts[Int(list)])..<Int(starts[Int(list) + 1])]
  }

  /// Appends the entries of a list.
  @inline(__always)
  func append(_ list: Int32, to output: inout [Int32]) {
    var place = Int(starts[Int(list)])
    let end = Int(starts[Int(list) + 1])
    while place < end {
      output.append(entries[place])
      place += 1
    }
  }
}
