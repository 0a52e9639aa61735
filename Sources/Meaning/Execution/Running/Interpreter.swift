import Diagnostics
import Emit
public import Expressions
import Plan
import Source

/// Runs a state machine as Step Functions does, without a cloud or a clock: `answer` gives the responses of services,
/// and pauses take no time. Equal arguments give equal results.
///
/// - Parameter budget: What the execution may take: when it is used up, it cannot be said how the execution goes on.
/// - Parameter answer: Asked once for each try of a task, in the order of the execution.
public func execute(
  _ machine: ExecutableMachine, _ request: ExecutionRequest,
  within budget: EvaluationBudget = EvaluationBudget(ExecutionRequest.mostWork),
  answer: (ServiceCall) -> ServiceAnswer
) -> ExecutionTrace {
  withoutActuallyEscaping(answer) { answer in
    let interpreter = Interpreter(machine, request, budget, answer)
    var frame = Frame(clock: request.start)
    let outcome: ExecutionTrace.Outcome
    do throws(Stop) {
      outcome = .succeeded(try interpreter.run(from: machine.start, input: request.input, in: &frame))
    } catch {
      switch error {
      case .failure(let failure): outcome = .failed(failure)
      case .obstacle(let obstacle): outcome = .unknown(obstacle)
      }
    }
    return ExecutionTrace(outcome: outcome, visits: interpreter.visits, started: request.start, ended: frame.clock)
  }
}

/// Why a state does not continue.
enum Stop: Error {
  /// It fails, and retriers and catchers apply.
  case failure(StateFailure)
  /// A simulation cannot know how it continues.
  case obstacle(ExecutionObstacle)
}

/// The context of an execution in the machine itself, a branch or a round.
struct Frame {
  /// The variables. A branch or a round starts with a copy of the outer ones.
  var variables: [String: JSONValue] = [:]
  /// The branches and rounds, outermost first.
  var scopes: [VisitScope] = []
  /// The element of the innermost loop.
  var item: (index: Int, value: JSONValue)?
  var clock: ExecutionTime

  init(clock: ExecutionTime) { self.clock = clock }
}

/// The state of an execution.
final class Interpreter {
  let machine: ExecutableMachine
  let request: ExecutionRequest
  let answer: (ServiceCall) -> ServiceAnswer
  private let budget: EvaluationBudget
  /// The visits so far. A state's own visit keeps its place while the state runs.
  var visits: [StateVisit] = []
  /// The number of visits and tries so far.
  private var steps = 0
  /// The number of expressions so far: each draws its own random values.
  private var evaluations: UInt64 = 0

  init(
    _ machine: ExecutableMachine, _ request: ExecutionRequest, _ budget: EvaluationBudget,
    _ answer: @escaping (ServiceCall) -> ServiceAnswer
  ) {
    self.machine = machine
    self.request = request
    self.budget = budget
    self.answer = answer
  }

  /// Runs the list of states that begins with `start`, and returns the output of its last state.
  func run(from start: String, input: JSONValue, in frame: inout Frame) throws(Stop) -> JSONValue {
    var name = start
    var input = input
    while let state = machine.states[name] {
      try step(state.name)
      let place = visits.count
      visits.append(
        StateVisit(
          number: steps, state: state.name, type: state.type, scopes: frame.scopes, entered: frame.clock,
          input: input, variables: frame.variables))
      let passage: Passage
      do throws(Stop) {
        passage = try perform(state, input, in: &frame, at: place)
      } catch {
        visits[place].left = frame.clock
        if case .failure(let failure) = error { visits[place].failure = failure }
        throw error
      }
      visits[place].left = frame.clock
      visits[place].output = passage.output
      visits[place].next = passage.next
      input = passage.output
      guard let next = passage.next else { return input }
      name = next
    }
    return input
  }

  /// Counts a visit or a try.
  func step(_ state: String) throws(Stop) {
    steps += 1
    guard steps <= ExecutionRequest.longest else {
      throw .obstacle(ExecutionObstacle(state: state, message: .tooManySteps(ExecutionRequest.longest)))
    }
    try spend(50, state)
  }

