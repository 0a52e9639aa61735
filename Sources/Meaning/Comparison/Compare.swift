import Diagnostics
import Flow
import Plan
import Simulation
import Source

/// What is known about two sides of a project before they are compared.
public struct ComparisonRequest: Sendable {
  /// The project's name, which is a part of every fingerprint.
  public var name: String?
  /// The folder of the project file.
  public var folder: String
  /// The workflows that are the same on both sides, including their files.
  public var unchanged: Set<String>
  /// The day from which the runs of schedules are listed, in each schedule's own zone.
  public var firstDay: FirstDay
  /// How often events start workflows, for their cost.
  public var rates: CostRates
  /// Whether the sides are two environments of one project, which are deployed side by side. Each environment receives the
  /// events of its own sources, and nothing is replaced.
  public var isAcrossEnvironments: Bool

  /// Makes a request.
  public init(
    name: String?, folder: String, unchanged: Set<String>, firstDay: FirstDay, rates: CostRates = CostRates(),
    isAcrossEnvironments: Bool = false
  ) {
    self.name = name
    self.folder = folder
    self.unchanged = unchanged
    self.firstDay = firstDay
    self.rates = rates
    self.isAcrossEnvironments = isAcrossEnvironments
  }
}

/// How much work the tests of each side may do together in one run of the command.
public struct ComparisonWork: Sendable {
  var base = SimulationWork()
  var head = SimulationWork()

  /// The work of a new run.
  public init() {}
}

/// Compares two sides of a project in one environment. Pure: the same sides give the same report.
public func compare(
  _ base: ComparedProject, _ head: ComparedProject, _ request: ComparisonRequest,
  counting work: inout ComparisonWork
) -> ProjectReport {
  var comparison = ProjectComparison(base, head, request)
  comparison.compareWorkflows(counting: &work)
  comparison.compareProject()
  comparison.compareResources()
  return comparison.finished()
}

/// The work of comparing two sides.
private struct ProjectComparison {
  let base: ComparedProject
  let head: ComparedProject
  let request: ComparisonRequest
  let pairing: WorkflowPairing
  private var report: ProjectReport
  private var changes: [String: [Change]] = [:]
  /// Workflows whose patterns or schedules differ, and were proved to be equivalent.
  private var rewrittenTriggers: Set<String> = []

  init(_ base: ComparedProject, _ head: ComparedProject, _ request: ComparisonRequest) {
    self.base = base
    self.head = head
    self.request = request
    pairing = WorkflowPairing(base, head, unchanged: request.unchanged)
    report = ProjectReport(name: request.name, folder: request.folder, environments: [])
    report.flows = (
      SideFlows(project: base.project, flows: base.flows), SideFlows(project: head.project, flows: head.flows)
    )
  }

  mutating func compareWorkflows(counting work: inout ComparisonWork) {
    let machines = (base: base.plan.machines, head: head.plan.machines)
    // What an output costs follows from its tasks, which it does not tell.
    let costs = head.output == nil ? CostComparison(head, request.rates, machines: machines) : nil
    for flow in pairing.added {
      changes[flow.name.value] = [addedChange(flow)] + (costs?.change(nil, flow).map { [$0] } ?? [])
    }
    for flow in pairing.removed { changes[flow.name.value] = [removedChange(flow)] }
    let runs = RunComparison(
      pairing.pairs, base, head, keepingTests: request.isAcrossEnvironments, counting: &work)
    // Where the events of a source arrive is a difference of the project.
    let headProject = request.isAcrossEnvironments ? base.project : head.project
    for (base, head) in pairing.pairs {
      let name = head.name.value
      let pair = WorkflowPair(
        base: base, head: head, baseProject: self.base.project, headProject: headProject,
        machine: (machines.base[base.name.value]?.kind, machines.head[name]?.kind),
        runs: runs.pairs[base.name.value] ?? [], renames: pairing.renames)
      var (found, isRewritten) = workflowChanges(pair, from: request.firstDay)
      if let change = costs?.change(base, head) { found.append(change) }
      if isRewritten { rewrittenTriggers.insert(name) }
      if !found.isEmpty { changes[name] = found }
    }
    for (name, change) in startChanges(pairing) { changes[name, default: []].append(change) }
  }

