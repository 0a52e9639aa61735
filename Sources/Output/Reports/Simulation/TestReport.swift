import Diagnostics
public import Emit
public import Simulation
import Source

/// The results of tests: for people, as JSON, and for test servers.
public struct TestReport {
  private let results: [TestResult]
  private let coverage: Coverage?
  private let sources: MaskedSources
  private let places: Places

  /// Reports results, with the coverage if it was requested.
  public init(_ results: [TestResult], coverage: Coverage?, _ sources: MaskedSources) {
    self.results = results
    self.coverage = coverage
    self.sources = sources
    places = Places(sources)
  }

  // MARK: Text

  /// The results for people: one line per test under its workflow, then the failures.
  public func text(colored: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    var lines: [String] = []
    var workflow: String?
    for result in results {
      if result.workflow != workflow {
        workflow = result.workflow
        lines.append(
          decorate(TerminalText.visible("\(result.workflow)  \(places.path(of: result.name.span))"), .place))
      }
      let name = TerminalText.visible(result.name.value)
      switch result.outcome {
      case .passed:
        let mark = result.findings.isEmpty ? "ok      " : decorate("warning ", .warning)
        lines.append("  \(mark)\(name)")
      case .failed: lines.append("  \(decorate("FAILED  ", .error))\(name)")
      case .skipped(let reason):
        lines.append("  \(decorate("skipped ", .warning))\(name): \(TerminalText.visible(reason.filled()))")
      }
    }
    var output = TerminalText.bytes(ofLines: lines)
    let findings = results.flatMap(\.findings)
    if !findings.isEmpty {
      output += [0x0A] + TextReport(sources, colored: colored).bytes(sources.masked(findings))
    }
    if let coverage { output += (output.isEmpty ? [] : [0x0A]) + text(of: coverage, decorate) }
    return sources.mask.masked(output)
  }

  private func text(of coverage: Coverage, _ decorate: Decorator) -> [UInt8] {
    let (exercised, all) = coverage.workflowCount
    let (both, conditions) = coverage.conditionCount
    var lines = [
      decorate("coverage", .place)
        + ": \(exercised) of \(all) workflows fire in one test and not in another, "
        + "\(both) of \(conditions) conditions are true in one test and false in another, "
        + "\(coverage.taskCount.exercised) of \(coverage.taskCount.all) tasks run"
        + (coverage.wayCount.all == 0
          ? "" : ", \(coverage.wayCount.exercised) of \(coverage.wayCount.all) branches are taken")
    ]
    for gap in coverage.gaps {
      let start = places.range(of: gap.span).start
      let place = "\(TerminalText.visible(places.path(of: gap.span))):\(start.line):\(start.column):"
      lines.append("  \(decorate(place, .place)) \(gap.workflow): \(TerminalText.visible(gap.missing.filled()))")
    }
    return TerminalText.bytes(ofLines: lines)
  }

  // MARK: JSON

  /// The results as one object: the tests, a summary, and the coverage if it was requested.
  public var json: JSONValue {
    let count = TestCount(results)
    var members: [JSONMember] = [
      JSONMember("tests", .array(results.map { json(of: $0) })),
      JSONMember(
        "summary",
        .object([
          JSONMember("passed", .number(String(count.passed))), JSONMember("failed", .number(String(count.failed))),
          JSONMember("skipped", .number(String(count.skipped))),
          JSONMember("warnings", .number(String(count.warnings))),
        ])),
    ]
    if let coverage { members.append(JSONMember("coverage", json(of: coverage))) }
    return sources.mask.masked(.object(members))
  }

  private func json(of result: TestResult) -> JSONValue {
    let start = places.range(of: result.name.span).start
    var members = [
      JSONMember("workflow", .string(result.workflow)), JSONMember("name", .string(result.name.value)),
      JSONMember("status", .string(result.outcome.word)),
    ]
    if case .skipped(let reason) = result.outcome { members.append(JSONMember("reason", .string(reason.filled()))) }
    return .object(
      members + [
        JSONMember("file", .string(places.path(of: result.name.span))),
        JSONMember("line", .number(String(start.line))), JSONMember("column", .number(String(start.column))),
        JSONMember("findings", JSONReport(sources).value(sources.masked(result.findings))),
      ])
  }

  private func json(of coverage: Coverage) -> JSONValue {
    func share(_ pair: (exercised: Int, all: Int)) -> JSONValue {
      ["exercised": .number(String(pair.exercised)), "all": .number(String(pair.all))]
    }
    return [
      "workflows": share(coverage.workflowCount), "conditions": share(coverage.conditionCount),
      "tasks": share(coverage.taskCount), "ways": share(coverage.wayCount),
      "gaps": .array(
        coverage.gaps.map { gap in
          let start = places.range(of: gap.span).start
          return [
            "workflow": .string(gap.workflow), "missing": .string(gap.missing.filled()),
            "file": .string(places.path(of: gap.span)), "line": .number(String(start.line)),
            "column": .number(String(start.column)),
          ]
        }),
    ]
  }

  // MARK: JUnit

  /// The results for test servers: one suite per workflow, one case per test.
  public var junit: [UInt8] {
    var suites: [(name: String, results: [TestResult])] = []
    for result in results {
      if suites.last?.name == result.workflow {
        suites[suites.count - 1].results.append(result)
      } else {
        suites.append((result.workflow, [result]))
      }
    }
    return JUnitDocument(
      name: "tasuki test",
      suites: suites.map { .init(name: sources.mask.masked($0.name), cases: $0.results.map(testCase)) },
      countsSkipped: true
    ).bytes
  }

  private func testCase(_ result: TestResult) -> JUnitDocument.Case {
    let span = result.name.span
    return JUnitDocument.Case(
      name: sources.mask.masked(result.name.value), className: sources.mask.masked(result.workflow),
      place: (places.path(of: span), places.range(of: span).start.line), result: outcome(of: result))
  }

  private func outcome(of result: TestResult) -> JUnitDocument.Case.Result {
    let text = String(
      decoding: TextReport(sources, colored: false).bytes(sources.masked(result.findings)), as: UTF8.self)
    switch result.outcome {
    case .passed where result.findings.isEmpty: return .passed
    case .passed: return .passedWithOutput(text)
    case .skipped(let reason): return .skipped(sources.mask.masked(reason.filled()))
    case .failed:
      let first = result.findings.first { $0.severity == .error }
      return .failed(
        type: first?.code.name ?? "failure", message: sources.mask.masked(first?.message.filled() ?? ""), text: text
      )
    }
  }
}

/// The number of tests with each result.
public struct TestCount: Equatable, Sendable {
  public private(set) var passed = 0
  public private(set) var failed = 0
  /// Tests that could not run.
  public private(set) var skipped = 0
  /// Warnings of tests that passed.
  public private(set) var warnings = 0

  public init(_ results: [TestResult]) {
    for result in results {
      switch result.outcome {
      case .passed: passed += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      }
      warnings += result.findings.count { $0.severity == .warning }
    }
  }

  /// `3 tests: 2 passed, 1 failed`
  public var text: String {
    let all = passed + failed + skipped
    if all == 0 { return "no tests" }
    var parts = ["\(passed) passed"]
    if failed > 0 { parts.append("\(failed) failed") }
    if skipped > 0 { parts.append("\(skipped) skipped") }
    if warnings > 0 { parts.append(counted(warnings, "warning")) }
    return "\(counted(all, "test")): \(parts.joined(separator: ", "))"
  }
}

extension TestResult.Outcome {
  fileprivate var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }
}
