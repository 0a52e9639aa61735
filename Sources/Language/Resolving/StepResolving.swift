import Catalog
import Diagnostics
import Expressions
import Flow
import Source
import Workflows

/// Converts the steps of a workflow to steps of a flow. An input without a value, or such a message of a 'stop', has a
/// finding and becomes invalid.
struct StepResolver {
  /// Fills variables; nil if the workflow uses none and stays unchanged.
  private let resolver: Resolver?
  /// The connections of the project; nil without a project file.
  private let connections: (@Sendable (String) -> Connection?)?

  init(_ resolver: Resolver?, project: Project?) {
    self.resolver = resolver
    if let project {
      connections = { project.connection(named: $0) }
    } else {
      connections = nil
    }
  }

  func resolved(_ steps: [WrittenStep]) -> [FlowStep] { steps.map { resolved($0) } }

  private func resolved(_ step: WrittenStep) -> FlowStep {
    switch step {
    case .call(let task): return .call(call(task))
    case .wait(.seconds(let seconds, let place), let origin): return .wait(.seconds(seconds, place), origin)
    case .wait(.until(let time), let origin): return .wait(.until(filled(time)), origin)
    case .parallel(let branches, let origin): return .parallel(branches.map { resolved($0) }, origin)
    case .choose(let branches, let otherwise, let origin):
      let branches = branches.map {
        FlowStep.Branch(condition: filled($0.condition), steps: resolved($0.steps))
      }
      return .choose(branches, otherwise: otherwise.map { resolved($0) }, origin)
    case .forEach(let loop, let origin):
      return .forEach(
        FlowStep.Loop(
          items: filled(loop.items), steps: resolved(loop.steps), maximumConcurrency: loop.maximumConcurrency),
        origin)
    case .stop(let message?, let origin):
      guard let resolver else { return .stop(failure: message, origin) }
      guard let place = message.expressions.first?.span ?? origin.span,
        let filled = resolver.filled(message, at: place, .key("fail"))
      else { return .invalid(origin) }
      return .stop(failure: filled, origin)
    case .stop(nil, let origin): return .stop(failure: nil, origin)
    case .invalid(let origin): return .invalid(origin)
    }
  }

  private func filled(_ expression: Expression) -> Expression {
    resolver?.filled(expression) ?? expression
  }

  // MARK: Calls

  private func call(_ task: WorkflowTask) -> Call {
    let inputs = resolver?.filled(task.inputs) ?? task.inputs
    let action = ActionCatalog.action(named: task.uses.value)
    var operation: Operation?
    var obstacles: [TargetObstacle] = []
    if let action {
      operation = action.form.operation(CallInputs(inputs, of: task.span, connections: connections))
      obstacles = self.obstacles(of: action, inputs, at: task.uses.span)
    } else if let action = ActionCatalog.serviceAction(named: task.uses.value) {
      operation = .service(ServiceCall(action, parameters: inputs))
      obstacles = [TargetObstacle(.onlyStepFunctionsCalls, at: Origin(task.uses.span))]
    }
    return Call(
      id: task.id, formerly: task.formerly.map(\.value), uses: task.uses, action: action, operation: operation,
      inputs: inputs, hasBrokenInputs: task.hasBrokenInputs, obstacles: obstacles,
      condition: task.condition.map { filled($0) },
      retry: task.retry, timeout: task.timeout?.value.seconds,
      continuationOrigin: task.onError.flatMap { $0.value == .continue ? Origin($0.span) : nil },
      hasDeadLetterQueue: task.noDeadLetter == nil, at: task.span)
  }

  private func obstacles(of action: Action, _ inputs: [ValueEntry], at uses: Span) -> [TargetObstacle] {
    let inputs = inputs.filter { input in
      if case .bool(false) = input.value.kind { return false }
      return action.input(named: input.name.value)?.needsStateMachine ?? false
    }
    return inputs.map {
      TargetObstacle(.targetCannotSet($0.name.value), at: Origin($0.name.span))
    } + (action.stateMachineReason.map { [TargetObstacle($0, at: Origin(uses))] } ?? [])
  }
}
