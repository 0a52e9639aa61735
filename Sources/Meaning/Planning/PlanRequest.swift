public import Diagnostics
public import Flow
public import Plan

/// Plans the AWS resources of a project's workflows, with their names and permissions. Workflows that are not compiled
/// are skipped.
///
/// A workflow with an error has a finding, and no resources in the plan.
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
