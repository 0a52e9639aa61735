import Catalog
public import Diagnostics
import Flow
import Source

/// Tests name tasks that exist, and inputs that these have.
@Sendable func checkTests(_ workflow: Flow, _ context: CheckContext) {
  guard !workflow.tests.isEmpty else { return }
  // A test may name a task whose ID could not be read.
  let isWhole = !workflow.hasInvalidSteps
  func check(_ id: Located<String>) -> Call? {
    if let task = workflow.call(id.value) { return task }
    guard isWhole else { return nil }
    let near = context.sink.suggestion(for: id.value, among: workflow.calls.lazy.map(\.id))
    context.report(
      .unknownTestTask, .noSuchTask(id.value), at: id.span,
      hint: .didYouMean(near) ?? .itsTasks(workflow.taskIDs),
      fixes: near.map { context.replacing(id.span, with: $0) } ?? [])
    return nil
  }
  for test in workflow.tests {
    for (id, expectation) in test.tasks {
      guard let task = check(id), let action = task.action else { continue }
      for entry in expectation.inputs.joined() where action.input(named: entry.name.value) == nil {
        let near = nearestName(to: entry.name.value, among: action.inputs.map(\.name))
        context.report(
          .unknownInput, .noInput(action.name, input: entry.name.value), at: entry.name.span,
          hint: .didYouMean(near) ?? .itsInputs(action.inputs.map(\.name)))
      }
    }
    for result in test.results { _ = check(result.name) }
  }
}

public extension DiagnosticCode {
  static let unknownTestTask = DiagnosticCode(
    236, "unknown-test-task", stage: .flow,
    summary: "A test names a task that the workflow does not have.",
    explanation: "`expect: {tasks: …}` and `results` name tasks by their IDs.",
    example: .init(
      testWorkflow, bad: "expect: {fires: true, tasks: {⏵hand-ovre⏴: skipped}}",
      good: "expect: {fires: true, tasks: {hand-over: skipped}}"))

}
