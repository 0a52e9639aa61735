public import Diagnostics
public import Flow

/// Checks that the names in workflows exist, that inputs have the right types, and that expressions use only results
/// that are available.
///
/// Every finding goes to the sink. Values that the reader has already reported are skipped. Workflows that are not
/// compiled, because they are retired or run in a no-code tool, skip the checks that only a deployment needs.
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

private let projectRules: [ProjectRule] = [checkNames, checkSimilarTriggers, checkStarts]

private let workflowRules: [WorkflowRule] = [
  checkPolicy, checkHome, checkTriggers, checkConditions, checkEventFields, checkOrder, checkReferences, checkTests,
]

private let stepRules: [StepRule] = [checkStep]

private let callRules: [CallRule] = [
  checkAction, checkInputs, checkRequestBody, checkServiceParameters, checkConnections, checkResources,
  checkRetries,
]
