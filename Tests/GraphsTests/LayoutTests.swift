import Diagnostics
import TestSupport
import Testing

@testable import Graphs

/// Where nodes, labels and edges are placed.
@Suite struct LayoutTests {
  /// Numbers that are the same in every run.
  private struct Numbers {
    var state: UInt64
    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  /// A graph with edges to any node, its own too, and labels on some.
  private static func graph(_ count: Int, edges: Int, seed: UInt64, _ direction: Graph.Direction) -> Graph {
    var numbers = Numbers(state: seed)
    var graph = Graph(title: "graph", direction: direction)
    for index in 0..<count { _ = graph.add(.task, "n\(index)", ["node"]) }
    for _ in 0..<edges {
      graph.connect(
        numbers.next(below: count), numbers.next(below: count), .next, numbers.next(below: 3) == 0 ? "label" : nil)
    }
    return graph
  }

  private static func layout(_ graph: Graph) -> GraphLayout {
    var numbers = Numbers(state: 7)
    return GraphLayout(
      graph,
      nodes: graph.nodes.map { _ in
        GraphSize(width: 40 + 2 * numbers.next(below: 80), height: 20 + 2 * numbers.next(below: 30))
      },
      labels: graph.edges.map {
        $0.label == nil ? nil : GraphSize(width: 20 + 2 * numbers.next(below: 60), height: 16)
      })
  }

  private static func overlap(_ left: GraphFrame, _ right: GraphFrame) -> Bool {
    left.x < right.x + right.width && right.x < left.x + left.width && left.y < right.y + right.height
      && right.y < left.y + left.height
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func nothingIsDrawnOverAnythingElse(seed: UInt64) {
    for direction in [Graph.Direction.down, .right] {
      let graph = Self.graph(40, edges: 70, seed: seed, direction)
      let layout = Self.layout(graph)
      let frames = layout.nodes + layout.labels.compactMap { $0 }
      for (index, frame) in frames.enumerated() {
        #expect(frame.x >= 0 && frame.x + frame.width <= layout.size.width)
        #expect(frame.y >= 0 && frame.y + frame.height <= layout.size.height)
        for other in frames[(index + 1)...] { #expect(!Self.overlap(frame, other)) }
      }
      #expect(zip(graph.edges, layout.labels).allSatisfy { ($0.label == nil || $0.start == $0.end) == ($1 == nil) })
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func edgesBeginAndEndAtTheirNodes(seed: UInt64) throws {
    let graph = Self.graph(30, edges: 60, seed: seed, .down)
    let layout = Self.layout(graph)
    for (edge, lines) in zip(graph.edges, layout.lines) {
      let (first, last) = (try #require(lines.first?.first), try #require(lines.last?.last))
      for (point, node) in [(first, edge.start), (last, edge.end)] {
        let frame = layout.nodes[node]
        #expect((frame.x...frame.x + frame.width).contains(point.x))
        #expect((frame.y...frame.y + frame.height).contains(point.y))
      }
    }
  }

  /// Lines pass through the bands of layers beside the nodes; they are straight there.
  @Test(arguments: 1...12 as ClosedRange<UInt64>) func noStraightLineCrossesANode(seed: UInt64) {
    let graph = Self.graph(40, edges: 70, seed: seed, .down)
    let layout = Self.layout(graph)
    for lines in layout.lines {
      for line in lines {
        for (from, to) in zip(line, line.dropFirst()) where from.x == to.x {
          let (top, bottom) = (min(from.y, to.y), max(from.y, to.y))
          for frame in layout.nodes {
            let isInside = from.x > frame.x && from.x < frame.x + frame.width
            #expect(!isInside || bottom <= frame.y || top >= frame.y + frame.height)
          }
        }
      }
    }
  }

  @Test func theSameGraphHasTheSameLayout() {
    let graph = Self.graph(60, edges: 120, seed: 3, .right)
    let first = Self.layout(graph)
    for _ in 0..<3 {
      let next = Self.layout(graph)
      #expect(next.nodes == first.nodes && next.labels == first.labels && next.lines == first.lines)
    }
  }

  @Test func aChainIsAStraightLine() {
    var graph = Graph(title: "chain", direction: .down)
    for index in 0..<100 {
      let node = graph.add(.task, "n\(index)", ["node"])
      if index > 0 { graph.connect(node - 1, node, .next) }
    }
    let layout = Self.layout(graph)
    #expect(Set(layout.nodes.map { $0.x + $0.width / 2 }).count == 1)
    #expect(layout.lines.allSatisfy { $0.count == 1 && Set($0[0].map(\.x)).count == 1 })
  }

  @Test func anEmptyGraphHasNoSize() {
    let layout = Self.layout(Graph(title: "", direction: .down))
    #expect(layout.size == GraphSize(width: 0, height: 0))
  }

  /// Graphs whose long edges would need a bend for each of very many layers.
  @Test func theWorkGrowsWithTheGraph() {
    func graph(_ count: Int) -> Graph {
      var graph = Graph(title: "long", direction: .down)
      for index in 0..<count {
        let node = graph.add(.workflow, "n\(index)", ["node"])
        let receiver = graph.add(.receiver, "r\(index % 60)", ["receiver"])
        if index > 0 { graph.connect(node - 2 >= 0 ? graph.position(of: "n\(index - 1)") ?? 0 : 0, node, .calls) }
        graph.connect(node, receiver, .sends)
      }
      return graph
    }
    let (small, large) = (graph(200), graph(800))
    let first = processorTime { _ = Self.layout(small) }
    let second = processorTime { _ = Self.layout(large) }
    #expect(second < first * 16 + .milliseconds(200), "\(first), \(second)")
  }
}
