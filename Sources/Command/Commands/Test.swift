import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Simulation
import Source

enum TestFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, junit
}

struct Test: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests of workflows without a cloud.",
    discussion: """
      A test gives a workflow an event and states whether it fires, because of which field it does not, and what its \
      tasks receive. Events are matched as EventBridge matches them, by the same patterns that 'compile' writes. State \
      machines are run as they are deployed, with the results that the test gives or with examples of them.

        tasuki test                            everything that tasuki.yaml names
        tasuki test workflows/orders.yaml      the tests of one file
        tasuki test --coverage                 also what no test exercises
        tasuki test --format junit > tests.xml

      Tests of workflows that run elsewhere or are retired are skipped, with the reason. The exit code is 1 if a test \
      failed; with --strict, also if a test was skipped or there are warnings.
      """)

  @OptionGroup var arguments: PathArguments

  @Option(help: "format of the results")
  var format = TestFormat.text

  @Flag(help: "show the workflows, conditions, values, tasks and branches that no test exercises")
  var coverage = false

  @Flag(help: "exit with 1 for skipped tests and warnings too")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let terminal = global.terminal
    let run = try await ProjectRun(arguments, terminal) { errors, sources in
      // A test server would read a missing report as tests that were not run at all.
      if format == .junit { terminal.print(JUnitReport(sources).bytes(sources.masked(errors))) }
    }
    let prepared = PreparedSimulation(run.read)
    let workflows = prepared.workflows.map(\.workflow)
    let events = await TestEvents(
      workflows, after: prepared.sources.count,
      from: DiskEvents(run.inputs.loaded, currentFolder: FileSystem.currentFolder()))
    var work = SimulationWork()
    let runs = prepared.rulebooks.map { TestRun($0, events: events.events, counting: &work) }
    let results = runs.flatMap(\.results)
    let report = TestReport(
      results, coverage: coverage ? Coverage(joining: runs.map(\.coverage)) : nil,
      MaskedSources(
        prepared.sources + events.files,
        secretsOf: prepared.diagnostics + events.secretFindings(in: workflows)))
    switch format {
    case .text: terminal.print(report.text(colored: terminal.colorsResults))
    case .json: terminal.print(report.json.printed)
    case .junit: terminal.print(report.junit)
    }
    let count = TestCount(results)
    terminal.remark("\(count.text)")
    if count.failed > 0 || run.hasErrors || (strict && (count.skipped > 0 || count.warnings > 0)) {
      throw ExitCode(ExitStatus.findings)
    }
  }
}
