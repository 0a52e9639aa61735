import Diagnostics
import Emit
import Expressions
import Plan
import Source
import TestSupport
import Testing

@testable import Execution

private func machine(_ output: StateValue) -> StateMachine {
  var state = State("A", .pass)
  state.output = output
  return StateMachine(comment: nil, states: StateList(start: "A", states: [state]))
}

@Suite struct MachinesOfValues {
  private static let queue = PlanText.reference(ResourceIdentifier(.queue, "orders"), .arn)

  private func outcome(_ machine: StateMachine) throws -> ExecutionTrace.Outcome {
    let ready = try ExecutableMachine(machine) { text in
      text.parts.map { if case .literal(let characters) = $0 { characters } else { "ARN" } }.joined()
    }
    return execute(ready, try request(#"{"id":"it's"}"#)) { _ in .result([:], .given) }.outcome
  }

  @Test func areExecuted() throws {
    let called = StateExpression.call("uppercase", .states("input", "id"))
    #expect(
      try outcome(machine(.map([StateMember("a", .expression(called)), StateMember("b", .list([.null, "c"]))])))
        == .succeeded(["a": "IT'S", "b": [.null, "c"]]))
  }

  @Test func textsOfTheDeploymentAreFilled() throws {
    let text = "queue " + Self.queue
    let entry = StateExpression.map([("to", .text(text)), ("id", StateExpression.states("input", "id").enclosed)])
    #expect(
      try outcome(machine(.list([.text(text), .expression(.call("string", entry))])))
        == .succeeded(["queue ARN", #"{"to":"queue ARN","id":"it's"}"#]))
    guard case .failed(let failure) = try outcome(machine(.expression(.call("number", .text(text))))) else {
      return #expect(Bool(false), "it does not fail")
    }
    #expect(
      failure.cause?.text.hasPrefix("the expression '$number('queue ARN')' of 'Output' in 'A' fails: ") == true)
  }

  @Test func anObstacleHasItsPlaceInTheWorkflow() throws {
    let template = readTemplate(
      "${{ event.n & $base64decode('?') }}",
      spanOf: { Span(file: FileNumber(3), start: UInt32($0.lowerBound), end: UInt32($0.upperBound)) },
      into: DiagnosticSink())
    let root = try #require(template.wholeExpression?.root { _, _ in .name(StateExpression.states("input").root) })
    let text = StateExpression.call("string", .joined([.string("no. "), StateExpression(root)]))
    guard case .unknown(let obstacle) = try outcome(machine(.expression(text))) else {
      return #expect(Bool(false), "it has an outcome")
    }
    #expect(obstacle.span == Span(file: FileNumber(3), start: 14, end: 32))
    #expect(obstacle.expression == "$string('no. ' & $states.input.n & $base64decode('?'))")
    // Without a file, the place is unknown.
    let bare = StateExpression.call("base64decode", .string("?"))
    guard case .unknown(let other) = try outcome(machine(.expression(bare))) else {
      return #expect(Bool(false), "it has an outcome")
    }
    #expect(other.span == nil)
    #expect(other.state == "A")
  }

  @Test func chainsThatAreTooLongAreLeft() throws {
    let parts = (0..<400).map { StateExpression.string(String($0)) }
    #expect(throws: ExecutionObstacle.self) {
      try ExecutableMachine(machine(.expression(.joined(parts)))) { $0.literal ?? "" }
    }
    #expect(try outcome(machine(.expression(.joined(Array(parts.prefix(12)))))) == .succeeded("01234567891011"))
  }
}
