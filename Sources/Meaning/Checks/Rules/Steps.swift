public import Diagnostics
import Expressions
import Flow
import Source

/// Every step can be reached.
@Sendable func checkOrder(_ workflow: Flow, _ context: CheckContext) {
  for list in [workflow.tasks, workflow.onFailure] + workflow.allSteps.flatMap(\.lists) {
    guard let end = list.firstIndex(where: \.ends), end + 1 < list.count else { continue }
    context.report(
      .unreachableStep, .unreachableAfterStop, at: list[end + 1].anchor,
      hint: .moveBeforeStop, labels: .at(list[end].anchor, .listEndsHere))
  }
}

/// Every branch can be taken, and can be skipped.
@Sendable func checkStep(_ step: FlowStep, _ context: CheckContext) {
  switch step {
  case .call(let task):
    if let condition = task.condition, let value = condition.constant {
      context.report(
        .constantCondition, value ? .alwaysHolds(task.id) : .neverHolds(task.id), at: condition.span,
        hint: condition.hint(value ? .removeIf : .removeTask))
    }
  case .parallel(let branches, let origin):
    if branches.count == 1 { context.report(.singleBranch, .oneBranch, at: origin.span, hint: .joinBranch) }
  case .choose(let branches, _, _): checkConditions(of: branches, context)
  case .wait, .forEach, .stop, .invalid: break
  }
}

private func checkConditions(of branches: [FlowStep.Branch], _ context: CheckContext) {
  var earlier: [String: Span] = [:]
  for condition in branches.map(\.condition) {
    if let value = condition.constant {
      context.report(
        .constantCondition, value ? .branchAlwaysTrue : .branchAlwaysFalse, at: condition.span,
        hint: condition.hint(value ? .writeOtherwise : .removeBranch),
        notes: value ? [.laterBranchesNeverRun] : [])
    } else if let first = earlier.updateValue(condition.span, forKey: condition.text) {
      context.report(
        .constantCondition, .repeatedCondition, at: condition.span,
        hint: .askSomethingElse, labels: [Label(first, .thisBranchRuns)])
    }
  }
}

extension Expression {
  /// Whether a constant expression is true or false; nil if it is not constant.
  fileprivate var constant: Bool? {
    switch root?.kind {
    case .bool(let value)?: value
    case .string(let text)?: !text.isEmpty
    case .number(let text)?: Double(text) != 0
    case .null?: false
    default: nil
    }
  }

  /// The hint for a constant condition: a string in quotes was often meant to be an expression.
  fileprivate func hint(_ otherwise: Sentence) -> Sentence {
    guard case .string? = root?.kind else { return otherwise }
    return .textIsAlwaysTrue
  }
}

extension FlowStep {
  /// Whether no step after this one runs: it stops, or all of its branches do.
  fileprivate var ends: Bool {
    switch self {
    case .stop: true
    case .choose(_, _?, _): lists.allSatisfy { $0.contains(where: \.ends) }
    case .call, .wait, .parallel, .choose, .forEach, .invalid: false
    }
  }

  /// The place of findings about the step: the ID of a task, or else the whole step.
  fileprivate var anchor: Span? { (call?.idOrigin ?? origin).span }
}

public extension DiagnosticCode {
  static let unreachableStep = DiagnosticCode(
    240, "unreachable-step", .warning, stage: .flow,
    summary: "A step is unreachable.",
    explanation: """
      `stop` ends the workflow, or the branch or round that contains it. Steps after it in the same list never run. \
      The same is true of steps after a `choose` whose branches all stop.
      """,
    example: .init(
      tasksWorkflow, bad: "  - stop: succeed\n  - {id: ⏵queue⏴, uses: sqs/send, with: {queue: orders}}",
      good: "  - {id: queue, uses: sqs/send, with: {queue: orders}}\n  - stop: succeed"))
  static let constantCondition = DiagnosticCode(
    241, "constant-condition", .warning, stage: .flow,
    summary: "A condition is always true or always false.",
    explanation: """
      A condition that is `true`, `false`, a string in quotes or a number always has the same result. A branch of \
      `choose` with the same condition as an earlier branch never runs.
      """,
    example: .init(
      tasksWorkflow, bad: "  - {id: queue, if: \"${{ ⏵false⏴ }}\", uses: sqs/send, with: {queue: orders}}",
      good: "  - {id: queue, if: \"${{ event.detail.new }}\", uses: sqs/send, with: {queue: orders}}"))
  static let singleBranch = DiagnosticCode(
    242, "single-branch", .warning, stage: .flow,
    summary: "'parallel' has only one branch.",
    explanation: """
      The branches of `parallel` run side by side, which needs at least two. Often a `-` is missing: each branch is a \
      separate list.
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
  static let unreachableAfterStop: Sentence = "unreachable after 'stop'"
  static let moveBeforeStop: Sentence = "move it before the 'stop', or remove it"
  static let listEndsHere: Sentence = "the list ends here"
  static let removeIf: Sentence = "remove 'if'"
  static let removeTask: Sentence = "remove the task, or write a condition that can be true"
  static let oneBranch: Sentence = "'parallel' has only one branch"
  static let joinBranch: Sentence = "move its tasks into the outer list, or add a branch"
  static let writeOtherwise: Sentence = "write 'otherwise' as the last branch"
  static let removeBranch: Sentence = "remove the branch, or write a condition that can be true"
  static let laterBranchesNeverRun: Sentence = "The branches after it never run."
  static let repeatedCondition: Sentence = "unreachable: an earlier branch has the same condition"
  static let askSomethingElse: Sentence = "write another condition"
  static let thisBranchRuns: Sentence = "this branch runs"
  static let textIsAlwaysTrue: Sentence =
    "a non-empty string is always true; remove the quotes to write an expression"
  static func alwaysHolds(_ task: String) -> Sentence { "the condition of '\(task)' is always true" }
  static func neverHolds(_ task: String) -> Sentence { "the condition of '\(task)' is always false" }
  static let branchAlwaysTrue: Sentence = "the condition of the branch is always true"
  static let branchAlwaysFalse: Sentence = "the condition of the branch is always false"
}
