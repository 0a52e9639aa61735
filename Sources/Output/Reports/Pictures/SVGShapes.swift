import Graphs

/// The width of texts. The fonts of the reader are unknown, so texts have a font in which all characters are equally wide, and
/// room for the widest such font.
enum SVGText {
  /// The width of a column of names in tenths of a pixel: 12 pixels of a font whose characters are 0.602 as wide as it is high.
  static let nameColumn = 75
  /// The width of a column of other texts, which have 11 pixels.
  static let detailColumn = 68
  /// The width of a column of headings, which have 14 pixels.
  static let headingColumn = 90

  static func width(of text: String, tenths: Int) -> Int { (TerminalText.width(of: text) * tenths + 9) / 10 }
}

/// A node with its texts.
struct SVGNode {
  let text: String

  private static let lineHeight = 16

  /// The size of a node. Both numbers are even, so that its middle is a whole pixel.
  static func size(of node: ShownPicture.Node) -> GraphSize {
    var width = 0
    for (position, line) in node.lines.enumerated() {
      let column = position == 0 && node.kind.isNamed ? SVGText.nameColumn : SVGText.detailColumn
      width = max(width, SVGText.width(of: line.text, tenths: column))
    }
    width += node.kind.sidePadding * 2
    let height = node.lines.count * lineHeight + (node.kind.isBar ? 4 : 12)
    return GraphSize(width: max(48, width + width % 2), height: height + height % 2)
  }

  init(_ node: ShownPicture.Node, _ frame: GraphFrame) {
    let names = [node.kind.className, node.state.word].compactMap { $0 }
    var text = "<g class=\"node \(names.joined(separator: " "))\"><title>\(escapedForXML(node.whole))</title>"
    text += Self.shape(of: node.kind, frame)
    let middle = frame.x + frame.width / 2
    let top = frame.y + (frame.height - node.lines.count * Self.lineHeight) / 2
    for (position, line) in node.lines.enumerated() {
      let isName = position == 0 && node.kind.isNamed
      text +=
        "<text\(isName ? " class=\"name\"" : "") x=\"\(middle)\" y=\"\(top + position * Self.lineHeight + 12)\">"
      text += escapedForXML(line.text) + "</text>"
    }
    self.text = text + "</g>\n"
  }

  private static func shape(of kind: Graph.Node.Kind, _ frame: GraphFrame) -> String {
    let (left, top, right, bottom) = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    func rectangle(_ radius: Int, _ inset: Int = 0) -> String {
      "<rect x=\"\(left + inset)\" y=\"\(top)\" width=\"\(frame.width - 2 * inset)\" height=\"\(frame.height)\" "
        + "rx=\"\(radius)\"/>"
    }
    switch kind {
    case .event, .schedule, .webhook, .wait, .end, .failure, .failed: return rectangle(min(frame.height / 2, 16))
    case .task, .workflow, .elsewhere, .invalid: return rectangle(5)
    case .fork, .join: return rectangle(2)
    case .choice:
      let middle = (top + bottom) / 2
      return "<path d=\"M\(left) \(middle)L\(left + 12) \(top)H\(right - 12)L\(right) \(middle)"
        + "L\(right - 12) \(bottom)H\(left + 12)Z\"/>"
    case .loop:
      return rectangle(0)
        + "<path class=\"inner\" d=\"M\(left + 6) \(top)V\(bottom)M\(right - 6) \(top)V\(bottom)\"/>"
    case .receiver:
      return "<path d=\"M\(left) \(top)H\(right - 8)L\(right) \(top + 8)V\(bottom)H\(left)Z\"/>"
        + "<path class=\"inner\" d=\"M\(right - 8) \(top)V\(top + 8)H\(right)\"/>"
    }
  }
}

extension Graph.Node.Kind {
  /// Whether its first line is a name.
  fileprivate var isNamed: Bool {
    switch self {
    case .event, .schedule, .webhook, .workflow, .elsewhere, .task, .receiver: true
    case .choice, .fork, .join, .loop, .wait, .end, .failure, .failed, .invalid: false
    }
  }

  fileprivate var isBar: Bool { self == .fork || self == .join }
  fileprivate var sidePadding: Int { self == .choice ? 18 : 14 }

  fileprivate var className: String {
    switch self {
    case .event, .schedule, .webhook: "source"
    case .workflow: "workflow"
    case .elsewhere: "elsewhere"
    case .task: "task"
    case .choice: "choice"
    case .fork, .join, .loop: "group"
    case .wait, .end: "pause"
    case .failure, .failed, .invalid: "failure"
    case .receiver: "receiver"
    }
  }
}

/// An edge with its arrow and its label.
struct SVGEdge {
  let text: String

  /// The size of a label.
  static func size(of label: ShownPicture.Label) -> GraphSize {
    let width = SVGText.width(of: label.text, tenths: SVGText.detailColumn) + 8
    return GraphSize(width: width + width % 2, height: 16)
  }

  init(
    _ edge: ShownPicture.Edge, _ lines: [[GraphPoint]], _ label: GraphFrame?, _ direction: Graph.Direction
  ) {
    let names = ["edge", edge.kind == .calls ? "calls" : nil, edge.state.word].compactMap { $0 }
    let path = lines.map { Self.path(of: $0, direction) }.joined()
    var text = "<g class=\"\(names.joined(separator: " "))\"><path d=\"\(path)\"/>"
    if let line = lines.last, line.count > 1 {
      text += Self.arrow(from: line[line.count - 2], to: line[line.count - 1], direction)
    }
    if let frame = label, let label = edge.label {
      let (x, y) = (frame.x + frame.width / 2, frame.y + 12)
      let title = label.text == label.whole ? "" : "<title>\(escapedForXML(label.whole))</title>"
      text += "<text x=\"\(x)\" y=\"\(y)\">\(title)\(escapedForXML(label.text))</text>"
    }
    self.text = text + "</g>\n"
  }

  private static func path(of line: [GraphPoint], _ direction: Graph.Direction) -> String {
    var path = line.first.map { "M\($0.x) \($0.y)" } ?? ""
    for (from, to) in zip(line, line.dropFirst()) {
      if from.x == to.x || from.y == to.y {
        path += "L\(to.x) \(to.y)"
      } else if direction == .down {
        let middle = (from.y + to.y) / 2
        path += "C\(from.x) \(middle) \(to.x) \(middle) \(to.x) \(to.y)"
      } else {
        let middle = (from.x + to.x) / 2
        path += "C\(middle) \(from.y) \(middle) \(to.y) \(to.x) \(to.y)"
      }
    }
    return path
  }

  /// A triangle that ends where the line ends. Curves end in the direction of the graph.
  private static func arrow(from: GraphPoint, to: GraphPoint, _ direction: Graph.Direction) -> String {
    let isVertical = from.x == to.x || (direction == .down && from.y != to.y)
    let (length, half) = (8, 4)
    let points: [(Int, Int)]
    if isVertical {
      let back = to.y > from.y ? to.y - length : to.y + length
      points = [(to.x, to.y), (to.x - half, back), (to.x + half, back)]
    } else {
      let back = to.x > from.x ? to.x - length : to.x + length
      points = [(to.x, to.y), (back, to.y - half), (back, to.y + half)]
    }
    return "<path class=\"arrow\" d=\"M" + points.map { "\($0.0) \($0.1)" }.joined(separator: "L") + "Z\"/>"
  }
}
