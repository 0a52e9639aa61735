import Diagnostics
import Driver
import Emit
import Flow
import Reports
import Simulation
import Source

extension FuzzProject {
  /// Runs the tests of the project, gives it its first event, and replays its logs.
  func judgeSimulation() async throws {
    let prepared = try await prepareSimulation(inputs, environment: nil, width: 1)
    let sources = MaskedSources(prepared.sources, secretsOf: prepared.diagnostics)
    try await judgeTests(prepared)
    judgeEvent(prepared, sources)
    for log in input.files(endingWith: ".jsonl") { try judgeReplay(log, prepared) }
    if let partial = input.file(named: "partial.json") { try judgePartial(partial) }
    if let known = input.file(named: "baseline.json") { try judgeBaseline(known) }
  }

  private func judgeTests(_ prepared: PreparedSimulation) async throws {
    let workflows = prepared.workflows.map(\.workflow)
    guard workflows.contains(where: { !$0.tests.isEmpty }) else { return }
    let events = await TestEvents(workflows, after: prepared.sources.count, from: events)
    var reports: [[UInt8]] = []
    for _ in 0..<2 {
      var work = SimulationWork()
      let runs = prepared.rulebooks.map { TestRun($0, events: events.events, counting: &work) }
      let report = TestReport(
        runs.flatMap(\.results), coverage: Coverage(joining: runs.map(\.coverage)),
        MaskedSources(
          prepared.sources + events.files, secretsOf: prepared.diagnostics + events.secretFindings(in: workflows)))
      reports.append(report.text(colored: true) + report.json.bytes(.compact) + report.junit)
    }
    try require(reports[0] == reports[1], "two runs of the tests have different reports")
  }

  private func judgeEvent(_ prepared: PreparedSimulation, _ sources: MaskedSources) {
    let sink = DiagnosticSink()
    let answers = input.file(named: "results.json").map {
      TaskResults($0.source(number: prepared.sources.count + 1), for: prepared.workflows, into: sink)
    }
    guard let file = events.first, let event = readEvent(file.source(number: prepared.sources.count), into: sink)
    else { return }
    _ = envelopeFinding(
      of: event, knownSources: AppSources(prepared.rulebooks.lazy.flatMap(\.sources)), at: nil)
    var work = SimulationWork()
    let decisions = prepared.rulebooks.flatMap { rulebook in
      rulebook.workflows.map { rulebook.decide($0, on: event, results: answers ?? .none, counting: &work) }
    }
    let report = SimulationReport(decisions, sources)
    _ = report.text(colored: true)
    _ = report.json
  }

  private func judgeReplay(_ log: FuzzInput.File, _ prepared: PreparedSimulation) throws {
    var replay = Replay(prepared.rulebooks, field: "detail.kind", digest: prepared.digest(environment: nil))
    replay.begin(file: log.name, at: 0)
    for line in log.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) { replay.add(line: Array(line)) }
    replay.end(at: log.bytes.count, of: log.bytes.count)
    let report = ReplayReport(replay.counts, .shapes)
    _ = report.text(colored: true, bars: true) + report.json.bytes(.compact) + report.csv
    let line = ReplayPartial.line(replay.counts)
    let read = try ReplayPartial.read(line)
    try require(ReplayPartial.line(read) == line, "counts change when they are written and read")
    var both = read
    try require(!both.add(replay.counts) || both.total.events == 2 * read.total.events, "counts do not add up")
  }

  private func judgePartial(_ file: FuzzInput.File) throws {
    guard let counts = try? ReplayPartial.read(file.bytes) else { return }
    let line = ReplayPartial.line(counts)
    try require(ReplayPartial.line(try ReplayPartial.read(line)) == line, "counts change when they are read again")
    _ = ReplayReport(counts, .shapes).text(colored: false, bars: false)
  }

  private func judgeBaseline(_ file: FuzzInput.File) throws {
    guard let known = try? Baseline(reading: file.bytes, path: file.name) else { return }
    let written = known.json.bytes(.compact)
    let again = try Baseline(reading: written, path: file.name)
    try require(again.json.bytes(.compact) == written, "a baseline changes when it is written and read")
    _ = known.moved(from: "/a/b", to: "/a/c").json
  }
}
