import Catalog
import Source
public import Workflows

/// The steps of a flow, from those that a workflow has written. `project` knows the connections that tasks name.
public func flowSteps(of steps: [Step], in project: Project?) -> [FlowStep] {
  FlowStepMaker(project: project).steps(steps)
}

extension Retry {
  /// The same without places.
  public var callRetry: CallRetry {
    CallRetry(
      attempts: attempts?.value, delay: delay?.value.seconds, backoff: backoff?.value,
      maximumDelay: maximumDelay?.value.seconds, errors: errors.map(\.value), origin: Origin(span))
  }
}

private struct FlowStepMaker {
  let project: Project?

  func steps(_ steps: [Step]) -> [FlowStep] { steps.map { step($0) } }

  private func step(_ step: Step) -> FlowStep {
    let origin = Origin(step.span)
    switch step {
    case .task(let task): return .call(call(task))
    case .wait(let wait):
      switch wait.length {
      case .duration(let duration): return .wait(.seconds(duration.value.seconds), Origin(duration.span))
      case .until(let expression): return .wait(.until(expression), origin)
      }
    case .parallel(let parallel): return .parallel(parallel.branches.map { steps($0) }, origin)
    case .choose(let choose):
      let branches = choose.branches.map { FlowBranch(condition: $0.condition, steps: steps($0.tasks)) }
      return .choose(branches, otherwise: choose.otherwise.map { steps($0) }, origin)
    case .forEach(let loop):
      return .forEach(
        FlowLoop(items: loop.items, steps: steps(loop.tasks), maximumConcurrency: loop.maximumConcurrency?.value),
        origin)
    case .stop(let stop):
      switch stop.outcome {
      case .succeed: return .stop(failure: nil, origin)
      case .fail(let message): return .stop(failure: message, origin)
      }
    case .invalid: return .invalid(origin)
    }
  }

  private func call(_ task: WorkflowTask) -> Call {
    Call(
      id: task.id.value, uses: task.uses.value, operation: operation(task), inputs: task.inputs,
      obstacles: obstacles(task), condition: task.condition, retry: task.retry?.callRetry,
      timeout: task.timeout?.value.seconds, goesOn: task.onError?.value == .continue,
      hasDeadLetterQueue: task.noDeadLetter == nil, origin: Origin(task.span), idOrigin: Origin(task.id.span),
      usesOrigin: Origin(task.uses.span))
  }

  private func operation(_ task: WorkflowTask) -> Operation? {
    guard let action = task.action else {
      return ActionCatalog.serviceAction(named: task.uses.value).map {
        .service(ServiceCall($0, parameters: task.inputs))
      }
    }
    var connections: (@Sendable (String) -> Connection?)?
    if let project { connections = { name in project.connection(named: name) } }
    let inputs = CallInputs(task.inputs, of: task.span, connections: connections)
    return action.form.operation(inputs)
  }

  private func obstacles(_ task: WorkflowTask) -> [TargetObstacle] {
    let uses = Origin(task.uses.span)
    guard let action = task.action else {
      let isService = ActionCatalog.isServiceAction(task.uses.value)
      return isService ? [TargetObstacle(.onlyStepFunctionsCalls, at: uses)] : []
    }
    let inputs = task.inputs.filter { input in
      if case .bool(false) = input.value.kind { return false }
      return action.input(named: input.name.value)?.needsStateMachine ?? false
    }
    return inputs.map {
      TargetObstacle(.targetCannotSet($0.name.value), at: Origin($0.name.span))
    } + (action.stateMachineReason.map { [TargetObstacle($0, at: uses)] } ?? [])
  }
}
