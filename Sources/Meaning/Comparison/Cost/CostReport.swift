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

    /// For a month, or for 1,000 events if no rate is known.
    public var dollars: Dollars { Dollars(estimate.dollars(at: rate)) }
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
    let rates = rates.completed(by: project)
    workflows = flows.compactMap { flow in
      let name = flow.name.value
      return CostEstimate(flow, machines[name]).map {
        Workflow(name: name, rate: rates.rate(of: name), estimate: $0)
      }
    }.sorted { left, right in
      if (left.rate == nil) != (right.rate == nil) { return left.rate != nil }
      return (right.dollars.amount, left.name) < (left.dollars.amount, right.name)
    }
  }

  /// For a month of the workflows with a rate; nil if none has one.
  public var dollars: Dollars? {
    let rated = workflows.filter { $0.rate != nil }
    return rated.isEmpty ? nil : Dollars(rated.reduce(0) { $0 + $1.dollars.amount })
  }
}

extension CostEstimate {
  /// The number of events whose cost is shown if no rate is known.
  static let sampleCount = 1_000.0

  /// US dollars for a month, or for the sample if no rate is known.
  public func dollars(at rate: EventRate?) -> Double { dollars * (rate?.perMonth ?? Self.sampleCount) }
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
