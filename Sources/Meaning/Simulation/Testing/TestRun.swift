import Catalog
public import Diagnostics
public import Emit
import EventPattern
import Execution
import Flow
public import Source

/// What one test of a workflow came to.
public struct TestResult: Sendable {
  /// The outcomes.
  public enum Outcome: Sendable, Equatable {
    /// Everything is as the test expects.
    case passed
    /// Something is not, or the test could not be set up; the findings say what.
    case failed
    /// The test cannot run, for a reason.
    case skipped(Sentence)
  }

  /// The workflow's name.
  public let workflow: String
  /// The test's name and where it stands.
  public let name: Located<String>
  /// What it came to.
  public let outcome: Outcome
  /// What is to be said: failures as errors, and warnings of payloads that would not arrive.
  public let findings: [Diagnostic]
  /// The event, with the changes that the test makes; none where there is none to try, or nothing of it is kept.
  public let event: JSONValue?
  /// What the workflow does with it; none where the test could not be set up, or nothing of it is kept.
  public let decision: WorkflowDecision?
}

/// Where a test's event comes from: the text of a file by the place that names it, or why there is none.
public enum EventSource: Sendable {
  /// The file.
  case file(SourceFile)
  /// The system's words for why it could not be read.
  case unreadable(Sentence)
  /// It lies outside the project, and was not read.
  case outside
}

/// Runs the tests of workflows.
public struct TestRun {
  /// The results, in the order of the workflows and their tests.
  public private(set) var results: [TestResult] = []
  /// What the tests exercised.
  public private(set) var coverage: Coverage
  private let rulebook: Rulebook
  private let events: [Span: EventSource]
  private let keepsDecisions: Bool

  /// Runs all tests of a project. `events` holds the files that tests name, by the places where they name them. The results
  /// keep what workflows do only where it is asked for: executions may be large.
  public init(_ rulebook: Rulebook, events: [Span: EventSource], keepingDecisions keepsDecisions: Bool = false) {
    self.rulebook = rulebook
    self.events = events
    self.keepsDecisions = keepsDecisions
    coverage = Coverage(rulebook)
    for (index, workflow) in rulebook.workflows.enumerated() {
      for test in workflow.workflow.tests { results.append(run(test, of: workflow, index)) }
    }
  }

  private mutating func run(_ test: WorkflowTest, of workflow: SimulatedWorkflow, _ index: Int) -> TestResult {
    var tried: JSONValue?
    var made: WorkflowDecision?
    func result(_ outcome: TestResult.Outcome, _ findings: [Diagnostic] = []) -> TestResult {
      TestResult(
        workflow: workflow.name, name: test.name, outcome: outcome, findings: findings, event: tried, decision: made
      )
    }
    switch workflow.standing {
    case .planned: break
    case .leftOut(let reason): return result(.skipped(reason))
    case .broken: return result(.skipped(.workflowHasErrors))
    }
    let sink = DiagnosticSink()
    guard let event = event(of: test, sink) else { return result(.failed, sink.diagnostics) }
    if let finding = envelopeFinding(of: event, knownSources: rulebook.sources, at: test.eventSpan),
      finding.severity == .error
    {
      return result(.failed, [finding])
    }
    if keepsDecisions { tried = event }
    let results = TaskResults(test.results, tasks: workflow.workflow.loopsOfTasks, into: sink)
    if sink.hasErrors { return result(.failed, sink.diagnostics) }
    let decision = rulebook.decide(workflow, on: event, results: results)
    if keepsDecisions { made = decision }
    coverage.note(decision, event, of: index)
    var judgement = TestJudgement(test: test, decision: decision, event: event)
    judgement.judge()
    if judgement.findings.contains(where: { $0.severity == .error }) { return result(.failed, judgement.findings) }
    if case .unknown(let obstacle)? = decision.execution?.trace.outcome, test.fires?.value != false {
      return result(.skipped(.notSimulatedToEnd(obstacle.message)))
    }
    return result(.passed, judgement.findings)
  }

  /// Each change looks for its place among all fields.
  private static let mostChanges = 1_000

  /// The event of a test with its changes made.
  private func event(of test: WorkflowTest, _ sink: DiagnosticSink) -> JSONValue? {
    guard var event = original(of: test, sink) else { return nil }
    if test.changes.count > Self.mostChanges {
      sink.add(
        Diagnostic(
          .changeImpossible,
          .tooManyChanges(test.changes.count, limit: Self.mostChanges),
          at: test.changes[Self.mostChanges].name.span, hint: .writeEventFile))
      return nil
    }
    for change in test.changes {
      let path = change.name.value.split(separator: ".", omittingEmptySubsequences: false)
      do throws(JSONValue.ChangeProblem) {
        guard path.count <= 128 else { throw JSONValue.ChangeProblem(message: .pathTooLong) }
        try event.set(path, to: JSONValue(constant: change.value))
      } catch {
        sink.add(
          Diagnostic(
            .changeImpossible, .cannotSet(change.name.value, reason: error.message), at: change.name.span))
        return nil
      }
    }
    return event
  }

  private func original(of test: WorkflowTest, _ sink: DiagnosticSink) -> JSONValue? {
    switch test.event {
    case nil: return nil
    case .inline(let value): return JSONValue(constant: value)
    case .file(let path):
      switch events[path.span] {
      case .file(let file): return readEvent(file, into: sink)
      case .unreadable(let reason):
        sink.add(
          Diagnostic(
            .eventUnreadable, .cannotRead(path.value, reason: reason), at: path.span,
            hint: .pathFromWorkflow))
        return nil
      case .outside:
        sink.add(
          Diagnostic(
            .eventOutsideProject, .outsideProject(path.value), at: path.span,
            hint: .keepInProject,
            notes: [
              .otherFilesCouldBeRead,
              .projectFolder,
            ]))
        return nil
      case nil: return nil
      }
    }
  }
}

extension WorkflowTest {
  /// Where the test says its event.
  var eventSpan: Span {
    switch event {
    case .file(let path): path.span
    case .inline(let value): value.span
    case nil: span
    }
  }
}
