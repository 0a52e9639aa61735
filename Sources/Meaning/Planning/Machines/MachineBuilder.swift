import Diagnostics
import Expressions
import Flow
import Plan
import Source

/// Turns the steps of a workflow into states.
///
/// Names are given to all steps of a list before their states are built: a state must name the next one, and of two
/// equal names the second gets a number.
struct MachineBuilder {
  /// The context of a list of steps.
  struct ListContext {
    /// The state after the list.
    var next: State.Next
    /// The state after the machine, branch or round that contains the list.
    var finish: State.Next = .end
    /// The output of a state that ends the list, if it is not the state's input or result.
    var ending: StateValue?
    /// The state that failures go to; nil if they end the list.
    var failure: String?
    var scope: MachineScope
  }

  let context: WorkflowContext
  /// Findings about the workflow's calls.
  private(set) var findings: [Diagnostic] = []
  /// The resources its states need that other workflows may need too.
  private(set) var needs: [SharedResource] = []
  /// Whether tasks only log what they would have sent.
  let isShadow: Bool
  /// The variables for the results that other steps use, by task ID.
  let variables: [String: String]
  /// The permissions that the calls need.
  private(set) var statements: [PolicyStatement] = []
  /// The calls into other accounts.
  private(set) var foreignCalls: [ForeignCall] = []
  private(set) var isBroken = false
  /// The step of each state, by the state's name: its position among all steps of the workflow.
  private(set) var steps: [String: Int] = [:]
  /// The number of steps so far: a step comes before the steps inside it, as in `Flow.allSteps`.
  private var stepCount = 0
  private var names: UniqueNames
  private var variableNames: Set<String>
  /// The state that ends the current list of states, if one of them needs it.
  private var end: String?

  /// The output of branches and rounds whose results are not used. Step Functions collects these outputs in one value
  /// of at most 262,144 bytes, which results of services or copies of the event would soon fill.
  private static let nothing = StateValue.map([])

  init(_ context: WorkflowContext, isShadow: Bool) {
    self.context = context
    self.isShadow = isShadow
    variables = MachineVariables.of(context)
    variableNames = Set(variables.values)
    // A task's state always has the task's ID, so no other state may have it.
    names = UniqueNames(taken: Set(context.workflow.calls.map(\.id)), separator: " ")
  }

  // MARK: Names

  /// A name that no other state and no task has.
  mutating func name(_ wanted: String) -> String {
    // 80 characters at most (Amazon States Language, "States").
    names.unique(PhysicalNames.shortened(wanted, limit: 76))
  }

  /// The name of the first state of a step.
  private mutating func entry(of step: FlowStep) -> String {
    switch step {
    case .call(let call): return call.condition == nil ? call.id : name(call.id + "?")
    case .wait(.seconds(let seconds, _), _): return name("wait " + durationInWords(seconds))
    case .wait(.until, _): return name("wait until")
    case .parallel: return name("parallel")
    case .choose: return name("choose")
    case .forEach: return name("for each")
    case .stop(let failure, _): return name(failure == nil ? "stop" : "stop with failure")
    case .invalid: return name("invalid")
    }
  }

  // MARK: Lists

  /// The states of a machine, a branch or a round; the state that ends them comes last.
  mutating func scopeStates(_ steps: [FlowStep], _ around: ListContext) -> StateList {
    let outer = end
    end = nil
    var list = list(steps, around)
    if let end {
      var state = State(end, .succeed)
      state.output = around.ending
      list.states.append(state)
    }
    end = outer
    return list
  }

  /// The states of a list of steps, and the name of the first.
  private mutating func list(_ steps: [FlowStep], _ around: ListContext) -> StateList {
    guard !steps.isEmpty else {
      let only = name("nothing to do")
      return StateList(start: only, states: [state(only, .pass, around)])
    }
    let entries = steps.map { entry(of: $0) }
    var states: [State] = []
    for (index, step) in steps.enumerated() {
      var inner = around
      if index + 1 < steps.count { inner.next = .state(entries[index + 1]) }
      let position = stepCount
      stepCount += 1
      let own = self.states(step, entries[index], inner)
      // States of lists inside the step already have their positions.
      for state in own where self.steps[state.name] == nil { self.steps[state.name] = position }
      states += own
    }
    return StateList(start: entries[0], states: states)
  }

  private mutating func states(_ step: FlowStep, _ entry: String, _ around: ListContext) -> [State] {
    switch step {
    case .call(let call): return states(call, entry, around)
    case .wait(let wait, _): return [state(wait, entry, around)].compactMap(\.self)
    case .parallel(let branches, _): return states(sideBySide: branches, entry, around)
    case .choose(let branches, let otherwise, _): return states(branches, otherwise: otherwise, entry, around)
    case .forEach(let loop, _): return states(loop, entry, around)
    case .stop(let failure, let origin): return states(stoppingWith: failure, at: origin, entry, around)
    case .invalid:
      isBroken = true
      return []
    }
  }

