import Emit
import Expressions
import TestSupport
import Testing

@testable import Execution

@Suite struct Needs {
  private static let states = #"{"input":{"a":{"b":1,"c":2},"l":[{"x":1,"y":2}]},"context":{"Execution":{"Id":3}}}"#

  private func seen(_ expression: String) throws -> JSONValue {
    let all: [String: JSONValue] = ["v": ["p": 1, "q": 2], "w": 3, "states": try json(Self.states)]
    return .object(
      try ExpressionNeeds(ExpressionNode.parse(expression)).seen(of: all).variables.sorted { $0.key < $1.key }.map {
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
    let seen = ExpressionNeeds(node).seen(of: all).variables
    #expect(try evaluator.evaluate(node, input: nil, variables: seen) == whole)
  }
}
