import Graphs

/// The style of pictures. Each rule begins with their class, so that it changes nothing on a page that contains one.
enum SVGStyle {
  static let text = shapes + colors(light) + "@media(prefers-color-scheme:dark){" + colors(dark) + "}"

  private static let shapes = """
    .tasuki text{font:11px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;text-anchor:middle}\
    .tasuki text.name{font-size:12px;font-weight:bold}\
    .tasuki text.heading{font-size:14px;font-weight:bold;text-anchor:start}.tasuki text.legend{text-anchor:start}\
    .tasuki .edge path{fill:none;stroke-width:1.5}.tasuki .calls path,.tasuki .elsewhere>*{stroke-dasharray:5 3}\
    .tasuki .edge path.arrow{stroke:none}\
    .tasuki .node>rect,.tasuki .node>path{stroke-width:1.25}.tasuki .node>path.inner{fill:none}\
    .tasuki .node.added>*,.tasuki .node.changed>*,.tasuki .node.removed>*{stroke-width:2.5}\
    .tasuki .node>text{stroke:none}\
    .tasuki .removed path,.tasuki .removed>rect{stroke-dasharray:5 3}
    """

  /// The colors of a page: backgrounds and borders of nodes, and of states.
  private struct Colors {
    let paper: String
    let ink: String
    let faint: String
    let line: String
    let kinds: [(name: String, fill: String, stroke: String)]
    let states: [(name: String, legend: String, fill: String, stroke: String)]
  }

  private static let light = Colors(
    paper: "#ffffff", ink: "#1f2328", faint: "#57606a", line: "#7d8590",
    kinds: [
      ("source", "#ddf4ff", "#0969da"), ("workflow", "#fbefff", "#8250df"), ("elsewhere", "#f6f8fa", "#57606a"),
      ("task", "#f6f8fa", "#57606a"), ("choice", "#fff8e6", "#9a6700"), ("group", "#eaeef2", "#57606a"),
      ("pause", "#ffffff", "#57606a"), ("failure", "#fff0ee", "#bc4c00"), ("receiver", "#e6f7f5", "#1b7c83"),
    ],
    states: [light(.added, "plus"), light(.removed, "minus"), light(.changed, "other")].compactMap(\.self))

  private static func light(
    _ state: Graph.State, _ legend: String
  ) -> (name: String, legend: String, fill: String, stroke: String)? {
    guard let name = state.word, let (fill, stroke) = state.colors else { return nil }
    return (name, legend, fill, stroke)
  }

  private static let dark = Colors(
    paper: "#0d1117", ink: "#e6edf3", faint: "#a6afb9", line: "#7d8590",
    kinds: [
      ("source", "#0c2d4a", "#4493f8"), ("workflow", "#2a1e47", "#ab7df8"), ("elsewhere", "#161b22", "#8b949e"),
      ("task", "#161b22", "#8b949e"), ("choice", "#2b230f", "#d29922"), ("group", "#21262d", "#8b949e"),
      ("pause", "#0d1117", "#8b949e"), ("failure", "#341a12", "#f0883e"), ("receiver", "#0b2f2e", "#3fb6b3"),
    ],
    states: [
      ("added", "plus", "#0f2e1a", "#3fb950"), ("removed", "minus", "#3a1417", "#f85149"),
      ("changed", "other", "#33290f", "#d29922"),
    ])

  private static func colors(_ colors: Colors) -> String {
    var text = ".tasuki .paper{fill:\(colors.paper)}.tasuki text{fill:\(colors.faint)}"
    text += ".tasuki text.name,.tasuki text.heading{fill:\(colors.ink)}"
    text += ".tasuki .edge path{stroke:\(colors.line)}.tasuki .edge path.arrow{fill:\(colors.line)}"
    for kind in colors.kinds {
      text += ".tasuki .\(kind.name)>rect,.tasuki .\(kind.name)>path{fill:\(kind.fill);stroke:\(kind.stroke)}"
    }
    for state in colors.states {
      text +=
        ".tasuki .node.\(state.name)>rect,.tasuki .node.\(state.name)>path{fill:\(state.fill);stroke:\(state.stroke)}"
      text += ".tasuki .edge.\(state.name) path{stroke:\(state.stroke)}"
      text +=
        ".tasuki .edge.\(state.name) path.arrow,.tasuki .edge.\(state.name) text,.tasuki .\(state.legend){fill:\(state.stroke)}"
    }
    // These come last, because they apply to nodes of every kind.
    return text
      + ".tasuki .node>path.inner{fill:none}.tasuki .edge path:not(.arrow){fill:none}.tasuki .edge path.arrow{stroke:none}"
  }
}
