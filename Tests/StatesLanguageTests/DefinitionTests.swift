import DefinitionSupport
import Plan
import StatesLanguage
import TestSupport
import Testing

@Suite struct DefinitionTests {
  private func states(_ states: String) -> String {
    #"{"QueryLanguage":"JSONata","StartAt":"A","States":{\#(states)}}"#
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
}