  /// Compares what several workflows may share.
  mutating func compareProject() { report.changes += projectChanges(base, head, pairing.pairs) }

  /// Compares what exists on AWS, and who may do what there.
  mutating func compareResources() {
    let base = base.plan.renamingWorkflows(pairing.renames)
    let owners = (
      self.base.output?.owners(renames: pairing.renames) ?? [:], head.output?.owners(renames: [:]) ?? [:]
    )
    let differences = ResourceDifferences(base, head.plan, owners: owners)
    let uncompared = Set(pairing.uncompared.map(\.name))
    let idle = Set(
      pairing.all.filter { !($0.base?.acts ?? false) && !($0.head?.acts ?? false) }.map(\.name))
    for (owner, change) in accessChanges(differences, base, head.plan) {
      guard let owner else {
        if uncompared.isEmpty { report.changes.append(change) }
        continue
      }
      guard !uncompared.contains(owner) else { continue }
      var change = change
      if idle.contains(owner) { change.level = .safe }
      changes[owner, default: []].append(change)
    }
    report.changes += quotaChanges(
      differences, base, head.plan, at: (self.base.fileStart, head.fileStart))
    for (owner, change) in changesOfResources(differences) {
      guard let owner else {
        // It is unknown what a workflow that could not be read needs.
        if uncompared.isEmpty || change.resource?.cloudFormation == .create { report.changes.append(change) }
        continue
      }
      if !uncompared.contains(owner) { changes[owner, default: []].append(change) }
    }
  }

  private func changesOfResources(_ differences: ResourceDifferences) -> [(owner: String?, change: Change)] {
    if let old = base.output, let new = head.output {
      return deployedChanges(old, new, ignoringTriggersOf: rewrittenTriggers, renames: pairing.renames)
    }
    return resourceChanges(
      differences, ignoringTriggersOf: rewrittenTriggers, sideBySide: request.isAcrossEnvironments)
  }

  func finished() -> ProjectReport {
    var report = report
    let project = request.name ?? ""
    report.changes = report.changes.inReadingOrder
    for index in report.changes.indices { report.changes[index].sign(project, "") }
    report.uncompared = pairing.uncompared
    for (name, base, head) in pairing.all {
      guard var found = changes[name], !found.isEmpty else {
        report.unchanged.names.insert(name)
        if self.head.output == nil, let base, let head { noteUnchanged(name, base, head, in: &report.unchanged) }
        continue
      }
      found = found.inReadingOrder
      for index in found.indices { found[index].sign(project, name) }
      report.workflows.append(
        WorkflowReport(
          name: name, base: Origin(base?.name.span), head: Origin(head?.name.span), flows: (base, head),
          changes: found))
    }
    report.sortWorkflows()
    return report
  }

  private func noteUnchanged(_ name: String, _ base: Flow, _ head: Flow, in unchanged: inout Unchanged) {
    let (old, new) = (base.head.span, head.head.span)
    if old == new { return }
    if self.base.files.path(of: old.file) != self.head.files.path(of: new.file) { unchanged.moved.insert(name) }
    if self.base.files.text(of: old) != self.head.files.text(of: new) { unchanged.rewritten.insert(name) }
  }
}

extension DeploymentPlan {
  /// The plan in which the resources of renamed workflows belong to their new names.
  fileprivate func renamingWorkflows(_ renames: [String: String]) -> DeploymentPlan {
    if renames.isEmpty { return self }
    var plan = self
    for index in plan.resources.indices {
      if let owner = plan.resources[index].workflow, let name = renames[owner] {
        plan.resources[index].workflow = name
      }
    }
    return plan
  }
}
