import Diagnostics
import Flow
import Source
import Workflows

/// No two workflows of a project have one name.
@Sendable func checkNames(_ workflows: [Flow], _ context: CheckContext) {
  guard workflows.count > 1 else { return }
  var first: [String: Span] = [:]
  first.reserveCapacity(workflows.count)
  for workflow in workflows where !workflow.name.value.isEmpty {
    let name = workflow.name
    if let span = first[name.value] {
      context.report(
        .duplicateWorkflow, "the name \(shown(name.value)) is taken", at: name.span, hint: "choose another one",
        labels: [Label(span, "first used here")],
        notes: ["The names of a workflow's resources are made from its name."])
    } else {
      first[name.value] = name.span
    }
  }
}
