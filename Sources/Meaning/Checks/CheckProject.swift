public import Diagnostics
public import Flow
public import Workflows

/// Checks workflows that were read: what they name exists, what they give fits, what they speak of has happened.
///
/// Every finding goes to the sink. What the reader already found wrong is passed over in silence. Workflows that are
/// not compiled, because they are retired or live in a no-code tool, are spared what only deployment needs.
public func checkProject(_ workflows: [Flow], project: Project?, into sink: DiagnosticSink) {
  checkNames(of: workflows, into: sink)
  for workflow in workflows { checkWorkflow(workflow, project: project, into: sink) }
}

/// Checks one workflow: everything that `checkProject` checks but that its name is its own.
public func checkWorkflow(_ workflow: Flow, project: Project?, into sink: DiagnosticSink) {
  let context = CheckContext(project: project, sink: sink)
  let tasks = workflow.allTasks
  for rule in workflowRules { rule(workflow, tasks, context) }
  for task in tasks {
    for rule in taskRules { rule(task, workflow, context) }
  }
}

/// A rule about a workflow; its tasks are given beside it, wherever they stand.
typealias WorkflowRule = @Sendable (Flow, [WorkflowTask], CheckContext) -> Void

/// A rule about one task of a workflow.
typealias TaskRule = @Sendable (WorkflowTask, Flow, CheckContext) -> Void

/// The rules about workflows.
private let workflowRules: [WorkflowRule] = [
  checkPolicy, checkHome, checkTriggers, checkConditions, checkEventFields, checkSteps, checkReferences, checkTests,
]

/// The rules about tasks.
private let taskRules: [TaskRule] = [
  checkAction, checkInputs, checkRequestBody, checkServiceParameters, checkConnections, checkResources,
  checkRetries,
]
