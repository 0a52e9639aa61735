import ArgumentParser
import Checks
import Diagnostics
import EventPattern
import Reports
import Source

/// Whether EventBridge would accept a pattern, and what it would make of it.
struct PatternCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check event patterns by the rules of EventBridge.",
    discussion: """
      A file contains one event pattern as JSON. What EventBridge would reject is an error; what it accepts silently \
      although it never matches or exceeds limits is a warning.

        tasuki pattern check pattern.json
        jq -r .EventPattern rule.json | tasuki pattern check -

      The exit code is 1 if there are errors; with --strict, also if there are warnings.
      """)

  @Argument(
    help: ArgumentHelp("files with one pattern each, or - for standard input", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(help: "format of the report")
  var format = ReportFormat.text

  @Flag(help: "exit with 1 for warnings too")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let terminal = global.terminal
    let sink = DiagnosticSink()
    var sources: [SourceFile] = []
    for path in files {
      let file = try readArgument(path, number: sources.count)
      sources.append(file)
      check(file, into: sink)
    }
    let findings = Diagnostic.inOrder(sink.diagnostics)
    let bytes = format.bytes(findings, MaskedSources(sources, secretsOf: findings), colored: terminal.colorsResults)
    if !bytes.isEmpty { terminal.print(bytes) }
    let count = FindingCount(findings)
    terminal.remark(.counted("\(counted(files.count, "pattern"))", count.text))
    if count.errors > 0 || (strict && count.warnings > 0) { throw ExitCode(ExitStatus.findings) }
  }

  private func check(_ file: SourceFile, into sink: DiagnosticSink) {
    guard let input = parseJSON(Array(file.text), file: file.number, into: sink) else { return }
    guard let pattern = readPattern(input, into: sink) else { return }
    lintEnvelope(pattern, into: sink)
    lintConditions(pattern, into: sink)
    lintFragileShapes(pattern, into: sink)
    checkLength(pattern, into: sink)
    checkNumbers(pattern, into: sink)
    lintKnownFields(pattern, into: sink)
  }
}
