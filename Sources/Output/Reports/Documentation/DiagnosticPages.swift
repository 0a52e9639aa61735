import Diagnostics
import Emit

/// The pages of the documentation about each diagnostic code.
enum DiagnosticPages {
  static func path(of code: DiagnosticCode) -> String { "docs/diagnostics/\(code.text).md" }

  /// A page for each code, and a page that lists them.
  static func all(_ rules: RuleList, _ facts: FactLinks) -> [OutputFile] {
    [index(rules)] + rules.all.map { page(for: $0, facts.links(of: $0.text)) }
  }

  /// The page of a code, with links to the facts that it relies on.
  static func page(for code: DiagnosticCode, _ facts: [String] = []) -> OutputFile {
    var text = """
      # \(code.text): \(code.name)

      *\(code.severity.word)* · \(code.summary)

      \(code.explanation.trimmed)

      """
    if let source = code.source { text += "\nSource: \(source)\n" }
    if !facts.isEmpty { text += "\nFacts: \(facts.joined(separator: ", "))\n" }
    let (bad, good) = (code.example.bad.withoutMarks, code.example.good.withoutMarks)
    let language = code.example.kind == .shown ? "text" : "yaml"
    text += "\n## Wrong\n\n" + fenced(bad, language) + "\n## Right\n\n" + fenced(good, language)
    if let project = code.example.project {
      text += "\nBoth belong to this project file:\n\n" + fenced(project.withoutMarks, "yaml")
    }
    return OutputFile(path: path(of: code), bytes: Array(text.utf8))
  }

  private static func index(_ rules: RuleList) -> OutputFile {
    var text = """
      # Diagnostics

      Every finding has a code. `tasuki explain CODE` shows these pages in the terminal.

      """
    var block: UInt16?
    for code in rules.all {
      if code.number / 100 != block {
        block = code.number / 100
        text +=
          "\n## \(title(ofBlock: code.number / 100))\n\n| code | name | severity | what is wrong |\n|---|---|---|---|\n"
      }
      let summary = code.summary.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      text += "| [\(code.text)](\(code.text).md) | `\(code.name)` | \(code.severity.word) | \(summary) |\n"
    }
    return OutputFile(path: "docs/diagnostics/index.md", bytes: Array(text.utf8))
  }

  private static func title(ofBlock block: UInt16) -> String {
    let titles = [
      "Files and encoding", "YAML", "The shape of a workflow", "Patterns", "Tasks and targets",
      "Expressions and state machines", "Schedules", "Names, limits and permissions", "Outputs",
      "The project file and the command", "Ownership and policy", "Tests and simulation",
      "Rules that exist already",
    ]
    return Int(block) < titles.count ? titles[Int(block)] : "Others"
  }

  /// A text as a code block; its fence is longer than any row of backticks in it.
  static func fenced(_ text: String, _ language: String) -> String {
    var longest = 0
    var current = 0
    for character in text {
      current = character == "`" ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text.trimmed)\n\(fence)\n"
  }
}

extension String {
  /// The text without the marks that show where a finding lands.
  var withoutMarks: String { String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "⏵" && $0 != "⏴" })) }

  /// The text without line breaks at its end.
  var trimmed: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
