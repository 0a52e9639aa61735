/// A place in a drawing, in pixels from its upper left corner.
public struct GraphPoint: Equatable, Sendable {
  public var x: Int
  public var y: Int
}

public struct GraphSize: Equatable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

public struct GraphFrame: Equatable, Sendable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int
}

/// The places of a graph's nodes, labels and edges.
///
/// The graph is drawn in layers: a node is one layer after the last of those that lead to it. In a layer the nodes are ordered by
/// the average place of their neighbors, which avoids most crossings. An edge over several layers, and its label, have a place of
/// their own in each of them, so that nothing is drawn over anything else. The same graph always has the same layout. The
/// work grows with the number of nodes and edges.
public struct GraphLayout: Sendable {
  /// The frame of each node.
  public private(set) var nodes: [GraphFrame] = []
  /// The frame of each edge's label; nil if it has none.
  public private(set) var labels: [GraphFrame?] = []
  /// The lines of each edge, interrupted where its label is. Between two points of a line that differ in both coordinates it
  /// is a curve.
  public private(set) var lines: [[[GraphPoint]]] = []
  /// The size of the drawing.
  public private(set) var size = GraphSize(width: 0, height: 0)

  /// Places nodes and labels of these sizes.
  public init(_ graph: Graph, nodes nodeSizes: [GraphSize], labels labelSizes: [GraphSize?]) {
    let isDown = graph.direction == .down
    func extent(_ size: GraphSize) -> LayerExtent {
      isDown
        ? LayerExtent(breadth: size.width, depth: size.height)
        : LayerExtent(breadth: size.height, depth: size.width)
    }
    var layers = LayeredGraph(
      nodeSizes.map(extent), labelSizes.map { $0.map(extent) }, edges: graph.edges.map { ($0.start, $0.end) },
      gap: isDown ? 24 : 14)
    layers.order()
    layers.place()
    let bands = LayerBands(layers, gap: isDown ? 26 : 36)

    func point(_ breadth: Int, _ depth: Int) -> GraphPoint {
      isDown ? GraphPoint(x: breadth, y: depth) : GraphPoint(x: depth, y: breadth)
    }
    func frame(_ vertex: Int, _ size: GraphSize) -> GraphFrame {
      let center = point(layers.centers[vertex], bands.center(of: vertex, in: layers))
      return GraphFrame(
        x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width, height: size.height)
    }
    nodes = nodeSizes.indices.map { frame($0, nodeSizes[$0]) }
    labels = labelSizes.enumerated().map { edge, size in
      guard let size, let vertex = layers.labels[edge] else { return nil }
      return frame(vertex, size)
    }
    lines = layers.routes.enumerated().map { edge, route in
      if route.isEmpty {
        let node = graph.edges[edge].start
        return [Self.loop(beside: nodes[node])]
      }
      return Self.lines(of: route, layers, bands).map { line in line.map { point($0.breadth, $0.depth) } }
    }
    size =
      isDown
      ? GraphSize(width: layers.breadth, height: bands.depth)
      : GraphSize(width: bands.depth, height: layers.breadth)
  }

  /// The room that an edge from a node to itself needs at its right side.
  static let loopWidth = 18

  private static func loop(beside frame: GraphFrame) -> [GraphPoint] {
    let right = frame.x + frame.width
    let (top, bottom) = (frame.y + frame.height / 4, frame.y + frame.height - frame.height / 4)
    return [
      GraphPoint(x: right, y: top), GraphPoint(x: right + loopWidth, y: top),
      GraphPoint(x: right + loopWidth, y: bottom), GraphPoint(x: right, y: bottom),
    ]
  }

  /// The lines of an edge along its vertices: straight through the band of a layer, curved between two bands.
  private static func lines(
    of route: [Int], _ layers: LayeredGraph, _ bands: LayerBands
  ) -> [[(breadth: Int, depth: Int)]] {
    var lines: [[(breadth: Int, depth: Int)]] = [[]]
    let isUpward = layers.ranks[route[0]] > layers.ranks[route[route.count - 1]]
    for (position, vertex) in route.enumerated() {
      let center = layers.centers[vertex]
      let band = bands.range(ofLayer: layers.ranks[vertex])
      let (entry, exit) = isUpward ? (band.upperBound, band.lowerBound) : (band.lowerBound, band.upperBound)
      let half = layers.extents[vertex].depth / 2
      let middle = bands.center(of: vertex, in: layers)
      let (near, far) = isUpward ? (middle + half, middle - half) : (middle - half, middle + half)
      if position > 0 {
        lines[lines.count - 1].append((center, entry))
        if layers.isSolid(vertex), near != entry { lines[lines.count - 1].append((center, near)) }
      }
      if position < route.count - 1 {
        if layers.isSolid(vertex) {
          if position > 0 { lines.append([]) }
          if far != exit { lines[lines.count - 1].append((center, far)) }
        }
        if position == 0 || layers.isSolid(vertex) || entry != exit {
          lines[lines.count - 1].append((center, exit))
        }
      }
    }
    return lines
  }
}

/// The part of the depth that each layer has.
private struct LayerBands {
  private var ranges: [Range<Int>] = []
  private(set) var depth = 0

  /// Between layers is at least `gap`, and more where edges lead far to the side.
  init(_ layers: LayeredGraph, gap: Int) {
    var start = 0
    for (rank, layer) in layers.layers.enumerated() {
      let depth = layer.map { layers.extents[$0].depth }.max() ?? 0
      ranges.append(start..<start + depth)
      self.depth = start + depth
      guard rank + 1 < layers.layers.count else { break }
      var farthest = 0
      for vertex in layer {
        for next in layers.successors[vertex] {
          farthest = max(farthest, abs(layers.centers[next] - layers.centers[vertex]))
        }
      }
      start += depth + gap + min(60, farthest / 12)
    }
  }

  func range(ofLayer rank: Int) -> Range<Int> { ranges[rank] }

  func center(of vertex: Int, in layers: LayeredGraph) -> Int {
    let range = ranges[layers.ranks[vertex]]
    return (range.lowerBound + range.upperBound) / 2
  }
}
