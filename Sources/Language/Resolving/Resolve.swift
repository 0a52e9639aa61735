public import Diagnostics
public import Flow
public import Workflows

/// What a workflow does in an environment: its variables filled. What lacks a value has a finding, and becomes invalid.
///
/// A workflow that speaks of no variable has one flow for all environments, whose steps are the workflow's own.
public func resolve(_ workflow: Workflow, with variables: Variables, into sink: DiagnosticSink) -> Flow {
  let triggers = workflow.triggers.map { variables.closed($0, into: sink) }
  guard workflow.holdsVariables else {
    return Flow(
      of: workflow, triggers: triggers, tasks: workflow.tasks, onFailure: workflow.onFailure, tests: workflow.tests)
  }
  return Flow(
    of: workflow, triggers: triggers, tasks: variables.filled(workflow.tasks, into: sink),
    onFailure: variables.filled(workflow.onFailure, into: sink), tests: variables.filled(workflow.tests, into: sink)
  )
}
