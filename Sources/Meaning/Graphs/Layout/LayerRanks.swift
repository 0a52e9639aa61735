/// The direction in which each edge of a graph is followed: without cycles, if some are followed backwards.
struct EdgeDirections {
  private(set) var isReversed: [Bool]

  /// An edge is reversed if it leads back to a node from which it was reached. The search begins with the nodes that no edge
  /// leads to, in the order of the nodes, so that the result is always the same. It does not call itself, because a path
  /// may have thousands of nodes.
  init(count: Int, _ edges: [(start: Int, end: Int)]) {
    isReversed = Array(repeating: false, count: edges.count)
    var leaving: [[Int]] = Array(repeating: [], count: count)
    var hasEntry = Array(repeating: false, count: count)
    for (edge, (start, end)) in edges.enumerated() where start != end {
      leaving[start].append(edge)
      hasEntry[end] = true
    }
    enum Visit { case unknown, open, done }
    var visits = Array(repeating: Visit.unknown, count: count)
    let roots = (0..<count).filter { !hasEntry[$0] } + (0..<count).filter { hasEntry[$0] }
    for root in roots where visits[root] == .unknown {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      visits[root] = .open
      while let (node, next) = path.last {
        guard next < leaving[node].count else {
          visits[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = leaving[node][next]
        let end = edges[edge].end
        switch visits[end] {
        case .open: isReversed[edge] = true
        case .done: break
        case .unknown:
          visits[end] = .open
          path.append((end, 0))
        }
      }
    }
  }
}

/// The layer of each vertex: one more than that of the last vertex that leads to it.
struct LayerRanks {
  private(set) var ranks: [Int]
  /// The vertices in an order in which each is after those that lead to it.
  private(set) var order: [Int]

  /// Ranks the vertices of a graph without cycles.
  init(_ successors: [[Int]], _ predecessors: [[Int]]) {
    ranks = Array(repeating: 0, count: successors.count)
    order = []
    var open = predecessors.map(\.count)
    var ready = successors.indices.filter { open[$0] == 0 }
    var next = 0
    while next < ready.count {
      let vertex = ready[next]
      next += 1
      for successor in successors[vertex] {
        ranks[successor] = max(ranks[successor], ranks[vertex] + 1)
        open[successor] -= 1
        if open[successor] == 0 { ready.append(successor) }
      }
    }
    order = ready
    // What nothing leads to is beside what it leads to, not at the far end.
    for vertex in ready.reversed() where predecessors[vertex].isEmpty {
      if let nearest = successors[vertex].map({ ranks[$0] }).min() { ranks[vertex] = nearest - 1 }
    }
  }
}
