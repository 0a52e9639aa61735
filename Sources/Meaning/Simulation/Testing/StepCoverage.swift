import Diagnostics
import Execution
import Expressions
import Flow
import Source
import Workflows

/// What the tests exercise of the steps of one workflow.
struct StepCoverage: Sendable {
  /// Something that a test can show of a step.
  private struct Aim: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case runs
      case holds(Bool)
      case branch(Int?)
      case round
      case failure
    }

    let step: Span
    let kind: Kind
  }

  private let workflow: Flow
  private let hasMachine: Bool
  private let failureSteps: Set<Span>
  private var reached: Set<Aim> = []

  init(_ simulated: SimulatedWorkflow) {
    workflow = simulated.workflow
    hasMachine = simulated.machine != nil
    failureSteps = Set(workflow.onFailure.map(\.span))
  }

  mutating func note(_ decision: WorkflowDecision) {
    guard decision.matches else { return }
    guard let execution = decision.execution else {
      for task in workflow.allTasks { reached.insert(Aim(step: task.span, kind: .runs)) }
      return
    }
    for passage in execution.passages {
      guard let step = passage.step else { continue }
      if passage.calledTask != nil { reached.insert(Aim(step: step.span, kind: .runs)) }
      if let rounds = passage.visit.rounds, rounds > 0 { reached.insert(Aim(step: step.span, kind: .round)) }
      if failureSteps.contains(step.span), let failureSpan {
        reached.insert(Aim(step: failureSpan, kind: .failure))
      }
      guard passage.isFirst, let decision = passage.visit.decision else { continue }
      switch step {
      case .task: reached.insert(Aim(step: step.span, kind: .holds(decision.rule != nil)))
      case .choose: reached.insert(Aim(step: step.span, kind: .branch(decision.rule)))
      case .wait, .parallel, .forEach, .stop, .invalid: break
      }
    }
  }

  private var failureSpan: Span? { workflow.onFailure.first?.span }

  // MARK: Counts

  /// How many tasks there are, and how many run in a test.
  var taskCount: (exercised: Int, all: Int) {
    let tasks = workflow.allTasks
    return (tasks.count { reached.contains(Aim(step: $0.span, kind: .runs)) }, tasks.count)
  }

  /// How many ways there are (conditions of tasks both ways, branches, loops with elements, `on-failure`), and how many a
  /// test takes.
  var wayCount: (exercised: Int, all: Int) {
    guard hasMachine else { return (0, 0) }
    var aims = workflow.allSteps.flatMap { ways(of: $0) }
    if let failureSpan { aims.append(Aim(step: failureSpan, kind: .failure)) }
    return (aims.count { reached.contains($0) }, aims.count)
  }

  private func ways(of step: Step) -> [Aim] {
    switch step {
    case .task(let task):
      task.condition == nil ? [] : [true, false].map { Aim(step: step.span, kind: .holds($0)) }
    case .choose(let choose):
      choose.branches.indices.map { Aim(step: step.span, kind: .branch($0)) }
        + [Aim(step: step.span, kind: .branch(nil))]
    case .forEach: [Aim(step: step.span, kind: .round)]
    case .wait, .parallel, .stop, .invalid: []
    }
  }

  // MARK: Gaps

  /// What no test shows, lower case, no full stop. Of what stands in a branch, a loop or `on-failure` that no test comes to,
  /// the branch, the loop or `on-failure` alone is named.
  var gaps: [(missing: Sentence, span: Span)] {
    guard hasMachine else { return [] }
    var gaps = self.gaps(in: workflow.tasks)
    if let first = workflow.onFailure.first {
      if reached.contains(Aim(step: first.span, kind: .failure)) {
        gaps += self.gaps(in: workflow.onFailure)
      } else {
        gaps.append((.failureRunsInNoTest, first.head))
      }
    }
    return gaps
  }

  private func gaps(in steps: [Step]) -> [(missing: Sentence, span: Span)] {
    steps.flatMap { step -> [(missing: Sentence, span: Span)] in
      func isReached(_ kind: Aim.Kind) -> Bool { reached.contains(Aim(step: step.span, kind: kind)) }
      switch step {
      case .task(let task):
        let id = task.id.value
        guard let condition = task.condition else {
          return isReached(.runs) ? [] : [(.runsInNoTest(id), task.id.span)]
        }
        return [true, false].filter { !isReached(.holds($0)) }.map {
          ($0 ? .ifHoldsInNoTest(id) : .ifFailsInNoTest(id), condition.span)
        }
      case .choose(let choose): return gaps(in: choose, step.head, isReached)
      case .forEach(let loop):
        return isReached(.round) ? gaps(in: loop.tasks) : [(.emptyLoopInTests, loop.items.span)]
      case .parallel(let parallel): return parallel.branches.flatMap { gaps(in: $0) }
      case .wait, .stop, .invalid: return []
      }
    }
  }

  private func gaps(
    in choose: ChooseStep, _ head: Span, _ isReached: (Aim.Kind) -> Bool
  ) -> [(missing: Sentence, span: Span)] {
    var gaps: [(missing: Sentence, span: Span)] = []
    for (index, branch) in choose.branches.enumerated() {
      if isReached(.branch(index)) {
        gaps += self.gaps(in: branch.tasks)
      } else {
        gaps.append((.branchInNoTest(index + 1), branch.condition.span))
      }
    }
    if isReached(.branch(nil)) { return gaps + self.gaps(in: choose.otherwise ?? []) }
    let missing: Sentence =
      choose.otherwise == nil ? .branchAlwaysTaken : .otherwiseInNoTest
    return gaps + [(missing, choose.otherwise?.first?.head ?? head)]
  }
}
