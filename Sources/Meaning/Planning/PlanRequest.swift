public import Diagnostics
public import Plan
import Source
public import Workflows

/// What a plan is made from.
public struct PlanRequest: Sendable {
  /// The workflows of the project, by file and place; those that are not compiled are passed over.
  public var workflows: [Workflow]
  /// The project file, where there is one.
  public var project: Project?
  /// The environment that was picked.
  public var environment: Environment?

  /// Makes a request.
  public init(workflows: [Workflow], project: Project? = nil, environment: Environment? = nil) {
    self.workflows = workflows
    self.project = project
    self.environment = environment
  }
}

/// Decides what the workflows come to on AWS: what exists, how it is named and who may do what.
///
/// A workflow that needs what cannot be compiled yet gets one finding and leaves nothing in the plan.
public func makePlan(for request: PlanRequest, into sink: DiagnosticSink) -> DeploymentPlan {
  makePlan(
    for: request, prepared: request.workflows.map { PreparedWorkflow($0, project: request.project) }, into: sink)
}

/// The same, where the request's workflows were prepared elsewhere.
public func makePlan(
  for request: PlanRequest, prepared: [PreparedWorkflow], into sink: DiagnosticSink
) -> DeploymentPlan {
  let compiled = prepared.filter(\.workflow.isCompiled).sorted { $0.workflow.name.value < $1.workflow.name.value }
  reportSimilarTriggers(of: prepared, into: sink)
  let builder = PlanBuilder(request: request, sink: sink)
  let whole = compiled.filter { workflow in
    var planner = WorkflowPlanner(workflow, builder: builder)
    planner.plan()
    return !planner.isBroken
  }
  guard whole.count < compiled.count else { return builder.finish() }
  // What a broken workflow asked for before it was found to be broken may be shared by now: the others are planned
  // anew, and say again what they have said.
  let second = PlanBuilder(request: request, sink: DiagnosticSink())
  for workflow in whole {
    var planner = WorkflowPlanner(workflow, builder: second)
    planner.plan()
  }
  return second.finish()
}
