public import Comparison
import Diagnostics
import Emit
import Graphs
import Plan
import Source

/// A comparison for a comment in a pull request: the verdicts as a table, then the details of each workflow, folded.
///
/// If the report is longer than its limit, pictures are left out, then sections, both from the end, where the least important ones
/// are, and the first line reports it. The verdicts are always kept.
public struct ChangeMarkdown {
  /// The most characters of a comment on GitHub.
  public static let commentLimit = 65_536

  private let report: ChangeReport
  private let sources: MaskedSources

  /// Reports on the files of both sides.
  public init(_ report: ChangeReport, _ sources: MaskedSources) {
    self.report = report
    self.sources = sources
  }

  /// The report with at most `limit` bytes, unless the verdicts alone have more.
  public func bytes(limit: Int = commentLimit) -> [UInt8] {
    let head = shown(report.projects.map { verdicts(of: $0) }.joined(separator: "\n"))
    let foot = shown("\n" + ending)
    let sections = report.projects.flatMap { self.sections(of: $0) }
    // Several projects have sections of every level.
    let byImportance = sections.indices.sorted { (sections[$1].level, $0) < (sections[$0].level, $1) }
    let drawn = byImportance.filter { !sections[$0].picture.isEmpty }
    // The texts say the same as the pictures.
    let sizes =
      byImportance.map { shown(sections[$0].text()).count } + drawn.map { shown(sections[$0].picture).count }
    var left = limit - head.count - foot.count
    var kept = sizes.count
    if sizes.reduce(0, +) > left {
      left -= notice([(sections.count, sections.count), (drawn.count, drawn.count)]).count
      kept =
        sizes.prefix { size in
          left -= size
          return left >= 0
        }.count
    }
    let texts = Set(byImportance.prefix(kept))
    let pictures = Set(drawn.prefix(max(0, kept - sections.count)))
    let details = sections.indices.filter(texts.contains).flatMap { index in
      shown(sections[index].text(isDrawn: pictures.contains(index)))
    }
    let missing = [(sections.count - texts.count, sections.count), (drawn.count - pictures.count, drawn.count)]
    return (kept < sizes.count ? notice(missing) : []) + head + details + foot

    /// How many of all sections and pictures are left out.
    func notice(_ counts: [(missing: Int, all: Int)]) -> [UInt8] {
      let parts = zip(counts, ["sections", "pictures"]).filter { $0.0.missing > 0 }.map { count, name in
        "\(count.missing) of \(count.all) \(name)"
      }
      let text = "> **\(parts.joined(separator: " and ")) are left out** to stay within \(limit) bytes. "
      return Array((text + "The table is complete.\n\n").utf8)
    }
  }

  /// A part of the report, in which nothing is a command to a runner.
  private func shown(_ text: String) -> [UInt8] { TerminalText.bytes(ofParagraphs: text) }

  // Secrets are masked before any character is escaped.

  private func words(_ text: String) -> String { MarkdownText.words(sources.mask.masked(text)) }
  private func code(_ text: String) -> String { MarkdownText.code(sources.mask.masked(text)) }

  // MARK: Verdicts

  private func verdicts(of project: ProjectReport) -> String {
    let environments = project.environments.isEmpty ? nil : project.environments.joined(separator: ", ")
    let title = ["Tasuki", project.name ?? (project.folder.isEmpty ? nil : project.folder), environments]
      .compactMap { $0 }.map { words($0) }
    let changed =
      project.workflows.isEmpty
      ? "no workflow changes" : "\(project.workflows.count) of \(project.count) workflows change"
    var text = "### " + (title + [changed]).joined(separator: " · ") + "\n\n"
    // Safe workflows share a row.
    let others = project.workflows.filter { $0.level > .safe }
    let safe = project.workflows.filter { $0.level == .safe }
    var rows = others.map { row($0.level, code($0.name), $0.verdictLine) }
    if safe.count == 1 {
      rows.append(row(.safe, code(safe[0].name), safe[0].verdictLine))
    } else if safe.count > 1 {
      var known: Set<String> = []
      let clauses = safe.flatMap { $0.verdict.map { $0.filled() } }.filter { known.insert($0).inserted }
      rows.append(row(.safe, "\(safe.count) workflows", clauses.prefix(5).joined(separator: ", ")))
    }
    if let level = project.changes.map(\.level).max() {
      let count = project.changes.count
      rows.append(
        row(level, "project", "\(count) \(count == 1 ? "change" : "changes") outside of single workflows"))
    }
    rows += project.uncompared.map { row(.undecided, code($0.name), "not compared: " + $0.reason.filled()) }
    if !rows.isEmpty { text += "| | workflow | |\n|---|---|---|\n" + rows.joined() + "\n" }
    return text
  }

  private func row(_ level: ChangeLevel, _ name: String, _ verdict: String) -> String {
    "| \(level.mark) \(level.word) | \(name) | \(words(verdict)) |\n"
  }

  private var ending: String {
    let count = ChangeCount(report)
    return
      "\(count.unchangedText). Compared \(code(report.base)) with \(code(report.head)).\n"
  }

  // MARK: Details

