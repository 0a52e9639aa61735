public import Diagnostics
import Expressions
import Flow
import Source

/// Every step can be reached.
@Sendable func checkOrder(_ workflow: Flow, _ context: CheckContext) {
  for list in [workflow.tasks, workflow.onFailure] + workflow.allSteps.flatMap(\.lists) {
    guard let end = list.firstIndex(where: \.ends), end + 1 < list.count else { continue }
    context.report(
      .unreachableStep, .behindStop, at: list[end + 1].anchor,
      hint: .moveBeforeStop, labels: .at(list[end].anchor, .listEndsHere))
  }
}

/// Every branch can be taken, and left out.
@Sendable func checkStep(_ step: FlowStep, _ context: CheckContext) {
  switch step {
  case .call(let task):
    if let condition = task.condition, let value = condition.constant {
      context.report(
        .constantCondition, value ? .alwaysHolds(task.id) : .neverHolds(task.id), at: condition.span,
        hint: condition.mend(value ? .leaveIfOut : .takeTaskAway))
    }
  case .parallel(let branches, let origin):
    if branches.count == 1 {
      context.report(
        .singleBranch, .oneBranch, at: origin.span,
        hint: .joinBranch)
    }
  case .choose(let branches, _, _): checkConditions(of: branches, context)
  case .wait, .forEach, .stop, .invalid: break
  }
}

private func checkConditions(of branches: [FlowStep.Branch], _ context: CheckContext) {
  var earlier: [String: Span] = [:]
  for condition in branches.map(\.condition) {
    if let value = condition.constant {
      context.report(
        .constantCondition, value ? .branchAlwaysHolds : .branchNeverHolds, at: condition.span,
        hint: condition.mend(value ? .writeOtherwise : .takeBranchAway),
        notes: value ? [.laterBranchesNeverRun] : [])
    } else if let first = earlier.updateValue(condition.span, forKey: condition.text) {
      context.report(
        .constantCondition, .repeatedCondition, at: condition.span,
        hint: .askSomethingElse, labels: [Label(first, .thisBranchRuns)])
    }
  }
}

extension Expression {
  /// Whether the expression always holds or never does, where it is a constant.
  fileprivate var constant: Bool? {
    switch root?.kind {
    case .bool(let value)?: value
    case .string(let text)?: !text.isEmpty
    case .number(let text)?: Double(text) != 0
    case .null?: false
    default: nil
    }
  }

  /// How to mend a condition that is constant: what stands in quotes was often meant to be an expression.
  fileprivate func mend(_ otherwise: Sentence) -> Sentence {
    guard case .string? = root?.kind else { return otherwise }
    return .textHolds
  }
}

extension FlowStep {
  /// Whether nothing behind the step runs: it stops, or all of its branches do.
  fileprivate var ends: Bool {
    switch self {
    case .stop: true
    case .choose(_, _?, _): lists.allSatisfy { $0.contains(where: \.ends) }
    case .call, .wait, .parallel, .choose, .forEach, .invalid: false
    }
  }

  /// Where a finding about the step stands: at the id of a task, else at the whole.
  fileprivate var anchor: Span? { (call?.idOrigin ?? origin).span }
}

public extension DiagnosticCode {
  static let unreachableStep = DiagnosticCode(
    240, "unreachable-step", .warning, stage: .flow,
    summary: "A step never runs: the list ends before it.",
    explanation: """
      `stop` ends the workflow, or the branch or round that it stands in. What stands behind it in the same list never \
      runs; nor does what stands behind a `choose` all of whose branches stop.
      """,
    example: .init(
      tasksWorkflow, bad: "  - stop: succeed\n  - {id: ⏵queue⏴, uses: sqs/send, with: {queue: orders}}",
      good: "  - {id: queue, uses: sqs/send, with: {queue: orders}}\n  - stop: succeed"))
  static let constantCondition = DiagnosticCode(
    241, "constant-condition", .warning, stage: .flow,
    summary: "A condition always holds, or never does.",
    explanation: """
      A condition that is `true` or `false` itself, a text in quotes or a number decides nothing, and a branch of \
      `choose` with the condition of an earlier one never runs.
      """,
    example: .init(
      tasksWorkflow, bad: "  - {id: queue, if: \"${{ ⏵false⏴ }}\", uses: sqs/send, with: {queue: orders}}",
      good: "  - {id: queue, if: \"${{ event.detail.new }}\", uses: sqs/send, with: {queue: orders}}"))
  static let singleBranch = DiagnosticCode(
    242, "single-branch", .warning, stage: .flow,
    summary: "'parallel' has one branch alone.",
    explanation: """
      Branches run side by side; one alone has nothing beside it. Often a `-` is missing: each branch is a list of its \
      own.
      """,
    example: .init(
      tasksWorkflow,
      bad: """
          - ⏵parallel:
              - - {id: queue, uses: sqs/send, with: {queue: orders}}
                - {id: tell, uses: sns/publish, with: {topic: orders}}⏴
        """,
      good: """
          - parallel:
              - - {id: queue, uses: sqs/send, with: {queue: orders}}
              - - {id: tell, uses: sns/publish, with: {topic: orders}}
        """))
}

extension Sentence {
  static let behindStop: Sentence = "nothing behind a 'stop' runs"
  static let moveBeforeStop: Sentence = "move it before the 'stop', or take it away"
  static let listEndsHere: Sentence = "the list ends here"
  static let leaveIfOut: Sentence = "leave 'if' out"
  static let takeTaskAway: Sentence = "take the task away, or ask for something"
  static let oneBranch: Sentence = "'parallel' has one branch alone"
  static let joinBranch: Sentence = "put its tasks in the list around it, or add a branch"
  static let writeOtherwise: Sentence = "write 'otherwise' as the last branch"
  static let takeBranchAway: Sentence = "take the branch away, or ask for something"
  static let laterBranchesNeverRun: Sentence = "The branches behind it never run."
  static let repeatedCondition: Sentence = "the branch has the condition of an earlier one, and never runs"
  static let askSomethingElse: Sentence = "ask for something else"
  static let thisBranchRuns: Sentence = "this branch runs"
  static let textHolds: Sentence = "a text holds unless it is empty; take the quotes away for an expression"
  static func alwaysHolds(_ task: String) -> Sentence { "the condition of '\(task)' always holds" }
  static func neverHolds(_ task: String) -> Sentence { "the condition of '\(task)' never holds" }
  static let branchAlwaysHolds: Sentence = "the condition of the branch always holds"
  static let branchNeverHolds: Sentence = "the condition of the branch never holds"
}