  /// Takes work from the budget.
  func spend(_ units: Int, _ state: String) throws(Stop) {
    if !budget.spend(units) { throw outOfBudget(state) }
  }

  private func outOfBudget(_ state: String) -> Stop {
    .obstacle(
      ExecutionObstacle(
        state: state, message: budget.most < ExecutionRequest.mostWork ? .runTakesTooLong : .executionTakesTooLong))
  }

  // MARK: Values

  /// The value of `$states`.
  func statesVariable(
    _ state: State, _ input: JSONValue, _ frame: Frame, attempt: Int, also more: [JSONMember] = []
  ) -> JSONValue {
    var context: [JSONMember] = [
      JSONMember(
        "Execution",
        [
          "Id": .string(request.arn), "Input": request.input, "Name": .string(request.name),
          "RoleArn": .string(request.roleARN), "StartTime": .string(request.start.text),
        ]),
      JSONMember("StateMachine", ["Id": .string(request.machineARN), "Name": .string(request.machineName)]),
      JSONMember(
        "State",
        [
          "EnteredTime": .string(frame.clock.text), "Name": .string(state.name),
          "RetryCount": .number(String(attempt)),
        ]),
    ]
    if let item = frame.item {
      context.append(JSONMember("Map", ["Item": ["Index": .number(String(item.index)), "Value": item.value]]))
    }
    return .object([JSONMember("input", input)] + more + [JSONMember("context", .object(context))])
  }

  func value(
    of value: StateValue, _ field: String, _ state: State, _ variables: [String: JSONValue],
    _ clock: ExecutionTime
  ) throws(Stop) -> JSONValue {
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let text): return .string(machine.text(text))
    case .list(let elements):
      var result: [JSONValue] = []
      for (index, element) in elements.enumerated() {
        result.append(try self.value(of: element, "\(field)[\(index)]", state, variables, clock))
      }
      return .array(result)
    case .map(let members):
      var result: [JSONMember] = []
      for member in members {
        result.append(
          JSONMember(
            member.name, try self.value(of: member.value, "\(field)/\(member.name)", state, variables, clock)))
      }
      return .object(result)
    case .expression(let expression): return try self.value(of: expression, field, state, variables, clock)
    }
  }

  func value(
    of expression: StateExpression, _ field: String, _ state: State, _ variables: [String: JSONValue],
    _ clock: ExecutionTime
  ) throws(Stop) -> JSONValue {
    let answer: JSONValue?
    let seen = machine.seen(by: expression, of: variables)
    try spend(seen.looked, state.name)
    do throws(EvaluationProblem) {
      evaluations += 1
      answer = try ExpressionEvaluator(now: clock.milliseconds, seed: evaluations).evaluate(
        machine.evaluated(expression), input: nil, variables: seen.variables, within: budget)
    } catch {
      if error.code == "limit", budget.left == 0 { throw outOfBudget(state.name) }
      let text = machine.characters(of: expression)
      // Step Functions may have a value where the evaluator gives up.
      guard !error.isUnsupported, error.code != "limit" else {
        throw .obstacle(
          ExecutionObstacle(state: state.name, expression: text, span: error.place.span, message: error.message))
      }
      throw .failure(
        .query(.expressionFails(text, of: field, in: state.name, error.message, error.code), at: error.place.span))
    }
    guard let answer else {
      let text = machine.characters(of: expression)
      throw .failure(.query(.expressionHasNoValue(text, of: field, in: state.name), at: expression.root.span))
    }
    return answer
  }
}

extension StateFailure {
  /// The failure of an expression without a value, or with a value of the wrong type.
  static func query(_ cause: Sentence, at span: Span?) -> StateFailure {
    StateFailure("States.QueryEvaluationError", because: cause, at: span)
  }
}

extension StateValue {
  /// The place of an expression in the workflow.
  var span: Span? {
    if case .expression(let expression) = self { expression.root.span } else { nil }
  }
}
