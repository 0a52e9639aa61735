import Diagnostics
import Emit
import Expressions
import Plan

/// The next state of an execution, and its input.
struct Passage {
  var next: String?
  var output: JSONValue
}

// The types of states.
extension Interpreter {
  func perform(_ state: State, _ input: JSONValue, in frame: inout Frame, at place: Int) throws(Stop) -> Passage {
    let states = statesVariable(state, input, frame, attempt: 0)
    switch state.kind {
    case .task, .parallel, .map: return try tryRepeatedly(state, input, in: &frame, at: place)
    case .pass, .succeed: break
    case .choice(let rules, _): return try choose(rules, state, states, input, in: &frame, at: place)
    case .waitFor(let given):
      let value = try self.value(of: given, "Seconds", state, frame.seeing(states), frame.clock)
      guard let seconds = value.wholeSeconds else {
        throw .failure(.query(.field("Seconds", of: state.name, is: value.text(), .wholeSeconds), at: given.span))
      }
      visits[place].seconds = seconds
      frame.clock = frame.clock.adding(seconds: seconds)
    case .waitUntil(let given):
      let value = try self.value(of: given, "Timestamp", state, frame.seeing(states), frame.clock)
      guard let text = value.characters, let time = ExecutionTime(text) else {
        throw .failure(.query(.field("Timestamp", of: state.name, is: value.text(), .time), at: given.span))
      }
      // A wait until a time in the past ends at once.
      let end = max(frame.clock, time)
      visits[place].seconds = Int((end.milliseconds - frame.clock.milliseconds + 999) / 1_000)
      frame.clock = end
    case .fail(let error, let cause):
      func text(_ given: StateValue?, _ field: String) throws(Stop) -> String {
        guard let given else { return "" }
        let value = try self.value(of: given, field, state, frame.seeing(states), frame.clock)
        guard let text = value.characters else {
          throw .failure(.query(.field(field, of: state.name, is: value.text(), .text), at: given.span))
        }
        return text
      }
      let name = try text(error, "Error")
      throw .failure(StateFailure(name, cause: try text(cause, "Cause")))
    }
    return try leave(state, input, states, assign: state.assign, output: state.output, in: &frame, at: place)
  }

  /// Assigns a state's variables and makes its output. Both use the variables from before.
  func leave(
    _ state: State, _ unchanged: JSONValue, _ states: JSONValue, assign: [StateMember],
    output: StateValue?, in frame: inout Frame, at place: Int
  ) throws(Stop) -> Passage {
    let variables = frame.seeing(states)
    var assigned: [JSONMember] = []
    for member in assign {
      let value = try self.value(of: member.value, "Assign/\(member.name)", state, variables, frame.clock)
      assigned.append(JSONMember(member.name, value))
    }
    if !assigned.isEmpty { try checkSize(of: .object(assigned), .theVariables, state) }
    var result = unchanged
    if let output {
      result = try self.value(of: output, "Output", state, variables, frame.clock)
      try checkSize(of: result, .theOutput, state)
    }
    for member in assigned { frame.variables[member.name] = member.value }
    visits[place].assigned = assigned
    return Passage(next: state.following, output: result)
  }

  private func choose(
    _ rules: [ChoiceRule], _ state: State, _ states: JSONValue, _ input: JSONValue, in frame: inout Frame,
    at place: Int
  ) throws(Stop) -> Passage {
    var decision = StateVisit.Decision()
    for rule in rules {
      let condition = rule.condition
      let value = try self.value(of: condition, "Condition", state, frame.seeing(states), frame.clock)
      guard case .bool(let holds) = value else {
        throw .failure(.query(.undecided(state.name, value.text()), at: condition.root.span))
      }
      decision.answers.append(holds)
      visits[place].decision = decision
      guard holds else { continue }
      var passage = try leave(state, input, states, assign: rule.assign, output: rule.output, in: &frame, at: place)
      passage.next = rule.next
      return passage
    }
    guard state.following != nil else {
      throw .failure(StateFailure("States.NoChoiceMatched", because: .noConditionIsTrue(of: state.name), at: nil))
    }
    // The state's own variables and output apply to its default (Step Functions Developer Guide, "Choice workflow
    // state").
    return try leave(state, input, states, assign: state.assign, output: state.output, in: &frame, at: place)
  }

  /// The input and the output of a state have at most 256 KiB (Step Functions Developer Guide, "Service quotas").
  func checkSize(of value: JSONValue, _ what: Sentence, _ state: State) throws(Stop) {
    let size = value.bytes(.compact).count
    try spend(size / 16, state.name)
    guard size > 262_144 else { return }
    throw .failure(
      StateFailure("States.DataLimitExceeded", because: .tooLarge(what, of: state.name, size), at: nil))
  }
}

extension Frame {
  /// The variables together with `$states`.
  func seeing(_ states: JSONValue) -> [String: JSONValue] {
    var variables = variables
    variables["states"] = states
    return variables
  }
}

extension JSONValue {
  fileprivate var characters: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value as whole seconds within the limits of a wait, in any spelling of the number.
  fileprivate var wholeSeconds: Int? {
    guard case .number(let text) = self, let number = Double(text), number == number.rounded(),
      (0...99_999_999).contains(number)
    else { return nil }
    return Int(number)
  }
}
