extension Graph {
  /// Both sides of a comparison as one graph, in which each node and each edge has a state. Nodes are the same if their keys are.
  /// `changed` are the keys of nodes that differ although their texts are the same.
  init(from base: Graph, to head: Graph, changed: Set<String> = []) {
    self.init(title: head.title, direction: head.direction)
    let texts = Dictionary(base.nodes.map { ($0.key, $0.lines) }, uniquingKeysWith: { first, _ in first })
    for node in head.nodes {
      let isChanged = texts[node.key] != node.lines || changed.contains(node.key)
      _ = add(
        node.kind, node.key, node.lines, state: texts[node.key] == nil ? .added : isChanged ? .changed : .same)
    }
    for node in base.nodes { _ = add(node.kind, node.key, node.lines, state: .removed) }
    var before: [Key: Edge] = [:]
    for edge in base.edges { before[Key(edge, in: base)] = edge }
    for edge in head.edges {
      let old = before.removeValue(forKey: Key(edge, in: head))
      let state: State = old == nil ? .added : old?.label == edge.label ? .same : .changed
      connect(edge.start, edge.end, edge.kind, edge.label, state: state)
    }
    for edge in base.edges where before[Key(edge, in: base)] != nil {
      guard let start = position(of: base.nodes[edge.start].key), let end = position(of: base.nodes[edge.end].key)
      else { continue }
      connect(start, end, edge.kind, edge.label, state: .removed)
    }
  }

  /// The graph in which everything has a state, as what was added or what was removed.
  func entirely(_ state: State) -> Graph {
    var graph = self
    for index in graph.nodes.indices { graph.nodes[index].state = state }
    for index in graph.edges.indices { graph.edges[index].state = state }
    return graph
  }

  /// One side of a comparison, with the states that its nodes and edges have in the difference of both.
  func marked(by difference: Graph) -> Graph {
    var graph = self
    let edgeStates = Dictionary(
      difference.edges.map { (Key($0, in: difference), $0.state) }, uniquingKeysWith: { first, _ in first })
    for index in graph.nodes.indices {
      guard let position = difference.position(of: graph.nodes[index].key) else { continue }
      graph.nodes[index].state = difference.nodes[position].state
    }
    for index in graph.edges.indices {
      graph.edges[index].state = edgeStates[Key(graph.edges[index], in: self)] ?? .same
    }
    return graph
  }

  /// An edge by what it connects.
  private struct Key: Hashable {
    let start: String
    let end: String
    let kind: Edge.Kind

    init(_ edge: Edge, in graph: Graph) {
      start = graph.nodes[edge.start].key
      end = graph.nodes[edge.end].key
      kind = edge.kind
    }
  }
}
