public import Comparison
import Diagnostics
import Emit
import Plan
import Source

/// A comparison for a terminal: the workflows, those with the highest levels first.
///
///     invoice-payment-failed: breaking: fires for fewer events, 1 test flips
///       workflows/unpaid.yaml:9: breaking: fires for fewer events [TSKD101 3f9a0c12be77]
///         data.object.amount_due  a number >= 1000 → a number >= 10000
///         no longer fires         {"source":"aws.partner/…","detail":{…}}
public struct ChangeText {
  private let report: ChangeReport
  private let sources: MaskedSources
  private let decorate: Decorator

  /// Reports on the files of both sides.
  public init(_ report: ChangeReport, _ sources: MaskedSources, colored: Bool) {
    self.report = report
    self.sources = sources
    decorate = Decorator(isColored: colored)
  }

  /// The report; each line ends with a line break.
  public var bytes: [UInt8] {
    var lines: [String] = []
    for project in report.projects { lines += self.lines(of: project) }
    lines.append(ChangeCount(report).text)
    return sources.mask.masked(TerminalText.bytes(ofLines: lines))
  }

  private func lines(of project: ProjectReport) -> [String] {
    var lines: [String] = []
    let isEmpty = project.workflows.isEmpty && project.changes.isEmpty && project.uncompared.isEmpty
    if report.projects.count > 1, !isEmpty {
      lines.append(decorate(visible(project.title), .place))
      lines.append("")
    }
    for workflow in project.workflows {
      let head =
        "\(decorate(visible(workflow.name), .place)): \(word(workflow.level)): \(visible(workflow.verdictLine))"
      lines.append(head)
      let (changes, resources) = workflow.changes.shown(sources.mask)
      for change in changes { lines += self.lines(of: change) }
      lines += self.lines(ofResources: resources)
      lines.append("")
    }
    if !project.changes.isEmpty {
      lines.append(decorate("project", .place) + ":")
      let (changes, resources) = project.changes.shown(sources.mask)
      for change in changes { lines += self.lines(of: change) }
      lines += self.lines(ofResources: resources)
      lines.append("")
    }
    for uncompared in project.uncompared {
      let place = uncompared.origin.span.map { visible(sources.place(of: $0)) + ": " } ?? ""
      let words = visible("'\(uncompared.name)' could not be compared: \(uncompared.reason.filled())")
      lines.append("\(place)\(decorate("undecided:", .warning)) \(words)")
      lines.append("")
    }
    return lines
  }

  private func visible(_ text: String) -> String { TerminalText.visible(text) }

  private func word(_ level: ChangeLevel) -> String {
    let role: TextRole =
      switch level {
      case .breaking: .error
      case .undecided, .risky: .warning
      case .safe: .information
      }
    return decorate(level.word, role)
  }

  private func lines(of shown: ShownChange) -> [String] {
    let change = shown.change
    let place = change.place.map { decorate(visible(sources.place(of: $0)) + ":", .place) + " " } ?? ""
    let environments =
      change.environments.isEmpty ? "" : " (only in \(change.environments.joined(separator: ", ")))"
    let code = decorate("[\(change.code.text) \(change.fingerprint)]", .help)
    return ["  \(place)\(word(change.level)): \(visible(shown.message + environments)) \(code)"] + rows(shown.facts)
  }

  /// Facts in two columns.
  private func rows(_ facts: [ShownChange.Fact]) -> [String] {
    let rows = facts.map { row($0) }
    let width = rows.compactMap { $0.label?.count }.filter { $0 <= 32 }.max() ?? 0
    return rows.map { label, text in
      guard let label else { return "    " + text }
      return "    " + label + String(repeating: " ", count: max(0, width - label.count) + 2) + text
    }
  }

  private func row(_ fact: ShownChange.Fact) -> (label: String?, text: String) {
    switch fact {
    case .values(let label, let before, let after):
      return (visible(label.text), "\(value(before)) → \(value(after))")
    case .event(let label, _, let excerpt, _, _):
      return (visible(label), visible(ShownChange.Text(text: excerpt.text(), isCode: true).shortText))
    case .test(let name, let span, let before, let after):
      let place = span.map { " (\(visible(sources.place(of: $0))))" } ?? ""
      return ("test", visible("\(name): \(before) → \(after)") + place)
    case .times(let label, let before, let after):
      return (visible(label), "\(times(before)) → \(times(after))")
    case .log(let label, let answer):
      return (visible(answer.label(label)), "\(answer.beforeWords) → \(answer.afterWords)")
    case .note(let words): return (nil, visible(words))
    }
  }

  private func times(_ times: [String]) -> String {
    times.isEmpty ? decorate("none", .help) : visible(times.joined(separator: ", "))
  }

  private func value(_ text: ShownChange.Text?) -> String {
    guard let text else { return decorate("none", .help) }
    return text.text.isEmpty ? "''" : visible(text.shortText)
  }

  // MARK: Resources

  private func lines(ofResources changes: [ShownChange]) -> [String] {
    guard !changes.isEmpty else { return [] }
    let rows = changes.compactMap {
      shown -> (name: String, terraform: String, cloudFormation: String, ShownChange)? in
      guard let resource = shown.change.resource else { return nil }
      let names = report.names[resource.identifier]
      return (
        "\(names?.terraform ?? resource.identifier.label) / \(names?.cloudFormation ?? "")",
        resource.terraformWords,
        resource.cloudFormationWords, shown
      )
    }
    var lines = ["  resources (Terraform / CloudFormation)"]
    for (name, terraform, cloudFormation, shown) in rows {
      let action = terraform == cloudFormation ? terraform : "\(terraform) / \(cloudFormation)"
      let level = shown.change.level > .safe ? " " + word(shown.change.level) + ":" : ""
      let environments =
        shown.change.environments.isEmpty ? "" : " (only in \(shown.change.environments.joined(separator: ", ")))"
      let code = decorate("[\(shown.change.code.text) \(shown.change.fingerprint)]", .help)
      lines.append("   \(level) \(visible(name)): \(visible(action + environments)) \(code)")
    }
    // A note about several resources appears once.
    var known: Set<String> = []
    let notes = changes.flatMap(\.facts).map { self.row($0).text }.filter { known.insert($0).inserted }
    return lines + notes.map { "    " + $0 }
  }
}

extension ProjectReport {
  var title: String {
    let parts = [name, folder.isEmpty || folder == name ? nil : "(\(folder))"].compactMap { $0 }
    return parts.isEmpty ? "workflows without a project file" : parts.joined(separator: " ")
  }
}
