/// For each vertex of a graph without cycles, the last one that every path to it leads through.
struct Dominators {
  /// The vertex; -1 if paths have no vertex in common.
  private(set) var nearest: [Int]
  private var depths: [Int]
  /// For each power of two, the vertex that many steps up; -1 above the first one.
  private var above: [[Int]]

  /// Finds them in an order in which no vertex is before one that leads to it.
  init(_ predecessors: [[Int]], order: [Int]) {
    nearest = Array(repeating: -1, count: predecessors.count)
    depths = Array(repeating: 0, count: predecessors.count)
    let levels = Int.bitWidth - max(1, predecessors.count).leadingZeroBitCount
    above = Array(repeating: nearest, count: levels)
    for vertex in order {
      guard var common = predecessors[vertex].first else { continue }
      for other in predecessors[vertex].dropFirst() where common >= 0 { common = meeting(common, other) }
      nearest[vertex] = common
      if common < 0 { continue }
      depths[vertex] = depths[common] + 1
      above[0][vertex] = common
      for level in 1..<max(1, levels) where above[level - 1][vertex] >= 0 {
        above[level][vertex] = above[level - 1][above[level - 1][vertex]]
      }
    }
  }

  /// The first vertex that is above both, or one of them; -1 if there is none.
  private func meeting(_ left: Int, _ right: Int) -> Int {
    var (deep, other) = depths[left] >= depths[right] ? (left, right) : (right, left)
    var distance = depths[deep] - depths[other]
    var level = 0
    while distance > 0 {
      if distance & 1 == 1 { deep = above[level][deep] }
      distance >>= 1
      level += 1
    }
    if deep == other { return deep }
    for level in above.indices.reversed() where above[level][deep] != above[level][other] {
      (deep, other) = (above[level][deep], above[level][other])
    }
    return above[0][deep]
  }
}
