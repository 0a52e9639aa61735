public import Diagnostics
public import Flow

// Checks what workflows do: what they name exists, what they pass fits, what they refer to has happened.
//
// What the reader already found wrong is not reported again. Workflows that are not compiled, because they are retired or
// live in a no-code tool, skip the checks that only deployment needs.

/// Checks workflows against each other.
public func checkTogether(
  _ flows: [Flow], _ starts: [WorkflowStart], project: Project?, into sink: DiagnosticSink
) {
  let context = CheckContext(project: project, sink: sink)
  for check in checks {
    if case .project(let rule) = check.subject { rule(flows, starts, context) }
  }
}

/// Checks one workflow by itself.
public func checkWorkflow(_ flow: Flow, project: Project?, into sink: DiagnosticSink) {
  let context = CheckContext(project: project, sink: sink)
  let calls = Array(flow.calls)
  for check in checks {
    switch check.subject {
    case .project: break
    case .workflow(let rule): rule(flow, context)
    case .step(let rule): for step in flow.allSteps { rule(step, context) }
    case .task(let rule): for call in calls { rule(call, flow, context) }
    }
  }
}
