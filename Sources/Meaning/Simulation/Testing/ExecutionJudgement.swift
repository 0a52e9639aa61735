import Catalog
import Diagnostics
import Emit
import Execution
import Expressions
import Flow
import Source

/// Compares what an execution does with one task with what a test expects.
struct ExecutionJudgement {
  let execution: SimulatedExecution
  let workflow: Flow
  let task: Call
  /// The states of the task, in the order of the execution.
  let passages: [SimulatedExecution.Passage]
  /// Whether findings explain the reason.
  let explains: Bool
  private let budget: EvaluationBudget
  private(set) var findings: [Diagnostic] = []

  init(
    execution: SimulatedExecution, workflow: Flow, task: Call, passages: [SimulatedExecution.Passage],
    explains: Bool, within budget: EvaluationBudget
  ) {
    self.execution = execution
    self.workflow = workflow
    self.task = task
    self.passages = passages
    self.explains = explains
    self.budget = budget
  }

  /// One time that the execution reaches the task: its condition if the task is skipped, or else its call.
  private struct Arrival {
    var first: SimulatedExecution.Passage
    var call: SimulatedExecution.Passage?
  }

  private var arrivals: [Arrival] {
    var arrivals: [Arrival] = []
    for passage in passages {
      if passage.isFirst { arrivals.append(Arrival(first: passage)) }
      if passage.calledTask != nil, !arrivals.isEmpty { arrivals[arrivals.count - 1].call = passage }
    }
    return arrivals
  }

  private var id: String { task.id }

  mutating func check(_ expectation: WorkflowTest.TaskExpectation, at name: Located<String>) {
    let arrivals = arrivals
    switch expectation {
    case .skipped(let span):
      guard let ran = arrivals.first(where: { $0.call != nil }) else { return }
      reportRun(ran, at: span)
    case .inputs(let expected):
      guard !arrivals.isEmpty else { return reportAbsence(at: name.span) }
      for (index, arrival) in arrivals.enumerated() {
        check(expected, arrival, round: arrivals.count > 1 ? .inRound(index) : "", at: name.span)
      }
    case .rounds(let rounds, let span):
      guard rounds.count == arrivals.count else {
        findings.append(
          Diagnostic(
            .testInputDiffers, .roundsDiffer(of: id, arrivals.count, expected: rounds.count), at: span,
            notes: (arrivals.isEmpty ? absenceNotes : []) + sampleNotes()))
        return
      }
      for (index, (arrival, round)) in zip(arrivals, rounds).enumerated() {
        switch round {
        case .skipped(let span): if arrival.call != nil { reportRun(arrival, at: span) }
        case .inputs(let expected): check(expected, arrival, round: .inRound(index), at: span)
        case .rounds: break
        }
      }
    }
  }

  private mutating func check(_ expected: [ValueEntry], _ arrival: Arrival, round: Sentence, at span: Span) {
    guard let call = arrival.call, call.visit.arguments != nil else {
      let notes =
        arrival.call?.visit.failure.map { [.failure($0.error, cause: $0.cause)] } ?? reasons(arrival.first)
      findings.append(
        Diagnostic(
          .testTaskDidNotRun, arrival.call == nil ? .ifIsFalse(id, round: round) : .notCalled(id, round: round),
          at: span, labels: .at(task.condition?.span ?? task.idOrigin.span, .thisTask),
          notes: notes + sampleNotes(before: arrival.first)))
      return
    }
    let values = WorkflowValues(at: call.visit, in: execution, of: workflow, for: task, within: budget)
    var evaluation = InputEvaluation(.machine(values), workflow: workflow)
    let actual = evaluation.inputs(of: task)
    findings += inputFindings(expected, actual, of: task, round: round) { mismatch in
      (evaluation.problem.map { [.expressionFails($0.expression.text, reason: $0.problem.message)] } ?? [])
        + (mismatch.actual == nil ? nothingNotes(mismatch, values) : []) + sampleNotes(before: arrival.first)
    }
  }

  private func sampleNotes(before last: SimulatedExecution.Passage? = nil) -> [Sentence] {
    explains ? execution.sampleNotes(workflow, before: last) : []
  }

  /// The paths in an input that have no value.
  private func nothingNotes(_ mismatch: Mismatch, _ values: WorkflowValues) -> [Sentence] {
    let input = String(mismatch.path.prefix { $0 != "." && $0 != "[" })
    let references = task.input(input)?.expressions.flatMap(\.references) ?? []
    let missing = references.filter { values.value(of: $0) == nil }.map(\.path)
    return missing.isEmpty ? [] : [.nothingThere(missing)]
  }

  private mutating func reportRun(_ arrival: Arrival, at span: Span) {
    findings.append(
      Diagnostic(
        .testTaskRan, .runs(id), at: span, labels: .at(task.condition?.span ?? task.idOrigin.span, .thisTask),
        notes: (task.condition == nil ? [.taskHasNoCondition] : reasons(arrival.first))
          + sampleNotes(before: arrival.first)))
  }

  private mutating func reportAbsence(at span: Span) {
    findings.append(
      Diagnostic(
        .testTaskDidNotRun, .doesNotCome(to: id), at: span,
        labels: .at(task.idOrigin.span, .thisTask), notes: absenceNotes + sampleNotes()))
  }

  /// A condition, its result, and the values in it.
  private func reasons(_ passage: SimulatedExecution.Passage) -> [Sentence] {
    execution.reasons(of: passage, in: workflow).map { reason in
      .condition(
        reason.condition.text, holds: reason.holds,
        values: reason.values.map { .value($0.value?.text() ?? "nothing", of: $0.path) })
    }
  }

  /// Why the execution does not reach the task, found at the innermost step around it that was reached.
  private var absenceNotes: [Sentence] {
    guard explains, let position = workflow.position(of: id) else { return [] }
    if position >= workflow.failureStart { return [.onFailureNotReached] }
    let ends = workflow.ends
    for around in (0..<position).reversed() where ends[around] > position {
      guard let passage = execution.passages.first(where: { $0.isFirst && $0.position == around }) else { continue }
      switch passage.step {
      case .choose: return [.otherBranchTaken] + reasons(passage)
      case .forEach where passage.visit.rounds == 0: return [.listEmpty]
      default: break
      }
      break
    }
    if case .failed(let failure) = execution.trace.outcome {
      return [.failsBefore(failure.error, cause: failure.cause)]
    }
    return []
  }
}

extension SimulatedExecution {
  /// The place at which the execution fails: the expression if there is one, or else the step.
  var failedPlace: Span? {
    for passage in passages.reversed() {
      guard let failure = passage.visit.failure, !passage.visit.isCaught, let step = passage.step else { continue }
      return failure.origin.span ?? step.head
    }
    return nil
  }

  /// Notes about sample results that another step uses and the test does not give; with `last`, only those of tasks
  /// before that state.
  func sampleNotes(_ workflow: Flow, before last: Passage? = nil) -> [Sentence] {
    let wanted = workflow.usedResults
    var named: Set<String> = []
    return passages.compactMap { passage in
      guard let task = passage.calledTask, let answer = passage.visit.answer, answer != .given,
        wanted.contains(task.id), passage.visit.number < last?.visit.number ?? .max,
        named.insert(task.id).inserted
      else { return nil }
      return .returnedExample(task.id, passage.result?.text() ?? "{}")
    }
  }

  func sampleNotes(_ decision: WorkflowDecision) -> [Sentence] { sampleNotes(decision.workflow.workflow) }
}
