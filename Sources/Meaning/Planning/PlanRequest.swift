public import Diagnostics
public import Flow
public import Plan

/// Decides what the workflows of a project come to on AWS: what exists, how it is named and who may do what. Those that are
/// not compiled are passed over.
///
/// A workflow that cannot be compiled has its finding and leaves nothing in the plan.
public func makePlan(
  of flows: [Flow], project: Project? = nil, environment: Environment? = nil, into sink: DiagnosticSink
) -> DeploymentPlan {
  let workflows = flows.map { PreparedWorkflow($0, project: project) }
  let facts = ProjectFacts(project, environment, workflows, [WorkflowStart](in: flows))
  return makePlan(joining: workflows.map { fragment(of: $0, facts) }, facts, into: sink)
}

/// Joins the fragments of a project's workflows, in the order of their names.
public func makePlan(
  joining fragments: [PlanFragment], _ facts: ProjectFacts, into sink: DiagnosticSink
) -> DeploymentPlan {
  var merge = PlanMerge(facts)
  for fragment in fragments.sorted(by: { $0.name < $1.name }) { merge.add(fragment) }
  return merge.finish(into: sink)
}
