public import Graphs
import Source

/// A picture as SVG: one file without scripts, fonts or anything else from outside, for light and dark pages.
public struct SVGPicture {
  private let shown: ShownPicture

  public init(_ picture: Picture, _ sources: MaskedSources) { shown = ShownPicture(picture, sources.mask) }

  public var bytes: [UInt8] { Array(text(style: "<style>\(SVGStyle.text)</style>\n").utf8) }

  /// The picture as an element of a page that contains the style of pictures.
  var element: String { text(style: "") }

  private func text(style: String) -> String {
    let parts = shown.parts.map { SVGPart($0) }
    let width = max(parts.map(\.width).max() ?? 0, 240) + 2 * Self.margin
    let height = parts.reduce(0) { $0 + $1.height + Self.margin } + Self.margin + (parts.isEmpty ? 20 : 0)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" class="tasuki" role="img" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <title>\(escapedForXML(shown.title))</title>
      <desc>\(escapedForXML(shown.description))</desc>
      \(style)<rect class="paper" width="\(width)" height="\(height)"/>

      """
    if parts.isEmpty {
      text += "<text class=\"heading\" x=\"\(Self.margin)\" y=\"32\">\(escapedForXML(shown.description))</text>\n"
    }
    var y = Self.margin
    for part in parts {
      text += "<g transform=\"translate(\(Self.margin) \(y))\">\n\(part.text)</g>\n"
      y += part.height + Self.margin
    }
    return text + "</svg>\n"
  }

  private static let margin = 20
}

/// One graph of a picture, with its heading.
private struct SVGPart {
  let width: Int
  let height: Int
  let text: String

  init(_ part: ShownPicture.Part) {
    let layout = GraphLayout(
      part.graph, nodes: part.nodes.map(SVGNode.size), labels: part.edges.map { $0.label.map(SVGEdge.size) })
    let top = part.hasDifferences ? 46 : 28
    width = max(layout.size.width, SVGText.width(of: part.title, tenths: SVGText.headingColumn))
    height = layout.size.height + top
    var text = "<text class=\"heading\" x=\"0\" y=\"14\">\(escapedForXML(part.title))</text>\n"
    if part.hasDifferences {
      text += "<text class=\"legend\" x=\"0\" y=\"32\"><tspan class=\"plus\">+ added</tspan>"
      text +=
        "<tspan class=\"minus\" dx=\"14\">− removed</tspan><tspan class=\"other\" dx=\"14\">± changed</tspan></text>\n"
    }
    text += "<g transform=\"translate(0 \(top))\">\n"
    for (index, edge) in part.edges.enumerated() {
      text += SVGEdge(edge, layout.lines[index], layout.labels[index], part.graph.direction).text
    }
    for (index, node) in part.nodes.enumerated() { text += SVGNode(node, layout.nodes[index]).text }
    self.text = text + "</g>\n"
  }
}
