import DefinitionSupport
import Emit
import Plan
import TestSupport
import Testing

@testable import Execution

/// The response of a service to one call.
enum Answer {
  case result(JSONValue)
  case failure(String)
}

/// Runs a machine whose states are written as the members of `States`. `answers` are the responses to each state in
/// the order of its calls; the last one is repeated.
func run(
  _ states: String, from start: String = "A", input: String = "{}", answers: [String: [Answer]] = [:]
) throws -> ExecutionTrace {
  let machine = try executable("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"\(start)\",\"States\":{\(states)}}")
  var calls: [String: Int] = [:]
  return execute(machine, try request(input)) { call in
    let known = answers[call.state] ?? []
    let number = calls[call.state, default: 0]
    calls[call.state] = number + 1
    switch known.isEmpty ? .result([:]) : known[min(number, known.count - 1)] {
    case .result(let value): return .result(value, .given)
    case .failure(let error): return .failure(StateFailure(error, cause: "it is so"))
    }
  }
}

/// The machine of a definition without unknown parts.
func executable(_ definition: String) throws -> ExecutableMachine {
  try ExecutableMachine(readDefinition(json(definition))) { $0.literal ?? "" }
}

func request(_ input: String) throws -> ExecutionRequest {
  ExecutionRequest(
    input: try json(input), start: try #require(ExecutionTime("2027-01-15T09:30:00Z")), name: "e-1",
    arn: "arn:aws:states:eu-west-1:111122223333:execution:m:e-1", machineName: "m",
    machineARN: "arn:aws:states:eu-west-1:111122223333:stateMachine:m",
    roleARN: "arn:aws:iam::111122223333:role/m")
}

extension ExecutionTrace {
  var path: [String] { visits.map(\.state) }

  /// The output, if it succeeds.
  var output: JSONValue? {
    if case .succeeded(let value) = outcome { value } else { nil }
  }

  /// The error, if it fails.
  var error: String? {
    if case .failed(let failure) = outcome { failure.error } else { nil }
  }

  func visit(_ state: String) throws -> StateVisit {
    try #require(visits.first { $0.state == state }, "no visit of \(state)")
  }
}
