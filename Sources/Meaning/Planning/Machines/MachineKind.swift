import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source
import Workflows

// Which type a state machine has (Step Functions Developer Guide, "Choosing workflow type in Step Functions"): a standard
// one runs exactly once and up to a year, an express one at least once and up to five minutes.
extension WorkflowPlanner {
  /// The longest that an express execution may take, in seconds.
  private static let expressLimit = 300

  /// The type and why it is so; none where the one that the workflow asks for cannot do it, which is a finding.
  mutating func kind(of machine: MachineBuilder) -> (StateMachineBody.Kind, reason: String)? {
    guard let chosen = workflow.stateMachine else { return neededKind(of: machine) }
    if chosen.value == .standard { return (.standard, "the workflow asks for it") }
    guard let obstacle = expressObstacle(isShadow: machine.isShadow) else {
      return (.express, "the workflow asks for it")
    }
    report(
      Diagnostic(
        .notExpress, "an express machine cannot do this workflow", at: chosen.span,
        hint: "use 'standard', or leave 'state-machine' out", labels: [obstacle],
        notes: ["An express execution ends after five minutes, and cannot wait for another machine."]))
    return nil
  }

  private func neededKind(of machine: MachineBuilder) -> (StateMachineBody.Kind, reason: String) {
    let steps = workflow.allSteps
    if !machine.isShadow, steps.contains(where: { if case .wait = $0 { true } else { false } }) {
      return (.standard, "it waits")
    }
    if steps.contains(where: { if case .forEach = $0 { true } else { false } }) {
      return (.standard, "nobody knows how long its loop takes")
    }
    guard machine.mayRunTwice else { return (.standard, "what it does is done once") }
    guard machine.isQuick, workflow.allTasks.count <= 3,
      workflow.allTasks.allSatisfy({ $0.retry == nil && $0.timeout == nil }),
      builder.request.project?.defaults.retry == nil
    else { return (.standard, "it may take longer than five minutes") }
    return (.express, "it is short, and doing it twice does no harm")
  }

  /// What an express machine cannot do.
  private func expressObstacle(isShadow: Bool) -> Label? {
    if isShadow { return nil }
    var pauses = 0
    for step in workflow.allSteps {
      switch step {
      case .wait(let wait):
        switch wait.length {
        case .until(let expression): return Label(expression.span, "nobody knows how long this is")
        case .duration(let duration):
          pauses += min(duration.value.seconds, Self.expressLimit)
          if pauses >= Self.expressLimit { return Label(duration.span, "its pauses take five minutes or more") }
        }
      case .task(let task) where task.action?.name == "stepfunctions/start":
        if let wait = task.input("wait"), case .bool(true) = wait.kind {
          return Label(wait.span, "this waits for another machine")
        }
      case .task, .parallel, .choose, .forEach, .stop, .invalid: break
      }
    }
    return nil
  }

  /// What the machine is for, and what it is.
  func comment(_ kind: StateMachineBody.Kind, _ reason: String) -> String {
    let reason = "\(kind.rawValue) since \(reason)."
    guard var text = workflow.description?.value else { return reason }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    let isSentence = text.last.map { ".!?。！？".contains($0) } ?? true
    return text.isEmpty ? reason : text + (isSentence ? " " : ". ") + reason
  }
}
