extension LayeredGraph {
  /// Orders the vertices of each layer so that few edges cross.
  mutating func order() {
    fill()
    var best = layers
    var fewest = crossings
    for sweep in 0..<8 where fewest > 0 {
      let isDown = sweep.isMultiple(of: 2)
      for rank in isDown ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed() {
        sort(rank, by: isDown ? predecessors : successors, in: layers[isDown ? rank - 1 : rank + 1])
      }
      let count = crossings
      if count < fewest { (best, fewest) = (layers, count) }
    }
    layers = best
  }

  /// Fills the layers in the order in which the vertices are reached from the first ones, one path after the other.
  private mutating func fill() {
    var isKnown = Array(repeating: false, count: extents.count)
    for root in extents.indices where predecessors[root].isEmpty && !isKnown[root] {
      isKnown[root] = true
      var path = [root]
      while let vertex = path.popLast() {
        layers[ranks[vertex]].append(vertex)
        for next in successors[vertex].reversed() where !isKnown[next] {
          isKnown[next] = true
          path.append(next)
        }
      }
    }
  }

  /// Sorts a layer by the average position of the vertices' neighbors in another one. A vertex without neighbors stays.
  private mutating func sort(_ rank: Int, by neighbors: [[Int]], in other: [Int]) {
    var positions: [Int: Int] = [:]
    for (position, vertex) in other.enumerated() { positions[vertex] = position }
    let sorted = layers[rank].enumerated().map {
      position, vertex -> (average: Double, position: Int, vertex: Int) in
      let places = neighbors[vertex].compactMap { positions[$0] }
      if places.isEmpty { return (Double(position), position, vertex) }
      return (Double(places.reduce(0, +)) / Double(places.count), position, vertex)
    }.sorted { ($0.average, $0.position) < ($1.average, $1.position) }
    layers[rank] = sorted.map(\.vertex)
  }

  /// How many edges cross.
  private var crossings: Int {
    var count = 0
    for (upper, lower) in zip(layers, layers.dropFirst()) {
      var positions: [Int: Int] = [:]
      for (position, vertex) in lower.enumerated() { positions[vertex] = position }
      var tree = PrefixCounts(lower.count)
      for vertex in upper {
        let ends = successors[vertex].compactMap { positions[$0] }
        // An edge crosses those that began further to the left and end further to the right.
        for end in ends { count += tree.count(after: end) }
        for end in ends { tree.add(end) }
      }
    }
    return count
  }
}

/// How often each position occurs, with the number of those after a position in logarithmic time (a Fenwick tree).
private struct PrefixCounts {
  private var sums: [Int]
  private var total = 0

  init(_ count: Int) { sums = Array(repeating: 0, count: count + 1) }

  mutating func add(_ position: Int) {
    total += 1
    var index = position + 1
    while index < sums.count {
      sums[index] += 1
      index += index & -index
    }
  }

  func count(after position: Int) -> Int {
    var index = position + 1
    var before = 0
    while index > 0 {
      before += sums[index]
      index -= index & -index
    }
    return total - before
  }
}
