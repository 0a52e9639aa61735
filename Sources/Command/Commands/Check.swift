import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Source

/// The forms in which findings are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, github, junit

  /// The findings in this form.
  func bytes(_ diagnostics: [Diagnostic], _ sources: MaskedSources, colored: Bool) -> [UInt8] {
    let findings = sources.masked(diagnostics)
    return switch self {
    case .text: TextReport(sources, colored: colored).bytes(findings)
    case .json: JSONReport(sources).value(findings).bytes(.pretty) + [0x0A]
    case .sarif: SARIFReport(sources, version: Version.text).value(findings).bytes(.pretty) + [0x0A]
    case .github: GitHubReport(sources).bytes(findings)
    case .junit: JUnitReport(sources).bytes(findings)
    }
  }
}

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes in workflows.",
    discussion: """
      Reads the workflows and the project file, checks every key, name, pattern, schedule and expression, and whether \
      AWS would take the result. Nothing is written and no network is used.

        tasuki check                          what tasuki.yaml names
        tasuki check workflows/orders.yaml    one file
        tasuki check --fix                    make the mends that are safe
        tasuki check --format github          beside a pull request's lines

      Let today's findings be and report new ones only:

        tasuki check --baseline known.json --write-baseline
        tasuki check --baseline known.json

      A comment silences a finding on its own or the next line:

        # tasuki: ignore[TSK0204] read by our own tools

      Ends with 1 when errors were found; with --strict, warnings count too.
      """)

  @OptionGroup var arguments: PathArguments

  @Option(help: "The form of the report.")
  var format = ReportFormat.text

  @Flag(help: "Make the changes that surely mean what was meant, then check again.")
  var fix = false

  @Option(
    help: ArgumentHelp("Report these findings only: codes, names, or beginnings of codes.", valueName: "codes"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not report these findings.", valueName: "codes"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp("Do not report findings that this file holds.", valueName: "file"), completion: .file())
  var baseline: String?

  @Flag(help: "Write today's findings to the file that --baseline names.")
  var writeBaseline = false

  @Flag(help: "End with 1 for warnings too.")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if writeBaseline, baseline == nil { throw ValidationError("--write-baseline needs --baseline FILE") }
  }

  func run() async throws {
    let terminal = global.terminal
    let selection: CodeSelection
    do { selection = try CodeSelection(select: select, ignore: ignore) } catch { throw UsageProblem(error.message) }
    let known = try writeBaseline ? nil : readBaseline()
    let inputs = try Inputs(arguments, terminal)
    if fix, inputs.loaded.locations.contains(nil) { throw UsageProblem("standard input cannot be mended in place") }

    var round = await findings(of: inputs.loaded, selection)
    let mended = fix ? try await mend(inputs.loaded, &round, selection) : 0
    inputs.tell(round.compilation, terminal)
    let sources = SourceIndex(round.compilation.sources)
    if writeBaseline, let baseline {
      let bytes = Baseline(round.shown, in: sources).json.bytes(.pretty) + [0x0A]
      do {
        try FileSystem.replace(baseline, with: FileSystem.writeBeside(baseline, bytes))
      } catch {
        throw UsageProblem("cannot write '\(baseline)': \(error.reason)")
      }
      return terminal.remark(
        "\(round.compilation.extent): \(FindingCount(round.shown).text), kept in '\(baseline)'")
    }
    var shown = round.shown
    if let known {
      let (new, gone) = known.filter(shown, in: sources)
      shown = new
      if gone > 0 {
        terminal.remark(
          "\(counted(gone, "finding")) of the baseline no longer occur: write it again to forget them")
      }
    }
    let shownSources = MaskedSources(round.compilation.sources, secretsOf: round.compilation.diagnostics)
    let bytes = format.bytes(shown, shownSources, colored: terminal.colorsResults)
    if !bytes.isEmpty { terminal.print(bytes) }
    try finish(inputs, round.compilation, shown, mended: mended, terminal)
  }

  private func finish(
    _ inputs: Inputs, _ compilation: Compilation, _ shown: [Diagnostic], mended: Int, _ terminal: Terminal
  ) throws {
    if compilation.fileCount == 0, !inputs.loaded.hasUnreadable, FindingCount(shown).errors == 0 {
      throw UsageProblem("there is no workflow in \(inputs.name)")
    }
    var summary = "\(compilation.extent): \(FindingCount(shown).text)"
    if mended > 0 { summary += "; \(mended) mended" }
    if !fix {
      let safe = shown.count { finding in finding.fixes.contains { $0.safety == .safe } }
      if safe > 0 { summary += "; --fix mends \(safe) of them" }
    }
    terminal.remark(summary)
    if inputs.loaded.hasUnreadable { throw ExitCode(ExitStatus.failure) }
    let count = FindingCount(shown)
    if count.errors > 0 || (strict && count.warnings > 0) { throw ExitCode(ExitStatus.findings) }
  }

  private func readBaseline() throws -> Baseline? {
    guard let baseline else { return nil }
    do {
      return try Baseline(reading: FileSystem.read(baseline, limit: 16 << 20), path: baseline)
    } catch let problem as Baseline.Problem {
      throw UsageProblem(problem.message)
    } catch let problem as FileProblem {
      throw UsageProblem("cannot read '\(baseline)': \(problem.reason)")
    }
  }

  private struct Round {
    var compilation: Compilation
    var shown: [Diagnostic]
  }

  private func findings(of loaded: LoadedInputs, _ selection: CodeSelection) async -> Round {
    var compilation = await compile(
      CompileRequest(inputs: loaded.inputs, environment: arguments.environment, width: Terminal.width))
    let events = TestEvents(
      compilation.workflows, behind: compilation.sources.count, locations: loaded.locations,
      currentFolder: FileSystem.currentFolder())
    compilation.diagnostics += events.secretFindings(in: compilation.workflows)
    let all = SuppressedFindings(compilation.diagnostics + loaded.diagnostics, in: compilation.sources)
    return Round(compilation: compilation, shown: all.shown.filter { selection.takes($0.code) })
  }

  /// Makes the safe fixes, as long as there are some; gives how many there were.
  private func mend(_ loaded: LoadedInputs, _ round: inout Round, _ selection: CodeSelection) async throws -> Int {
    var loaded = loaded
    var count = 0
    var changed: Set<FileNumber> = []
    // A fix may uncover the next finding, but never without end.
    for _ in 0..<10 {
      let fixed = FixedFiles(round.shown, in: loaded.inputs.files)
      if fixed.files.isEmpty { break }
      for file in fixed.files {
        loaded.inputs.files[Int(file.number.index)] = file
        changed.insert(file.number)
      }
      count += fixed.count
      round = await findings(of: loaded, selection)
    }
    for number in changed.sorted() {
      guard let location = loaded.locations[Int(number.index)] else { continue }
      let file = loaded.inputs.files[Int(number.index)]
      // A link stays a link: what it leads to is replaced.
      let path = FileSystem.destination(of: location)
      do {
        try FileSystem.replace(path, with: FileSystem.writeBeside(path, file.bytes))
      } catch {
        throw UsageProblem("cannot write '\(file.path)': \(error.reason)")
      }
    }
    return count
  }
}
