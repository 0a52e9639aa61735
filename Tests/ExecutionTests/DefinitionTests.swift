import Emit
import Testing

@testable import Execution

@Suite struct Definitions {
  private func problem(_ definition: String) throws -> DefinitionProblem? {
    problem(try json(definition))
  }

  private func problem(_ value: JSONValue) -> DefinitionProblem? {
    do throws(DefinitionProblem) {
      _ = try MachineDefinition(value)
      return nil
    } catch {
      return error
    }
  }

  private func states(_ states: String) -> String {
    #"{"QueryLanguage":"JSONata","StartAt":"A","States":{\#(states)}}"#
  }

  @Test(arguments: [
    (#""A":{"Type":"Pass","Next":"B"}"#, "there is no state 'B'"),
    (#""B":{"Type":"Succeed"}"#, "there is no state 'A'"),
    (#""A":{"Type":"Pass"}"#, "a state has either 'Next' or 'End'"),
    (#""A":{"Type":"Pass","Next":"A","End":true}"#, "a state has either 'Next' or 'End'"),
    (#""A":{"Type":"Wait","End":true}"#, "a wait has either 'Seconds' or 'Timestamp'"),
    (#""A":{"Type":"Pass","InputPath":"$","End":true}"#, "'InputPath' is nothing that is simulated"),
    (#""A":{"Type":"Task","End":true}"#, "'Resource' is missing"),
    (#""A":{"Type":"Do","End":true}"#, "'Do' is no type of state that is simulated"),
    (#""A":{"Type":"Choice","Choices":[{"Condition":"{% true %}","Next":"B"}]}"#, "there is no state 'B'"),
    (
      #""A":{"Type":"Task","Resource":"r","Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true}"#,
      "there is no state 'B'"
    ),
    (
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}],"End":true}"#,
      "two states have this name"
    ),
    (
      #""A":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true}"#,
      "only inline loops are simulated"
    ),
  ])
  func thatStepFunctionsRefusesAreRefused(_ members: String, _ message: String) throws {
    #expect(try problem(states(members))?.message == message)
  }

  @Test func branchesCannotSetVariablesAroundThem() throws {
    // Step Functions Developer Guide, "Variable scope": also where the outer one is set by a catcher, or later.
    let branch =
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"x":1},"End":true}}}],"Next":"C"},"#
    let message = "'x' is a variable of the states around it, which those within cannot set"
    #expect(
      try problem(states(branch + #""C":{"Type":"Pass","Assign":{"x":2},"End":true}"#))
        == DefinitionProblem(state: "A", message: message))
    #expect(
      try problem(
        states(
          branch
            + #""C":{"Type":"Task","Resource":"r","Catch":[{"ErrorEquals":["States.ALL"],"Assign":{"x":1},"Next":"A"}],"End":true}"#
        ))?.message == message)
    #expect(try problem(states(branch + #""C":{"Type":"Pass","Assign":{"y":2},"End":true}"#)) == nil)
  }

  @Test func otherLanguagesAreRefused() throws {
    #expect(
      try problem(#"{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}"#)?.message
        == "the query language is not JSONata")
    #expect(try problem("[]")?.message == "the definition is no object")
  }

  @Test func deepNestingIsBounded() throws {
    var inner = try json(#"{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}"#)
    for depth in 0..<80 {
      let state: JSONValue = ["Type": "Parallel", "Branches": [inner], "End": true]
      inner = ["StartAt": .string("P\(depth)"), "States": .object([JSONMember("P\(depth)", state)])]
    }
    if case .object(let members) = inner { inner = .object(members + [JSONMember("QueryLanguage", "JSONata")]) }
    #expect(problem(inner)?.message == "its states are nested too deeply")
  }

  @Test func expressionsAreRead() throws {
    let found = try problem(states(#""A":{"Type":"Pass","Output":"{% 1 + %}","End":true}"#))
    #expect(found?.state == "A")
    #expect(found?.message.hasPrefix("'1 +' is no expression") == true)
  }
}

@Suite struct AnswerShapes {
  @Test(arguments: [
    "http:invoke", "lambda:invoke", "states:startExecution.sync:2", "codebuild:startBuild", "sns:publish",
  ])
  func whatIsWrappedComesOut(_ integration: String) {
    let resource = "arn:aws:states:::" + integration
    let answer = AnswerShape.wrapped(["id": 1], resource: resource)
    #expect(AnswerShape.unwrapped(answer, resource: resource) == ["id": 1])
    #expect(AnswerShape.integration(resource) == integration)
  }

  @Test func partitionsDoNotMatter() {
    #expect(AnswerShape.integration("arn:aws-cn:states:::http:invoke") == "http:invoke")
    #expect(AnswerShape.wrapped(1, resource: "arn:aws-cn:states:::http:invoke")["ResponseBody"] == 1)
    #expect(
      AnswerShape.integration("arn:aws:lambda:eu-west-1:1:function:f") == "arn:aws:lambda:eu-west-1:1:function:f")
  }
}

@Suite struct Needs {
  private func seen(_ expression: String) throws -> JSONValue {
    let all: [String: JSONValue] = [
      "a": 1, "b": 2,
      "states": try json(#"{"input":1,"result":2,"context":{"Execution":{"Input":3},"Map":4,"State":5}}"#),
    ]
    return .object(
      ExpressionNeeds(expression).seen(of: all).sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
  }

  @Test(arguments: [
    ("$a + 1", #"{"a":1}"#), ("1", "{}"), ("$b & $a", #"{"a":1,"b":2}"#), ("$ab", "{}"),
    ("$states.input.x", #"{"states":{"input":1}}"#),
    ("$states.context.Map.Item", #"{"states":{"context":{"Map":4}}}"#),
    (
      "$states.context.Map & $states.context.State.Name & $states.result",
      #"{"states":{"result":2,"context":{"Map":4,"State":5}}}"#
    ),
    ("$keys($states.context)", #"{"states":{"context":{"Execution":{"Input":3},"Map":4,"State":5}}}"#),
    ("$keys($states)", #"{"states":{"input":1,"result":2,"context":{"Execution":{"Input":3},"Map":4,"State":5}}}"#),
    (
      "$states[0].input",
      #"{"states":{"input":1,"result":2,"context":{"Execution":{"Input":3},"Map":4,"State":5}}}"#
    ),
    (
      "$states . input", #"{"states":{"input":1,"result":2,"context":{"Execution":{"Input":3},"Map":4,"State":5}}}"#
    ),
    (
      "$states.`input`", #"{"states":{"input":1,"result":2,"context":{"Execution":{"Input":3},"Map":4,"State":5}}}"#
    ),
    ("$states.*", #"{"states":{"input":1,"result":2,"context":{"Execution":{"Input":3},"Map":4,"State":5}}}"#),
  ])
  func areWhatTheTextNames(_ expression: String, _ wanted: String) throws {
    #expect(try seen(expression) == json(wanted))
  }
}
