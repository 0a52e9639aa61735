import Catalog
import Expressions
import Source
import Workflows

extension Step {
  /// The expressions of the step itself, not those of steps within it.
  var ownExpressions: [Expression] {
    switch self {
    case .task(let task): (task.condition.map { [$0] } ?? []) + task.inputs.flatMap(\.value.expressions)
    case .wait(let wait):
      if case .until(let expression) = wait.length { [expression] } else { [] }
    case .choose(let choose): choose.branches.map(\.condition)
    case .forEach(let loop): [loop.items]
    case .stop(let stop):
      if case .fail(let message) = stop.outcome { message.expressions } else { [] }
    case .parallel, .invalid: []
    }
  }

  /// Where the step begins: a task's id, else the first byte.
  var head: Span {
    if case .task(let task) = self { task.id.span } else { span.head }
  }
}
