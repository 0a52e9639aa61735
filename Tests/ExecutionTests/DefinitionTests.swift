import Emit
import Expressions
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
  private static let states = #"{"input":{"a":{"b":1,"c":2},"l":[{"x":1,"y":2}]},"context":{"Execution":{"Id":3}}}"#

  private func seen(_ expression: String) throws -> JSONValue {
    let all: [String: JSONValue] = ["v": ["p": 1, "q": 2], "w": 3, "states": try json(Self.states)]
    return .object(
      try ExpressionNeeds(ExpressionNode.parse(expression)).seen(of: all).sorted { $0.key < $1.key }.map {
        JSONMember($0.key, $0.value)
      })
  }

  @Test(arguments: [
    ("1", "{}"), ("$wv + $none", "{}"), ("$w + 1", #"{"w":3}"#), ("$v.p & $w", #"{"v":{"p":1},"w":3}"#),
    ("$v.p & $v", #"{"v":{"p":1,"q":2}}"#), ("$v.none", #"{"v":{}}"#),
    ("$states.input.a.b", #"{"states":{"input":{"a":{"b":1}}}}"#),
    ("$states.input.a.b % 2 + $states.input.a.c", #"{"states":{"input":{"a":{"b":1,"c":2}}}}"#),
    ("$states.input.a[b = 1]", #"{"states":{"input":{"a":{"b":1,"c":2}}}}"#),
    ("$states.input.l.x", #"{"states":{"input":{"l":[{"x":1,"y":2}]}}}"#),
    ("$states.context.Execution.Id", #"{"states":{"context":{"Execution":{"Id":3}}}}"#),
    ("$states . input /* all */ . `a`.b", #"{"states":{"input":{"a":{"b":1}}}}"#),
    ("'$states' & $w & '%'", #"{"w":3}"#),
    ("$states.input.l[0][x = $w]", #"{"states":{"input":{"l":[{"x":1,"y":2}]}},"w":3}"#),
    ("$states.input.a.(b + $v.p)", #"{"states":{"input":{"a":{"b":1,"c":2}}},"v":{"p":1}}"#),
    ("$keys($states.input.a)", #"{"states":{"input":{"a":{"b":1,"c":2}}}}"#),
  ])
  func areThePathsOfTheExpression(_ expression: String, _ wanted: String) throws {
    #expect(try seen(expression) == json(wanted))
  }

  @Test(arguments: [
    "$keys($states)", "$states[0].input", "$states.*", "$states.**.b",
    "$states.(input)", "($s := $states; $s.input)", "$states.input.a.b.%.c",
    "$states.input.a.b.(% = $w)", "$states.input.a.b[$w and %.c]",
  ])
  func mayBeAll(_ expression: String) throws {
    #expect(try seen(expression)["states"] == json(Self.states))
  }

  @Test(arguments: [
    "$states.input.a.b.%.c", "$states.input.l.x % 2", "$states.input.l[y = 2].x", "$states.input.a{'k': b}",
    "$states.input.l.(x + y)", "$lookup($states.input, 'a').c", "$merge([$states.input.a, {'d': 4}])",
    "$states.input.l^(>x).y", "$states.input.l#$i.($i + x)", "$states.input.l@$e.($e.x + $e.y)",
    "$map($states.input.l, function($v) { $v.x })", "$states.input ~> |a|{'d': 1}|", "$states.input.**.b",
  ])
  func changeNothing(_ expression: String) throws {
    let node = try ExpressionNode.parse(expression)
    let all: [String: JSONValue] = ["states": try json(Self.states)]
    let evaluator = ExpressionEvaluator(now: 0, seed: 1)
    let whole = try evaluator.evaluate(node, input: nil, variables: all)
    #expect(whole != nil)
    #expect(try evaluator.evaluate(node, input: nil, variables: ExpressionNeeds(node).seen(of: all)) == whole)
  }
}
