public import Comparison
import Diagnostics
import Emit
import Source

extension ChangeLevel {
  /// The level as code hosts know it.
  var severity: Severity {
    switch self {
    case .breaking: .error
    case .undecided, .risky: .warning
    case .safe: .information
    }
  }
}

extension MaskedSources {
  /// The changes as findings on the newer side. A change without a place there has none: the lines of the older side may have
  /// other content now.
  public func masked(_ report: ChangeReport) -> MaskedFindings {
    MaskedFindings(
      report.projects.flatMap { project in
        project.changes.map { finding(of: $0, in: project.name) }
          + project.workflows.flatMap { workflow in workflow.changes.map { finding(of: $0, in: workflow.name) } }
      })
  }

  private func finding(of change: Change, in subject: String?) -> ShownFinding {
    let shown = ShownChange(change, mask)
    let environments =
      change.environments.isEmpty ? "" : " (only in \(change.environments.joined(separator: ", ")))"
    let message = [subject, shown.message + environments].compactMap { $0 }.joined(separator: ": ")
    let facts = shown.facts.map(\.line)
    return ShownFinding(
      code: .change(change.code), severity: change.level.severity, message: mask.masked(message),
      span: change.head.span,
      hint: facts.isEmpty ? nil : facts.joined(separator: "\n"), fingerprint: change.fingerprint)
  }
}

extension ShownChange.Fact {
  var line: String {
    func values(_ before: String?, _ after: String?) -> String { "\(before ?? "none") → \(after ?? "none")" }
    switch self {
    case .values(let label, let before, let after):
      return "\(label.text): \(values(before?.shortText, after?.shortText))"
    case .event(let label, _, let excerpt, _, _):
      return "\(label): \(ShownChange.Text(text: excerpt.text(), isCode: true).shortText)"
    case .test(let name, _, let before, let after): return "test '\(name)': \(values(before, after))"
    case .times(let label, let before, let after):
      let times = [before, after].map { $0.isEmpty ? nil : $0.joined(separator: ", ") }
      return "\(label): \(values(times[0], times[1]))"
    case .log(let label, let answer):
      return "\(answer.label(label)): \(values(answer.beforeWords, answer.afterWords))"
    case .note(let words): return words
    }
  }
}
