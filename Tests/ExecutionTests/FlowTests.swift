import Emit
import TestSupport
import Testing

@testable import Execution

private func task(_ name: String, _ rest: String = "\"End\":true", arguments: String = "{}") -> String {
  #""\#(name)":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Arguments":\#(arguments),\#(rest)}"#
}

@Suite struct Flow {
  @Test func statesFollowEachOther() throws {
    let trace = try run(
      #""A":{"Type":"Pass","Output":{"n":"{% $states.input.n + 1 %}"},"Next":"B"},"#
        + #""B":{"Type":"Pass","Output":"{% $states.input.n * 10 %}","Next":"C"},"C":{"Type":"Succeed"}"#,
      input: #"{"n":1}"#)
    #expect(trace.path == ["A", "B", "C"])
    #expect(trace.output == 20)
    #expect(try trace.visit("A").next == "B")
    #expect(try trace.visit("C").next == nil)
  }

  @Test func aTaskSendsItsArgumentsAndReturnsTheResult() throws {
    let trace = try run(
      task(
        "A", arguments: #"{"Message":"{% 'Order ' & $states.input.id %}","Fixed":[1,"{% $states.input.id %}"]}"#),
      input: #"{"id":"A-1"}"#, answers: ["A": [.result(["MessageId": "m-1"])]])
    let visit = try trace.visit("A")
    #expect(visit.arguments == ["Message": "Order A-1", "Fixed": [1, "A-1"]])
    #expect(visit.resource == "arn:aws:states:::sns:publish")
    #expect(visit.answer == .given)
    #expect(trace.output == ["MessageId": "m-1"])
  }

  @Test func assignAndOutputUseTheOldVariables() throws {
    // Both new values use the old one; the next state sees the new ones.
    let trace = try run(
      #""A":{"Type":"Pass","Assign":{"x":1},"Next":"B"},"#
        + #""B":{"Type":"Pass","Assign":{"x":"{% $x + 1 %}","y":"{% $x + 10 %}"},"Output":"{% $x %}","Next":"C"},"#
        + #""C":{"Type":"Pass","Output":["{% $x %}","{% $y %}","{% $states.input %}"],"End":true}"#)
    #expect(trace.output == [2, 11, 1])
    #expect(try trace.visit("B").assigned == [JSONMember("x", 2), JSONMember("y", 11)])
  }

  @Test func theContextDescribesTheExecution() throws {
    let trace = try run(
      #""A":{"Type":"Wait","Seconds":90,"Next":"B"},"B":{"Type":"Pass","Output":["{% $states.context.Execution.Id %}","#
        + #""{% $states.context.Execution.Input.a %}","{% $states.context.Execution.StartTime %}","#
        + #""{% $states.context.State.Name %}","{% $states.context.State.EnteredTime %}","#
        + #""{% $states.context.StateMachine.Name %}","{% $now() %}"],"End":true}"#, input: #"{"a":7}"#)
    #expect(
      trace.output == [
        "arn:aws:states:eu-west-1:111122223333:execution:m:e-1", 7, "2027-01-15T09:30:00.000Z", "B",
        "2027-01-15T09:31:30.000Z", "m", "2027-01-15T09:31:30.000Z",
      ])
  }

  @Test func anExpressionWithoutAValueFails() throws {
    for template in [#""{% $states.input.none %}""#, #"{"deep":["{% $none %}"]}"#, #""{% $number('x') %}""#] {
      let trace = try run(#""A":{"Type":"Pass","Output":\#(template),"End":true}"#)
      #expect(trace.error == "States.QueryEvaluationError")
      #expect(try trace.visit("A").failure != nil)
    }
  }

  @Test func anExpressionHasNoContext() throws {
    #expect(try run(#""A":{"Type":"Pass","Output":"{% a %}","End":true}"#, input: #"{"a":1}"#).error != nil)
  }

  @Test func textsThatOnlyHoldMarksAreTexts() throws {
    let trace = try run(#""A":{"Type":"Pass","Output":["{% 1","a {% 1 %}","{%%"],"End":true}"#)
    #expect(trace.output == ["{% 1", "a {% 1 %}", "{%%"])
  }

  @Test func randomValuesDifferAndAreTheSameEachTime() throws {
    let states = #""A":{"Type":"Pass","Output":["{% $uuid() %}","{% $uuid() %}"],"End":true}"#
    let first = try run(states)
    guard case .array(let ids)? = first.output else { return #expect(Bool(false), "\(first.outcome)") }
    #expect(ids[0] != ids[1])
    #expect(try run(states).output == first.output)
  }
}

@Suite struct Choices {
  private let states =
    #""A":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.n > 10 %}","Next":"Big","Assign":{"v":"rule"}},"#
    + #"{"Condition":"{% $states.input.n > 5 %}","Next":"Middle","Output":"chosen"}],"Default":"Small","Assign":{"v":"default"}},"#
    + #""Big":{"Type":"Pass","Output":"{% $v %}","End":true},"Middle":{"Type":"Succeed"},"#
    + #""Small":{"Type":"Pass","Output":"{% $v %}","End":true}"#

  @Test func theFirstTrueConditionWins() throws {
    let big = try run(states, input: #"{"n":11}"#)
    #expect(big.path == ["A", "Big"])
    #expect(big.output == "rule")
    #expect(try big.visit("A").decision?.answers == [true])
    let middle = try run(states, input: #"{"n":6}"#)
    #expect(middle.path == ["A", "Middle"])
    #expect(middle.output == "chosen")
    #expect(try middle.visit("A").decision?.rule == 1)
  }

  @Test func assignmentsOfAChoiceApplyToItsDefault() throws {
    let small = try run(states, input: #"{"n":1}"#)
    #expect(small.path == ["A", "Small"])
    #expect(small.output == "default")
    #expect(try small.visit("A").decision?.rule == nil)
  }

  @Test func aConditionIsTrueOrFalse() throws {
    // `and` converts any value to a Boolean; a number by itself is not one.
    #expect(try run(states, input: #"{"n":"x"}"#).error == "States.QueryEvaluationError")
    let number = #""A":{"Type":"Choice","Choices":[{"Condition":"{% 1 %}","Next":"B"}]},"B":{"Type":"Succeed"}"#
    #expect(try run(number).error == "States.QueryEvaluationError")
  }

  @Test func withoutADefaultNothingIsChosen() throws {
    let states = #""A":{"Type":"Choice","Choices":[{"Condition":"{% false %}","Next":"B"}]},"B":{"Type":"Succeed"}"#
    #expect(try run(states).error == "States.NoChoiceMatched")
  }
}

@Suite struct Waits {
  @Test(arguments: [
    (#""Seconds":60"#, 60, "2027-01-15T09:31:00.000Z"),
    (#""Seconds":"{% $states.input.n * 2 %}""#, 6, "2027-01-15T09:30:06.000Z"),
    (#""Timestamp":"2027-01-16T09:30:00Z""#, 86_400, "2027-01-16T09:30:00.000Z"),
    (#""Timestamp":"{% $states.input.t %}""#, 1_800, "2027-01-15T10:00:00.000Z"),
    (#""Timestamp":"2020-01-01T00:00:00Z""#, 0, "2027-01-15T09:30:00.000Z"),
  ])
  func takeTheirTime(_ field: String, _ seconds: Int, _ end: String) throws {
    let trace = try run(
      #""A":{"Type":"Wait",\#(field),"End":true}"#, input: #"{"n":3,"t":"2027-01-15T11:00:00+01:00","o":1}"#)
    #expect(try trace.visit("A").seconds == seconds)
    #expect(trace.ended.text == end)
    #expect(trace.output == (try json(#"{"n":3,"t":"2027-01-15T11:00:00+01:00","o":1}"#)))
  }

  @Test(arguments: [
    #""Seconds":"{% 1.5 %}""#, #""Seconds":"{% -1 %}""#, #""Seconds":"{% '5' %}""#,
    #""Timestamp":"{% 'tomorrow' %}""#,
    #""Timestamp":"{% '2027-01-15' %}""#, #""Timestamp":"{% 5 %}""#, #""Seconds":"{% 1e12 %}""#,
  ])
  func rejectInvalidTimestamps(_ field: String) throws {
    #expect(try run(#""A":{"Type":"Wait",\#(field),"End":true}"#).error == "States.QueryEvaluationError")
  }
}

@Suite struct Ends {
  @Test func aFailureHasItsErrorAndCause() throws {
    let trace = try run(
      #""A":{"Type":"Fail","Error":"Desk.Closed","Cause":"{% 'until ' & $states.input.day %}"}"#,
      input: #"{"day":"Monday"}"#)
    #expect(trace.outcome == .failed(StateFailure("Desk.Closed", cause: "until Monday")))
  }

  @Test func aSuccessReturnsItsOutput() throws {
    #expect(try run(#""A":{"Type":"Succeed","Output":"{% $states.input.a %}"}"#, input: #"{"a":1}"#).output == 1)
  }

  @Test func largeValuesAreRejected() throws {
    let text = String(repeating: "x", count: 150_000)
    let doubled = #""A":{"Type":"Pass","Output":["{% $states.input.t %}","{% $states.input.t %}"],"End":true}"#
    #expect(try run(doubled, input: #"{"t":"\#(text)"}"#).error == "States.DataLimitExceeded")
  }

  @Test func endlessMachinesAreStopped() throws {
    let trace = try run(
      #""A":{"Type":"Choice","Choices":[{"Condition":"{% true %}","Next":"A"}],"Default":"B"},"B":{"Type":"Succeed"}"#
    )
    guard case .unknown(let obstacle) = trace.outcome else { return #expect(Bool(false), "\(trace.outcome)") }
    #expect(obstacle.message.text.contains("10000"))
    #expect(trace.visits.count == 10_000)
  }
}

@Suite struct Times {
  @Test(arguments: [
    ("2027-01-15T09:30:00Z", "2027-01-15T09:30:00.000Z"), ("2027-01-15T09:30:00.5Z", "2027-01-15T09:30:00.500Z"),
    ("2027-01-15T09:30:00.123456Z", "2027-01-15T09:30:00.123Z"),
    ("2027-01-15T09:30:00+09:00", "2027-01-15T00:30:00.000Z"),
    ("2024-02-29T23:59:59-00:30", "2024-03-01T00:29:59.000Z"),
    ("1969-12-31T23:59:59.250Z", "1969-12-31T23:59:59.250Z"),
  ])
  func areRead(_ text: String, _ wanted: String) {
    #expect(ExecutionTime(text)?.text == wanted)
  }

  @Test(arguments: [
    "", "2027-01-15", "2027-01-15T09:30:00", "2027-02-29T00:00:00Z", "2027-13-01T00:00:00Z", "2027-01-15T24:00:00Z",
    "2027-01-15 09:30:00Z", "2027-01-15T09:30:00.Z", "2027-01-15T09:30:00Z ", "2027-01-15T09:30:00+9:00",
    "2027-01-00T00:00:00Z", "2027-01-15T09:30:60Z", "２０２７-01-15T09:30:00Z",
  ])
  func invalidTimestampsAreRejected(_ text: String) {
    #expect(ExecutionTime(text) == nil)
  }
}
