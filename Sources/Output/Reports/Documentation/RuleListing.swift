public import Diagnostics
public import Emit

/// Every rule, for people and programs that choose which of them apply: the output of `tasuki rules`.
public struct RuleListing {
  private let rules: RuleList
  private let fixable: Set<DiagnosticCode>

  /// - Parameter fixable: The codes whose findings can have a fix.
  public init(_ rules: RuleList, fixable: Set<DiagnosticCode>) {
    self.rules = rules
    self.fixable = fixable
  }

  /// A line for each rule: code, level, stage, whether it can be fixed, name and summary.
  public func text(colored: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }
    let width = rules.all.map(\.name.utf8.count).max() ?? 0
    return TerminalText.bytes(
      ofLines: rules.all.map { code in
        let level = decorate(padded(code.severity.word, 7), code.severity.role)
        let fix = fixable.contains(code) ? "fix" : "   "
        return
          "\(code.text)  \(level)  \(padded(code.stage.word, 8))  \(fix)  \(decorate(padded(code.name, width), .place))  \(code.summary)"
      })
  }

  public var json: JSONValue {
    .array(
      rules.all.map { code in
        [
          "code": .string(code.text), "name": .string(code.name), "level": .string(code.severity.word),
          "stage": .string(code.stage.word), "fixable": .bool(fixable.contains(code)),
          "summary": .string(code.summary), "page": .string(DiagnosticPages.path(of: code)),
        ]
      })
  }

  public var markdown: [UInt8] {
    var text = "| code | name | level | stage | fixable | what is wrong |\n|---|---|---|---|---|---|\n"
    for code in rules.all {
      let summary = code.summary.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      text +=
        "| [\(code.text)](\(DiagnosticPages.path(of: code))) | `\(code.name)` | \(code.severity.word) | \(code.stage.word) "
        + "| \(fixable.contains(code) ? "yes" : "no") | \(summary) |\n"
    }
    return Array(text.utf8)
  }
}

extension DiagnosticCode.Stage {
  /// The word for it in lists of rules.
  var word: String {
    switch self {
    case .syntax: "syntax"
    case .workflow: "workflow"
    case .flow: "flow"
    case .plan: "plan"
    case .project: "project"
    case .output: "output"
    case .test: "test"
    case .command: "command"
    }
  }
}
