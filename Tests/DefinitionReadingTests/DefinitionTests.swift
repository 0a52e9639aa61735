import Diagnostics
import Emit
import Plan
import StatesLanguage
import TestSupport
import Testing

@testable import DefinitionReading

@Suite struct DefinitionTests {
  private func problem(_ definition: String) throws -> DefinitionProblem? {
    problem(try json(definition))
  }

  private func problem(_ value: JSONValue) -> DefinitionProblem? {
    do throws(DefinitionProblem) {
      _ = try readDefinition(value)
      return nil
    } catch {
      return error
    }
  }

  private func states(_ states: String) -> String {
    #"{"QueryLanguage":"JSONata","StartAt":"A","States":{\#(states)}}"#
  }

  @Test(arguments: [
    (#""A":{"Type":"Pass","Next":"B"}"#, "unknown state 'B'"),
    (#""B":{"Type":"Succeed"}"#, "unknown state 'A'"),
    (#""A":{"Type":"Pass"}"#, "a state needs either 'Next' or 'End'"),
    (#""A":{"Type":"Pass","Next":"A","End":true}"#, "a state needs either 'Next' or 'End'"),
    (#""A":{"Type":"Wait","End":true}"#, "a 'Wait' state needs either 'Seconds' or 'Timestamp'"),
    (#""A":{"Type":"Pass","InputPath":"$","End":true}"#, "'InputPath' is not supported by the simulator"),
    (#""A":{"Type":"Task","End":true}"#, "'Resource' is missing"),
    (#""A":{"Type":"Do","End":true}"#, "states of type 'Do' are not supported by the simulator"),
    (#""A":{"Type":"Choice","Choices":[{"Condition":"{% true %}","Next":"B"}]}"#, "unknown state 'B'"),
    (
      #""A":{"Type":"Task","Resource":"r","Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true}"#,
      "unknown state 'B'"
    ),
    (
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}],"End":true}"#,
      "two states have this name"
    ),
    (
      #""A":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true}"#,
      "only inline 'Map' states are supported by the simulator"
    ),
  ])
  func invalidStatesAreRejected(_ members: String, _ message: String) throws {
    #expect(try problem(states(members))?.message.text == message)
  }

  @Test func branchesCannotSetVariablesAroundThem() throws {
    // Step Functions Developer Guide, "Variable scope": this also applies if a catcher assigns the outer one, or a
    // later state.
    let branch =
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"x":1},"End":true}}}],"Next":"C"},"#
    let message = "'x' is a variable of the outer states, which inner states cannot set"
    let later = try problem(states(branch + #""C":{"Type":"Pass","Assign":{"x":2},"End":true}"#))
    #expect(later?.state == "A" && later?.message.text == message)
    #expect(
      try problem(
        states(
          branch
            + #""C":{"Type":"Task","Resource":"r","Catch":[{"ErrorEquals":["States.ALL"],"Assign":{"x":1},"Next":"A"}],"End":true}"#
        ))?.message.text == message)
    #expect(try problem(states(branch + #""C":{"Type":"Pass","Assign":{"y":2},"End":true}"#)) == nil)
  }

  @Test func otherLanguagesAreRejected() throws {
    #expect(
      try problem(#"{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}"#)?.message
        == "the query language must be JSONata")
    #expect(try problem("[]")?.message.text == "the definition is not an object")
  }

  @Test func deepNestingIsBounded() throws {
    var inner = try json(#"{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}"#)
    for depth in 0..<80 {
      let state: JSONValue = ["Type": "Parallel", "Branches": [inner], "End": true]
      inner = ["StartAt": .string("P\(depth)"), "States": .object([JSONMember("P\(depth)", state)])]
    }
    if case .object(let members) = inner { inner = .object(members + [JSONMember("QueryLanguage", "JSONata")]) }
    #expect(problem(inner)?.message.text == "the states are nested too deeply")
  }

  @Test func expressionsAreRead() throws {
    let found = try problem(states(#""A":{"Type":"Pass","Output":"{% 1 + %}","End":true}"#))
    #expect(found?.state == "A")
    #expect(found?.message.text.hasPrefix("'1 +' is not a valid expression") == true)
  }

  @Test func retriersHaveTheWrittenValues() throws {
    let read = try readDefinition(
      json(
        states(
          #""A":{"Type":"Task","Resource":"r","Retry":[{"ErrorEquals":["X"]},{"ErrorEquals":["Y"],"IntervalSeconds":2,"MaxAttempts":0,"BackoffRate":1.50,"MaxDelaySeconds":9,"JitterStrategy":"FULL"}],"End":true}"#
        )))
    #expect(
      read.states.states[0].retry == [
        Retrier(errors: ["X"]),
        Retrier(errors: ["Y"], interval: 2, attempts: 0, backoff: "1.50", maximumDelay: 9, jitters: true),
      ])
  }

  @Test func readingAndWritingRoundTrip() throws {
    let written = try json(
      #"""
      {"Comment":"all","QueryLanguage":"JSONata","StartAt":"T","States":{
       "T":{"Type":"Task","Comment":"so","Resource":"arn:aws:states:::sns:publish","Arguments":{"a":[1,null,true,"{% $states.input.a %}","{% a"]},"Credentials":{"RoleArn":"arn:aws:iam::999988887777:role/callee"},"TimeoutSeconds":5,"Assign":{"x":1},"Output":"{% $x %}","Retry":[{"ErrorEquals":["X"],"IntervalSeconds":2,"JitterStrategy":"FULL"}],"Catch":[{"ErrorEquals":["States.ALL"],"Assign":{"e":"{% $states.errorOutput %}"},"Output":0,"Next":"C"}],"Next":"C"},
       "C":{"Type":"Choice","Choices":[{"Condition":"{% $x = 1 %}","Assign":{"y":2},"Output":{},"Next":"P"}],"Default":"W","Assign":{"y":3}},
       "W":{"Type":"Wait","Seconds":"{% $x %}","Next":"U"},
       "U":{"Type":"Wait","Timestamp":"2027-01-15T09:30:00Z","Next":"P"},
       "P":{"Type":"Parallel","Arguments":{"n":1},"Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}],"Next":"M"},
       "M":{"Type":"Map","Items":[1,2],"ItemSelector":{"i":"{% $states.context.Map.Item.Value %}"},"MaxConcurrency":2,"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"R","States":{"R":{"Type":"Succeed","Output":[]}}},"Next":"F"},
       "F":{"Type":"Fail","Error":"E","Cause":"{% $x & '' %}"}}}
      """#)
    #expect(try readDefinition(written).definition.json == written)
  }

  @Test func expressionsAreTheSameHoweverTheyAreWritten() throws {
    func read(_ expression: String) throws -> StateMachine {
      try readDefinition(json(states(#""A":{"Type":"Pass","Output":"\#(expression)","End":true}"#)))
    }
    #expect(try read("{% $states.input.a & 'b' %}") == read("{%$states . input /* so */.a&\\\"b\\\"%}"))
    #expect(try read("{% $states.input.a & 'b' %}") != read("{% $states.input.a & 'c' %}"))
  }

  @Test func conditionsAreTrueOrFalse() throws {
    func rule(_ condition: String) -> String {
      #""A":{"Type":"Choice","Choices":[{"Condition":\#(condition),"Next":"B"}]},"B":{"Type":"Succeed"}"#
    }
    #expect(try problem(states(rule("true"))) == nil)
    let found = try problem(states(rule("1")))
    #expect(found?.state == "A" && found?.message.text == "a choice rule needs 'Condition' and 'Next'")
  }
}
