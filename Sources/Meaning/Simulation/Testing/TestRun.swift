import Catalog
public import Diagnostics
public import Emit
import EventPattern
import Execution
import Expressions
import Flow
public import Source

public struct TestResult: Sendable {
  public enum Outcome: Sendable, Equatable {
    /// Everything is as the test expects.
    case passed
    /// Something differs, or the test could not be set up; the findings say what.
    case failed
    /// The test cannot run, for a reason.
    case skipped(Sentence)
  }

  public let workflow: String
  public let name: Located<String>
  public let outcome: Outcome
  /// The findings: failures as errors, and warnings about payloads that would not arrive.
  public let findings: [Diagnostic]
  /// The event with the test's changes; nil if it is invalid or not kept.
  public let event: JSONValue?
  /// The workflow's decision on the event; nil if the test could not be set up, or if it is not kept.
  public let decision: WorkflowDecision?
}

/// The source of a test's event: the text of a file, or why there is none.
public enum EventSource: Sendable {
  case file(SourceFile)
  /// The system's reason why it could not be read.
  case unreadable(Sentence)
  /// It is outside the project, and was not read.
  case outside
}

public struct TestRun {
  /// The results, in the order of the workflows and their tests.
  public private(set) var results: [TestResult] = []
  public private(set) var coverage: Coverage
  private var work: SimulationWork
  private let appSources: AppSources
  private let rulebook: Rulebook
  private let events: [Span: EventSource]
  private let keepsDecisions: Bool

  /// Runs all tests of a project. `events` contains the files that tests name, by the places of these names.
  public init(_ rulebook: Rulebook, events: [Span: EventSource]) {
    var work = SimulationWork()
    self.init(rulebook, events: events, counting: &work)
  }

  /// Runs all tests of one of several projects, which do their work together. The results keep their events and decisions
  /// only on request, because executions may be large.
  public init(
    _ rulebook: Rulebook, events: [Span: EventSource], counting work: inout SimulationWork,
    keepingDecisions keepsDecisions: Bool = false
  ) {
    self.rulebook = rulebook
    self.events = events
    self.keepsDecisions = keepsDecisions
    self.work = work
    appSources = AppSources(rulebook.sources)
    defer { work = self.work }
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
    if let finding = envelopeFinding(of: event, knownSources: appSources, at: test.eventSpan),
      finding.severity == .error
    {
      return result(.failed, [finding])
    }
    if keepsDecisions { tried = event }
    let results = TaskResults(test.results, tasks: workflow.workflow.loopsOfTasks, into: sink)
    if sink.hasErrors { return result(.failed, sink.diagnostics) }
    let budget = work.next()
    defer { work.count(budget) }
    let decision = rulebook.decide(workflow, on: event, results: results, within: budget)
    if keepsDecisions { made = decision }
    coverage.note(decision, event, of: index)
    var judgement = TestJudgement(test: test, decision: decision, event: event, budget)
    judgement.judge()
    // Without the value of an expression, nothing can be compared with what is expected.
    if budget.left == 0 { return result(.skipped(.notSimulatedToEnd(decision.obstacle ?? .takesTooLong))) }
    if judgement.findings.contains(where: { $0.severity == .error }) { return result(.failed, judgement.findings) }
    if let obstacle = decision.obstacle, test.fires?.value != false {
      return result(.skipped(.notSimulatedToEnd(obstacle)))
    }
    return result(.passed, judgement.findings)
  }

  /// The most changes: each one searches all fields.
  private static let mostChanges = 1_000

  private func event(of test: WorkflowTest, _ sink: DiagnosticSink) -> JSONValue? {
    guard var event = original(of: test, sink) else { return nil }
    if test.changes.count > Self.mostChanges {
      sink.add(
        Diagnostic(
          .changeImpossible, .tooManyChanges(test.changes.count, limit: Self.mostChanges),
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
          Diagnostic(.changeImpossible, .cannotSet(change.name.value, reason: error.message), at: change.name.span))
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
            .eventUnreadable, .cannotRead(path.value, reason: reason), at: path.span, hint: .pathFromWorkflow))
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
  var eventSpan: Span {
    switch event {
    case .file(let path): path.span
    case .inline(let value): value.span
    case nil: span
    }
  }
}
