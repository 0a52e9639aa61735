import Diagnostics
import Emit
import Execution
import Expressions
import Flow
import Plan
import Simulation
import Source

/// An execution as JSON: its status, and the states in the order in which they are entered.
struct ExecutionJSON {
  let execution: SimulatedExecution
  let workflow: Flow

  var value: JSONValue {
    var members = [JSONMember("status", .string(execution.trace.outcome.word))]
    switch execution.trace.outcome {
    case .succeeded(let output): members.append(JSONMember("output", output))
    case .failed(let failure): members += self.members(of: failure)
    case .unknown(let obstacle): members.append(JSONMember("reason", .string(obstacle.message.filled())))
    }
    members.append(JSONMember("started", .string(execution.trace.started.text)))
    members.append(JSONMember("ended", .string(execution.trace.ended.text)))
    members.append(JSONMember("states", .array(execution.passages.map { value(of: $0) })))
    return .object(members)
  }

  private func members(of failure: StateFailure) -> [JSONMember] {
    [JSONMember("error", .string(failure.error)), JSONMember("cause", .string(failure.cause?.filled() ?? ""))]
  }

  private func value(of passage: SimulatedExecution.Passage) -> JSONValue {
    let visit = passage.visit
    var members = [JSONMember("state", .string(visit.state)), JSONMember("type", .string(visit.type.rawValue))]
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONMember(name, value)) }
    }
    add("task", passage.calledTask.map { .string($0.id) })
    if !visit.scopes.isEmpty { add("in", .array(visit.scopes.map { value(of: $0) })) }
    add("entered", .string(visit.entered.text))
    // Most states have the input of the execution, which is not repeated.
    if visit.input != execution.input { add("input", visit.input) }
    add("resource", visit.resource.map { .string($0) })
    add("arguments", visit.arguments)
    let reasons = execution.reasons(of: passage, in: workflow)
    if !reasons.isEmpty { add("conditions", .array(reasons.map { value(of: $0) })) }
    if !visit.retries.isEmpty { add("retries", .array(visit.retries.map { value(of: $0) })) }
    add("result", passage.result)
    add("answer", visit.answer.map { .string($0.word) })
    add("rounds", visit.rounds.map { .number(String($0)) })
    add("seconds", visit.seconds.map { .number(String($0)) })
    add("timeout", visit.timeout.map { .number(String($0)) })
    if let failure = visit.failure {
      members += self.members(of: failure)
      add("caught", .bool(visit.isCaught))
    }
    if visit.isCutShort { add("cutShort", true) }
    if !visit.assigned.isEmpty { add("assigned", .object(visit.assigned)) }
    add("next", visit.next.map { .string($0) })
    return .object(members)
  }

  private func value(of scope: VisitScope) -> JSONValue {
    ["state": .string(scope.state), scope.kind == .branch ? "branch" : "round": .number(String(scope.index))]
  }

  private func value(of reason: ConditionReason) -> JSONValue {
    [
      "condition": .string(reason.condition.text), "holds": .bool(reason.holds),
      "values": .object(reason.values.map { JSONMember($0.path, $0.value ?? .null) }),
    ]
  }

  private func value(of retry: StateVisit.Retry) -> JSONValue {
    .object(members(of: retry.failure) + [JSONMember("seconds", .number(String(retry.seconds)))])
  }
}

extension ExecutionTrace.Outcome {
  /// The outcome in the terms of Step Functions.
  fileprivate var word: String {
    switch self {
    case .succeeded: "SUCCEEDED"
    case .failed: "FAILED"
    case .unknown: "UNKNOWN"
    }
  }
}

extension AnswerOrigin {
  /// The origin in the terms of the JSON output.
  fileprivate var word: String {
    switch self {
    case .given: "given"
    case .sample: "sample"
    case .assumed: "assumed"
    }
  }
}