  /// What is folded, and how much it matters.
  private struct Section {
    let level: ChangeLevel
    /// The section without its picture and its last line.
    let content: String
    /// What is drawn in it; empty if nothing is.
    let picture: String

    func text(isDrawn: Bool = false) -> String { content + (isDrawn ? picture : "") + "\n</details>\n\n" }
  }

  private func sections(of project: ProjectReport) -> [Section] {
    var sections = project.workflows.map { workflow in
      let (changes, resources) = workflow.changes.shown(sources.mask)
      return section(
        "<b>\(html(workflow.name))</b>: \(html(workflow.verdictLine))", workflow.level,
        isOpen: workflow.level == .breaking, changes, resources, picture: picture(of: workflow, in: project))
    }
    if let level = project.changes.map(\.level).max() {
      let (changes, resources) = project.changes.shown(sources.mask)
      sections.append(
        section("<b>project</b>: changes outside of single workflows", level, isOpen: false, changes, resources))
    }
    return sections
  }

  private func section(
    _ summary: String, _ level: ChangeLevel, isOpen: Bool, _ changes: [ShownChange], _ resources: [ShownChange],
    picture: String = ""
  ) -> Section {
    let parts = changes.map { part($0) } + (resources.isEmpty ? [] : [table(resources)])
    let content =
      "<details\(isOpen ? " open" : "")><summary>\(summary)</summary>\n\n" + parts.joined(separator: "\n")
    return Section(level: level, content: content, picture: picture)
  }

  /// The steps before and after, if their shape changes and Mermaid draws that many.
  private func picture(of workflow: WorkflowReport, in project: ProjectReport) -> String {
    guard let shapes = ShapeChange(workflow, in: project) else { return "" }
    let (before, after) = (MermaidPicture(shapes.before, sources), MermaidPicture(shapes.after, sources))
    guard before.isDrawable, after.isDrawable else { return "" }
    func block(_ picture: MermaidPicture) -> String { "```mermaid\n\(picture.text)```\n" }
    return "\n<details><summary>Steps before and after</summary>\n\n**Before**\n\n\(block(before))\n**After**\n\n"
      + "\(block(after))\n</details>\n"
  }

  private func html(_ text: String) -> String {
    TerminalText.visible(sources.mask.masked(text)).unicodeScalars.map { scalar in
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
    let place = change.place.map { code(sources.place(of: $0)) + " " } ?? ""
    let only =
      change.environments.isEmpty
      ? "" : " (only in \(change.environments.map { words($0) }.joined(separator: ", ")))"
    var lines = [
      "\(change.level.mark) \(place)\(words(shown.message))\(only) <sub>\(change.code.text) \(change.fingerprint)</sub>"
    ]
    let rows = shown.facts.compactMap { row($0) }
    if !rows.isEmpty { lines += ["", "| | before | after |", "|---|---|---|"] + rows }
    for case .note(let note) in shown.facts { lines += ["", words(note)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ fact: ShownChange.Fact) -> String? {
    switch fact {
    case .values(let label, let before, let after):
      return "| \(text(label)) | \(before.map { text($0) } ?? "none") | \(after.map { text($0) } ?? "none") |"
    case .event(_, _, let excerpt, let before, let after):
      return "| \(code(excerpt.text())) | \(fires(before)) | \(fires(after)) |"
    case .test(let name, let span, let before, let after):
      let place = span.map { " " + code(sources.place(of: $0)) } ?? ""
      return
        "| test: *\(words(name))*\(place) | \(words(before)) | \(words(after)) |"
    case .times(let label, let before, let after):
      return "| \(words(label)) | \(times(before)) | \(times(after)) |"
    case .log(let label, let answer):
      return "| \(words(answer.label(label))) | \(answer.beforeWords) | \(answer.afterWords) |"
    case .note: return nil
    }
  }

  private func text(_ text: ShownChange.Text) -> String { text.isCode ? code(text.text) : words(text.text) }

  private func times(_ times: [String]) -> String {
    times.isEmpty ? "none" : times.map { words($0) }.joined(separator: "<br>")
  }

  private func fires(_ fires: Bool) -> String { fires ? "fires" : "**does not fire**" }

  // MARK: Resources

  private func table(_ changes: [ShownChange]) -> String {
    var lines = ["**Resources**", "", "| | Terraform | CloudFormation |", "|---|---|---|"]
    for shown in changes {
      guard let resource = shown.change.resource else { continue }
      let names = report.names[resource.identifier]
      let name = [names?.terraform ?? resource.identifier.label, names?.cloudFormation].compactMap { $0 }
        .map { code($0) }.joined(separator: " / ")
      let mark = shown.change.level > .safe ? shown.change.level.mark + " " : ""
      lines.append(
        "| \(mark)\(name) | \(words(resource.terraformWords)) | \(words(resource.cloudFormationWords)) |"
      )
    }
    var known: Set<String> = []
    for case .note(let note) in changes.flatMap(\.facts) where known.insert(note).inserted {
      lines += ["", words(note)]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ChangeLevel {
  fileprivate var mark: String {
    switch self {
    case .breaking: "🔴"
    case .undecided: "⚪"
    case .risky: "🟠"
    case .safe: "🟢"
    }
  }
}
