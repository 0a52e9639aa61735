import ArgumentParser
import Diagnostics
import Driver
import Emit
import EventPattern
import Reports
import Simulation
import Source

/// Whether an event matches a pattern.
struct PatternMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Test whether an event matches a pattern.",
    discussion: """
      Prints 'true' or 'false'; with --verbose, also why it does not match.

        tasuki pattern match --pattern pattern.json --event event.json
        tasuki pattern match --batch < cases.jsonl

      With --batch, each line of standard input is an object {"pattern": …, "event": …} whose values are JSON or \
      strings of JSON text. The output has one line for each: 'true', 'false' or 'invalid: REASON'.
      """)

  @Option(
    help: ArgumentHelp("the pattern: a file, or - for standard input", valueName: "file"), completion: .file())
  var pattern: String?

  @Option(help: ArgumentHelp("the event: a file, or - for standard input", valueName: "file"), completion: .file())
  var event: String?

  @Flag(help: "match the JSON lines of standard input")
  var batch = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if batch {
      if pattern != nil || event != nil { throw ValidationError(.batchReadsInput) }
    } else if pattern == nil || event == nil {
      throw ValidationError(.givePattern)
    } else if pattern == "-", event == "-" {
      throw ValidationError(.patternOrEvent)
    }
  }

  func run() throws {
    let terminal = global.terminal
    guard let pattern, let event else { return try answer(terminal) }
    let files = [try readArgument(pattern, number: 0), try readArgument(event, number: 1)]
    let sink = DiagnosticSink()
    let read = parseJSON(Array(files[0].text), file: files[0].number, into: sink).flatMap {
      readPattern($0, into: sink)
    }
    let fields = readFields(files[1], into: sink)
    if !sink.diagnostics.isEmpty {
      let sources = MaskedSources(files, secretsOf: sink.diagnostics)
      terminal.report(
        TextReport(sources, colored: terminal.colorsRemarks).bytes(
          sources.masked(Diagnostic.inOrder(sink.diagnostics))))
    }
    guard let read, let fields, let compiled = CompiledPattern(read) else { throw ExitCode(ExitStatus.findings) }
    let matches = compiled.matches(fields)
    terminal.print(matches ? "true" : "false")
    if !matches, global.verbose, let value = readEvent(files[1], into: DiagnosticSink()),
      let reason = reason(why: read, doesNotMatch: value)
    {
      terminal.remark(reason)
    }
  }

  /// Reads an event as EventBridge does, which ignores text after it.
  private func readFields(_ file: SourceFile, into sink: DiagnosticSink) -> EventFields? {
    do throws(JSONMistake) {
      return try EventFields(json: Array(file.text))
    } catch {
      let start = UInt32(clamping: error.offset)
      sink.add(
        Diagnostic(
          .eventNotJSON, .notJSON(error.message),
          at: Span(file: file.number, start: start, end: start + UInt32(clamping: error.length))))
      return nil
    }
  }

  private func answer(_ terminal: Terminal) throws {
    var answers = PatternAnswers()
    var output: [UInt8] = []
    do {
      var reader = try LineReader("-")
      while let line = try reader.next() {
        output += TerminalText.bytes(ofLine: SecretMask.shapes.masked(answers.answer(to: line).text))
        if output.count > 1 << 16 {
          terminal.print(output)
          output.removeAll(keepingCapacity: true)
        }
      }
    } catch {
      throw UsageProblem(.cannotReadInput(error.reason.sentence))
    }
    terminal.print(output)
  }
}
