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
  let builder = PlanBuilder(request: request, sink: sink)
  for workflow in request.workflows.filter(\.isCompiled).sorted(by: { $0.name.value < $1.name.value }) {
    var planner = WorkflowPlanner(workflow: workflow, builder: builder)
    planner.plan()
  }
  return builder.finish()
}
