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

  /// The report as XML.
  public var bytes: [UInt8] {
    let suites = report.projects.flatMap { project in
      (project.changes.isEmpty ? [] : [suite(project.title, project.changes)])
        + project.workflows.map { suite($0.name, $0.changes) } + project.uncompared.map(suite)
    }
    return JUnitDocument(name: "tasuki diff", suites: suites).bytes
  }

  private func suite(_ name: String, _ changes: [Change]) -> JUnitDocument.Suite {
    let name = sources.mask.masked(name)
    return JUnitDocument.Suite(name: name, cases: changes.map { testCase($0, in: name) })
  }

  private func suite(_ uncompared: Uncompared) -> JUnitDocument.Suite {
    let name = sources.mask.masked(uncompared.name)
    let reason = sources.mask.masked(uncompared.reason.filled())
    return JUnitDocument.Suite(
      name: name, cases: [JUnitDocument.Case(name: "not compared", className: name, result: .error(reason))])
  }

  private func testCase(_ change: Change, in suite: String) -> JUnitDocument.Case {
    let shown = ShownChange(change, sources.mask)
    let message = sources.mask.masked(shown.message)
    let text = sources.mask.masked(([shown.message] + shown.facts.map(\.line)).joined(separator: "\n"))
    return JUnitDocument.Case(
      name: "\(change.code.text) \(change.code.name) \(change.fingerprint)", className: suite,
      place: change.head.span.map { (sources.mask.masked(places.path(of: $0)), places.range(of: $0).start.line) },
      result: change.level > .safe
        ? .failed(type: change.level.word, message: message, text: text) : .passed)
  }
}
