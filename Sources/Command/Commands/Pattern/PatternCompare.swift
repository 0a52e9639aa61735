import ArgumentParser
import Diagnostics
import Emit
import EventPattern
import Reports
import Source

/// How the sets of events that two patterns match are related.
struct PatternCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare which events two patterns match, with examples.",
    discussion: """
      Each file contains a pattern as JSON. The answer is one of: equal, subset, superset, overlapping, disjoint, \
      undecided. Every event in the answer was matched with both patterns.

        tasuki pattern compare before.json after.json
        git show main:pattern.json | tasuki pattern compare - pattern.json --exit-code

      The exit code is 0; with --exit-code, it is 1 unless the patterns are equal.
      """)

  @Argument(
    help: ArgumentHelp("the first pattern: a file, or - for standard input", valueName: "a"), completion: .file())
  var first: String

  @Argument(
    help: ArgumentHelp("the second pattern: a file, or - for standard input", valueName: "b"), completion: .file())
  var second: String

  @Option(help: "format of the answer")
  var format = SimulationFormat.text

  @Flag(help: "exit with 1 unless the patterns are equal")
  var exitCode = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if first == "-", second == "-" { throw ValidationError(.oneOfPatterns) }
  }

  func run() throws {
    let terminal = global.terminal
    let files = [try readArgument(first, number: 0), try readArgument(second, number: 1)]
    let sink = DiagnosticSink()
    let patterns = files.map { file in
      parseJSON(Array(file.text), file: file.number, into: sink).flatMap { readPattern($0, into: sink) }
    }
    let findings = Diagnostic.inOrder(sink.diagnostics)
    let sources = MaskedSources(files, secretsOf: findings)
    if !findings.isEmpty {
      terminal.report(TextReport(sources, colored: terminal.colorsRemarks).bytes(sources.masked(findings)))
    }
    guard let one = patterns[0], let other = patterns[1] else { throw ExitCode(ExitStatus.findings) }
    let comparison = PatternComparison(one, other)
    let report = PatternComparisonReport(comparison, first: files[0].path, second: files[1].path, sources.mask)
    switch format {
    case .text: terminal.print(report.text)
    case .json: terminal.print(report.json.printed)
    }
    if exitCode, comparison.relation != .equal { throw ExitCode(ExitStatus.findings) }
  }
}
