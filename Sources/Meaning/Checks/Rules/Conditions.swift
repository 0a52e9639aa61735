import Diagnostics
import EventPattern
import Flow

/// The patterns of triggers match some events but not all, and have no redundant conditions.
@Sendable func checkConditions(_ workflow: Flow, _ context: CheckContext) {
  for trigger in workflow.triggers {
    switch trigger.kind {
    case .event(let event):
      if let conditions = event.conditions { check(conditions, under: "detail", context) }
      if let envelope = event.envelope { check(envelope, context) }
    case .pattern(let pattern, _):
      lintEnvelope(pattern, into: context.sink)
      check(pattern, context)
      lintFragileShapes(pattern, into: context.sink)
      checkLength(pattern, into: context.sink)
    case .schedule, .invalid: break
    }
  }
}

private func check(_ pattern: Pattern, under name: String? = nil, _ context: CheckContext) {
  lintConditions(name.map { pattern.nested(under: $0) } ?? pattern, into: context.sink)
  checkNumbers(pattern, into: context.sink)
}
