import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Emit
import Reports
import Source

/// The forms in which a comparison is printed.
enum DiffFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}

/// The levels at which a comparison can end with 1.
enum DiffLevel: String, CaseIterable, ExpressibleByArgument {
  case safe, risky, breaking
}

struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what a change means: behavior, tasks, resources.",
    discussion: """
      Compares two folders or files, or with --git two revisions of the repository that the current folder is in. For each \
      workflow that changes: which events no longer fire it, what is sent to whom, which tests of the older side break, and \
      what becomes of each resource with Terraform and with CloudFormation. Comments, layout and moved files change nothing.

        tasuki diff old new                  two folders
        tasuki diff --git                    the working tree with the merge base of the default branch
        tasuki diff --git main               the working tree with a revision
        tasuki diff --git v1.2 v1.3          two revisions

      Ends with 1 where --exit-code or --fail-on ask for it, with 2 when a side cannot be read or has errors, and under these \
      flags with 3 when something could not be decided.
      """)

  @Argument(help: ArgumentHelp("The older side: a folder or a file; with --git a revision.", valueName: "base"))
  var base: String?

  @Argument(
    help: ArgumentHelp("The newer side; with --git the working tree where it is left out.", valueName: "head"))
  var head: String?

  @Flag(help: "Compare revisions of the git repository.")
  var git = false

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("The environment of tasuki.yaml to look at; each where it is left out.", valueName: "name"))
  var environment: String?

  @Option(help: "The form of the report.")
  var format = DiffFormat.text

  @Option(
    help: ArgumentHelp(
      "The most bytes of a report in Markdown: sections that matter least are left out.", valueName: "bytes"))
  var limit: Int = ChangeMarkdown.commentLimit

  @Flag(help: "End with 1 where something changes.")
  var exitCode = false

  @Option(help: ArgumentHelp("End with 1 where a change has this level or a higher one.", valueName: "level"))
  var failOn: DiffLevel?

  @Option(
    help: ArgumentHelp(
      "The day from which on runs of schedules are counted, as 2027-04-01; that of the newer commit, or today, where it is left out.",
      valueName: "day"))
  var today: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !git, base == nil || head == nil { throw ValidationError(.nameBothSides) }
    if let today, FirstDay(today) == nil { throw ValidationError(.notADay(today)) }
  }

  func run() async throws {
    let terminal = global.terminal
    let sides = try await DiffSides(self, terminal, width: Terminal.width)
    let result = try await diff(
      DiffRequest(
        base: sides.base, head: sides.head, environment: environment, firstDay: sides.firstDay,
        width: Terminal.width))
    let sources = MaskedSources(result.sources, secretsOf: result.secrets)
    if !result.errors.isEmpty {
      terminal.report(
        TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked(result.errors)) + [0x0A])
    }
    let hasUnreadable = sides.base.loaded.hasUnreadable || sides.head.loaded.hasUnreadable
    if result.fileCount == 0, result.errors.isEmpty, !hasUnreadable {
      throw UsageProblem(.noWorkflow(in: "\(quoted: [sides.base.title, sides.head.title])"))
    }
    switch format {
    case .text: terminal.print(ChangeText(result.report, sources, colored: terminal.colorsResults).bytes)
    case .json: terminal.print(ChangeJSON(result.report, sources).value.bytes(.pretty) + [0x0A])
    case .markdown: terminal.print(ChangeMarkdown(result.report, sources).bytes(limit: limit))
    }
    let isBroken = !result.errors.isEmpty || hasUnreadable || result.report.isIncomplete
    let status = exitStatus(result.report, isBroken: isBroken)
    if status != 0 { throw ExitCode(status) }
  }

  private func exitStatus(_ report: ChangeReport, isBroken: Bool) -> Int32 {
    if isBroken { return ExitStatus.failure }
    let levels = report.changes.map(\.level)
    if exitCode, !levels.isEmpty { return ExitStatus.findings }
    if let failOn {
      let least: ChangeLevel =
        switch failOn {
        case .safe: .safe
        case .risky: .risky
        case .breaking: .breaking
        }
      if levels.contains(where: { $0 != .undecided && $0 >= least }) { return ExitStatus.findings }
    }
    return (exitCode || failOn != nil) && levels.contains(.undecided) ? ExitStatus.undecided : 0
  }
}
