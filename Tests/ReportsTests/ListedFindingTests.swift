import Diagnostics
import Driver
import Emit
import Foundation
import Reading
import Reports
import Source
import Testing
import YAML

/// Reports of files that contain one mistake very often.
@Suite struct ListedFindingTests {
  private static var sources: MaskedSources { SampleRun.sources }
  private static let span = SampleRun.span(of: "workflow")

  private func findings(_ count: Int, _ code: DiagnosticCode, severity: Severity = .error) -> [Diagnostic] {
    (0..<count).map { Diagnostic(code, "mistake \($0)", at: Self.span, severity: severity) }
  }

  private func messages(_ diagnostics: [Diagnostic]) -> [String] {
    JSONReport(Self.sources).value(Self.sources.masked(diagnostics)).elements.compactMap { finding in
      if case .string(let message)? = finding["message"] { message } else { nil }
    }
  }

  @Test func aHundredOfAKindAreListed() {
    let all = messages(findings(100, .emptyFile))
    #expect(all.count == 100)
    #expect(all.last == "mistake 99")
  }

  @Test func theNumberOfTheRestIsReported() {
    let listed = messages(findings(250, .emptyFile))
    #expect(listed.count == 101)
    #expect(listed.last == "150 more findings of this kind from here on are not listed")
    #expect(messages(findings(101, .emptyFile)).last == "1 more finding of this kind from here on is not listed")
  }

  @Test func otherKindsAndPlacesAreListedAllTheSame() {
    let other = Span(file: FileNumber(1), start: 0, end: 1)
    let listed = messages(
      findings(1_000, .emptyFile) + findings(3, .emptyFile, severity: .warning) + findings(2, .fileTooLarge)
        + [Diagnostic(.emptyFile, "elsewhere", at: other), Diagnostic(.emptyFile, "nowhere", at: nil)])
    #expect(listed.count == 101 + 3 + 2 + 2)
  }

  @Test func everyFormListsAsMany() {
    let findings = Self.sources.masked(findings(5_000, .emptyFile))
    let text = String(decoding: TextReport(Self.sources, colored: false).bytes(findings), as: UTF8.self)
    #expect(text.components(separatedBy: ": error: ").count == 102)
    let log = SARIFReport(Self.sources, rules: allRules, version: "1").value(findings)
    #expect(log["runs"]?.elements.first?["results"]?.elements.count == 101)
    let lines = String(decoding: GitHubReport(Self.sources).bytes(findings), as: UTF8.self)
    #expect(lines.components(separatedBy: "::error ").count == 102)
    // The last line counts what was found, not what is listed.
    #expect(lines.hasSuffix("5000 errors\n"))
    let suites = String(decoding: JUnitReport(Self.sources).bytes(findings), as: UTF8.self)
    #expect(suites.components(separatedBy: "<failure ").count == 102)
    #expect(suites.contains("failures=\"101\""))
  }
}
