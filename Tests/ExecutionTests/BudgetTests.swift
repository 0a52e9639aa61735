import Emit
import Expressions
import TestSupport
import Testing

@testable import Execution

@Suite struct BudgetTests {
  /// A loop of so many rounds, each with an expression.
  private func outcome(
    rounds: Int, of expression: String, within units: Int? = nil
  ) throws -> (outcome: ExecutionTrace.Outcome, spent: Int, visits: Int) {
    let round = #"{"Type":"Pass","Assign":{"v":"{% \#(expression) %}"},"Output":null,"End":true}"#
    let loop =
      #"{"Type":"Map","Items":"{% [1..\#(rounds)] %}","ItemProcessor":{"StartAt":"B","States":{"B":\#(round)}},"End":true}"#
    let machine = try executable(#"{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":\#(loop)}}"#)
    let budget = EvaluationBudget(units ?? ExecutionRequest.mostWork)
    let trace = execute(machine, try request(#"{"list":[1,2,3]}"#), within: budget) { _ in .result([:], .given) }
    return (trace.outcome, budget.spent, trace.visits.count)
  }

  @Test func anExecutionEndsWhenItsWorkIsDone() throws {
    let many = try outcome(rounds: 9_000, of: "$pad('x', 200000)")
    guard case .unknown(let obstacle) = many.outcome else { throw Unexpected("\(many.outcome)") }
    #expect(obstacle.state == "B")
    #expect(obstacle.message.text == "the execution takes too long, or makes too much")
    #expect(many.spent == ExecutionRequest.mostWork)
    #expect(many.visits < 9_000)
  }

  @Test(arguments: ["$count([1..100000])", "$pad('x', 200000)", "$sum([1..5000].($ * 2))"])
  func eachRoundIsWork(expression: String) throws {
    let three = try outcome(rounds: 3, of: expression)
    #expect(three.outcome == .succeeded([.null, .null, .null]))
    let more = try outcome(rounds: 9_000, of: expression, within: 2 * three.spent)
    guard case .unknown(let obstacle) = more.outcome else { throw Unexpected("\(more.outcome)") }
    #expect(obstacle.state == "B")
    #expect(more.spent == 2 * three.spent)
    #expect(more.visits > three.visits && more.visits < 9_000)
  }

  @Test func aSmallerBudgetIsTheRuns() throws {
    let all = try outcome(rounds: 100, of: "1 + 1").spent
    #expect(
      try outcome(rounds: 100, of: "1 + 1", within: all).outcome
        == .succeeded(.array(Array(repeating: .null, count: 100))))
    guard case .unknown(let obstacle) = try outcome(rounds: 100, of: "1 + 1", within: all - 1).outcome else {
      throw Unexpected("it goes on")
    }
    #expect(obstacle.message.text == "what was simulated before took too long")
  }

  /// An expression that alone exceeds its limit is reported, and leaves the rest of the budget.
  @Test func anExpressionHasABudgetOfItsOwn() throws {
    let result = try outcome(rounds: 2, of: "$count([1..3000000])")
    guard case .unknown(let obstacle) = result.outcome else { throw Unexpected("\(result.outcome)") }
    #expect(obstacle.message.text == "the expression takes too long or produces too much")
    #expect(result.spent < ExecutionRequest.mostWork)
  }
}
