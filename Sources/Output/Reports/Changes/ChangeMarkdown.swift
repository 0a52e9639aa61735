public import Comparison
import Diagnostics
import Emit
import Plan
import Source

/// What a change means, for a comment in a pull request: the verdicts as a table, then the details of each workflow, folded.
///
/// Where the whole is longer than it may be, sections are left out from the end, where the least important ones are; the first
/// line says so. The verdicts always stay.
public struct ChangeMarkdown {
  /// How many characters a comment on GitHub may have.
  public static let commentLimit = 65_536

  private let report: ChangeReport
  private let sources: MaskedSources

  /// Reports on the files of both sides.
  public init(_ report: ChangeReport, _ sources: MaskedSources) {
    self.report = report
    self.sources = sources
  }

  /// The report, of at most so many bytes as far as the verdicts have room in it.
  public func bytes(limit: Int = commentLimit) -> [UInt8] {
    let head = masked(report.projects.map { verdicts(of: $0) }.joined(separator: "\n"))
    let details = report.projects.flatMap { sections(of: $0) }.map { masked($0) }
    let foot = masked("\n" + ending)
    var room = limit - head.utf8.count - foot.utf8.count
    if details.reduce(0, { $0 + $1.utf8.count }) <= room { return Array((head + details.joined() + foot).utf8) }
    let notice = { (count: Int) in
      "> **\(count) of \(details.count) sections are left out**, so that this fits into \(limit) bytes. The table is complete.\n\n"
    }
    room -= notice(details.count).utf8.count
    var kept = 0
    while kept < details.count, details[kept].utf8.count <= room {
      room -= details[kept].utf8.count
      kept += 1
    }
    return Array((notice(details.count - kept) + head + details.prefix(kept).joined() + foot).utf8)
  }

  private func masked(_ text: String) -> String { sources.mask.masked(text) }

  // MARK: Verdicts

  private func verdicts(of project: ProjectReport) -> String {
    let environments = project.environments.isEmpty ? nil : project.environments.joined(separator: ", ")
    let title = ["Tasuki", project.name ?? (project.folder.isEmpty ? nil : project.folder), environments]
      .compactMap { $0 }.map { MarkdownText.words($0) }
    let changed =
      project.workflows.isEmpty
      ? "no workflow changes" : "\(project.workflows.count) of \(project.count) workflows change"
    var text = "### " + (title + [changed]).joined(separator: " · ") + "\n\n"
    // Workflows that are merely safe share a row.
    let told = project.workflows.filter { $0.level > .safe }
    let safe = project.workflows.filter { $0.level == .safe }
    var rows = told.map { row($0.level, MarkdownText.code($0.name), $0.verdictLine) }
    if safe.count == 1 {
      rows.append(row(.safe, MarkdownText.code(safe[0].name), safe[0].verdictLine))
    } else if safe.count > 1 {
      var known: Set<String> = []
      let clauses = safe.flatMap { $0.verdict.map { $0.filled() } }.filter { known.insert($0).inserted }
      rows.append(row(.safe, "\(safe.count) workflows", clauses.prefix(5).joined(separator: ", ")))
    }
    if let level = project.changes.map(\.level).max() {
      let count = project.changes.count
      rows.append(row(level, "project", "\(count) \(count == 1 ? "change" : "changes") of what workflows share"))
    }
    rows += project.uncompared.map {
      row(.undecided, MarkdownText.code($0.name), "not compared: " + $0.reason.filled())
    }
    if !rows.isEmpty { text += "| | workflow | |\n|---|---|---|\n" + rows.joined() + "\n" }
    return text
  }

  private func row(_ level: ChangeLevel, _ name: String, _ verdict: String) -> String {
    "| \(level.mark) \(level.word) | \(name) | \(MarkdownText.words(verdict)) |\n"
  }

  private var ending: String {
    let count = ChangeCount(report)
    return
      "\(count.unchangedText). Compared \(MarkdownText.code(report.base)) with \(MarkdownText.code(report.head)).\n"
  }

  // MARK: Details

