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
/// A workflow that cannot be compiled has its finding and leaves nothing in the plan.
public func makePlan(for request: PlanRequest, into sink: DiagnosticSink) -> DeploymentPlan {
  makePlan(
    for: request, prepared: request.workflows.map { PreparedWorkflow($0, project: request.project) }, into: sink)
}

/// Plans the workflows of a project, prepared by whoever asks.
public func makePlan(
  for request: PlanRequest, prepared: [PreparedWorkflow], into sink: DiagnosticSink
) -> DeploymentPlan {
  reportSimilarTriggers(of: prepared, into: sink)
  let facts = ProjectFacts(request.project, request.environment)
  let compiled = prepared.filter(\.workflow.isCompiled).sorted { $0.workflow.name.value < $1.workflow.name.value }
  var merge = PlanMerge(facts)
  for workflow in compiled { merge.add(fragment(of: workflow, facts)) }
  return merge.finish(into: sink)
}
