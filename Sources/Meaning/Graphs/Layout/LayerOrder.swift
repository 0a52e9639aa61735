extension LayeredGraph {
  /// Orders the vertices of each layer so that few edges cross.
  mutating func order() {
    fill()
    var best = layers
    // The position of each vertex in its layer.
    var positions = Array(repeating: 0, count: extents.count)
    for layer in layers { note(layer, in: &positions) }
    var fewest = crossings(positions)
    for sweep in 0..<8 where fewest > 0 {
      let isDown = sweep.isMultiple(of: 2)
      for rank in isDown ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed() {
        sort(rank, by: isDown ? predecessors : successors, &positions)
      }
      let count = crossings(positions)
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

  private func note(_ layer: [Int], in positions: inout [Int]) {
    for (position, vertex) in layer.enumerated() { positions[vertex] = position }
  }

  /// Sorts a layer by the average position of the vertices' neighbors in another one. A vertex without neighbors stays.
  private mutating func sort(_ rank: Int, by neighbors: [[Int]], _ positions: inout [Int]) {
    let layer = layers[rank]
    if layer.count < 2 { return }
    let averages = layer.map { vertex in
      let sum = neighbors[vertex].reduce(0) { $0 + positions[$1] }
      return neighbors[vertex].isEmpty ? Double(positions[vertex]) : Double(sum) / Double(neighbors[vertex].count)
    }
    let order = layer.indices.sorted { (averages[$0], $0) < (averages[$1], $1) }
    layers[rank] = order.map { layer[$0] }
    note(layers[rank], in: &positions)
  }

  /// How many edges cross.
  private func crossings(_ positions: [Int]) -> Int {
    var count = 0
    for (upper, lower) in zip(layers, layers.dropFirst()) where upper.count > 1 && lower.count > 1 {
      var tree = PrefixCounts(lower.count)
      for vertex in upper {
        // An edge crosses those that began further to the left and end further to the right.
        for next in successors[vertex] { count += tree.count(after: positions[next]) }
        for next in successors[vertex] { tree.add(positions[next]) }
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
