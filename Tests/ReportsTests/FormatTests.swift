import Diagnostics
import Driver
import Emit
import Foundation
import Reports
import Source
import TestSupport
import Testing

@Suite struct FormatTests {
  @Test func everyFormIsAsExpected() throws {
    let (sources, findings) = (SampleRun.sources, SampleRun.findings)
    // The rules of SARIF grow with the codes and have their own test.
    let log = SARIFReport(sources, rules: allRules, version: "1.2.3").value(findings).replacing("rules", with: [])
    try GoldenFolder("Formats").expect([
      OutputFile(path: "findings.txt", bytes: TextReport(sources, colored: false).bytes(findings)),
      OutputFile(path: "findings.ansi", bytes: TextReport(sources, colored: true).bytes(findings)),
      OutputFile(path: "findings.json", bytes: JSONReport(sources).value(findings).bytes(.pretty) + [0x0A]),
      OutputFile(path: "findings.sarif", bytes: log.bytes(.pretty) + [0x0A]),
      OutputFile(path: "findings.github", bytes: GitHubReport(sources).bytes(findings)),
      OutputFile(path: "findings.xml", bytes: JUnitReport(sources).bytes(findings)),
    ])
  }

  @Test func sarifNamesTheRuleOfEachResult() throws {
    let log = SARIFReport(SampleRun.sources, rules: allRules, version: "1").value(SampleRun.findings)
    let run = try #require(log["runs"]?.elements.first)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.elements)
    #expect(rules.count == allRules.all.count)
    for result in run["results"]?.elements ?? [] {
      guard case .number(let index)? = result["ruleIndex"], let position = Int(index) else {
        Issue.record("a result without a rule")
        continue
      }
      #expect(rules[position]["id"] == result["ruleId"])
    }
  }

  @Test func equalLinesHaveFingerprintsOfTheirOwn() {
    let finding = SampleRun.diagnostics[1]
    let log = SARIFReport(SampleRun.sources, rules: allRules, version: "1").value(
      SampleRun.sources.masked([finding, finding]))
    let prints = log["runs"]?.elements.first?["results"]?.elements.map { $0["partialFingerprints"] }
    #expect(prints?.count == 2)
    #expect(prints?.first != prints?.last)
  }

  @Test func formsWithoutFindings() {
    let sources = SampleRun.sources
    let none = sources.masked([])
    #expect(TextReport(sources, colored: true).bytes(none).isEmpty)
    #expect(JSONReport(sources).value(none).text() == "[]")
    #expect(GitHubReport(sources).bytes(none).isEmpty)
    let suites = String(decoding: JUnitReport(sources).bytes(none), as: UTF8.self)
    #expect(suites.contains("<testsuites name=\"tasuki\" tests=\"2\" failures=\"0\""))
    #expect(suites.components(separatedBy: "<testcase").count == 3)
  }

  /// Programs that parse these formats accept them as well-formed.
  @Test func machinesCanReadThem() throws {
    let (sources, findings) = (SampleRun.sources, SampleRun.findings)
    let json = Data(JSONReport(sources).value(findings).bytes(.pretty))
    #expect((try JSONSerialization.jsonObject(with: json) as? [Any])?.count == SampleRun.diagnostics.count)
    let parsed = XMLCheck.isWellFormed(JUnitReport(sources).bytes(findings))
    #expect(parsed)
  }
}

extension JSONValue {
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// The value with every member of a name replaced.
  func replacing(_ name: String, with value: JSONValue) -> JSONValue {
    switch self {
    case .array(let elements): .array(elements.map { $0.replacing(name, with: value) })
    case .object(let members):
      .object(members.map { JSONMember($0.name, $0.name == name ? value : $0.value.replacing(name, with: value)) })
    default: self
    }
  }
}

/// An XML reader that checks only that elements nest and attributes end.
enum XMLCheck {
  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    var open: [Substring] = []
    var rest = Substring(String(decoding: bytes, as: UTF8.self))
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else { return false }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      if tag.hasPrefix("?") { continue }
      if tag.filter({ $0 == "\"" }).count % 2 != 0 || tag.contains("<") { return false }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
    }
    return open.isEmpty && !rest.contains(">")
  }
}
