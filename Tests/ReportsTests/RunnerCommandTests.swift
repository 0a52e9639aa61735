import Diagnostics
import Emit
import Reading
import Reports
import Source
import TestSupport
import Testing

/// What runners of pipelines read as commands from the lines of a log.
@Suite struct RunnerCommandTests {
  private static let commands = [
    "##[add-mask]x", "a ##[add-matcher]x", "###[group]x", "##vso[task.setvariable variable=a]b", "##[a]##[b]",
    "##team-city_1[x]",
  ]

  private static func finding(_ text: String) -> MaskedFindings {
    let span = SampleRun.span(of: "detial-type")
    return SampleRun.sources.masked([
      Diagnostic(
        .emptyFile, "\(text)", at: span, hint: "\(text)", labels: [Label(span, "\(text)")], notes: ["\(text)"],
        fixes: [Fix("\(text)", edits: [Fix.Edit(span, text)])])
    ])
  }

  private static func hasCommand(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(/##[\w-]*\[/)
  }

  @Test(arguments: commands) func noReportHasOne(text: String) throws {
    let findings = Self.finding(text)
    #expect(Self.hasCommand(Array(text.utf8)))
    #expect(!Self.hasCommand(TextReport(SampleRun.sources, colored: false).bytes(findings)))
    #expect(!Self.hasCommand(JUnitReport(SampleRun.sources).bytes(findings)))
    let value = JSONReport(SampleRun.sources).value(findings)
    #expect(!Self.hasCommand(value.printed))
    #expect(try json(String(decoding: value.printed, as: UTF8.self)) == value, "another spelling of the same text")
  }

  @Test(arguments: ["#", "##", "# #[a]", "## [a]", "##a", "#[a]", "##あ[a]", "C## and [b]"])
  func whatIsNoneStays(text: String) {
    let report = TextReport(SampleRun.sources, colored: false).bytes(Self.finding(text))
    #expect(String(decoding: report, as: UTF8.self).contains("error: \(text) ["))
  }

  @Test(arguments: ["::error::x", "  ::error::x", "\u{3000}::error::x", "\u{A0}::x"])
  func noLineBeginsAsOne(text: String) {
    let line = String(decoding: TerminalText.bytes(ofLine: text), as: UTF8.self)
    #expect(line == "./\(text)\n")
  }
}
