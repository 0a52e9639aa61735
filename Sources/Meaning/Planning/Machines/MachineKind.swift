import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

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
    builder.report(
      Diagnostic(
        .notExpress, .notExpress, at: chosen.span,
        hint: .useStandard, labels: [obstacle],
        notes: [.expressLimits]))
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
    guard machine.isQuick, workflow.calls.count <= 3,
      workflow.calls.allSatisfy({ $0.retry == nil && $0.timeout == nil }), context.facts.retry == nil
    else { return (.standard, "it may take longer than five minutes") }
    return (.express, "it is short, and doing it twice does no harm")
  }

  /// What an express machine cannot do.
  private func expressObstacle(isShadow: Bool) -> Label? {
    if isShadow { return nil }
    var pauses = 0
    for step in workflow.allSteps {
      switch step {
      case .wait(.until(let expression), _): return Label(expression.span, .unknownLength)
      case .wait(.seconds(let seconds, let origin), _):
        pauses += min(seconds, Self.expressLimit)
        if pauses >= Self.expressLimit {
          return Label(origin.span ?? workflow.name.span, .pausesTooLong)
        }
      case .call(let call):
        if case .machine(let start)? = call.operation, let origin = start.waitOrigin {
          return Label(origin.span ?? workflow.name.span, .waitsForMachine)
        }
      case .parallel, .choose, .forEach, .stop, .invalid: break
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
