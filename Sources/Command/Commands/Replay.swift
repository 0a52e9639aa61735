import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Simulation

/// The forms in which a replay is printed.
enum ReplayFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}

struct ReplayEvents: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run a log of events past every workflow: what fires, how often, per day.",
    discussion: """
      Reads a log of any length in constant memory: plain events, events that an archive replayed, entries of \
      PutEvents, entries, batches, answers and exports of CloudWatch Logs, messages of SNS and SQS around an event. They \
      may stand one a line, one behind the other, spread over lines, or in a list. The shape of each is found by itself; \
      records without an event are counted and the first of them shown.

      The triage rate is the share of all events that reached a person by a chat message or a mail (state machines are \
      carried out for each event, with examples of what services answer): what makes an alert \
      noisy is seen before anybody has learnt to overlook it.

        tasuki replay --events events.jsonl
        tasuki replay workflows/alerts --events events.jsonl --by detail.severity
        zcat events.jsonl.gz | tasuki replay --events - --format csv > counts.csv
      """)

  @OptionGroup var arguments: PathArguments

  @Option(help: ArgumentHelp("The log: a file, or - for standard input.", valueName: "file"), completion: .file())
  var events: String

  @Option(help: ArgumentHelp("Count by the values of this field too, such as detail.severity.", valueName: "path"))
  var by: String?

  @Option(help: "The form of the results.")
  var format = ReplayFormat.text

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if events == "-", arguments.paths.contains("-") {
      throw ValidationError(.logOrWorkflow)
    }
  }

  func run() async throws {
    let terminal = global.terminal
    let run = try await SimulationRun(arguments, terminal)
    var replay = Replay(run.prepared.rulebooks, field: by)
    for left in replay.leftOut { terminal.remark(.leftOut(left.name, left.reason)) }
    do {
      if events != "-" { try FileSystem.checkStays(events, in: FileSystem.currentFolder()) }
      var reader = try LineReader(events)
      var next = 0
      while let part = try reader.nextPart() {
        if next == 0, part.bytes.starts(with: gzipMagic) { throw UsageProblem(.compressed(events)) }
        replay.add(line: part.bytes, isWhole: part.endsLine)
        guard reader.bytesRead >= next else { continue }
        next = reader.bytesRead + 4 << 20
        let share = reader.size > 0 ? " (\(min(100, reader.bytesRead * 100 / reader.size)) %)" : ""
        terminal.progress("\(replay.total.events) events, \(reader.bytesRead >> 20) MB\(share)")
      }
    } catch let error as FileProblem {
      terminal.progress("")
      throw UsageProblem(.cannotRead(error.path, reason: error.reason.sentence))
    }
    terminal.progress("")
    replay.finish()
    let report = ReplayReport(replay, MaskedSources(run.prepared.sources, secretsOf: run.prepared.diagnostics).mask)
    switch format {
    case .text:
      terminal.print(report.text(colored: terminal.colorsResults, bars: Terminal.showsResults))
    case .json: terminal.print(report.json.printed)
    case .csv: terminal.print(report.csv)
    }
    if run.hasErrors { throw ExitCode(ExitStatus.findings) }
  }

  /// The two bytes that a file of gzip begins with (RFC 1952), as all exports of CloudWatch Logs to S3 are.
  private var gzipMagic: [UInt8] { [0x1F, 0x8B] }
}
