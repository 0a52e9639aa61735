public import Diagnostics

/// The output of `tasuki explain`.
public struct ExplanationText {
  private let rules: RuleList
  private let decorate: Decorator

  /// Prints the pages of some rules, with or without colors.
  public init(_ rules: RuleList, colored: Bool) {
    self.rules = rules
    decorate = Decorator(isColored: colored)
  }

  /// Every code with its name and summary, one per line.
  public var list: [UInt8] {
    let width = rules.all.map(\.name.utf8.count).max() ?? 0
    var text = ""
    for code in rules.all {
      let name = code.name + String(repeating: " ", count: width - code.name.utf8.count)
      text += "\(decorate(code.text, code.severity.role))  \(decorate(name, .place))  \(code.summary)\n"
    }
    return Array(text.utf8)
  }

  public func page(for code: DiagnosticCode) -> [UInt8] {
    var text =
      decorate("\(code.text) \(code.name)", .place) + " (" + decorate(code.severity.word, code.severity.role)
      + ")\n\n"
    text += Self.wrapped(code.summary) + "\n\n" + Self.wrapped(code.explanation.trimmed) + "\n"
    if let source = code.source { text += "\n" + Self.wrapped("Source: \(source)") + "\n" }
    let parts = [
      ("Wrong:", TextRole.error, code.example.bad), ("Right:", .information, code.example.good),
    ]
    for (title, role, example) in parts { text += "\n" + decorate(title, role) + "\n\n" + Self.indented(example) }
    if let project = code.example.project {
      text += "\n" + decorate("Both belong to this project file:", .plain) + "\n\n" + Self.indented(project)
    }
    return Array(text.utf8)
  }

  private static func indented(_ text: String) -> String {
    let lines = text.withoutMarks.trimmed.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// Paragraphs with lines of at most 88 columns; lines that begin with a space or a list marker are kept as they are.
  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.first.map({ " -*|".contains($0) }) ?? true {
        lines.append(String(line))
        continue
      }
      var current = ""
      var width = 0
      for word in line.split(separator: " ") {
        let length = TerminalText.width(of: word)
        if width > 0, width + 1 + length > 88 {
          lines.append(current)
          (current, width) = (String(word), length)
        } else {
          current += width > 0 ? " \(word)" : String(word)
          width += (width > 0 ? 1 : 0) + length
        }
      }
      lines.append(current)
    }
    return lines.joined(separator: "\n")
  }
}
