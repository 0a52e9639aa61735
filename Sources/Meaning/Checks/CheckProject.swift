public import Diagnostics
public import Flow

/// Checks what workflows do: what they name exists, what they give fits, what they speak of has happened.
///
/// Every finding goes to the sink. What the reader already found wrong is passed over in silence. Workflows that are
/// not compiled, because they are retired or live in a no-code tool, are spared what only deployment needs.
public func checkProject(_ flows: [Flow], project: Project?, into sink: DiagnosticSink) {
  checkTogether(flows, project: project, into: sink)
  for flow in flows { checkWorkflow(flow, project: project, into: sink) }
}

/// Checks workflows against each other.
public func checkTogether(_ flows: [Flow], project: Project?, into sink: DiagnosticSink) {
  let context = CheckContext(project: project, sink: sink)
  for rule in projectRules { rule(flows, context) }
}

/// Checks one workflow by itself.
public func checkWorkflow(_ flow: Flow, project: Project?, into sink: DiagnosticSink) {
  let context = CheckContext(project: project, sink: sink)
  for rule in workflowRules { rule(flow, context) }
  for step in flow.allSteps {
    for rule in stepRules { rule(step, context) }
    guard let call = step.call else { continue }
    for rule in callRules { rule(call, flow, context) }
  }
}

/// A rule about the workflows of a project together.
typealias ProjectRule = @Sendable ([Flow], CheckContext) -> Void

/// A rule about a workflow.
typealias WorkflowRule = @Sendable (Flow, CheckContext) -> Void

/// A rule about one step of a workflow, without the steps inside it.
typealias StepRule = @Sendable (FlowStep, CheckContext) -> Void

/// A rule about one task of a workflow.
typealias CallRule = @Sendable (Call, Flow, CheckContext) -> Void

/// The rules about projects.
private let projectRules: [ProjectRule] = [checkNames, checkSimilarTriggers, checkStarts]

/// The rules about workflows.
private let workflowRules: [WorkflowRule] = [
  checkPolicy, checkHome, checkTriggers, checkConditions, checkEventFields, checkOrder, checkReferences, checkTests,
]

/// The rules about steps.
private let stepRules: [StepRule] = [checkStep]

/// The rules about tasks.
private let callRules: [CallRule] = [
  checkAction, checkInputs, checkRequestBody, checkServiceParameters, checkConnections, checkResources,
  checkRetries,
]