  private func sections(of project: ProjectReport) -> [String] {
    let workflows = project.workflows.map { workflow in
      let (changes, resources) = workflow.shown
      return section(
        "<b>\(html(workflow.name))</b>: \(html(workflow.verdictLine))", isOpen: workflow.level == .breaking,
        changes,
        resources)
    }
    guard !project.changes.isEmpty else { return workflows }
    let shown = project.changes.map { ShownChange($0) }
    return workflows + [
      section(
        "<b>project</b>: what workflows share", isOpen: false, shown.filter { $0.change.resource == nil },
        shown.filter { $0.change.resource != nil })
    ]
  }

  private func section(
    _ summary: String, isOpen: Bool, _ changes: [ShownChange], _ resources: [ShownChange]
  ) -> String {
    let parts = changes.map { part($0) } + (resources.isEmpty ? [] : [table(resources)])
    return "<details\(isOpen ? " open" : "")><summary>\(summary)</summary>\n\n" + parts.joined(separator: "\n")
      + "\n</details>\n\n"
  }

  /// A text of HTML.
  private func html(_ text: String) -> String {
    TerminalText.visible(text).unicodeScalars.map { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: String(scalar)
      }
    }.joined()
  }

  private func part(_ shown: ShownChange) -> String {
    let change = shown.change
    let place = change.place.map { MarkdownText.code(sources.place(of: $0)) + " " } ?? ""
    let only =
      change.environments.isEmpty
      ? "" : " (only in \(change.environments.map { MarkdownText.words($0) }.joined(separator: ", ")))"
    var lines = [
      "\(change.level.mark) \(place)\(MarkdownText.words(shown.message))\(only) <sub>\(change.code.text) \(change.fingerprint)</sub>"
    ]
    let rows = shown.facts.compactMap { row($0) }
    if !rows.isEmpty { lines += ["", "| | before | after |", "|---|---|---|"] + rows }
    for case .note(let words) in shown.facts { lines += ["", MarkdownText.words(words)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ fact: ShownChange.Fact) -> String? {
    switch fact {
    case .values(let label, let before, let after):
      return "| \(text(label)) | \(before.map { text($0) } ?? "none") | \(after.map { text($0) } ?? "none") |"
    case .event(_, _, let excerpt, let before, let after):
      return "| \(MarkdownText.code(excerpt.text())) | \(fires(before)) | \(fires(after)) |"
    case .test(let name, let span, let before, let after):
      let place = span.map { " " + MarkdownText.code(sources.place(of: $0)) } ?? ""
      return
        "| test: *\(MarkdownText.words(name))*\(place) | \(MarkdownText.words(before)) | \(MarkdownText.words(after)) |"
    case .times(let label, let before, let after):
      return "| \(MarkdownText.words(label)) | \(times(before)) | \(times(after)) |"
    case .note: return nil
    }
  }

  private func text(_ text: ShownChange.Text) -> String {
    text.isCode ? MarkdownText.code(text.text) : MarkdownText.words(text.text)
  }

  private func times(_ times: [String]) -> String {
    times.isEmpty ? "none" : times.map { MarkdownText.words($0) }.joined(separator: "<br>")
  }

  private func fires(_ fires: Bool) -> String { fires ? "fires" : "**does not fire**" }

  // MARK: Resources

  private func table(_ changes: [ShownChange]) -> String {
    var lines = ["**Resources**", "", "| | Terraform | CloudFormation |", "|---|---|---|"]
    for shown in changes {
      guard let resource = shown.change.resource else { continue }
      let names = report.names[resource.identifier]
      let name = [names?.terraform ?? resource.identifier.label, names?.cloudFormation].compactMap { $0 }
        .map { MarkdownText.code($0) }.joined(separator: " / ")
      let mark = shown.change.level > .safe ? shown.change.level.mark + " " : ""
      lines.append(
        "| \(mark)\(name) | \(MarkdownText.words(resource.terraformWords)) | \(MarkdownText.words(resource.cloudFormationWords)) |"
      )
    }
    var known: Set<String> = []
    for case .note(let words) in changes.flatMap(\.facts) where known.insert(words).inserted {
      lines += ["", MarkdownText.words(words)]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ChangeLevel {
  /// The level as a sign.
  fileprivate var mark: String {
    switch self {
    case .breaking: "🔴"
    case .undecided: "⚪"
    case .risky: "🟠"
    case .safe: "🟢"
    }
  }
}
