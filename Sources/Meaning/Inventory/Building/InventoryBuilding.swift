import Catalog
public import Comparison
public import Flow
public import Plan
public import Simulation
import Source

extension InventoryProject {
  /// Lists the workflows of a project. `coverage` is that of all its tests.
  public init(
    _ flows: [Flow], _ plan: DeploymentPlan, _ project: Project?, environment: String?, rates: CostRates,
    coverage: Coverage?
  ) {
    self.project = project
    self.environment = environment
    let costs = Dictionary(
      CostReport(flows, plan, project, rates).workflows.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    let summaries = Dictionary(
      (coverage?.summaries ?? []).map { ($0.workflow, $0) }, uniquingKeysWith: { first, _ in first })
    let access = plan.access
    var resources: [String: [ResourceIdentifier]] = [:]
    for resource in plan.resources {
      if let owner = resource.workflow { resources[owner, default: []].append(resource.identifier) }
    }
    var starters: [String: Set<String>] = [:]
    for start in [WorkflowStart](in: flows) {
      starters[flows[start.started].name.value, default: []].insert(flows[start.starter].name.value)
    }
    entries = flows.sorted { $0.name.value < $1.name.value }.map { flow in
      let name = flow.name.value
      let use = EventFieldUse(flow)
      let connections = flow.connectionNames.sorted()
      return InventoryEntry(
        flow: flow, starters: starters[name, default: []].sorted(), connections: connections,
        secrets: flow.secrets(of: connections, in: project),
        usedFields: flow.triggers.reduce(
          into: use.decisions.union(use.inputs.values.joined())
        ) { $0.formUnion($1.fields) }.subtracting([""]).sorted(),
        deliveries: flow.calls.map { DataDelivery($0, use.inputs[$0.id] ?? [], of: flow, account: plan.account) },
        resources: resources[name] ?? [], access: access[name] ?? [], cost: costs[name], coverage: summaries[name])
    }
  }
}

extension DataDelivery {
  fileprivate init(_ call: Call, _ fields: Set<String>, of flow: Flow, account: String?) {
    let isWhole = fields.contains("") || call.operation?.sendsWholeEvent == true
    self.init(
      task: call.id, action: call.uses, receiver: call.receiver, fields: isWhole ? [] : fields.sorted(),
      sendsWholeEvent: isWhole,
      // A tool that runs the workflow is outside of the account, whatever the task sends to.
      leavesAccount: (flow.runsOn?.value ?? .aws) != .aws || call.operation?.leaves(account: account) == true)
  }
}

extension Flow {
  /// The connections that its tasks name.
  fileprivate var connectionNames: Set<String> {
    var names: Set<String> = []
    for call in calls {
      for input in call.action?.inputs ?? [] {
        if case .connection = input.type, let name = call.input(input.name)?.literalText { names.insert(name) }
      }
    }
    return names
  }

  /// The secrets of connections and of the webhooks that start it, each once, by name.
  fileprivate func secrets(of connections: [String], in project: Project?) -> [SecretReference] {
    var secrets: [SecretReference] = []
    for name in connections {
      if case .api(let service)? = project?.connection(named: name)?.service {
        secrets += service.authorization.secrets
      }
    }
    for trigger in triggers {
      guard case .event(let events) = trigger.kind,
        case .webhook(let endpoint)? = project?.source(named: events.source.value)?.arrival
      else { continue }
      secrets.append(endpoint.secret)
    }
    var known: Set<SecretReference> = []
    return secrets.filter { known.insert($0).inserted }.sorted {
      ($0.name, $0.key ?? "") < ($1.name, $1.key ?? "")
    }
  }
}
