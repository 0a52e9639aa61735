import Catalog
import Flow

extension Resolver {
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

  private func filled(
    _ expectation: WorkflowTest.TaskExpectation
  ) -> WorkflowTest.TaskExpectation {
    switch expectation {
    case .skipped: expectation
    case .inputs(let inputs): .inputs(filled(inputs))
    case .rounds(let rounds, let span): .rounds(rounds.map { filled($0) }, span)
    }
  }
}
