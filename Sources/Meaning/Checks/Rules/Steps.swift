import Diagnostics
import Expressions
import Flow
import Source
import Workflows

/// Every step can be reached, and every branch be taken.
@Sendable func checkSteps(_ workflow: Flow, _: [WorkflowTask], _ context: CheckContext) {
  StepCheck(context: context).check(workflow.tasks)
  StepCheck(context: context).check(workflow.onFailure)
}

private struct StepCheck {
  let context: CheckContext

  func check(_ steps: [Step]) {
    if let end = steps.firstIndex(where: \.ends), end + 1 < steps.count {
      context.report(
        .unreachableStep, "nothing behind a 'stop' runs", at: steps[end + 1].anchor,
        hint: "move it before the 'stop', or take it away", labels: [Label(steps[end].anchor, "the list ends here")]
      )
    }
    for step in steps { check(step) }
  }

  private func check(_ step: Step) {
    switch step {
    case .task(let task):
      if let condition = task.condition, let value = condition.constant {
        context.report(
          .constantCondition, "the condition of '\(task.id.value)' \(value ? "always" : "never") holds",
          at: condition.span,
          hint: condition.mend(value ? "leave 'if' out" : "take the task away, or ask for something"))
      }
    case .parallel(let parallel):
      if parallel.branches.count == 1 {
        context.report(
          .singleBranch, "'parallel' has one branch alone", at: step.anchor,
          hint: "put its tasks in the list around it, or add a branch")
      }
      for branch in parallel.branches { check(branch) }
    case .choose(let choose):
      checkConditions(of: choose)
      for branch in choose.branches { check(branch.tasks) }
      if let otherwise = choose.otherwise { check(otherwise) }
    case .forEach(let loop): check(loop.tasks)
    case .wait, .stop, .invalid: break
    }
  }

  private func checkConditions(of choose: ChooseStep) {
    var earlier: [String: Span] = [:]
    for branch in choose.branches {
      if let value = branch.condition.constant {
        context.report(
          .constantCondition, "the condition of the branch \(value ? "always" : "never") holds",
          at: branch.condition.span,
          hint: branch.condition.mend(
            value ? "write 'otherwise' as the last branch" : "take the branch away, or ask for something"),
          notes: value ? ["The branches behind it never run."] : [])
      } else if let first = earlier.updateValue(branch.condition.span, forKey: branch.condition.text) {
        context.report(
          .constantCondition, "the branch has the condition of an earlier one, and never runs",
          at: branch.condition.span, hint: "ask for something else",
          labels: [Label(first, "this branch runs")])
      }
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
  fileprivate func mend(_ otherwise: String) -> String {
    guard case .string? = root?.kind else { return otherwise }
    return "a text holds unless it is empty; take the quotes away for an expression"
  }
}

extension Step {
  /// Whether nothing behind the step runs: it stops, or all of its branches do.
  fileprivate var ends: Bool {
    switch self {
    case .stop: true
    case .choose(let choose):
      choose.otherwise.map { otherwise in
        (choose.branches.map(\.tasks) + [otherwise]).allSatisfy { $0.contains(where: \.ends) }
      } ?? false
    case .task, .wait, .parallel, .forEach, .invalid: false
    }
  }

  /// A short place for a finding about the step: the id of a task, else its first line's first word.
  fileprivate var anchor: Span {
    if case .task(let task) = self { return task.id.span }
    return span
  }
}
