import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Emit
import Graphs
import Reports
import Simulation
import Source

/// The formats of a comparison.
enum DiffFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, github, sarif, junit, mermaid, dot, svg
}

/// The levels at which a comparison can exit with 1.
enum DiffLevel: String, CaseIterable, ExpressibleByArgument {
  case safe, risky, breaking

  var lowest: ChangeLevel {
    switch self {
    case .safe: .safe
    case .risky: .risky
    case .breaking: .breaking
    }
  }
}

struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what a change does: events, tasks, access, resources, cost.",
    discussion: """
      Compares two folders or files, or with --git two revisions of the repository that contains the current folder. For each \
      workflow that changes, it shows which events no longer fire it, what its tasks send to whom, which tests of the older \
      side break, who may do what, what it costs, and what Terraform and CloudFormation do with each resource. Comments, layout and moved files are ignored.

        tasuki diff old new                  two folders
        tasuki diff --git                    the working tree since the merge base
        tasuki diff --git main               the working tree and a revision
        tasuki diff --git v1.2 v1.3          two revisions
        tasuki diff . --env dev..production  two environments of one folder
        tasuki diff --against out            compiled output, and what it would be now

      The exit code is 1 if --exit-code or --fail-on requires it, 2 if a side cannot be read or has errors, and 3 under either \
      flag if something could not be decided.
      """)

  @Argument(
    help: ArgumentHelp("The older side: a folder or a file; with --git, a revision.", valueName: "base"),
    completion: .file())
  var base: String?

  @Argument(
    help: ArgumentHelp("The newer side; with --git, the working tree if it is left out.", valueName: "head"),
    completion: .file())
  var head: String?

  @Flag(help: "compare revisions of the git repository")
  var git = false

  @Option(
    parsing: .remaining,
    help: ArgumentHelp(
      "compare the two versions of a file that git passes to an external diff driver; must be the last option",
      valueName: "argument"))
  var gitDriver: [String] = []

  @Option(
    help: ArgumentHelp(
      "compare compiled output, a folder or a file, with what the project compiles to now", valueName: "output"),
    completion: .file())
  var against: String?

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp(
      "compare this environment of tasuki.yaml (default: each), or two of one folder, such as staging..production",
      valueName: "name"))
  var environment: String?

  /// The environments, which were checked.
  var environments: ComparedEnvironments { ComparedEnvironments(environment) ?? .each }

  @Option(help: "format of the report")
  var format = DiffFormat.text

  @Option(
    help: ArgumentHelp(
      "most bytes of a report in Markdown; the least important sections are left out (default: 65536)",
      valueName: "bytes"))
  var limit: Int?

  @Flag(help: "exit with 1 if anything changes")
  var exitCode = false

  @Option(help: ArgumentHelp("exit with 1 if a change has this level or a higher one", valueName: "level"))
  var failOn: DiffLevel?

  @Option(
    help: ArgumentHelp(
      "list runs of schedules from this day, such as 2027-04-01 (default: that of the newer commit, or today)",
      valueName: "day"))
  var today: String?

  @Option(
    help: ArgumentHelp(
      "count the events of a log that stop or start firing workflows: a file, a folder, or - for standard input; can be repeated",
      valueName: "log"),
    completion: .file())
  var events: [String] = []

  @OptionGroup var cost: CostOptions

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if base == "" || head == "" { throw ValidationError(.emptyPath) }
    guard let environments = ComparedEnvironments(environment) else { throw ValidationError(.twoEnvironments) }
    if against == "" { throw ValidationError(.emptyValue("--against")) }
    if against != nil {
      if git || !gitDriver.isEmpty || head != nil { throw ValidationError(.againstOneSide) }
      if case .two = environments { throw ValidationError(.againstOneSide) }
      if !events.isEmpty || !cost.given.isEmpty { throw ValidationError(.outputHasNoTasks) }
    } else if case .two = environments {
      if git || !gitDriver.isEmpty || head != nil { throw ValidationError(.environmentsOfOneSide) }
    } else if !git, gitDriver.isEmpty, base == nil || head == nil {
      throw ValidationError(.nameBothSides)
    }
    if limit != nil, format != .markdown { throw ValidationError(.limitOfMarkdown) }
    if events.count(where: { $0 == "-" }) > 1 { throw ValidationError(.inputOnce) }
    if let today, FirstDay(today) == nil { throw ValidationError(.notADay(today)) }
  }

  func run() async throws {
    let terminal = global.terminal
    if !gitDriver.isEmpty {
      let day = today.flatMap { FirstDay($0) } ?? .today
      return await GitDriver(gitDriver).run(environments, firstDay: day, terminal)
    }
    if let against {
      let compared = try await ComparedOutput(against, self, terminal)
      return try show(compared.result, hasUnreadable: compared.inputs.loaded.hasUnreadable, terminal)
    }
    let sides = try await DiffSides(self, terminal)
    let logs = events.isEmpty ? nil : try EventLogs(events)
    var result = try await diff(
      DiffRequest(
        base: sides.base, head: sides.head, environments: environments, firstDay: sides.firstDay, rates: cost.rates,
        width: Terminal.width))
    if let logs { try await result.report.count(in: logs, terminal) }
    Terminal.keep(sides)
    let hasUnreadable = sides.base.loaded.hasUnreadable || sides.head.loaded.hasUnreadable
    let hasErrors = result.findings.contains { $0.severity == .error }
    if result.fileCount == 0, !hasErrors, !hasUnreadable {
      throw UsageProblem(.noWorkflow(in: "\(quoted: [sides.base.title, sides.head.title])"))
    }
    try show(result, hasUnreadable: hasUnreadable, terminal)
  }

  /// Prints the report, and ends with the exit code that it causes.
  private func show(_ result: DiffResult, hasUnreadable: Bool, _ terminal: Terminal) throws {
    Terminal.keep(result)
    let sources = MaskedSources(result.sources, secretsOf: result.secrets)
    let findings = sources.masked(result.findings)
    // A code host shows errors of the sides beside the changes.
    let isForHost = format == .github || format == .sarif
    if !result.findings.isEmpty, !isForHost {
      terminal.report(TextReport(sources, colored: terminal.colorsRemarks).bytes(findings) + [0x0A])
    }
    let hasErrors = result.findings.contains { $0.severity == .error }
    if !hasErrors, !hasUnreadable { try cost.check(result.report.workflowNames) }
    switch format {
    case .text: terminal.print(ChangeText(result.report, sources, colored: terminal.colorsResults).bytes)
    case .json: terminal.print(ChangeJSON(result.report, sources).value.printed)
    case .markdown:
      let limit = limit ?? ChangeMarkdown.commentLimit
      terminal.print(ChangeMarkdown(result.report, sources).bytes(limit: limit))
    case .github:
      terminal.print(
        GitHubReport(sources).bytes(
          findings + sources.masked(result.report), summary: ChangeCount(result.report).text))
    case .mermaid: terminal.print(Picture(of: result.report), as: .mermaid, sources)
    case .dot: terminal.print(Picture(of: result.report), as: .dot, sources)
    case .svg: terminal.print(Picture(of: result.report), as: .svg, sources)
    case .junit: terminal.print(ChangeJUnit(result.report, sources).bytes)
    case .sarif:
      let log = SARIFReport(sources, rules: allRules, changes: allChanges, version: Version.text)
      terminal.print(log.value(findings + sources.masked(result.report)).printed)
    }
    let isBroken = hasErrors || hasUnreadable || result.report.isIncomplete
    let status = exitStatus(result.report, isBroken: isBroken)
    if status != 0 { throw ExitCode(status) }
  }

  private func exitStatus(_ report: ChangeReport, isBroken: Bool) -> Int32 {
    if isBroken { return ExitStatus.failure }
    let levels = report.changes.map(\.level)
    if exitCode, !levels.isEmpty { return ExitStatus.findings }
    if let failOn, levels.contains(where: { $0 != .undecided && $0 >= failOn.lowest }) {
      return ExitStatus.findings
    }
    let isUndecided = report.changes.contains(where: \.isUndecided)
    return (exitCode || failOn != nil) && isUndecided ? ExitStatus.undecided : 0
  }
}

extension ChangeReport {
  /// Counts which logged events fire the workflows whose events change.
  fileprivate mutating func count(in logs: EventLogs, _ terminal: Terminal) async throws {
    let questions = logQuestions
    guard !questions.isEmpty else { return }
    let answers = try await logs.count(with: LogComparison(questions), terminal)
    if answers.unreadable > 0 { terminal.warn(.recordsWithoutEvent(answers.unreadable, of: answers.events)) }
    add(answers)
  }
}
