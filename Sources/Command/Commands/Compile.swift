import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Source

/// The values of `--target`.
enum TargetName: String, CaseIterable {
  case eventbridge, cloudformation, terraform, asl

  init(reading word: String) throws {
    if let target = TargetName(rawValue: word) {
      self = target
      return
    }
    let names = Self.allCases.map(\.rawValue)
    throw ValidationError(.noTarget(word, near: nearestName(to: word, among: names), names))
  }
}

/// The formats of a CloudFormation template.
enum TemplateFormat: String, CaseIterable, ExpressibleByArgument {
  case yaml, json
}

struct Compile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Turn workflows into Terraform, CloudFormation or EventBridge JSON.",
    discussion: """
      Checks the project first; if there are errors, nothing is written. The same input always gives the same bytes. \
      Files in the folder that Tasuki did not write, or that were edited since, are overwritten only with --force.

        tasuki compile --target terraform --out out
        tasuki compile --target terraform --env production --out out
        tasuki compile --target cloudformation > template.yaml
        tasuki compile order-placed --target asl
        tasuki compile --target cloudformation --format json --out out

      Targets:

        terraform        a configuration, formatted like 'terraform fmt'
        cloudformation   a template, or several if it would be too large
        eventbridge      JSON files for 'aws events put-rule' and similar commands
        asl              only the state machines, in the States Language

      The files of 'eventbridge' contain every value, so give the values that the project file leaves open:

        tasuki compile --target eventbridge --out out \\
          --region ap-northeast-1 --account 123456789012

      With such values, the definitions of 'asl' are whole as well; without any, CloudFormation's Fn::Sub fills them in.

      What the workflows use but do not create, such as secrets and functions, is listed at the end, and by:

        tasuki compile --checklist
      """)

  @OptionGroup var arguments: PathArguments

  @Option(
    help: ArgumentHelp("what to write: eventbridge, cloudformation, terraform or asl", valueName: "target"),
    completion: .list(TargetName.allCases.map(\.rawValue)), transform: { try TargetName(reading: $0) })
  var target: TargetName?

  @Flag(help: "List what must exist before you deploy, and write nothing.")
  var checklist = false

  @Option(help: ArgumentHelp("write files to this folder", valueName: "folder"), completion: .directory)
  var out: String?

  @Option(help: "format of a CloudFormation template (default: yaml)")
  var format: TemplateFormat?

  @Flag(help: "overwrite files that Tasuki did not write or that were edited since")
  var force = false

  @Option(
    help: ArgumentHelp(
      "value that the project file leaves open; with --target eventbridge or asl", valueName: "name=value"))
  var parameter: [String] = []

  @Option(
    help: ArgumentHelp("Region, if no environment sets it; with --target eventbridge or asl", valueName: "region"))
  var region: String?

  @Option(
    help: ArgumentHelp(
      "account, if no environment sets it; with --target eventbridge or asl", valueName: "account"))
  var account: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard let target else {
      if checklist { return }
      throw ValidationError(.needsTarget)
    }
    if checklist { throw ValidationError(.checklistWritesNothing) }
    if out == "" { throw ValidationError(.emptyValue("--out")) }
    if format != nil, target != .cloudformation {
      throw ValidationError(.formatOfTemplate)
    }
    if target != .eventbridge, target != .asl, !parameter.isEmpty || region != nil || account != nil {
      throw ValidationError(.valuesOfDeployment(target.rawValue))
    }
  }

  func run() async throws {
    let terminal = global.terminal
    let inputs = try await Inputs(arguments, terminal)
    let compilation = try await compile(
      CompileRequest(
        inputs: inputs.loaded.inputs, diagnostics: inputs.loaded.diagnostics, environment: arguments.environment,
        target: try compileTarget(), width: Terminal.width))
    inputs.printFindings(compilation, terminal)
    // Silenced errors count too: what depends on them would be missing from the output.
    let findings = compilation.findings
    let sources = MaskedSources(compilation.sources, secretsOf: compilation.diagnostics)
    let shown = Diagnostic.inOrder(findings.shown + findings.silenced.filter { $0.severity == .error })
    if let refusal = compilation.refusal, !inputs.loaded.hasUnreadable { throw UsageProblem(.refusal(refusal)) }
    report(
      global.quiet ? shown.filter { $0.severity > .information } : shown, sources, terminal)
    if inputs.loaded.hasUnreadable { throw ExitCode(ExitStatus.failure) }
    if compilation.fileCount == 0, FindingCount(shown).errors == 0 {
      throw UsageProblem(.noWorkflow(in: inputs.name))
    }
    guard !shown.contains(where: { $0.severity == .error }) else {
      terminal.remark(.nothingWritten(compilation.extent, FindingCount(shown).text))
      throw ExitCode(ExitStatus.findings)
    }
    Terminal.keep(compilation)
    Terminal.keep(inputs)
    if checklist {
      for line in compilation.checklist { terminal.print(line) }
      if compilation.checklist.isEmpty { terminal.remark(.nothingMustExist) }
      return
    }
    try deliver(compilation.files, sources, terminal)
    if !compilation.checklist.isEmpty {
      terminal.remark(.mustExist)
      for line in compilation.checklist { terminal.remark(line) }
    }
    if !shown.isEmpty { terminal.remark(.counted(compilation.extent, FindingCount(shown).text)) }
  }

  private func report(_ diagnostics: [Diagnostic], _ sources: MaskedSources, _ terminal: Terminal) {
    guard !diagnostics.isEmpty else { return }
    terminal.report(
      TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked(diagnostics)))
  }

  private func compileTarget() throws -> CompileTarget {
    switch target {
    // What must exist is the same for all targets, and this one needs no values.
    case nil: return .asl(values: [:])
    case .terraform: return .terraform
    case .asl: return .asl(values: try values())
    case .cloudformation: return .cloudformation(json: format == .json)
    case .eventbridge: return .eventbridge(values: try values())
    }
  }

  private func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for text in parameter {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw UsageProblem(.notNameAndValue(text))
      }
      values[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    if let region { values["region"] = region }
    if let account { values["account"] = account }
    return values
  }

  private func deliver(_ files: [OutputFile], _ sources: MaskedSources, _ terminal: Terminal) throws {
    if files.isEmpty { terminal.remark(target == .asl ? .noStateMachine : .noWorkflowOnAWS) }
    guard let out else {
      if files.count > 1 {
        throw UsageProblem(.nameFolder(files.count))
      }
      for file in files { terminal.print(file.bytes) }
      return
    }
    let current = FileSystem.currentFolder()
    do {
      try FileSystem.checkStays(out, in: current)
      let written = try writeOutput(
        files, to: PathText.joined(current, out), shownAs: PathText.shown(out, in: current),
        target: target?.rawValue ?? "",
        force: force)
      report(written.diagnostics, sources, terminal)
      if written.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(ExitStatus.failure) }
      guard !global.quiet else { return }
      for file in written.files { terminal.print("\(file.path): \(file.fate.rawValue)") }
    } catch let problem as FileProblem {
      throw UsageProblem(
        .cannotWrite(PathText.shown(problem.path, in: current), reason: problem.reason.sentence))
    }
  }
}
