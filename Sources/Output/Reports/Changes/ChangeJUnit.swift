public import Comparison
import Diagnostics
import Source

/// A comparison as a JUnit report: a suite for each workflow, and a case for each of its changes. Safe changes pass.
public struct ChangeJUnit {
  private let report: ChangeReport
  private let sources: MaskedSources
  private let places: Places

  /// Reports on the files of both sides.
  public init(_ report: ChangeReport, _ sources: MaskedSources) {
    self.report = report
    self.sources = sources
    places = Places(sources)
  }

  private struct Suite {
    let name: String
    let changes: [Change]
    let uncompared: Uncompared?

    var failures: Int { changes.count { $0.level > .safe } }
    var errors: Int { uncompared == nil ? 0 : 1 }
    var count: Int { max(1, changes.count) }
  }

  /// The report as XML.
  public var bytes: [UInt8] {
    let suites = report.projects.flatMap { project in
      (project.changes.isEmpty ? [] : [Suite(name: project.title, changes: project.changes, uncompared: nil)])
        + project.workflows.map { Suite(name: $0.name, changes: $0.changes, uncompared: nil) }
        + project.uncompared.map { Suite(name: $0.name, changes: [], uncompared: $0) }
    }
    let (tests, failures, errors) = (
      suites.reduce(0) { $0 + $1.count }, suites.reduce(0) { $0 + $1.failures }, suites.reduce(0) { $0 + $1.errors }
    )
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(
      #"<testsuites name="tasuki diff" tests="\#(tests)" failures="\#(failures)" errors="\#(errors)">"#)
    for suite in suites {
      let name = xml(suite.name)
      lines.append(
        #"  <testsuite name="\#(name)" tests="\#(suite.count)" failures="\#(suite.failures)" errors="\#(suite.errors)">"#
      )
      for change in suite.changes { lines += cases(change, in: name).map { "    " + $0 } }
      if let uncompared = suite.uncompared {
        lines.append(
          #"    <testcase name="not compared" classname="\#(name)"><error message="\#(xml(uncompared.reason.filled()))"/></testcase>"#
        )
      }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func xml(_ text: String) -> String { escapedForXML(sources.mask.masked(text)) }

  private func cases(_ change: Change, in suite: String) -> [String] {
    let shown = ShownChange(change, sources.mask)
    let name = xml("\(change.code.text) \(change.code.name) \(change.fingerprint)")
    var attributes = ""
    if let span = change.head.span {
      let line = places.range(of: span).start.line
      attributes = #" file="\#(xml(places.path(of: span)))" line="\#(line)""#
    }
    let start = #"<testcase name="\#(name)" classname="\#(suite)"\#(attributes)"#
    guard change.level > .safe else { return [start + "/>"] }
    let text = ([shown.message] + shown.facts.map(\.line)).joined(separator: "\n")
    return [
      start + ">",
      #"  <failure type="\#(change.level.word)" message="\#(xml(shown.message))">\#(xml(text))</failure>"#,
      "</testcase>",
    ]
  }
}
