import Diagnostics
import Source

/// Findings as a JUnit report: one suite per file, a passing case for a file without findings.
///
/// Source: the schema that Jenkins, GitLab and others read, https://github.com/testmoapp/junitxml.
public struct JUnitReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  public func bytes(_ findings: MaskedFindings) -> [UInt8] {
    let listed = ShownFinding.listed(findings)
    var byFile: [FileNumber: [ShownFinding]] = [:]
    var placeless: [ShownFinding] = []
    for diagnostic in listed {
      if let span = diagnostic.span {
        byFile[span.file, default: []].append(diagnostic)
      } else {
        placeless.append(diagnostic)
      }
    }
    var suites = places.files.map { (name: $0.path, findings: byFile[$0.number] ?? []) }
    if !placeless.isEmpty { suites.insert((name: "tasuki", findings: placeless), at: 0) }
    let tests = suites.reduce(0) { $0 + max(1, $1.findings.count) }
    var output: [UInt8] = []
    func add(_ line: String) {
      output.append(contentsOf: line.utf8)
      output.append(0x0A)
    }
    add(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    add(#"<testsuites name="tasuki" tests="\#(tests)" failures="\#(listed.count)" errors="0">"#)
    for suite in suites {
      let name = escapedForXML(suite.name)
      let count = max(1, suite.findings.count)
      add(#"  <testsuite name="\#(name)" tests="\#(count)" failures="\#(suite.findings.count)" errors="0">"#)
      if suite.findings.isEmpty { add(#"    <testcase name="\#(name)" classname="tasuki"/>"#) }
      for finding in suite.findings {
        for line in testCase(finding, in: suite.name) { add("    " + line) }
      }
      add("  </testsuite>")
    }
    add("</testsuites>")
    return output
  }

  private func testCase(_ finding: ShownFinding, in file: String) -> [String] {
    var place = ""
    var attributes = ""
    if let span = finding.span {
      let start = places.range(of: span).start
      place = ":\(start.line):\(start.column)"
      attributes = #" file="\#(escapedForXML(file))" line="\#(start.line)""#
    }
    let name = escapedForXML("\(finding.code.text) \(finding.code.name)\(place)")
    let text = ([finding.message] + [finding.hint].compactMap { $0 } + finding.notes).joined(separator: "\n")
    let message = escapedForXML(finding.message)
    return [
      #"<testcase name="\#(name)" classname="tasuki"\#(attributes)>"#,
      #"  <failure type="\#(finding.severity.word)" message="\#(message)">\#(escapedForXML(file + place + ": " + text))</failure>"#,
      "</testcase>",
    ]
  }
}
