public import Graphs
import Source

/// A picture as a flowchart of Mermaid, which code hosts draw in Markdown.
public struct MermaidPicture {
  /// The most characters and edges that Mermaid draws unless it is configured differently (mermaid 11, `config.schema.yaml`).
  public static let mostCharacters = 50_000
  public static let mostEdges = 500

  /// The source text.
  public let text: String
  /// Whether Mermaid draws it.
  public let isDrawable: Bool

  public init(_ picture: Picture, _ sources: MaskedSources) {
    let shown = ShownPicture(picture, sources.mask)
    var lines = Lines(shown)
    for part in shown.parts { lines.add(part, isAlone: shown.parts.count == 1) }
    if shown.parts.isEmpty { lines.all.append("  n0[\"\(escaped(shown.description))\"]") }
    lines.end()
    text = lines.all.joined(separator: "\n") + "\n"
    isDrawable = text.unicodeScalars.count <= Self.mostCharacters && lines.edgeCount <= Self.mostEdges
  }

  public var bytes: [UInt8] { Array(text.utf8) }
}

private struct Lines {
  var all: [String] = []
  private(set) var edgeCount = 0
  private var nodeCount = 0
  private var partCount = 0
  private var edgesOfState: [Graph.State: [Int]] = [:]
  private var states: Set<Graph.State> = []
  private var hasElsewhere = false

  init(_ shown: ShownPicture) {
    all.append("flowchart \(shown.direction == .down ? "TD" : "LR")")
    all.append("  accTitle: \(plain(shown.title))")
    all.append("  accDescr: \(plain(shown.description))")
  }

  mutating func add(_ part: ShownPicture.Part, isAlone: Bool) {
    let first = nodeCount
    let indent = isAlone ? "  " : "    "
    if !isAlone {
      all.append("  subgraph g\(partCount)[\"\(escaped(part.title))\"]")
      all.append("    direction \(part.graph.direction == .down ? "TB" : "LR")")
    }
    for node in part.nodes {
      let (open, close) = node.kind.brackets
      let text = node.lines.map { escaped($0.text) }.joined(separator: "<br>")
      let name = node.state.word ?? (node.kind == .elsewhere ? "elsewhere" : nil)
      all.append("\(indent)n\(nodeCount)\(open)\"\(text)\"\(close)\(name.map { ":::" + $0 } ?? "")")
      nodeCount += 1
      states.insert(node.state)
      if node.kind == .elsewhere { hasElsewhere = true }
    }
    for edge in part.edges {
      let arrow = edge.kind == .calls || edge.state == .removed ? "-.->" : "-->"
      let label = edge.label.map { "|\"\(escaped($0.text))\"|" } ?? ""
      all.append("\(indent)n\(first + edge.start) \(arrow)\(label) n\(first + edge.end)")
      if edge.state != .same { edgesOfState[edge.state, default: []].append(edgeCount) }
      edgeCount += 1
    }
    if !isAlone { all.append("  end") }
    partCount += 1
  }

  /// Adds the styles of what occurs.
  mutating func end() {
    for state in Graph.State.allCases {
      guard let name = state.word, let (fill, stroke) = state.colors else { continue }
      // The color of texts makes them readable on a dark page too.
      let line = "stroke:\(stroke),stroke-width:2px" + (state == .removed ? ",stroke-dasharray:5 3" : "")
      if states.contains(state) { all.append("  classDef \(name) fill:\(fill),color:#1f2328,\(line)") }
      if let edges = edgesOfState[state] {
        all.append("  linkStyle \(edges.map { String($0) }.joined(separator: ",")) \(line)")
      }
    }
    if hasElsewhere { all.append("  classDef elsewhere stroke-dasharray:4 3") }
  }
}

extension Graph.Node.Kind {
  /// The brackets that choose the shape.
  fileprivate var brackets: (String, String) {
    switch self {
    case .event, .schedule, .webhook, .end, .failed, .failure: ("([", "])")
    case .choice: ("{{", "}}")
    case .fork: ("[/", "\\]")
    case .join: ("[\\", "/]")
    case .loop: ("[[", "]]")
    case .receiver: ("[(", ")]")
    case .wait: ("(", ")")
    case .workflow, .elsewhere, .task, .invalid: ("[", "]")
    }
  }
}

/// A text in quotes, of which nothing has a meaning in Mermaid, in Markdown or in HTML: punctuation is written as entities, which
/// Mermaid decodes after it has read everything else.
private func escaped(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  // Mermaid's labels are Markdown, which makes a link of this prefix.
  let hasHost = text.lowercased().contains("www.")
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    let isBetweenWords =
      index > 0 && index + 1 < scalars.count && scalars[index - 1].isWord && scalars[index + 1].isWord
    switch scalar {
    case " ", ",": result.unicodeScalars.append(scalar)
    // At the start of a line or before a space, these begin a list.
    case "-", "/": result += isBetweenWords ? String(scalar) : "#\(scalar.value);"
    case "." where isBetweenWords && !hasHost: result += "."
    // Mermaid replaces `fa:fa-name` by an icon, also when it is written as entities.
    case "f" where index > 0 && scalars[index - 1] == ":": result += "\u{2060}f"
    // Between two of them, Mermaid sets a formula.
    case "$" where index > 0 && scalars[index - 1] == "$": result += "\u{2060}#36;"
    // Mermaid writes entities as `ﬂ°°60¶ß` while it works, and decodes whatever looks like that.
    case "ﬂ", "¶": result += "\(scalar)\u{2060}"
    default:
      if scalar.isWord || scalar.value > 0x7F {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
    }
  }
  return result
}

/// A text outside of quotes: letters, digits and a few other characters.
private func plain(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0.isWord || $0.value > 0x7F || " .,-()".unicodeScalars.contains($0) ? $0 : " " }))
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit of ASCII.
  fileprivate var isWord: Bool {
    switch self {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }
}
