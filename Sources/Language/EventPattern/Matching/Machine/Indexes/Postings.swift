/// Lists of numbers, each found by its number, stored contiguously.
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

  /// The range of a list's entries.
  @inline(__always)
  func places(of list: Int32) -> Range<Int> { Int(starts[Int(list)])..<Int(starts[Int(list) + 1]) }

  @inline(__always)
  subscript(place: Int) -> Int32 { entries[place] }

  /// Appends the entries of a list.
  @inline(__always)
  func append(_ list: Int32, to output: inout [Int32]) {
    for place in places(of: list) { output.append(entries[place]) }
  }
}
