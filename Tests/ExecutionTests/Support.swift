import Diagnostics
import Emit
import EventPattern
import Source
import Testing

@testable import Execution

/// A value from JSON text.
func json(_ text: String) throws -> JSONValue {
  let sink = DiagnosticSink()
  let input = parseJSON(Array(text.utf8), file: FileNumber(0), into: sink)
  return JSONValue(try #require(input, "no JSON: \(text)"))
}

extension JSONValue {
  init(_ input: PatternInput) {
    switch input.kind {
    case .null, .open: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map { JSONValue($0) })
    case .object(let members): self = .object(members.map { JSONMember($0.name, JSONValue($0.value)) })
    }
  }
}

/// What a service does with one call.
enum Answer {
  case result(JSONValue)
  case failure(String)
}

/// Carries out a machine of states that are written as the members of `States`. `answers` are those of each state in the
/// order of its calls, of which the last one is given again.
func run(
  _ states: String, from start: String = "A", input: String = "{}", answers: [String: [Answer]] = [:]
) throws -> ExecutionTrace {
  let machine = try MachineDefinition(
    try json("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"\(start)\",\"States\":{\(states)}}"))
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

func request(_ input: String) throws -> ExecutionRequest {
  ExecutionRequest(
    input: try json(input), start: try #require(ExecutionTime("2027-01-15T09:30:00Z")), name: "e-1",
    arn: "arn:aws:states:eu-west-1:111122223333:execution:m:e-1", machineName: "m",
    machineARN: "arn:aws:states:eu-west-1:111122223333:stateMachine:m",
    roleARN: "arn:aws:iam::111122223333:role/m")
}

extension ExecutionTrace {
  /// The states in order.
  var path: [String] { visits.map(\.state) }

  /// What it hands out, where it ends well.
  var output: JSONValue? {
    if case .succeeded(let value) = outcome { value } else { nil }
  }

  /// The error, where it fails.
  var error: String? {
    if case .failed(let failure) = outcome { failure.error } else { nil }
  }

  func visit(_ state: String) throws -> StateVisit {
    try #require(visits.first { $0.state == state }, "no visit of \(state)")
  }
}
