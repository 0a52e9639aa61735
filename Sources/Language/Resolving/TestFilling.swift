import Catalog
import Diagnostics
import Flow

extension Variables {
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
