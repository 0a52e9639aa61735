import Catalog
import Diagnostics
import Flow
import Plan
import Source

/// The fragment of a workflow, which depends only on the workflow and on the facts of its project.
public func fragment(of workflow: PreparedWorkflow, _ facts: ProjectFacts) -> PlanFragment {
  guard workflow.workflow.isCompiled else { return PlanFragment(name: workflow.workflow.name.value) }
  let context = WorkflowContext(workflow, facts)
  var planner = WorkflowPlanner(context)
  planner.plan()
  planner.builder.need(context.prerequisites)
  return planner.builder.finished()
}

/// Plans one workflow: each of its calls as a target of the rules and schedules that start it, or a state machine.
struct WorkflowPlanner {
  let context: WorkflowContext
  var builder: FragmentBuilder

  init(_ context: WorkflowContext) {
    self.context = context
    builder = FragmentBuilder(context.workflow, context.facts)
  }

  var name: String { context.name }
  var resourceName: String { context.resourceName }
  var workflow: Flow { context.workflow }

  fileprivate mutating func plan() {
    warnOfMachineNames()
    reportPlaces()
    guard let targets = targets() else { return planMachine() }
    let triggers = resolvedTriggers()
    guard !builder.isBroken else { return }
    guard triggers.count == context.triggers.count else { return builder.giveUp() }
    build(triggers, targets)
  }

  /// The targets that run the workflow without a state machine; nil if it needs one.
  ///
  /// A workflow needs no state machine if each call can be a target, no call runs after another, the workflow does not
  /// request a machine, and no workflow starts it by its name.
  private mutating func targets() -> [BoundTarget]? {
    guard workflow.onFailure.isEmpty, workflow.stateMachine == nil, workflow.state?.value != .shadow,
      context.facts.started[name] == nil,
      let calls = independentCalls()
    else { return nil }
    let answers = calls.map { target(of: $0, in: context) }
    if answers.contains(where: { if case .machine = $0 { true } else { false } }) { return nil }
    var targets: [BoundTarget] = []
    for answer in answers {
      switch answer {
      case .target(let target, let findings):
        builder.report(contentsOf: findings)
        targets.append(target)
      case .broken(let findings):
        builder.report(contentsOf: findings)
        builder.giveUp()
      case .machine: break
      }
    }
    return targets
  }

  /// The calls of a workflow in which no step runs after another: one, or one in each branch of `parallel`; nil for any
  /// other workflow.
  private mutating func independentCalls() -> [Call]? {
    guard workflow.tasks.count <= 1 else { return nil }
    var calls: [Call] = []
    for step in workflow.tasks {
      switch step {
      case .call(let call): calls.append(call)
      case .parallel(let branches, _):
        for branch in branches {
          guard branch.count <= 1 else { return nil }
          for inner in branch {
            switch inner {
            case .call(let call): calls.append(call)
            case .invalid: builder.giveUp()
            case .wait, .parallel, .choose, .forEach, .stop: return nil
            }
          }
        }
      case .invalid: builder.giveUp()
      case .wait, .choose, .forEach, .stop: return nil
      }
    }
    return calls
  }

  /// Warns about a task that names the state machine of a workflow by its name on AWS, which may change.
  private mutating func warnOfMachineNames() {
    for call in context.workflow.calls {
      guard case .machine(let start)? = call.operation, case .name(let name) = start.machine.name,
        context.facts.started[name] == nil, let workflow = context.facts.workflow(ofMachine: name)
      else { continue }
      builder.report(
        Diagnostic(
          .machineNameOnAWS, .machineOfWorkflow(name, workflow),
          at: start.machine.origin.span ?? call.usesOrigin.span, hint: .startWorkflow(workflow),
          notes: [.machineNamesChange]))
    }
  }

  mutating func resolvedTriggers() -> [ResolvedTrigger] {
    context.triggers.enumerated().compactMap { resolve($0.element, index: $0.offset) }
  }
}
