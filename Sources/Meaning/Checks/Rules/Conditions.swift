import Diagnostics
import EventPattern
import Workflows

/// The conditions of triggers leave something in and something out, and say nothing twice. A raw pattern was looked at
/// when it was read.
@Sendable func checkConditions(_ workflow: Workflow, _: [WorkflowTask], _ context: CheckContext) {
  for trigger in workflow.triggers {
    guard case .event(let event) = trigger.kind else { continue }
    if let conditions = event.conditions {
      lintConditions(conditions.nested(under: "detail"), into: context.sink)
    }
    if let envelope = event.envelope { lintConditions(envelope, into: context.sink) }
  }
}
