import Diagnostics
import Graphs
import Source

/// A picture with its texts filled in, without secrets, each on one line. Every format is written from it.
struct ShownPicture {
  struct Label {
    /// The text, cut if it is long.
    let text: String
    let whole: String

    /// Masks a text before it is cut: a part of a secret has no form that identifies it.
    init(_ sentence: Sentence, columns: Int, mark: String = "", _ mask: SecretMask) {
      whole = mark + TerminalText.visible(mask.masked(sentence.filled()))
      text = TerminalText.cut(whole, columns: columns)
    }
  }

  struct Node {
    let kind: Graph.Node.Kind
    let state: Graph.State
    /// The texts, the name first.
    let lines: [Label]

    /// All texts and the state on one line.
    var whole: String { (lines.map(\.whole) + [state.word].compactMap { $0 }).joined(separator: ", ") }
    var isCut: Bool { lines.contains { $0.text != $0.whole } }
  }

  struct Edge {
    let start: Int
    let end: Int
    let kind: Graph.Edge.Kind
    let state: Graph.State
    let label: Label?
  }

  struct Part {
    /// The graph, for its layout.
    let graph: Graph
    let title: String
    let nodes: [Node]
    let edges: [Edge]

    var hasDifferences: Bool { graph.hasDifferences }
  }

  let title: String
  let description: String
  let parts: [Part]

  /// The direction of a single graph; several are drawn below each other.
  var direction: Graph.Direction { parts.count == 1 ? parts[0].graph.direction : .down }

  init(_ picture: Picture, _ mask: SecretMask) {
    func shown(_ sentence: Sentence, columns: Int = 200) -> String {
      Label(sentence, columns: columns, mask).text
    }
    title = shown(picture.title)
    description = shown(picture.description, columns: 2_000)
    parts = picture.graphs.map { graph in
      Part(
        graph: graph, title: shown(graph.title, columns: 60),
        nodes: graph.nodes.map { node in
          let lines = node.lines.enumerated().map { position, line in
            Label(line, columns: position == 0 ? 34 : 38, mark: position == 0 ? node.state.mark : "", mask)
          }
          return Node(kind: node.kind, state: node.state, lines: lines)
        },
        edges: graph.edges.map { edge in
          Edge(
            start: edge.start, end: edge.end, kind: edge.kind, state: edge.state,
            label: edge.label.map { Label($0, columns: 34, mark: edge.state.mark, mask) })
        })
    }
  }
}

extension Graph.State {
  /// A mark that distinguishes it without color.
  var mark: String {
    switch self {
    case .same: ""
    case .added: "+ "
    case .removed: "− "
    case .changed: "± "
    }
  }

  /// The colors of a node's area and of lines, on a light page; nil where nothing differs.
  var colors: (fill: String, stroke: String)? {
    switch self {
    case .same: nil
    case .added: ("#dafbe1", "#1a7f37")
    case .removed: ("#ffebe9", "#cf222e")
    case .changed: ("#fff8c5", "#9a6700")
    }
  }

  var word: String? {
    switch self {
    case .same: nil
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    }
  }
}

extension TerminalText {
  /// A text of at most this many columns: if it is longer, `…` replaces its middle, because the ends of conditions and
  /// paths matter as much as their beginnings.
  static func cut(_ text: String, columns: Int) -> String {
    if width(of: text) <= columns { return text }
    func part(_ scalars: some Sequence<Unicode.Scalar>, _ columns: Int) -> [Unicode.Scalar] {
      var left = columns
      return scalars.prefix { scalar in
        left -= width(of: scalar)
        return left >= 0
      }
    }
    let end = columns / 3
    let scalars = text.unicodeScalars
    let kept = part(scalars, columns - 1 - end) + ["…"] + part(scalars.reversed(), end).reversed()
    return String(String.UnicodeScalarView(kept))
  }
}
