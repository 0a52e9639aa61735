/// The size of a vertex across the layers and along them.
struct LayerExtent {
  var breadth: Int
  var depth: Int
}

/// A graph in layers. Its vertices are nodes, labels of edges, and bends: the places of long edges in the layers that they
/// cross. An edge leads from each layer only to the next one.
struct LayeredGraph {
  private(set) var extents: [LayerExtent]
  private(set) var ranks: [Int] = []
  private(set) var successors: [[Int]]
  private(set) var predecessors: [[Int]]
  /// The vertex of each edge's label.
  private(set) var labels: [Int?] = []
  /// The vertices along each edge, in its direction; empty for an edge from a node to itself.
  private(set) var routes: [[Int]] = []
  /// The vertices of each layer, in their order.
  var layers: [[Int]] = []
  /// The middle of each vertex across the layers.
  var centers: [Int] = []
  /// The size of all layers together.
  var breadth = 0
  /// The space between two vertices of a layer.
  let gap: Int
  /// The vertices that each one is in line with if possible: where paths meet again, and where they parted.
  private(set) var aligned: [[Int]] = []
  /// The first vertex that is a bend.
  private var firstBend = 0

  /// Whether a vertex is a node or a label, not only a bend of an edge.
  func isSolid(_ vertex: Int) -> Bool { vertex < firstBend }

  init(_ nodes: [LayerExtent], _ labelExtents: [LayerExtent?], edges: [(start: Int, end: Int)], gap: Int) {
    self.gap = gap
    extents = nodes
    let direction = EdgeDirections(count: nodes.count, edges)
    var links: [(start: Int, end: Int, edge: Int)] = []
    for (edge, (start, end)) in edges.enumerated() {
      if start == end {
        labels.append(nil)
        extents[start].breadth = max(extents[start].breadth, nodes[start].breadth + 2 * GraphLayout.loopWidth + 8)
        continue
      }
      let (first, last) = direction.isReversed[edge] ? (end, start) : (start, end)
      guard let extent = labelExtents[edge] else {
        labels.append(nil)
        links.append((first, last, edge))
        continue
      }
      labels.append(extents.count)
      links.append((first, extents.count, edge))
      links.append((extents.count, last, edge))
      extents.append(extent)
    }
    firstBend = extents.count
    successors = Array(repeating: [], count: extents.count)
    predecessors = successors
    for (start, end, _) in links {
      successors[start].append(end)
      predecessors[end].append(start)
    }
    let ranking = LayerRanks(successors, predecessors)
    ranks = ranking.ranks
    let dominators = Dominators(predecessors, order: ranking.order)
    var aligned: [[Int]] = Array(repeating: [], count: extents.count)
    for (vertex, start) in dominators.nearest.enumerated() where start >= 0 && predecessors[vertex].count > 1 {
      aligned[vertex].append(start)
      aligned[start].append(vertex)
    }
    self.aligned = aligned
    addBends(links, direction.isReversed)
    let last = ranks.max() ?? -1
    layers = Array(repeating: [], count: last + 1)
  }

  /// Gives each link a vertex in every layer that it crosses, and each edge its route. Links to the same vertex share their
  /// bends, so that they are drawn as one line from where they meet.
  private mutating func addBends(_ links: [(start: Int, end: Int, edge: Int)], _ isReversed: [Bool]) {
    successors = Array(repeating: [], count: extents.count)
    predecessors = successors
    routes = Array(repeating: [], count: isReversed.count)
    // Many long links would have a bend each in many layers. Those beyond the limit are drawn straight.
    var allowance = 8 * (extents.count + links.count) + 2_000
    var chains: [Int: [Int: Int]] = [:]
    var linked: Set<Link> = []
    func link(_ start: Int, _ end: Int, in graph: inout LayeredGraph) {
      guard linked.insert(Link(start: start, end: end)).inserted else { return }
      graph.successors[start].append(end)
      graph.predecessors[end].append(start)
    }
    for (start, end, edge) in links {
      var path = [end]
      let crossed = ranks[start] + 1..<ranks[end]
      if crossed.count <= allowance {
        for rank in crossed.reversed() {
          let next = path[path.count - 1]
          let chain = isReversed[edge] ? -1 - edge : end
          let bend = chains[chain]?[rank] ?? addBend(rank)
          chains[chain, default: [:]][rank] = bend
          link(bend, next, in: &self)
          path.append(bend)
        }
        allowance -= crossed.count
        link(start, path[path.count - 1], in: &self)
      }
      path.append(start)
      path.reverse()
      routes[edge] += routes[edge].isEmpty ? path : Array(path.dropFirst())
    }
    for edge in routes.indices where isReversed[edge] { routes[edge].reverse() }
  }

  private struct Link: Hashable {
    let start: Int
    let end: Int
  }

  private mutating func addBend(_ rank: Int) -> Int {
    extents.append(LayerExtent(breadth: 4, depth: 0))
    ranks.append(rank)
    successors.append([])
    predecessors.append([])
    return extents.count - 1
  }
}
