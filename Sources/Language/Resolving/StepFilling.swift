import Diagnostics
import Expressions
import Source
import Workflows

extension Variables {
  /// Steps with their variables filled. What lacks a value has its finding: a step that cannot be without it becomes
  /// invalid, an input too.
  func filled(_ steps: [Step], into sink: DiagnosticSink) -> [Step] {
    steps.map { filled($0, into: sink) }
  }

  private func filled(_ step: Step, into sink: DiagnosticSink) -> Step {
    switch step {
    case .task(var task):
      task.inputs = filled(task.inputs, into: sink)
      task.condition = task.condition.flatMap { filled($0, into: sink) }
      return .task(task)
    case .wait(let wait):
      guard case .until(let time) = wait.length else { return step }
      return filled(time, into: sink).map { .wait(WaitStep(.until($0), span: wait.span)) } ?? .invalid(wait.span)
    case .parallel(var parallel):
      parallel.branches = parallel.branches.map { filled($0, into: sink) }
      return .parallel(parallel)
    case .choose(let choose):
      let branches = choose.branches.map { branch in
        (condition: filled(branch.condition, into: sink), tasks: filled(branch.tasks, into: sink))
      }
      let otherwise = choose.otherwise.map { filled($0, into: sink) }
      let whole = branches.compactMap { branch in
        branch.condition.map { ChooseStep.Branch(condition: $0, tasks: branch.tasks) }
      }
      guard whole.count == branches.count else { return .invalid(choose.span) }
      return .choose(ChooseStep(branches: whole, otherwise: otherwise, span: choose.span))
    case .forEach(var loop):
      let items = filled(loop.items, into: sink)
      loop.tasks = filled(loop.tasks, into: sink)
      guard let items else { return .invalid(loop.span) }
      loop.items = items
      return .forEach(loop)
    case .stop(let stop):
      guard case .fail(let message) = stop.outcome else { return step }
      let place = message.expressions.first?.span ?? stop.span
      let filled = filled(message, at: place, "'fail'", into: sink)
      return filled.map { .stop(StopStep(.fail($0), span: stop.span)) } ?? .invalid(stop.span)
    case .invalid: return step
    }
  }

  func filled(_ tests: [WorkflowTest], into sink: DiagnosticSink) -> [WorkflowTest] {
    tests.map { test in
      var test = test
      if case .inline(let event) = test.event { test.event = .inline(filled(event, into: sink)) }
      test.changes = filled(test.changes, into: sink)
      test.results = filled(test.results, into: sink)
      test.tasks = test.tasks.map { ($0.id, filled($0.expectation, into: sink)) }
      return test
    }
  }

  private func filled(
    _ expectation: WorkflowTest.TaskExpectation, into sink: DiagnosticSink
  ) -> WorkflowTest.TaskExpectation {
    switch expectation {
    case .skipped: expectation
    case .inputs(let inputs): .inputs(filled(inputs, into: sink))
    case .rounds(let rounds, let span): .rounds(rounds.map { filled($0, into: sink) }, span)
    }
  }
}
