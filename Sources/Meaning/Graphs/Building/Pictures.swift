public import Comparison
import Diagnostics
public import Flow
import Source

/// The workflows of a project that are drawn together.
public struct DrawnProject: Sendable {
  public let project: Project?
  public let flows: [Flow]

  public init(_ project: Project?, _ flows: [Flow]) {
    self.project = project
    self.flows = flows
  }
}

extension Picture {
  /// Draws how the workflows of projects are connected.
  public init(of projects: [DrawnProject]) {
    let graphs = projects.map { project in
      ProjectGraph(project.flows, in: project.project, title: project.title).graph
    }
    self.init(
      title: .joined(graphs.map(\.title)), description: .sentences(graphs.map(\.projectDescription)), graphs)
  }

  /// Draws the steps of the workflows with these names.
  public init(stepsOf names: Set<String>, in projects: [DrawnProject]) {
    var graphs: [Graph] = []
    var parts: [Sentence] = []
    for project in projects {
      let starters = project.starters
      for flow in project.flows where names.contains(flow.name.value) {
        let name = flow.name.value
        graphs.append(StepGraph(flow, in: project.project, startedBy: starters[name] ?? []).graph)
        parts.append(.describedWorkflow(name, triggers: flow.triggers.count, tasks: flow.taskIDs.count))
      }
    }
    self.init(title: .joined(graphs.map(\.title)), description: .sentences(parts), graphs)
  }

  /// Draws the steps of one workflow that others of the project start.
  public init(stepsOf flow: Flow, in project: Project?, startedBy starters: [String]) {
    let graph = StepGraph(flow, in: project, startedBy: starters).graph
    self.init(
      title: graph.title,
      description: .describedWorkflow(
        flow.name.value, triggers: flow.triggers.count, tasks: flow.taskIDs.count), [graph])
  }

  /// Draws what a comparison found: the workflows that change and how they are connected, then the steps of each whose steps
  /// change.
  public init(of report: ChangeReport) {
    var graphs: [Graph] = []
    var counts: [Graph.State: Int] = [:]
    for project in report.projects where !project.workflows.isEmpty {
      for workflow in project.workflows { counts[workflow.state, default: 0] += 1 }
      let steps = project.workflows.compactMap { workflow in
        let graph = StepDifference(workflow, in: project).graph
        return graph.hasDifferences ? graph : nil
      }
      if project.workflows.count > 1 || steps.isEmpty { graphs.append(project.map) }
      graphs += steps
    }
    let description: Sentence =
      graphs.isEmpty
      ? .noDifference
      : .describedChanges(
        added: counts[.added] ?? 0, removed: counts[.removed] ?? 0, changed: counts[.changed] ?? 0)
    self.init(title: .changes(report.base, report.head), description: description, graphs)
  }
}

/// The steps of a workflow before and after a change of its shape.
public struct ShapeChange: Sendable {
  public let before: Picture
  public let after: Picture

  /// Nil if one side does not have the workflow, or if both have the same steps in the same order.
  public init?(_ workflow: WorkflowReport, in project: ProjectReport) {
    let steps = StepDifference(workflow, in: project)
    guard let base = steps.base, let head = steps.head, steps.graph.hasOtherShape else { return nil }
    before = Picture(title: base.title, description: base.title, [base.marked(by: steps.graph)])
    after = Picture(title: head.title, description: head.title, [head.marked(by: steps.graph)])
  }
}

/// The steps of a workflow on both sides.
private struct StepDifference {
  let base: Graph?
  let head: Graph?
  /// Both as one graph.
  let graph: Graph

  init(_ workflow: WorkflowReport, in project: ProjectReport) {
    let (old, new) = workflow.flows
    let pairing = old.flatMap { old in new.map { TaskPairing(old, $0) } }
    base = old.map {
      StepGraph($0, in: project.flows.base.project, renames: pairing?.renames ?? [:]).graph
    }
    head = new.map { StepGraph($0, in: project.flows.head.project).graph }
    switch (base, head) {
    case (let base?, let head?):
      let changed = (pairing?.pairs ?? []).filter { !$0.old.isEqual(exceptForID: $0.new) }
      graph = Graph(from: base, to: head, changed: Set(changed.map { "task:" + $0.new.id }))
    case (let base?, nil): graph = base.entirely(.removed)
    case (nil, let head?): graph = head.entirely(.added)
    case (nil, nil): graph = Graph(title: .shown(workflow.name), direction: .down)
    }
  }
}

extension WorkflowReport {
  fileprivate var state: Graph.State { flows.base == nil ? .added : flows.head == nil ? .removed : .changed }
}

extension ProjectReport {
  /// The workflows that change, and how they are connected.
  fileprivate var map: Graph {
    var names: [String: String] = [:]
    for workflow in workflows {
      if let old = workflow.flows.base, workflow.flows.head != nil { names[old.name.value] = workflow.name }
    }
    let wanted = (
      base: Set(workflows.compactMap { $0.flows.base?.name.value }),
      head: Set(workflows.compactMap { $0.flows.head?.name.value })
    )
    let title = DrawnProject(flows.head.project, []).title
    let base = ProjectGraph(
      flows.base.flows.filter { wanted.base.contains($0.name.value) }, in: flows.base.project, title: title,
      names: names)
    let head = ProjectGraph(
      flows.head.flows.filter { wanted.head.contains($0.name.value) }, in: flows.head.project, title: title)
    return Graph(from: base.graph, to: head.graph, changed: Set(workflows.map { "workflow:" + $0.name }))
  }
}

extension DrawnProject {
  fileprivate var title: Sentence { project?.name.map { .workflows(of: $0.value) } ?? .workflows }

  /// The workflows that start each workflow, by its name.
  fileprivate var starters: [String: [String]] {
    var starters: [String: [String]] = [:]
    for start in [WorkflowStart](in: flows) {
      let (name, starter) = (flows[start.started].name.value, flows[start.starter].name.value)
      if starters[name]?.contains(starter) != true { starters[name, default: []].append(starter) }
    }
    return starters
  }
}

extension Graph {
  fileprivate var projectDescription: Sentence {
    var counts: [Node.Kind: Int] = [:]
    for node in nodes { counts[node.kind, default: 0] += 1 }
    func count(_ kinds: Node.Kind...) -> Int { kinds.reduce(0) { $0 + (counts[$1] ?? 0) } }
    return .describedProject(
      sources: count(.event, .schedule, .webhook), workflows: count(.workflow, .elsewhere),
      receivers: count(.receiver))
  }
}
