import Diagnostics
import Emit
import Plan

// States that may fail and be retried: tasks, branches and loops.
extension Interpreter {
  func tryRepeatedly(
    _ state: State, _ input: JSONValue, in frame: inout Frame, at place: Int
  ) throws(Stop) -> Passage {
    var used = state.retry.map { TriesOfRetrier($0) }
    var attempt = 0
    while true {
      let failure: StateFailure
      do throws(Stop) {
        return try self.attempt(state, input, attempt, in: &frame, at: place)
      } catch {
        guard case .failure(let known) = error else { throw error }
        failure = known
      }
      if let pause = pause(after: failure, state, &used) {
        visits[place].retries.append(StateVisit.Retry(failure: failure, seconds: pause))
        frame.clock = frame.clock.adding(seconds: pause)
        attempt += 1
        try step(state.name)
        continue
      }
      guard let catcher = state.catchers.first(where: { failure.isMeant(by: $0.errors) }) else {
        throw .failure(failure)
      }
      visits[place].failure = failure
      // To the machine, a cause is a string like any other.
      let cause = failure.cause?.filled() ?? ""
      let error = JSONMember("errorOutput", ["Error": .string(failure.error), "Cause": .string(cause)])
      let states = statesVariable(state, input, frame, attempt: attempt, also: [error])
      // The default output of a catcher is the error.
      var passage = try leave(
        state, error.value, states, assign: catcher.assign, output: catcher.output, in: &frame, at: place)
      visits[place].isCaught = true
      passage.next = catcher.next
      return passage
    }
  }

  /// The seconds before another try; nil without one. Each retrier counts its own tries (Amazon States Language,
  /// "Retrying after error").
  private func pause(after failure: StateFailure, _ state: State, _ used: inout [TriesOfRetrier]) -> Int? {
    guard let index = state.retry.firstIndex(where: { failure.isMeant(by: $0.errors) }) else { return nil }
    return used[index].next(state.retry[index])
  }

  /// One try of a state.
  private func attempt(
    _ state: State, _ input: JSONValue, _ attempt: Int, in frame: inout Frame, at place: Int
  ) throws(Stop) -> Passage {
    let states = statesVariable(state, input, frame, attempt: attempt)
    let result: JSONValue
    switch state.kind {
    case .task(let call): result = try self.call(call, state, input, states, attempt, in: frame, at: place)
    case .parallel(let branches, let arguments):
      var given = input
      if let arguments { given = try value(of: arguments, "Arguments", state, frame.seeing(states), frame.clock) }
      result = try runBranches(branches, given, attempt, in: &frame, at: place)
    case .map(let loop): result = try runLoop(loop, state, input, states, attempt, in: &frame, at: place)
    case .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: result = input
    }
    visits[place].result = result
    try checkSize(of: result, .theResult, state)
    let complete = statesVariable(state, input, frame, attempt: attempt, also: [JSONMember("result", result)])
    return try leave(state, result, complete, assign: state.assign, output: state.output, in: &frame, at: place)
  }

  private func call(
    _ call: TaskCall, _ state: State, _ input: JSONValue, _ states: JSONValue, _ attempt: Int,
    in frame: Frame, at place: Int
  ) throws(Stop) -> JSONValue {
    let resource = machine.text(call.resource)
    visits[place].resource = resource
    visits[place].timeout = call.timeout
    visits[place].arguments = nil
    var arguments = input
    if let given = call.arguments {
      arguments = try value(of: given, "Arguments", state, frame.seeing(states), frame.clock)
    }
    try checkSize(of: arguments, .thePayload, state)
    visits[place].arguments = arguments
    let rounds = frame.scopes.compactMap { $0.kind == .round ? $0.index : nil }
    let call = ServiceCall(
      state: state.name, resource: resource, arguments: arguments, rounds: rounds, attempt: attempt)
    switch answer(call) {
    case .result(let result, let origin):
      visits[place].answer = origin
      return result
    case .failure(let failure): throw .failure(failure)
    }
  }
}

private struct TriesOfRetrier {
  private var count = 0
  private var pause: Double

  init(_ retrier: Retrier) { pause = Double(retrier.interval ?? Retrier.Standard.interval) }

  /// The pause before the next try, in seconds; nil if no tries are left.
  mutating func next(_ retrier: Retrier) -> Int? {
    guard count < retrier.attempts ?? Retrier.Standard.attempts else { return nil }
    count += 1
    // Step Functions never pauses for more than a year.
    let longest = Double(retrier.maximumDelay ?? 31_622_400)
    let now = min(pause, longest)
    pause = min(pause * (retrier.backoff.flatMap { Double($0) } ?? Retrier.Standard.backoff), longest)
    return Int(now.rounded())
  }
}

extension StateFailure {
  /// Whether a retrier or a catcher with these errors applies to this failure (Amazon States Language, "Errors"; Step
  /// Functions Developer Guide, "Handling errors").
  func isMeant(by errors: [String]) -> Bool {
    errors.contains { name in
      switch name {
      case "States.ALL": error != "States.DataLimitExceeded" && error != "States.Runtime"
      case "States.TaskFailed":
        error == name || !["States.Timeout", "States.DataLimitExceeded", "States.Runtime"].contains(error)
      default: error == name
      }
    }
  }
}
