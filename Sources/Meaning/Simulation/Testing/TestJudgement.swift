import Catalog
import Diagnostics
import Emit
import Execution
import Expressions
import Flow
import Source

/// Compares what a workflow does with what a test expects.
struct TestJudgement {
  let test: WorkflowTest
  let decision: WorkflowDecision
  let event: JSONValue
  private let budget: EvaluationBudget
  private(set) var findings: [Diagnostic] = []

  init(test: WorkflowTest, decision: WorkflowDecision, event: JSONValue, _ budget: EvaluationBudget) {
    self.test = test
    self.decision = decision
    self.event = event
    self.budget = budget
  }

  private var name: String { decision.workflow.name }
  private var failures: [MatchFailure] { decision.rules.compactMap(\.failure) }

  mutating func judge() {
    // A test that only gives inputs of tasks, or how the execution ends, expects the workflow to fire.
    let expectsRun = !test.tasks.isEmpty || test.fails != nil
    let isExpected = test.fires?.value ?? (test.because == nil && expectsRun ? true : nil)
    let fires = decision.matches
    switch (isExpected, fires) {
    case (true?, false): reportSilence()
    case (false?, true): reportFiring()
    default: break
    }
    if !fires, let because = test.because { check(because) }
    if fires, test.fires == nil, let because = test.because {
      findings.append(Diagnostic(.testFired, .firesDespiteBecause(name), at: because.span))
    }
    guard fires, isExpected != false else { return }
    checkEnd()
    checkTasks()
    // Rejected payloads are reported for executions too.
    findings += (decision.execution?.findings ?? []).filter { $0.code != .notSimulated }
    // A payload that never arrives fails the test, whatever it expects.
    for delivery in decision.deliveries where !delivery.arrives {
      findings += delivery.findings.filter { $0.code != .valueMissing && $0.code != .valueAltered }
    }
  }

  private mutating func reportSilence() {
    let place = test.fires?.span ?? test.fails?.span ?? test.name.span
    guard let first = closest else {
      findings.append(Diagnostic(.testDidNotFire, .firesByScheduleOnly(name), at: place, notes: [.scheduleSource]))
      return
    }
    let others = failures.filter { $0 != first }.prefix(20)
    findings.append(
      Diagnostic(
        .testDidNotFire, .doesNotFire(name, reason: first.sentence), at: place,
        labels: first.span.map { [Label($0, .wants(first.wanted))] } ?? [],
        notes: others.map { .otherTrigger($0.sentence) }))
  }

  /// The failure that came latest in its rule: that of the trigger that the event most likely was meant for.
  private var closest: MatchFailure? {
    let order = ["source", "detail-type"]
    return failures.max { left, right in
      (order.firstIndex(of: left.field) ?? order.count) < (order.firstIndex(of: right.field) ?? order.count)
    }
  }

  private mutating func reportFiring() {
    let rules = decision.rules.filter(\.matches)
    findings.append(
      Diagnostic(
        .testFired, .fires(name), at: test.fires?.span ?? test.name.span,
        labels: rules.compactMap { $0.rule.trigger?.span.head }.prefix(1).map {
          Label($0, .meetsEveryCondition)
        },
        notes: test.because.map { because in
          let found = FieldValues(at: because.value, in: event)
          return [.fieldInEvent(because.value, value: found.sentence)]
        } ?? []))
  }

  private mutating func check(_ because: Located<String>) {
    guard !failures.contains(where: { $0.fields.contains(because.value) }), let first = closest else { return }
    findings.append(
      Diagnostic(
        .testOtherReason, .otherReason(name, first: first.field, not: because.value),
        at: because.span,
        hint: first.sentence, labels: first.span.map { [Label($0, .firstConditionThatFails)] } ?? []))
  }

  // MARK: Tasks

  private mutating func checkTasks() {
    let workflow = decision.workflow.workflow
    var passages: [String: [SimulatedExecution.Passage]] = [:]
    for passage in decision.execution?.passages ?? [] {
      if let id = passage.step?.call?.id { passages[id, default: []].append(passage) }
    }
    for (id, expectation) in test.tasks {
      guard let task = workflow.call(id.value) else { continue }
      if let execution = decision.execution {
        var judgement = ExecutionJudgement(
          execution: execution, workflow: workflow, task: task, passages: passages[id.value] ?? [],
          explains: findings.count < mostExplained, within: budget)
        judgement.check(expectation, at: id)
        findings += judgement.findings
      } else {
        check(expectation, of: task)
      }
    }
  }

  /// A task that is a rule's target: it runs once whenever the workflow fires.
  private mutating func check(_ expectation: WorkflowTest.TaskExpectation, of task: Call) {
    let id = task.id
    switch expectation {
    case .skipped(let span):
      findings.append(Diagnostic(.testTaskRan, .runs(id), at: span, notes: [.everyTaskRuns(of: name)]))
    case .inputs(let expected):
      var evaluation = InputEvaluation(.rule(event: event), workflow: decision.workflow.workflow)
      let actual = evaluation.inputs(of: task)
      findings += inputFindings(expected, actual, of: task) { mismatch in
        mismatch.actual == .string("") && !evaluation.missing.isEmpty ? [.eventHasNo(evaluation.missing)] : []
      }
    case .rounds(let rounds, let span):
      guard rounds.count == 1 else {
        findings.append(Diagnostic(.testInputDiffers, .runsOnce(id, expected: rounds.count), at: span))
        return
      }
      check(rounds[0], of: task)
    }
  }

  // MARK: The execution

  /// Whether the execution ends as the test expects; by default with success.
  private mutating func checkEnd() {
    let wanted = test.fails?.value ?? .none
    let place = test.fails?.span ?? test.fires?.span ?? test.name.span
    guard let execution = decision.execution else {
      guard wanted != .none else { return }
      findings.append(Diagnostic(.testDidNotFail, .doesNotFail(name), at: place, notes: [.nothingWaits]))
      return
    }
    switch execution.trace.outcome {
    case .unknown: break
    case .succeeded:
      guard wanted != .none else { return }
      findings.append(
        Diagnostic(.testDidNotFail, .doesNotFail(name), at: place, notes: execution.sampleNotes(decision)))
    case .failed(let failure):
      let labels = execution.failedPlace.map { [Label($0, .failsHere)] } ?? []
      switch wanted {
      case .any: return
      case .named(let error):
        guard error != failure.error else { return }
        findings.append(
          Diagnostic(
            .testExecutionFailed, .failsOtherwise(name, with: failure.error, not: error), at: place,
            labels: labels, notes: [failure.cause].compactMap { $0 } + execution.sampleNotes(decision)))
      case .none:
        findings.append(
          Diagnostic(
            .testExecutionFailed, .fails(name, with: failure.error), at: place,
            hint: .writeFails(failure.error), labels: labels,
            notes: [failure.cause].compactMap { $0 } + execution.sampleNotes(decision)))
      }
    }
  }
}
