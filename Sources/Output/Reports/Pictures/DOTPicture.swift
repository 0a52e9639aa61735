public import Graphs
import Source

/// A picture in DOT, the language of Graphviz.
public struct DOTPicture {
  private let shown: ShownPicture

  public init(_ picture: Picture, _ sources: MaskedSources) { shown = ShownPicture(picture, sources.mask) }

  public var bytes: [UInt8] {
    let isAlone = shown.parts.count == 1
    var lines = [
      "digraph tasuki {",
      "  graph [label=\(quoted(shown.title)), tooltip=\(quoted(shown.description)), labelloc=t,",
      "    rankdir=\(shown.direction == .down ? "TB" : "LR"), fontname=\"sans-serif\"]",
      "  node [shape=box, fontname=\"monospace\", fontsize=11]",
      "  edge [fontname=\"monospace\", fontsize=10, color=\"#59636e\"]",
    ]
    var count = 0
    for (index, part) in shown.parts.enumerated() {
      if !isAlone { lines += ["  subgraph cluster_\(index) {", "    label=\(quoted(part.title))"] }
      let indent = isAlone ? "  " : "    "
      for (position, node) in part.nodes.enumerated() {
        var attributes = ["label=\(quoted(node.lines.map(\.text)))"] + node.kind.attributes
        if node.isCut || node.state != .same { attributes.append("tooltip=\(quoted(node.whole))") }
        attributes += node.state.attributes(style: node.kind.style)
        lines.append("\(indent)n\(count + position) [\(attributes.joined(separator: ", "))]")
      }
      for edge in part.edges {
        var attributes: [String] = []
        if let label = edge.label {
          attributes.append("label=\(quoted(label.text))")
          if label.text != label.whole { attributes.append("labeltooltip=\(quoted(label.whole))") }
        }
        attributes += edge.state.attributes(style: edge.kind == .calls ? ["dashed"] : [], isEdge: true)
        let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
        lines.append("\(indent)n\(count + edge.start) -> n\(count + edge.end)\(list)")
      }
      count += part.nodes.count
      if !isAlone { lines.append("  }") }
    }
    lines.append("}\n")
    return Array(lines.joined(separator: "\n").utf8)
  }
}

/// Lines of text as a quoted string. Graphviz reads backslashes and entities in it.
private func quoted(_ lines: [String]) -> String {
  var result = "\""
  for (index, line) in lines.enumerated() {
    if index > 0 { result += "\\n" }
    var last: Unicode.Scalar?
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      // Two of them may begin a command to a runner of pipelines.
      case "#" where last == "#": result += "&#35;"
      default: result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
  }
  return result + "\""
}

private func quoted(_ text: String) -> String { quoted([text]) }

extension Graph.State {
  fileprivate func attributes(style: [String], isEdge: Bool = false) -> [String] {
    var styles = style
    if self == .removed, !styles.contains("dashed") { styles.append("dashed") }
    if self != .same, !isEdge { styles.append("filled") }
    var attributes = styles.isEmpty ? [] : ["style=\"\(styles.joined(separator: ","))\""]
    if let (fill, stroke) = colors {
      attributes += [
        "color=\"\(stroke)\"", isEdge ? "fontcolor=\"\(stroke)\"" : "fillcolor=\"\(fill)\"", "penwidth=2",
      ]
    }
    return attributes
  }
}

extension Graph.Node.Kind {
  fileprivate var attributes: [String] {
    switch self {
    case .event, .schedule, .webhook, .wait, .workflow, .elsewhere, .task, .invalid: []
    case .choice: ["shape=hexagon"]
    case .fork: ["shape=trapezium"]
    case .join: ["shape=invtrapezium"]
    case .loop: ["peripheries=2"]
    case .end, .failure, .failed: ["shape=oval"]
    case .receiver: ["shape=cylinder"]
    }
  }

  fileprivate var style: [String] {
    switch self {
    case .event, .schedule, .webhook, .wait: ["rounded"]
    case .elsewhere, .invalid: ["dashed"]
    default: []
    }
  }
}