  // MARK: Steps

  private mutating func states(_ call: Call, _ entry: String, _ around: ListContext) -> [State] {
    var states: [State] = []
    let name = call.id
    let variable = around.scope.variables[name]
    if let condition = call.condition {
      guard let condition = around.scope.condition(condition) else { return broken() }
      let after = reachable(around.next)
      var choice = State(entry, .choice([ChoiceRule(condition: condition, next: name)], otherwise: after))
      // A skipped task must still have a result: an unknown variable is an error.
      if let variable { choice.assign = [StateMember(variable, .expression(.null))] }
      states.append(choice)
    }
    var planner = StatePlanner(call, around.scope, context)
    let done = planner.stateCall(isShadow: isShadow)
    findings += planner.findings
    guard let done else { return broken() }
    needs += done.needs
    statements += done.statements
    if let foreign = done.foreign { foreignCalls.append(foreign) }
    let resource = PlanText([.literal("arn:"), .partition, .literal(":states:::" + done.integration)])
    var state = State(
      name,
      .task(
        TaskCall(
          resource: resource, arguments: .map(done.arguments), credentials: done.credentials, timeout: call.timeout)
      ),
      next: around.next)
    state.output = passingOn(around)
    state.retry = retriers(of: call, done)
    let result = result(of: done, continuesAfterFailure: call.continuesAfterFailure)
    // Without consequences for an error, the result need not be checked.
    let check = isShadow || call.continuesAfterFailure ? nil : done.check
    let stored = check == nil ? variable : variable ?? checkedVariable(of: call)
    if let stored { state.assign = [StateMember(stored, .expression(result))] }
    if call.continuesAfterFailure {
      state.catchers = [
        Catcher(
          errors: ["States.ALL"], next: reachable(around.next),
          assign: variable.map { [StateMember($0, .expression(.null))] } ?? [],
          output: .expression(.states("input")))
      ]
    } else {
      state.catchers = catchers(around)
    }
    guard let check, let stored else { return states + [state] }
    let answer = self.name(call.id + " answer")
    let refused = self.name(call.id + " refused")
    state.next = .state(answer)
    state.output = .expression(.states("input"))
    states.append(state)
    states.append(
      State(
        answer,
        .choice(
          [ChoiceRule(condition: check.condition(.variable(stored)), next: reachable(around.next))],
          otherwise: refused))
    )
    states.append(
      failure(
        refused, error: .text(PlanText(check.error)),
        cause: .expression(.call("string", check.cause(.variable(stored)))), around))
    return states
  }

  /// A task's result as an expression of the service's response; null if the service reported an error and the workflow
  /// continues.
  private func result(of call: StateCall, continuesAfterFailure: Bool) -> StateExpression {
    if isShadow { return .map([]) }
    guard continuesAfterFailure, let check = call.check else { return call.result }
    return check.condition(call.result).choose(call.result, otherwise: .null)
  }

  /// The variable for a result that only its own check uses.
  private mutating func checkedVariable(of call: Call) -> String {
    let name = MachineVariables.name(call.id, besides: variableNames)
    variableNames.insert(name)
    return name
  }

  /// The output of a state that calls a service: its own input, which the next state gets.
  private func passingOn(_ around: ListContext) -> StateValue? {
    around.next == .end ? around.ending : .expression(.states("input"))
  }

  /// A state that passes its input on.
  private func state(_ name: String, _ kind: State.Kind, _ around: ListContext) -> State {
    var state = State(name, kind, next: around.next)
    if around.next == .end { state.output = around.ending }
    return state
  }

  /// The name of the next state; at the end, the name of a state that ends the list.
  private mutating func reachable(_ next: State.Next) -> String {
    if case .state(let name) = next { return name }
    if let end { return end }
    let name = name("end")
    end = name
    return name
  }

  private func catchers(_ around: ListContext) -> [Catcher] {
    guard let failure = around.failure else { return [] }
    return [
      Catcher(
        errors: ["States.ALL"], next: failure,
        assign: [StateMember("error", .expression(.states("errorOutput")))],
        output: .expression(.states("input")))
    ]
  }

  /// A state that fails, or goes to the state for failures if there is one.
  private func failure(_ name: String, error: StateValue, cause: StateValue, _ around: ListContext) -> State {
    guard let failure = around.failure else { return State(name, .fail(error: error, cause: cause)) }
    var state = State(name, .pass, next: .state(failure))
    state.assign = [StateMember("error", .map([StateMember("Error", error), StateMember("Cause", cause)]))]
    return state
  }

