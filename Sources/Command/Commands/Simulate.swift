import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Simulation
import Source

enum SimulationFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Show what one event would do.",
    discussion: """
      For each workflow: whether it fires and, if not, the first condition that fails; if so, what each of its targets \
      receives, byte for byte, and whether it would arrive. A workflow that is a state machine is run state by state: \
      which tasks run and why, what they send and receive, and how it ends.

        tasuki simulate --event event.json                    all workflows
        tasuki simulate order-placed --event event.json       one of them, by its name
        tasuki simulate order-placed --event event.json --results answers.json
        tasuki simulate workflows/orders.yaml --event -       those of a file, the event from standard input

      The event has the form in which EventBridge delivers it, with 'source', 'detail-type' and 'detail'. It is \
      matched with every rule, whatever the rule's event bus.

      Tasks return an example of what their service returns, or the value that --results gives: {"record": {"id": \
      "100"}}, or a failure, {"record": {"$error": "States.Timeout", "times": 2}}. Waits and pauses take no time; the \
      simulated time starts at the event's.

      Ends with 1 when the event or a workflow has errors, or an execution fails; with --strict, warnings count too.
      """)

  @Argument(
    help: ArgumentHelp(
      "names of workflows, or files and folders; without them, all workflows", valueName: "workflow"),
    completion: .file(extensions: ["yaml", "yml"]))
  var targets: [String] = []

  @Option(help: ArgumentHelp("the event: a file, or - for standard input", valueName: "file"), completion: .file())
  var event: String

  @Option(
    help: ArgumentHelp("what tasks return, by their IDs: a JSON file, or - for standard input", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var results: String?

  @Option(name: .customLong("env"), help: ArgumentHelp("use this environment of tasuki.yaml", valueName: "name"))
  var environment: String?

  @Option(help: "format of the results")
  var format = SimulationFormat.text

  @Flag(help: "exit with 1 for warnings too")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if targets.contains("") { throw ValidationError(.emptyPath) }
  }

  func run() async throws {
    let terminal = global.terminal
    let (names, arguments) = namesAndPaths(targets, environment: environment)
    if [event, results].count(where: { $0 == "-" }) + (arguments.paths.contains("-") ? 1 : 0) > 1 {
      throw UsageProblem(.inputCanBeOne)
    }
    let run = try await ProjectRun(arguments, terminal)
    let prepared = PreparedSimulation(run.read)
    let file = try readArgument(event, number: prepared.sources.count)
    let answers = try results.map { try readArgument($0, number: prepared.sources.count + 1) }
    let given = [file] + (answers.map { [$0] } ?? [])
    let sources = MaskedSources(
      prepared.sources + given, secretsOf: prepared.diagnostics + given.flatMap { eventSecrets(in: $0) })
    let wanted = try workflowNames(names, among: prepared.workflows.map(\.name))
    let sink = DiagnosticSink()
    let event = readEvent(file, into: sink)
    if let event,
      let finding = envelopeFinding(
        of: event, knownSources: AppSources(prepared.rulebooks.lazy.flatMap(\.sources)), at: file.span.head)
    {
      sink.add(finding)
    }
    let chosen = prepared.workflows.filter { wanted?.contains($0.name) ?? true }
    let results = answers.map { TaskResults($0, for: chosen, into: sink) } ?? .none
    if !sink.diagnostics.isEmpty {
      terminal.report(TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked(sink.diagnostics)))
    }
    guard let event, !sink.hasErrors else { throw ExitCode(ExitStatus.findings) }
    var work = SimulationWork()
    let decisions = prepared.rulebooks.flatMap { rulebook in
      rulebook.workflows.filter { wanted?.contains($0.name) ?? true }.map {
        rulebook.decide($0, on: event, results: results, counting: &work)
      }
    }
    let report = SimulationReport(decisions, sources)
    switch format {
    case .text: terminal.print(report.text(colored: terminal.colorsResults))
    case .json: terminal.print(report.json.printed)
    }
    let warnings = decisions.flatMap(\.findings) + sink.diagnostics
    let firing = decisions.count { $0.verdict == .fires }
    let failing = decisions.count(where: \.fails)
    terminal.remark(
      .fire(
        firing, of: counted(decisions.count, "workflow"), failing: failing,
        FindingCount(run.errors + warnings).text))
    if run.hasErrors || failing > 0 || (strict && !warnings.isEmpty) { throw ExitCode(ExitStatus.findings) }
  }
}
