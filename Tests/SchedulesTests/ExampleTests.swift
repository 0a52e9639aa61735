import Diagnostics
import Schedules
import Source
import TestSupport
import Testing

/// The examples of the schedule codes, read alone: the finding is at the marks, and the fixed text has none.
@Suite struct ExampleTests {
  private static let codes = RuleList(scheduleRules).all

  @Test func areComplete() {
    #expect(Self.codes.map { Int($0.number) } == Array(601...622))
  }

  @Test(arguments: codes.map(\.number))
  func showTheFinding(number: UInt16) throws {
    let code = try #require(Self.codes.first { $0.number == number })
    let bad = MarkedText(code.example.bad)
    let findings = findings(in: bad.text)
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.span) == bad.spans)
    #expect(self.findings(in: code.example.good).isEmpty)
  }

  /// Reads the schedules and time zones of a workflow whose values are on one line each.
  private func findings(in workflow: String) -> [Diagnostic] {
    let sink = DiagnosticSink()
    var schedule: Schedule?
    var offset = 0
    for line in workflow.split(separator: "\n", omittingEmptySubsequences: false) {
      for key in ["schedule: ", "timezone: "] {
        guard let range = line.ranges(of: key).first else { continue }
        var value = line[range.upperBound...]
        let isQuoted = value.hasPrefix("\"")
        if isQuoted { value = value.dropFirst().dropLast() }
        let start = offset + line.utf8.distance(from: line.startIndex, to: value.startIndex)
        let span = Span(file: FileNumber(0), start: UInt32(start), end: UInt32(start + value.utf8.count))
        let text = Located(String(value), span)
        if key == "schedule: " {
          schedule = readSchedule(text, spanOf: { span.part(at: $0.lowerBound, length: $0.count) }, into: sink)
        } else {
          _ = readTimeZone(text, beside: schedule, into: sink)
        }
      }
      offset += line.utf8.count + 1
    }
    return sink.diagnostics
  }
}
