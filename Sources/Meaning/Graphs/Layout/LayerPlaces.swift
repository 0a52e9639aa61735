extension LayeredGraph {
  /// The layers whose vertices are neighbors.
  private enum Neighbors {
    case before
    case after
  }

  /// Places the vertices of each layer, in their order, as near as possible to their neighbors in the layers before and after.
  mutating func place() {
    centers = Array(repeating: 0, count: extents.count)
    for layer in layers {
      var end = 0
      for vertex in layer {
        centers[vertex] = end + extents[vertex].breadth / 2
        end += extents[vertex].breadth + gap
      }
    }
    for _ in 0..<6 {
      for rank in layers.indices.dropFirst() { move(rank, toward: .before) }
      for rank in layers.indices.dropLast().reversed() { move(rank, toward: .after) }
    }
    // What follows a single vertex is then exactly in line with it.
    for rank in layers.indices.dropFirst() { move(rank, toward: .before) }
    let start = layers.joined().map { centers[$0] - extents[$0].breadth / 2 }.min() ?? 0
    for vertex in centers.indices { centers[vertex] -= start }
    breadth = layers.joined().map { centers[$0] + (extents[$0].breadth + 1) / 2 }.max() ?? 0
  }

  /// Moves the vertices of a layer to the averages of their neighbors' places. Where these are too close to each other, the
  /// vertices are moved apart by the least sum of squares (pool adjacent violators).
  private mutating func move(_ rank: Int, toward neighbors: Neighbors) {
    let layer = layers[rank]
    var groups: [(first: Int, sum: Double, weight: Double)] = []
    // The distance of each vertex from the first one if all are as close together as possible.
    var offsets: [Int] = []
    var offset = 0
    for (position, vertex) in layer.enumerated() {
      if position > 0 { offset += distance(layer[position - 1], vertex) }
      offsets.append(offset)
      var (sum, weight) = (0.0, 0.0)
      add(neighbors == .before ? predecessors[vertex] : successors[vertex], of: vertex, to: &sum, &weight)
      for other in isSolid(vertex) ? aligned[vertex] : [] where (neighbors == .before) == (ranks[other] < rank) {
        sum += 16 * Double(centers[other])
        weight += 16
      }
      if weight == 0 { (sum, weight) = (0.01 * Double(centers[vertex]), 0.01) }
      groups.append((position, sum - weight * Double(offset), weight))
      while groups.count > 1, mean(groups[groups.count - 2]) > mean(groups[groups.count - 1]) {
        let last = groups.removeLast()
        groups[groups.count - 1].sum += last.sum
        groups[groups.count - 1].weight += last.weight
      }
    }
    for (index, group) in groups.enumerated() {
      let end = index + 1 < groups.count ? groups[index + 1].first : layer.count
      let start = Int(mean(group).rounded())
      for position in group.first..<end { centers[layer[position]] = start + offsets[position] }
    }
  }

  private func add(_ neighbors: [Int], of vertex: Int, to sum: inout Double, _ weight: inout Double) {
    for neighbor in neighbors {
      // Long edges are drawn straight.
      let importance = isSolid(vertex) || isSolid(neighbor) ? 1.0 : 8.0
      sum += importance * Double(centers[neighbor])
      weight += importance
    }
  }

  private func mean(_ group: (first: Int, sum: Double, weight: Double)) -> Double { group.sum / group.weight }

  /// The least distance between the middles of two vertices.
  private func distance(_ left: Int, _ right: Int) -> Int {
    (extents[left].breadth + 1) / 2 + (extents[right].breadth + 1) / 2
      + (isSolid(left) || isSolid(right) ? gap : gap / 2)
  }
}