  private func retriers(of call: Call, _ state: StateCall) -> [Retrier] {
    if isShadow { return [] }
    guard let retry = call.retry ?? context.facts.retry else { return state.retry }
    if let attempts = retry.attempts, attempts <= 0 { return [] }
    return [
      Retrier(
        errors: retry.errors.isEmpty ? ["States.ALL"] : retry.errors.map(\.name),
        interval: retry.delay,
        attempts: retry.attempts, backoff: retry.backoff.map { number($0) },
        maximumDelay: retry.maximumDelay)
    ]
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : "\(value)"
  }

  private mutating func state(_ wait: Wait, _ entry: String, _ around: ListContext) -> State? {
    // Shadow runs skip waits.
    if isShadow { return state(entry, .pass, around) }
    switch wait {
    case .seconds(let seconds, _): return state(entry, .waitFor(seconds: .number(String(seconds))), around)
    case .until(let expression):
      guard let time = around.scope.expression(expression) else { return broken().first }
      return state(entry, .waitUntil(.expression(time)), around)
    }
  }

  private mutating func states(
    sideBySide lists: [[FlowStep]], _ entry: String, _ around: ListContext
  ) -> [State] {
    var branches: [StateList] = []
    var assign: [StateMember] = []
    for (index, steps) in lists.enumerated() {
      // The variables of a branch end with it, so its output contains the results that other steps use.
      var scope = around.scope
      var results: [(name: String, inside: String)] = []
      for call in steps.callsOfList {
        let id = call.id
        guard let outside = around.scope.variables[id], let variable = variables[id] else { continue }
        let inside = MachineVariables.name(inBranch: variable, besides: variableNames)
        variableNames.insert(inside)
        scope.variables[id] = inside
        results.append((outside, inside))
      }
      var inner = ListContext(next: .end, ending: Self.nothing, scope: scope)
      var last: [State] = []
      if !results.isEmpty {
        let end = name("results of branch \(index + 1)")
        var state = State(end, .pass)
        // A branch that stopped early has not assigned all of them.
        let mayBeMissing = steps.containStop
        state.output = .map(
          results.map { result in
            let value = StateExpression.variable(result.inside)
            let known = mayBeMissing ? .call("exists", value).choose(value, otherwise: .null) : value
            return StateMember(result.name, .expression(known))
          })
        last = [state]
        inner.next = .state(end)
        inner.finish = .state(end)
        assign += results.map {
          StateMember($0.name, .expression(.states("result").element(index).member($0.name)))
        }
      }
      var branch = scopeStates(steps, inner)
      branch.states += last
      branches.append(branch)
    }
    var state = State(entry, .parallel(branches), next: around.next)
    state.assign = assign
    state.output = passingOn(around)
    state.catchers = catchers(around)
    return [state]
  }

  private mutating func states(
    _ branches: [FlowStep.Branch], otherwise last: [FlowStep]?, _ entry: String, _ around: ListContext
  ) -> [State] {
    var rules: [ChoiceRule] = []
    var states: [State] = []
    for branch in branches {
      guard let condition = around.scope.condition(branch.condition) else { return broken() }
      let inner = list(branch.steps, around)
      rules.append(ChoiceRule(condition: condition, next: inner.start))
      states += inner.states
    }
    let otherwise: String
    if let last {
      let inner = list(last, around)
      otherwise = inner.start
      states += inner.states
    } else {
      otherwise = reachable(around.next)
    }
    return [State(entry, .choice(rules, otherwise: otherwise))] + states
  }

  private mutating func states(_ loop: FlowStep.Loop, _ entry: String, _ around: ListContext) -> [State] {
    guard let items = around.scope.list(loop.items) else { return broken() }
    var scope = around.scope
    scope.isInLoop = true
    let round = scopeStates(loop.steps, ListContext(next: .end, ending: Self.nothing, scope: scope))
    let selector = StateValue.map([
      StateMember("item", .expression(.states("context", "Map", "Item", "Value"))),
      StateMember("index", .expression(.states("context", "Map", "Item", "Index"))),
    ])
    var state = State(
      entry,
      .map(
        MapLoop(
          items: .expression(items), selector: selector, round: round,
          maximumConcurrency: loop.maximumConcurrency)), next: around.next)
    state.output = passingOn(around)
    state.catchers = catchers(around)
    return [state]
  }

  private mutating func states(
    stoppingWith failure: TextTemplate?, at origin: Origin, _ entry: String, _ around: ListContext
  ) -> [State] {
    guard let failure else {
      // A branch whose results are used ends with the state that returns them.
      if around.finish != .end { return [State(entry, .pass, next: around.finish)] }
      var state = State(entry, .succeed)
      state.output = around.ending
      return [state]
    }
    guard let cause = around.scope.text(failure) else { return broken() }
    return [self.failure(entry, error: "Workflow.Stopped", cause: cause, around)]
  }

  private mutating func broken() -> [State] {
    isBroken = true
    return []
  }
}
