import Catalog
public import Diagnostics
public import Emit
public import Execution
import Expressions
public import Flow
public import Plan
import Source

/// The execution of a workflow's state machine for one event.
public struct SimulatedExecution: Sendable {
  /// A state that the execution visits, with its step.
  public struct Passage: Sendable {
    public let visit: StateVisit
    /// The step of the workflow; nil for a state that belongs to no step.
    public let step: FlowStep?
    /// The position of the step among all steps of the workflow.
    let position: Int?
    /// Whether it is the first state of its step in its branch or round: for a task with a condition, the condition.
    public let isFirst: Bool

    /// The task that the state calls; nil for any other state.
    public var calledTask: Call? { visit.type == .task ? step?.call : nil }

    /// The result of a task as the workflow reads it, without the envelope of the integration; or the results of
    /// branches or rounds. Nil after a failure.
    public var result: JSONValue? {
      guard let result = visit.result, visit.failure == nil else { return nil }
      return visit.type == .task ? AnswerShape.unwrapped(result, resource: visit.resource ?? "") : result
    }
  }

  public let trace: ExecutionTrace
  public let kind: StateMachineBody.Kind
  /// The states in the order of the trace.
  public let passages: [Passage]
  /// The findings, each at its place in the workflow.
  public let findings: [Diagnostic]
  let results: PastResults
  public let input: JSONValue
  let arn: String
}

/// The state machine of a workflow, prepared for executions with many events.
struct PreparedMachine: Sendable {
  let workflow: Flow
  private let body: StateMachineBody
  /// The machine, or why it cannot be simulated.
  private let machine: Result<ExecutableMachine, ExecutionObstacle>
  private let machineARN: String
  private let roleARN: String
  /// The start of an execution's ARN.
  private let executionARN: String

  /// Prepares the machine. Account and Region are those of the plan, or else the given ones.
  init(_ body: StateMachineBody, _ workflow: Flow, in plan: PlanTexts, region: String?, account: String?) {
    func filled(_ text: PlanText) -> String { plan.text(text, region: region, account: account) }
    self.body = body
    self.workflow = workflow
    do throws(ExecutionObstacle) {
      machine = .success(try ExecutableMachine(body.machine, filling: filled))
    } catch {
      machine = .failure(error)
    }
    machineARN = filled(.localARN(service: "states", PlanText("stateMachine:\(body.name)")))
    roleARN = filled(.reference(body.role, .arn))
    let family = body.kind == .express ? "express" : "execution"
    executionARN = filled(.localARN(service: "states", PlanText("\(family):\(body.name):")))
  }

  private func step(of state: String) -> FlowStep? {
    body.steps[state].flatMap { workflow.allSteps.indices.contains($0) ? workflow.allSteps[$0] : nil }
  }

  /// Runs the machine. `input` is what the execution is given, `event` the event that starts it.
  func execution(
    on event: JSONValue, input: JSONValue, _ results: TaskResults, within budget: EvaluationBudget
  ) -> SimulatedExecution {
    let name = event.member("id")?.text ?? "simulated"
    let request = ExecutionRequest(
      input: input, start: event.member("time")?.text.flatMap { ExecutionTime($0) } ?? .ofEventsWithoutTime,
      name: name, arn: executionARN + name, machineName: body.name, machineARN: machineARN, roleARN: roleARN)
    let trace = self.trace(request, results, budget)
    var seen: Set<StepPlace> = []
    let passages = trace.visits.map { visit in
      let place = body.steps[visit.state]
      return SimulatedExecution.Passage(
        visit: visit, step: step(of: visit.state), position: place,
        isFirst: place.map { seen.insert(StepPlace(step: $0, scopes: visit.scopes)).inserted } ?? false)
    }
    var findings: [Diagnostic] = []
    for passage in passages {
      guard let task = passage.calledTask, let arguments = passage.visit.arguments else { continue }
      findings += CallCheck(task: task, resource: passage.visit.resource ?? "", arguments: arguments).findings
    }
    if case .unknown(let obstacle) = trace.outcome {
      findings.append(obstacle.finding(in: workflow, step: obstacle.state.flatMap { step(of: $0) }))
    }
    return SimulatedExecution(
      trace: trace, kind: body.kind, passages: passages, findings: findings, results: PastResults(passages),
      input: input, arn: request.arn)
  }

  private func trace(
    _ request: ExecutionRequest, _ results: TaskResults, _ budget: EvaluationBudget
  ) -> ExecutionTrace {
    let machine: ExecutableMachine
    switch self.machine {
    case .success(let ready): machine = ready
    case .failure(let obstacle): return ExecutionTrace(unknown: obstacle, at: request.start)
    }
    // Step Functions API reference, StartExecution.
    let size = request.input.bytes(.compact).count
    guard size <= 262_144 else {
      return ExecutionTrace(unknown: ExecutionObstacle(message: .tooLargeToStart(size)), at: request.start)
    }
    let isShadow = workflow.state?.value == .shadow
    return execute(machine, request, within: budget) { call in
      // A shadow writes a log entry instead, which no task answers.
      guard let task = step(of: call.state)?.call, !isShadow else { return .result([:], .sample) }
      switch results.answer(of: task.id, rounds: call.rounds, attempt: call.attempt) {
      case .result(let result)?: return .result(AnswerShape.wrapped(result, resource: call.resource), .given)
      case .failure(let failure)?: return .failure(failure)
      case nil:
        let sample = jsonValue(of: Array(task.result.sample.utf8)) ?? [:]
        return .result(AnswerShape.wrapped(sample, resource: call.resource), sample == [:] ? .assumed : .sample)
      }
    }
  }
}

private struct StepPlace: Hashable {
  let step: Int
  let scopes: [VisitScope]
}

extension ExecutionTime {
  /// The start time of executions whose event has no time: 2026-01-01T00:00:00Z.
  fileprivate static let ofEventsWithoutTime = ExecutionTime(milliseconds: 1_767_225_600_000)
}

extension ExecutionObstacle {
  /// The finding, at the expression or else at the step.
  fileprivate func finding(in workflow: Flow, step: FlowStep?) -> Diagnostic {
    Diagnostic(
      .notSimulated, .cannotBeSimulated(workflow.name.value, message),
      at: span ?? step?.head ?? workflow.name.span,
      notes: expression.map { [.machineHasExpression($0)] } ?? [])
  }
}
