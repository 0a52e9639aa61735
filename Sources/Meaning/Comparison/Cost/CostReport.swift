public import Flow
public import Plan
import Source

/// What the workflows of a project cost.
public struct CostReport: Sendable {
  /// The cost of one workflow.
  public struct Workflow: Sendable {
    /// Its name.
    public let name: String
    /// How often events start it, if that is known.
    public let rate: EventRate?
    /// What one event costs.
    public let estimate: CostEstimate

    /// US dollars for a month, or for 1,000 events if no rate is known.
    public var dollars: Double { estimate.dollars * (rate?.perMonth ?? 1_000) }
  }

  /// The project's name, if a project file sets one.
  public let project: String?
  /// The Region, if the environment sets one.
  public let region: String?
  /// The live workflows, the most expensive ones with a rate first.
  public let workflows: [Workflow]

  /// Estimates the cost of every live workflow of a project.
  public init(_ flows: [Flow], _ plan: DeploymentPlan, _ project: Project?, _ rates: CostRates) {
    self.project = project?.name?.value
    region = plan.region
    let machines = plan.machines
    workflows = flows.compactMap { flow in
      let name = flow.name.value
      return CostEstimate(flow, machines[name]).map {
        Workflow(name: name, rate: rates.rate(of: name, in: project), estimate: $0)
      }
    }.sorted { left, right in
      if (left.rate == nil) != (right.rate == nil) { return left.rate != nil }
      return (right.dollars, left.name) < (left.dollars, right.name)
    }
  }

  /// US dollars for a month of the workflows with a rate; nil if none has one.
  public var dollars: Double? {
    let rated = workflows.filter { $0.rate != nil }
    return rated.isEmpty ? nil : rated.reduce(0) { $0 + $1.dollars }
  }
}

extension DeploymentPlan {
  /// The state machines, by their workflows.
  var machines: [String: StateMachineBody] {
    var machines: [String: StateMachineBody] = [:]
    for resource in resources {
      if case .stateMachine(let body) = resource.body, let name = resource.workflow { machines[name] = body }
    }
    return machines
  }
}
