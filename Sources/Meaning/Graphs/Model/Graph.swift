public import Diagnostics

/// A drawing of workflows as nodes and edges. Every format is written from it.
public struct Graph: Sendable {
  /// The direction in which the edges lead.
  public enum Direction: Sendable {
    case down
    case right
  }

  /// What a comparison found about a node or an edge.
  public enum State: Sendable, CaseIterable {
    /// It is the same on both sides, or nothing was compared.
    case same
    case added
    case removed
    case changed
  }

  public struct Node: Sendable {
    public enum Kind: Sendable, CaseIterable {
      /// Events of a source.
      case event
      case schedule
      /// Events that arrive through an endpoint of the project.
      case webhook
      case workflow
      /// A workflow that a no-code tool runs.
      case elsewhere
      case task
      /// A condition, or a choice between branches.
      case choice
      /// The start of parallel branches, and of the rounds of a loop.
      case fork
      /// The end of parallel branches, and of the rounds of a loop.
      case join
      case loop
      case wait
      /// The end of the workflow, or of a branch of it.
      case end
      /// The start of what runs after a failure.
      case failure
      /// The end of the workflow with a failure.
      case failed
      /// What a task sends to or calls.
      case receiver
      /// A step with an error, which a finding reports.
      case invalid
    }

    /// What identifies the node on both sides of a comparison; not shown.
    public let key: String
    public let kind: Kind
    /// Its texts, the name first. A text may contain anything.
    public let lines: [Sentence]
    public var state: State
  }

  public struct Edge: Sendable {
    public enum Kind: Sendable, CaseIterable {
      /// One step runs after the other.
      case next
      /// It is followed under a condition.
      case branch
      /// Events or times start a workflow.
      case starts
      /// A workflow starts another one.
      case calls
      /// A workflow sends to a receiver.
      case sends
    }

    /// The position of the node at which it begins.
    public let start: Int
    /// The position of the node at which it ends.
    public let end: Int
    public let kind: Kind
    public let label: Sentence?
    public var state: State
  }

  /// What the graph shows, such as a workflow's name.
  public let title: Sentence
  public let direction: Direction
  public internal(set) var nodes: [Node] = []
  public internal(set) var edges: [Edge] = []
  private var positions: [String: Int] = [:]
  private var known: [Link: Int] = [:]

  private struct Link: Hashable {
    let start: Int
    let end: Int
    let kind: Edge.Kind
  }

  init(title: Sentence, direction: Direction) {
    self.title = title
    self.direction = direction
  }

  /// Whether a comparison found a difference.
  public var hasDifferences: Bool { nodes.contains { $0.state != .same } || edges.contains { $0.state != .same } }

  /// Whether a comparison found other nodes or other edges, not just other texts.
  public var hasOtherShape: Bool {
    nodes.contains { $0.state == .added || $0.state == .removed }
      || edges.contains { $0.state == .added || $0.state == .removed }
  }

  /// The position of a node; nil if the graph does not have it.
  func position(of key: String) -> Int? { positions[key] }

  /// Adds a node, unless one with the same key exists. Returns its position.
  mutating func add(_ kind: Node.Kind, _ key: String, _ lines: [Sentence], state: State = .same) -> Int {
    if let position = positions[key] { return position }
    positions[key] = nodes.count
    nodes.append(Node(key: key, kind: kind, lines: lines, state: state))
    return nodes.count - 1
  }

  /// Adds an edge, unless the same nodes have one of the same kind.
  mutating func connect(_ start: Int, _ end: Int, _ kind: Edge.Kind, _ label: Sentence? = nil, state: State = .same)
  {
    let link = Link(start: start, end: end, kind: kind)
    if let position = known[link] {
      // Two branches that lead to the same node are one edge with both conditions.
      let old = edges[position]
      guard let label, let other = old.label, other != label else { return }
      edges[position] = Edge(start: start, end: end, kind: kind, label: .both(other, label), state: old.state)
      return
    }
    known[link] = edges.count
    edges.append(Edge(start: start, end: end, kind: kind, label: label, state: state))
  }
}

/// One or more graphs that are drawn together.
public struct Picture: Sendable {
  public let title: Sentence
  /// What the picture shows, for those who cannot see it.
  public let description: Sentence
  public let graphs: [Graph]

  init(title: Sentence, description: Sentence, _ graphs: [Graph]) {
    self.title = title
    self.description = description
    self.graphs = graphs
  }
}
