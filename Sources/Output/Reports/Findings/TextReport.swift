import Diagnostics
import Source

/// Findings for people: one line with the message, the source line, and how to fix it.
///
///     workflows/orders.yaml:7:7: error: unknown key 'detial-type' in 'pattern' [TSK0204]
///        |
///      7 |       detial-type: [order.placed]
///        |       ^^^^^^^^^^^ did you mean 'detail-type'?
///        = note: EventBridge matches only the fields of the envelope
///        = help: tasuki explain TSK0204
public struct TextReport {
  private let places: Places
  private let decorate: Decorator

  public init(_ sources: MaskedSources, colored: Bool) {
    places = Places(sources)
    decorate = Decorator(isColored: colored)
  }

  /// The findings as text, separated by empty lines; each line ends with a line break.
  public func bytes(_ findings: MaskedFindings) -> [UInt8] {
    var output: [UInt8] = []
    for (index, diagnostic) in ShownFinding.listed(findings).enumerated() {
      if index > 0 { output.append(0x0A) }
      output += TerminalText.bytes(ofLines: lines(of: diagnostic))
    }
    return output
  }

  private func lines(of diagnostic: ShownFinding) -> [String] {
    var result = [headline(diagnostic)]
    let snippet = diagnostic.span.flatMap { Snippet($0, in: places) }
    let labels = diagnostic.labels.compactMap { label in Snippet(label.span, in: places).map { (label, $0) } }
    let last = ([snippet?.line ?? 0] + labels.map(\.1.line)).max() ?? 0
    let gutter = Gutter(width: String(last).utf8.count, decorate)
    if let snippet {
      result += [gutter.bar] + gutter.draw(snippet, mark: "^", diagnostic.hint, diagnostic.severity.role)
    } else if let hint = diagnostic.hint {
      result.append(gutter.remark("hint", hint))
    }
    for (label, snippet) in labels {
      let place = places.range(of: label.span).start
      let isElsewhere = label.span.file != diagnostic.span?.file
      let path = isElsewhere ? TerminalText.visible(places.path(of: label.span)) + ":" : ""
      let name = isElsewhere ? "\(path)\(place.line):\(place.column)" : "line \(place.line)"
      result.append(gutter.opening(name))
      result += gutter.draw(snippet, mark: "-", label.text, .gutter)
    }
    for note in diagnostic.notes { result.append(gutter.remark("note", note)) }
    if let fix = diagnostic.fixes.first {
      let way = fix.safety == .safe ? " ('tasuki check --fix' applies it)" : ""
      if fix.safety == .safe { result.append(gutter.remark("fix", fix.title + way)) }
    }
    result.append(gutter.remark("help", "tasuki explain \(diagnostic.code.text)"))
    return result
  }

  /// `FILE:LINE:COL: SEVERITY: MESSAGE [CODE]`
  private func headline(_ diagnostic: ShownFinding) -> String {
    var line = ""
    if let span = diagnostic.span {
      let start = places.range(of: span).start
      let path = TerminalText.line(places.path(of: span))
      line += decorate("\(path):\(start.line):\(start.column):", .place) + " "
    }
    line += decorate("\(diagnostic.severity.word):", diagnostic.severity.role)
    return line + " " + decorate("\(TerminalText.visible(diagnostic.message)) [\(diagnostic.code.text)]", .place)
  }
}

/// The edge with the line numbers.
private struct Gutter {
  private let margin: String
  private let decorate: Decorator

  init(width: Int, _ decorate: Decorator) {
    margin = String(repeating: " ", count: width)
    self.decorate = decorate
  }

  var bar: String { decorate(" \(margin) |", .gutter) }

  func opening(_ name: String) -> String { decorate(" \(margin) :", .gutter) + " " + name }

  func remark(_ word: String, _ text: String) -> String {
    let role: TextRole = word == "help" ? .help : .plain
    return decorate(" \(margin) =", .gutter) + " " + decorate("\(word): \(TerminalText.visible(text))", role)
  }

  func draw(_ snippet: Snippet, mark: Character, _ text: String?, _ role: TextRole) -> [String] {
    let number = String(snippet.line)
    let padding = String(repeating: " ", count: max(0, margin.utf8.count - number.utf8.count))
    let line = decorate(" \(padding)\(number) |", .gutter) + (snippet.text.isEmpty ? "" : " " + snippet.text)
    var underline = String(repeating: mark, count: snippet.width)
    if let text, !text.isEmpty { underline += " " + TerminalText.visible(text) }
    return [line, bar + " " + String(repeating: " ", count: snippet.indent) + decorate(underline, role)]
  }
}
