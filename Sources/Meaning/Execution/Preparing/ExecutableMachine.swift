import Expressions
public import Plan
import StatesLanguage

/// A state machine that is ready to be carried out: its texts are known, and what each of its expressions can see.
public struct ExecutableMachine: Sendable {
  /// The name of the state that comes first.
  let start: String
  /// The states, those of branches and rounds among them, by their names.
  let states: [String: State]
  /// What the expressions can see.
  let needs: [StateExpression: ExpressionNeeds]

  /// Makes a machine ready. `text` says what the texts are of which only a deployment knows parts.
  ///
  /// Throws where an expression cannot be evaluated.
  public init(_ machine: StateMachine, filling text: @escaping (PlanText) -> String) throws(ExecutionObstacle) {
    var preparation = MachinePreparation { PlanText(text($0)) }
    try preparation.add(machine.states)
    start = machine.states.start
    states = preparation.states
    needs = preparation.needs
  }
}

/// Walks once through the states of a machine.
private struct MachinePreparation {
  private let text: (PlanText) -> PlanText
  private(set) var states: [String: State] = [:]
  private(set) var needs: [StateExpression: ExpressionNeeds] = [:]
  /// The state that is being prepared.
  private var name = ""

  init(text: @escaping (PlanText) -> PlanText) {
    self.text = text
  }

  mutating func add(_ list: StateList) throws(ExecutionObstacle) {
    for state in list.states {
      name = state.name
      var ready = state
      ready.assign = try prepared(state.assign)
      ready.output = try prepared(state.output)
      for (index, catcher) in state.catchers.enumerated() {
        ready.catchers[index].assign = try prepared(catcher.assign)
        ready.catchers[index].output = try prepared(catcher.output)
      }
      ready.kind = try prepared(state.kind)
      states[state.name] = ready
      switch state.kind {
      case .parallel(let branches, _): for branch in branches { try add(branch) }
      case .map(let loop): try add(loop.round)
      case .task, .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: break
      }
    }
  }

  private mutating func prepared(_ kind: State.Kind) throws(ExecutionObstacle) -> State.Kind {
    switch kind {
    case .pass, .succeed: return kind
    case .task(let call):
      return .task(
        TaskCall(
          resource: text(call.resource), arguments: try prepared(call.arguments), timeout: call.timeout))
    case .choice(let rules, let otherwise):
      var ready: [ChoiceRule] = []
      for rule in rules {
        ready.append(
          ChoiceRule(
            condition: try prepared(rule.condition), next: rule.next, assign: try prepared(rule.assign),
            output: try prepared(rule.output)))
      }
      return .choice(ready, otherwise: otherwise)
    case .waitFor(let seconds): return .waitFor(seconds: try prepared(seconds))
    case .waitUntil(let time): return .waitUntil(try prepared(time))
    case .parallel(let branches, let arguments): return .parallel(branches, arguments: try prepared(arguments))
    case .map(let loop):
      return .map(
        MapLoop(
          items: try prepared(loop.items), selector: try prepared(loop.selector), round: loop.round,
          maximumConcurrency: loop.maximumConcurrency))
    case .fail(let error, let cause): return .fail(error: try prepared(error), cause: try prepared(cause))
    }
  }

  private mutating func prepared(_ value: StateValue?) throws(ExecutionObstacle) -> StateValue? {
    guard let value else { return nil }
    return try prepared(value)
  }

  private mutating func prepared(_ members: [StateMember]) throws(ExecutionObstacle) -> [StateMember] {
    var ready: [StateMember] = []
    for member in members { ready.append(StateMember(member.name, try prepared(member.value))) }
    return ready
  }

  private mutating func prepared(_ value: StateValue) throws(ExecutionObstacle) -> StateValue {
    switch value {
    case .null, .bool, .number: return value
    case .text(let given): return .text(text(given))
    case .expression(let expression): return .expression(try prepared(expression))
    case .list(let elements):
      var ready: [StateValue] = []
      for element in elements { ready.append(try prepared(element)) }
      return .list(ready)
    case .map(let members): return .map(try prepared(members))
    }
  }

  private mutating func prepared(_ expression: StateExpression) throws(ExecutionObstacle) -> StateExpression {
    let expression = expression.replacingTexts(text)
    do throws(ExpressionProblem) {
      try expression.root.checkDepth()
    } catch {
      throw ExecutionObstacle(
        state: name, span: expression.root.span,
        message: "'\(expression.characters)' is no expression: \(error.message)")
    }
    if needs[expression] == nil { needs[expression] = ExpressionNeeds(expression.root) }
    return expression
  }
}

extension StateExpression {
  /// The expression as JSONata, where its texts are known.
  var characters: String { text.literal ?? "" }

  /// What the evaluator takes, where the expression's texts are known.
  var evaluated: ExpressionNode {
    texts.isEmpty ? root : root.fillingHeldTexts { texts[$0].literal ?? "" }
  }
}
