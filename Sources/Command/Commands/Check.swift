import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Source

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes in workflows.",
    discussion: """
      Reads the workflows and the project file and checks every key, name, pattern, schedule and expression, and \
      whether AWS would accept the result. It writes nothing and uses no network.

        tasuki check                          everything that tasuki.yaml names
        tasuki check workflows/orders.yaml    one file
        tasuki check --fix                    apply the safe fixes
        tasuki check --format github          annotate a pull request
        tasuki check --format text --format sarif=findings.sarif

      A fix is applied only if the file can still be read afterwards, nothing else in it changes, and the fix causes \
      no new finding. Files are replaced as a whole. Nothing is written if one of the files is read-only, has several \
      hard links, or has changed since it was read.

      Accept today's findings and report only new ones:

        tasuki check --baseline known.json --write-baseline
        tasuki check --baseline known.json

      A comment silences a finding on its own or the next line:

        # tasuki: ignore[TSK0204] read by our own tools

      Rules that exist already, in templates of CloudFormation and SAM and in configurations of Terraform, are checked too:

        tasuki check --rules infrastructure/

      The exit code is 1 if there are errors; with --strict, also if there are warnings.
      """)

  @OptionGroup var arguments: PathArguments

  @OptionGroup var reports: ReportOptions

  @Flag(help: "apply the safe fixes, then check again")
  var fix = false

  @Option(
    help: ArgumentHelp("report only these findings: codes, names, or beginnings of codes", valueName: "codes"))
  var select: [String] = []

  @Option(help: ArgumentHelp("do not report these findings", valueName: "codes"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("do not report the findings in this file", valueName: "file"), completion: .file())
  var baseline: String?

  @Flag(help: "write today's findings to the file of --baseline")
  var writeBaseline = false

  @Flag(help: "check the rules of EventBridge in CloudFormation, SAM and Terraform files instead of workflows")
  var rules = false

  @Flag(help: "exit with 1 for warnings too")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if baseline == "" { throw ValidationError(.emptyValue("--baseline")) }
    if writeBaseline, baseline == nil { throw ValidationError(.needsBaseline) }
    if writeBaseline, reports.targets.contains(where: { $0.file != nil }) {
      throw ValidationError(.baselineWithoutReport)
    }
    if rules, fix || baseline != nil || arguments.environment != nil { throw ValidationError(.rulesAlone) }
  }

  func run() async throws {
    let terminal = global.terminal
    let selection: CodeSelection
    do { selection = try CodeSelection(select: select, ignore: ignore) } catch {
      throw UsageProblem(error.message)
    }
    if rules { return try checkRules(selection, terminal) }
    let known = try writeBaseline ? nil : readBaseline()
    let inputs = try await Inputs(arguments, terminal)
    if fix, inputs.loaded.locations.contains(nil) { throw UsageProblem(.inputCannotBeRewritten) }
    try reports.check(against: inputs.loaded.locations)

    let request = CheckRequest(
      inputs: inputs.loaded.inputs, diagnostics: inputs.loaded.diagnostics, environment: arguments.environment,
      selection: selection, baseline: known, width: Terminal.width,
      events: DiskEvents(inputs.loaded, currentFolder: FileSystem.currentFolder()))
    var round = try await Driver.check(request)
    Terminal.keep(round)
    Terminal.keep(inputs)
    var fixRun: FixRun?
    if fix {
      let run = try await FixRun(request, round)
      try write(run, inputs.loaded)
      round = run.result
      fixRun = run
    }
    inputs.printFindings(round.compilation, terminal)
    if writeBaseline, let baseline {
      let kept = Baseline(round.shown, in: SourceIndex(round.compilation.sources))
        .moved(from: FileSystem.currentFolder(), to: folder(ofBaseline: baseline))
      let bytes = kept.json.bytes(.pretty) + [0x0A]
      do {
        try FileSystem.checkStays(baseline, in: FileSystem.currentFolder())
        try DiskWriter().write(bytes, to: baseline)
      } catch {
        throw UsageProblem(.cannotWrite(baseline, reason: error.reason.sentence))
      }
      return terminal.remark(.kept(round.compilation.extent, FindingCount(round.shown).text, in: baseline))
    }
    let shown = fix ? round.shown.map(\.withoutSafeFixes) : round.shown
    if round.gone > 0 { terminal.remark(.noLongerOccur(counted(round.gone, "finding"))) }
    let shownSources = MaskedSources(round.compilation.sources, secretsOf: round.compilation.diagnostics)
    try reports.deliver(shown, shownSources, terminal)
    try finish(inputs, round.compilation, shown, fixRun, terminal)
  }

  /// Checks rules that exist already.
  private func checkRules(_ selection: CodeSelection, _ terminal: Terminal) throws {
    let paths = arguments.paths.isEmpty ? ["."] : arguments.paths
    let found = checkExisting(paths, in: FileSystem.currentFolder())
    let shown = found.diagnostics.filter { selection.takes($0.code) }
    if found.sources.isEmpty, !found.hasUnreadable { throw UsageProblem(.noRules(in: "\(quoted: paths)")) }
    let sources = MaskedSources(found.sources, secretsOf: found.diagnostics)
    try reports.check(against: found.locations)
    try reports.deliver(shown, sources, terminal)
    let count = FindingCount(shown)
    terminal.remark(.counted(.inFiles(counted(found.sources.count, "file")), count.text))
    if found.hasUnreadable { throw ExitCode(ExitStatus.failure) }
    if count.errors > 0 || (strict && count.warnings > 0) { throw ExitCode(ExitStatus.findings) }
  }

  private func finish(
    _ inputs: Inputs, _ compilation: Compilation, _ shown: [Diagnostic], _ fixRun: FixRun?, _ terminal: Terminal
  ) throws {
    if compilation.fileCount == 0, !inputs.loaded.hasUnreadable, FindingCount(shown).errors == 0 {
      throw UsageProblem(.noWorkflow(in: inputs.name))
    }
    var parts: [Sentence] = [.counted(compilation.extent, FindingCount(shown).text)]
    if let fixRun {
      if fixRun.count > 0 { parts.append(.fixed(fixRun.count)) }
      if fixRun.left > 0 {
        parts.append(fixRun.isUnfinished ? .moreToFix(fixRun.left) : .notFixed(fixRun.left))
      }
    } else {
      let safe = shown.count { finding in finding.fixes.contains { $0.safety == .safe } }
      if safe > 0 { parts.append(.fixableFindings(safe)) }
    }
    terminal.remark("\(parts, separator: "; ")")
    if inputs.loaded.hasUnreadable { throw ExitCode(ExitStatus.failure) }
    let count = FindingCount(shown)
    if count.errors > 0 || (strict && count.warnings > 0) { throw ExitCode(ExitStatus.findings) }
  }

  private func readBaseline() throws -> Baseline? {
    guard let baseline else { return nil }
    do {
      try FileSystem.checkStays(baseline, in: FileSystem.currentFolder())
      return try Baseline(reading: FileSystem.read(baseline, limit: 16 << 20), path: baseline)
        .moved(from: folder(ofBaseline: baseline), to: FileSystem.currentFolder())
    } catch let problem as Baseline.Problem {
      throw UsageProblem(problem.message)
    } catch let problem as FileProblem {
      throw UsageProblem(.cannotRead(baseline, reason: problem.reason.sentence))
    }
  }

  /// The folder that the paths of a baseline are relative to. A pipe is not in a folder of the user's.
  private func folder(ofBaseline path: String) -> String {
    let current = FileSystem.currentFolder()
    let location = PathText.joined(current, path)
    return FileSystem.kind(of: location) == .other ? current : PathText.folder(of: location)
  }

  /// Writes the fixed files, all or none.
  private func write(_ fixRun: FixRun, _ loaded: LoadedInputs) throws {
    let rewrites = fixRun.changed.compactMap { number -> SourceRewrite? in
      let file = fixRun.request.inputs.files[Int(number.index)]
      guard let location = loaded.locations[Int(number.index)] else { return nil }
      return SourceRewrite(
        location: location, path: file.path, before: loaded.inputs.files[Int(number.index)].bytes, after: file.bytes
      )
    }
    do {
      try DiskWriter().rewrite(rewrites)
    } catch {
      throw UsageProblem(.cannotFix(error.path, reason: error.reason.sentence))
    }
  }
}

extension Diagnostic {
  /// The finding without its safe fix, which would do harm, so that it is only shown.
  fileprivate var withoutSafeFixes: Diagnostic {
    var finding = self
    for index in finding.fixes.indices { finding.fixes[index].safety = .unsafe }
    return finding
  }
}
