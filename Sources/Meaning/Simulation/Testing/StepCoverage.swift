import Diagnostics
import Execution
import Expressions
import Flow
import Source

struct StepCoverage: Sendable {
  /// Something about a step that a test can cover.
  private struct Aim: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case runs
      case holds(Bool)
      case branch(Int?)
      case round
      case failure
    }

    /// The position of the step among all steps of the workflow.
    let step: Int
    let kind: Kind
  }

  private let workflow: Flow
  private let hasMachine: Bool
  private let ends: [Int]
  private var reached: Set<Aim> = []

  init(_ simulated: SimulatedWorkflow) {
    workflow = simulated.workflow
    hasMachine = simulated.machine != nil
    ends = workflow.ends
  }

  mutating func note(_ decision: WorkflowDecision) {
    guard decision.matches else { return }
    guard let execution = decision.execution else {
      reached.formUnion(runs)
      return
    }
    for passage in execution.passages {
      guard let position = passage.position, let step = passage.step else { continue }
      if passage.calledTask != nil { reached.insert(Aim(step: position, kind: .runs)) }
      if let rounds = passage.visit.rounds, rounds > 0 { reached.insert(Aim(step: position, kind: .round)) }
      if position >= workflow.failureStart { reached.insert(failure) }
      guard passage.isFirst, let decision = passage.visit.decision else { continue }
      switch step {
      case .call: reached.insert(Aim(step: position, kind: .holds(decision.rule != nil)))
      case .choose: reached.insert(Aim(step: position, kind: .branch(decision.rule)))
      case .wait, .parallel, .forEach, .stop, .invalid: break
      }
    }
  }

  private var runs: [Aim] {
    workflow.allSteps.enumerated().compactMap { $0.element.call == nil ? nil : Aim(step: $0.offset, kind: .runs) }
  }

  /// `on-failure` runs.
  private var failure: Aim { Aim(step: workflow.failureStart, kind: .failure) }

  // MARK: Counts

  /// The number of tasks, and of those that run in a test.
  var taskCount: (exercised: Int, all: Int) {
    let runs = runs
    return (runs.count { reached.contains($0) }, runs.count)
  }

  /// The number of paths (conditions of tasks both ways, branches, loops with elements, `on-failure`), and of those
  /// that a test takes.
  var wayCount: (exercised: Int, all: Int) {
    guard hasMachine else { return (0, 0) }
    var aims = workflow.allSteps.enumerated().flatMap { ways(of: $0.element, at: $0.offset) }
    if !workflow.onFailure.isEmpty { aims.append(failure) }
    return (aims.count { reached.contains($0) }, aims.count)
  }

  private func ways(of step: FlowStep, at position: Int) -> [Aim] {
    let kinds: [Aim.Kind] =
      switch step {
      case .call(let task): task.condition == nil ? [] : [.holds(true), .holds(false)]
      case .choose(let branches, _, _): branches.indices.map { .branch($0) } + [.branch(nil)]
      case .forEach: [.round]
      case .wait, .parallel, .stop, .invalid: []
      }
    return kinds.map { Aim(step: position, kind: $0) }
  }

  // MARK: Gaps

  /// The gaps, lower case, without a full stop. If no test reaches a branch, a loop or `on-failure`, only that is
  /// named, not the steps inside it.
  var gaps: [(missing: Sentence, span: Span)] {
    guard hasMachine else { return [] }
    let gaps = self.gaps(in: workflow.tasks, at: 0)
    guard let first = workflow.onFailure.first else { return gaps }
    guard reached.contains(failure) else { return gaps + [(.failureRunsInNoTest, head(of: first))] }
    return gaps + self.gaps(in: workflow.onFailure, at: workflow.failureStart)
  }

  /// The gaps in a list whose first step has this position.
  private func gaps(in steps: [FlowStep], at start: Int) -> [(missing: Sentence, span: Span)] {
    var next = start
    return steps.flatMap { step -> [(missing: Sentence, span: Span)] in
      let position = next
      next = ends[position]
      func isReached(_ kind: Aim.Kind) -> Bool { reached.contains(Aim(step: position, kind: kind)) }
      let lists = lists(in: step, at: position)
      switch step {
      case .call(let task):
        guard let condition = task.condition else {
          return isReached(.runs) ? [] : [(.runsInNoTest(task.id), head(of: step))]
        }
        return [true, false].filter { !isReached(.holds($0)) }.map {
          ($0 ? .ifTrueInNoTest(task.id) : .ifFalseInNoTest(task.id), condition.span)
        }
      case .choose(let branches, let otherwise, _):
        var gaps: [(missing: Sentence, span: Span)] = []
        for (index, branch) in branches.enumerated() {
          gaps +=
            isReached(.branch(index))
            ? self.gaps(in: branch.steps, at: lists[index].start)
            : [(.branchInNoTest(index + 1), branch.condition.span)]
        }
        guard !isReached(.branch(nil)) else {
          return gaps + lists.dropFirst(branches.count).flatMap { self.gaps(in: $0.steps, at: $0.start) }
        }
        let missing: Sentence = otherwise == nil ? .branchAlwaysTaken : .otherwiseInNoTest
        return gaps + [(missing, head(of: otherwise?.first ?? step))]
      case .forEach(let loop, _) where !isReached(.round): return [(.emptyLoopInTests, loop.items.span)]
      case .forEach, .parallel: return lists.flatMap { gaps(in: $0.steps, at: $0.start) }
      case .wait, .stop, .invalid: return []
      }
    }
  }

  /// The lists inside a step, with the positions of their first steps.
  private func lists(in step: FlowStep, at position: Int) -> [(steps: [FlowStep], start: Int)] {
    var next = position + 1
    return step.lists.map { list in
      defer { for _ in list { next = ends[next] } }
      return (list, next)
    }
  }

  private func head(of step: FlowStep) -> Span { step.head ?? workflow.name.span }
}
