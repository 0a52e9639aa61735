public import Diagnostics
public import Flow
public import Workflows

/// What a workflow does in an environment: its variables filled, and each of its tasks a call. What lacks a value has a
/// finding, and becomes invalid.
///
/// `project` knows the connections that tasks name. A workflow that speaks of no variable has one flow for all environments
/// of a project without variables.
public func resolve(
  _ workflow: Workflow, with variables: Variables, in project: Project?, into sink: DiagnosticSink
) -> Flow {
  let triggers = workflow.triggers.map { variables.closed($0, into: sink) }
  let steps = StepResolver(variables: workflow.holdsVariables ? variables : nil, project: project, sink: sink)
  return Flow(
    workflow.head, triggers: triggers, tasks: steps.resolved(workflow.tasks),
    onFailure: steps.resolved(workflow.onFailure),
    tests: workflow.holdsVariables ? variables.filled(workflow.tests, into: sink) : workflow.tests)
}
