import Diagnostics
import Expressions
import Source
import Workflows

extension Variables {
  /// Steps with their variables filled. An input that lacks a value, or the message of a 'stop', has its finding and becomes
  /// invalid.
  func filled(_ steps: [Step], into sink: DiagnosticSink) -> [Step] {
    steps.map { filled($0, into: sink) }
  }

  private func filled(_ step: Step, into sink: DiagnosticSink) -> Step {
    switch step {
    case .task(var task):
      task.inputs = filled(task.inputs, into: sink)
      task.condition = task.condition.map { filled($0, into: sink) }
      return .task(task)
    case .wait(var wait):
      if case .until(let time) = wait.length { wait.length = .until(filled(time, into: sink)) }
      return .wait(wait)
    case .parallel(var parallel):
      parallel.branches = parallel.branches.map { filled($0, into: sink) }
      return .parallel(parallel)
    case .choose(var choose):
      choose.branches = choose.branches.map { branch in
        ChooseStep.Branch(
          condition: filled(branch.condition, into: sink), tasks: filled(branch.tasks, into: sink))
      }
      choose.otherwise = choose.otherwise.map { filled($0, into: sink) }
      return .choose(choose)
    case .forEach(var loop):
      loop.items = filled(loop.items, into: sink)
      loop.tasks = filled(loop.tasks, into: sink)
      return .forEach(loop)
    case .stop(let stop):
      guard case .fail(let message) = stop.outcome else { return step }
      let place = message.expressions.first?.span ?? stop.span
      let filled = filled(message, at: place, .key("fail"), into: sink)
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
