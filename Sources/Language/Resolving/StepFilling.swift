import Diagnostics
import Expressions
import Source
import Workflows

extension Resolver {
  /// Steps with their variables filled. An input that lacks a value, or the message of a 'stop', has its finding and becomes
  /// invalid.
  func filled(_ steps: [Step]) -> [Step] {
    steps.map { filled($0) }
  }

  private func filled(_ step: Step) -> Step {
    switch step {
    case .task(var task):
      task.inputs = filled(task.inputs)
      task.condition = task.condition.map { filled($0) }
      return .task(task)
    case .wait(var wait):
      if case .until(let time) = wait.length { wait.length = .until(filled(time)) }
      return .wait(wait)
    case .parallel(var parallel):
      parallel.branches = parallel.branches.map { filled($0) }
      return .parallel(parallel)
    case .choose(var choose):
      choose.branches = choose.branches.map { branch in
        ChooseStep.Branch(
          condition: filled(branch.condition), tasks: filled(branch.tasks))
      }
      choose.otherwise = choose.otherwise.map { filled($0) }
      return .choose(choose)
    case .forEach(var loop):
      loop.items = filled(loop.items)
      loop.tasks = filled(loop.tasks)
      return .forEach(loop)
    case .stop(let stop):
      guard case .fail(let message) = stop.outcome else { return step }
      let place = message.expressions.first?.span ?? stop.span
      let filled = filled(message, at: place, .key("fail"))
      return filled.map { .stop(StopStep(.fail($0), span: stop.span)) } ?? .invalid(stop.span)
    case .invalid: return step
    }
  }

  func filled(_ tests: [WorkflowTest]) -> [WorkflowTest] {
    tests.map { test in
      var test = test
      if case .inline(let event) = test.event { test.event = .inline(filled(event)) }
      test.changes = filled(test.changes)
      test.results = filled(test.results)
      test.tasks = test.tasks.map { ($0.id, filled($0.expectation)) }
      return test
    }
  }

  private func filled(_ expectation: WorkflowTest.TaskExpectation) -> WorkflowTest.TaskExpectation {
    switch expectation {
    case .skipped: expectation
    case .inputs(let inputs): .inputs(filled(inputs))
    case .rounds(let rounds, let span): .rounds(rounds.map { filled($0) }, span)
    }
  }
}
