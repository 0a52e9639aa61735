import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Simulation
import Source

enum ReplayFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}

struct ReplayEvents: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Match logs of events with every workflow: what fires, how often, per day.",
    discussion: """
      Reads logs of any length in constant memory, also compressed by gzip or Zstandard: plain events, events that an \
      archive replayed, entries of PutEvents, entries, batches, answers and exports of CloudWatch Logs, messages of SNS \
      and SQS that contain an event. There may be one per line, one after the other, spread over lines, or in a list. \
      Tasuki detects the form of each; records without an event are counted, and the first of them shown.

      The triage rate is the share of all events that reached a person by a chat message or a mail. It shows that an \
      alert is noisy before people learn to ignore it. State machines are run for each event, with examples of what \
      services return.

        tasuki replay --events events.jsonl
        tasuki replay workflows/alerts --events exported-logs/ --by detail.severity
        aws s3 cp s3://archive/events.jsonl.gz - | tasuki replay --events - --format csv > counts.csv

      Logs that are too large for one machine are counted in parts, in any order, on any number of machines, and the counts \
      added: the result is that of one run over everything.

        tasuki replay --events day1.jsonl --partial day1.counts
        tasuki replay --events day2.jsonl --range 0-1000000000 --partial day2-1.counts
        tasuki replay --events day2.jsonl --range 1000000000- --partial day2-2.counts
        tasuki replay --merge day1.counts day2-1.counts day2-2.counts
      """)

  @OptionGroup var arguments: PathArguments

  @Option(
    help: ArgumentHelp(
      "a log: a file, a folder with files, or - for standard input; can be repeated", valueName: "log"),
    completion: .file())
  var events: [String] = []

  @Option(help: ArgumentHelp("a file that lists logs, one path per line", valueName: "file"), completion: .file())
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "only the records that begin in these bytes of each log, such as 0-1000000 or 1000000-", valueName: "from-to"
    ))
  var range: ByteRange?

  @Option(help: ArgumentHelp("count by the values of this field too, such as detail.severity", valueName: "path"))
  var by: String?

  @Option(
    help: ArgumentHelp("write the counts to this file, to be merged; - is standard output", valueName: "file"),
    completion: .file())
  var partial: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "add the counts that --partial wrote to these files; - is standard input", valueName: "file"),
    completion: .file())
  var merge: [String] = []

  @Option(help: "format of the results")
  var format = ReplayFormat.text

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if merge.isEmpty {
      if events.isEmpty, manifest == nil { throw ValidationError(.needsEvents) }
    } else if !events.isEmpty || manifest != nil || range != nil || by != nil || arguments.environment != nil {
      throw ValidationError(.mergeReadsNoLogs)
    }
    let inputs = events.count { $0 == "-" } + merge.count { $0 == "-" } + (manifest == "-" ? 1 : 0)
    if inputs > 1 { throw ValidationError(.inputOnce) }
    if inputs == 1, arguments.paths.contains("-") { throw ValidationError(.logOrWorkflow) }
  }

  func run() async throws {
    let terminal = global.terminal
    if merge.isEmpty {
      let (counts, mask) = try await counts(terminal)
      try show(counts, mask, terminal)
    } else {
      let counts = try mergedCounts()
      try show(counts, .shapes, terminal)
      try reportGaps(in: counts, terminal)
    }
  }

  private func show(_ counts: ReplayCounts, _ mask: SecretMask, _ terminal: Terminal) throws {
    if let partial {
      try write(ReplayPartial.line(counts) + [0x0A], to: partial, terminal)
    } else {
      let report = ReplayReport(counts, mask)
      switch format {
      case .text: terminal.print(report.text(colored: terminal.colorsResults, bars: Terminal.showsResults))
      case .json: terminal.print(report.json.printed)
      case .csv: terminal.print(report.csv)
      }
    }
    if counts.subject.hasErrors { throw ExitCode(ExitStatus.findings) }
  }

  private func write(_ bytes: [UInt8], to path: String, _ terminal: Terminal) throws {
    if path == "-" {
      terminal.print(bytes)
      return
    }
    do throws(FileProblem) {
      try FileSystem.checkStays(path, in: FileSystem.currentFolder())
      try DiskWriter().write(bytes, to: path)
    } catch {
      throw UsageProblem(.cannotWrite(path, reason: error.reason.sentence))
    }
  }

  // MARK: Counting

  private func counts(_ terminal: Terminal) async throws -> (ReplayCounts, SecretMask) {
    let logs = try EventLogs(events, listedIn: manifest)
    let run = try await ProjectRun(arguments, terminal)
    let prepared = PreparedSimulation(run.read)
    let mask = run.sources.mask
    let replay = Replay(
      prepared.rulebooks, field: by, digest: prepared.digest(environment: arguments.environment),
      hasErrors: run.hasErrors, mask: mask)
    for workflow in replay.counts.subject.leftOut { terminal.remark(.leftOut(workflow.name, workflow.reason)) }
    return (try await logs.count(with: replay, in: range?.bytes, terminal), mask)
  }

  // MARK: Merging

  private func mergedCounts() throws -> ReplayCounts {
    var merged: ReplayCounts?
    for path in merge {
      for (index, line) in try lines(of: path).enumerated() {
        let counts: ReplayCounts
        do throws(ReplayPartial.Problem) {
          counts = try ReplayPartial.read(line)
        } catch {
          throw UsageProblem(error == .otherForm ? .countsOfOtherVersion(path) : .noCounts(path, line: index + 1))
        }
        if merged == nil {
          merged = counts
        } else if merged?.add(counts) == false {
          throw UsageProblem(.otherCounts(path, than: merge[0]))
        }
      }
    }
    guard let merged else { throw UsageProblem(.noCounts(merge[0], line: 1)) }
    if let part = LogParts(merged.parts).repeated {
      throw UsageProblem(.countedTwice(part.file ?? "-", part.bytes))
    }
    return merged
  }

  private func lines(of path: String) throws -> [[UInt8]] {
    let limit = 1 << 30
    let bytes = try reading { () throws(FileProblem) in
      try checkStays(path)
      return path == "-" ? try FileSystem.readStandardInput(limit: limit) : try FileSystem.read(path, limit: limit)
    }
    guard bytes.count <= limit else { throw UsageProblem(.countsTooLarge(path)) }
    return bytes.split(separator: 0x0A).map { Array($0) }
  }

  /// Says what is missing of the logs. Parts that are merged into a part are not all there yet.
  private func reportGaps(in counts: ReplayCounts, _ terminal: Terminal) throws {
    guard partial == nil else { return }
    let gaps = LogParts(counts.parts).gaps
    guard let first = gaps.first else { return }
    terminal.warn(.missing(first.file, first.bytes, more: gaps.count - 1))
    throw ExitCode(ExitStatus.findings)
  }
}

/// Bytes of a file: `0-1000`, `1000-`.
struct ByteRange: ExpressibleByArgument {
  let bytes: Range<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), start >= 0 else { return nil }
    guard let end = parts[1].isEmpty ? Int.max : Int(parts[1]), end > start else { return nil }
    bytes = start..<end
  }
}
