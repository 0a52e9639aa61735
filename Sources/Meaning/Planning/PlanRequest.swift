public import Diagnostics
public import Flow
public import Plan
import Source
public import Workflows

/// What a plan is made from.
public struct PlanRequest: Sendable {
  /// The workflows of the project, by file and place; those that are not compiled are passed over.
  public var workflows: [Flow]
  /// The project file, where there is one.
  public var project: Project?
  /// The environment that was picked.
  public var environment: Environment?

  /// Makes a request.
  public init(workflows: [Flow], project: Project? = nil, environment: Environment? = nil) {
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

/// The same, where the request's workflows were prepared elsewhere.
public func makePlan(
  for request: PlanRequest, prepared: [PreparedWorkflow], into sink: DiagnosticSink
) -> DeploymentPlan {
  let compiled = prepared.filter(\.workflow.isCompiled).sorted { $0.workflow.name.value < $1.workflow.name.value }
  var forms = [WorkflowForm](repeating: .unknown, count: compiled.count)
  // What a workflow asked for before it was found to be broken, or to need a state machine, may be shared by now: then all
  // are planned anew, and those that have had their say are silent.
  while true {
    let builder = PlanBuilder(request: request, sink: DiagnosticSink())
    var isFinal = true
    for (index, workflow) in compiled.enumerated() where forms[index] != .broken {
      let own = DiagnosticSink()
      var planner = WorkflowPlanner(workflow, builder: builder, isMachine: forms[index].isMachine, sink: own)
      planner.plan()
      if planner.turnedOutMachine {
        forms[index] = .machine(isReported: false)
        isFinal = false
        continue
      }
      if !forms[index].isReported { sink.add(contentsOf: own.diagnostics) }
      forms[index] = forms[index].isMachine ? .machine(isReported: true) : .targets
      if planner.isBroken {
        forms[index] = .broken
        isFinal = false
      }
    }
    guard isFinal else { continue }
    let plan = builder.finish()
    sink.add(contentsOf: builder.sink.diagnostics)
    return plan
  }
}

/// What is known of a workflow while a plan is made.
private enum WorkflowForm: Equatable {
  /// Nothing yet.
  case unknown
  /// Its triggers' own targets do it, or it was seen at once that they do not.
  case targets
  /// Drafting its targets has shown that it needs a state machine.
  case machine(isReported: Bool)
  /// It was wrong, and leaves nothing in the plan.
  case broken

  var isMachine: Bool { if case .machine = self { true } else { false } }

  var isReported: Bool {
    switch self {
    case .unknown: false
    case .targets, .broken: true
    case .machine(let isReported): isReported
    }
  }
}
