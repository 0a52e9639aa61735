import Expressions
import Plan
import StatesLanguage
import Testing

@Suite struct ExpressionTexts {
  private static let event = StateExpression.states("input")
  private static let queue = PlanText.reference(ResourceIdentifier(.queue, "orders"), .arn)

  @Test(arguments: [
    (StateExpression.null, "null"), (.bool(true), "true"), (.number("-1.50"), "-1.50"),
    (.string("it's"), "\"it's\""),
    (.variable("record"), "$record"), (event.member("detail-type"), "$states.input.`detail-type`"),
    (.states("result").element(1).member("a"), "$states.result[1].a"), (.variable("list").element(0), "$list[0]"),
    (.list([.null, event]), "[null, $states.input]"),
    (.map([("a b", event), ("c", .map([]))]), "{'a b': $states.input, 'c': {}}"),
    (.map(.variable("k"), .null), "{$k: null}"), (.call("millis"), "$millis()"),
    (.call("string", event), "$string($states.input)"),
    (.function(["i", "k"], .variable("k")), "function($i, $k) { $k }"),
    (event.equals(.bool(true)).choose(event, otherwise: .null), "$states.input = true ? $states.input : null"),
    (.sequence([StateExpression.null.assigned(to: "a"), .variable("a")]), "($a := null; $a)"),
    (event.enclosed, "( $states.input )"),
  ])
  func parseToTheSameExpression(_ expression: StateExpression, _ wanted: String) throws {
    #expect(expression.text == PlanText(wanted))
    #expect(try StateExpression(.parse(wanted)) == expression)
  }

  @Test(arguments: [
    (["a"], "a"), (["'a'", "b"], "'a' & b"), (["a + b", "c"], "(a + b) & c"), (["a", "b + c"], "a & (b + c)"),
    (["a & b", "c"], "a & b & c"), (["a", "b & c", "d"], "a & b & c & d"), (["a", "b + c & d"], "a & (b + c) & d"),
    (["a", "b ? c : d"], "a & (b ? c : d)"), (["a", "b.c[0]", "-d"], "a & b.c[0] & -d"),
    (["a = b", "c"], "(a = b) & c"),
  ])
  func joinedTextsKeepTheirParts(_ parts: [String], _ wanted: String) throws {
    let joined = StateExpression.joined(try parts.map { StateExpression(try .parse($0)) })
    #expect(joined.text == PlanText(wanted))
    #expect(try StateExpression(.parse(wanted)) == joined)
  }

  @Test func textsOfTheDeploymentAreStrings() {
    let text = PlanText([.literal("it's ")]) + Self.queue + "\n${"
    let expression = StateExpression.map([("a", .text(text)), ("b", event), ("c", .text("d"))])
    #expect(
      expression.text
        == PlanText([.literal("{'a': 'it\\u0027s ")]) + Self.queue
        + #"\n$\u007b', 'b': $states.input, 'c': 'd'}"#)
    #expect(expression.texts == [text, "d"])
  }

  private var event: StateExpression { Self.event }

  @Test func textsOfTheDeploymentAreCompared() {
    func expression(_ first: PlanText, _ second: PlanText) -> StateExpression {
      .list([.text(first), .list([.null, .text(second)])])
    }
    #expect(expression(Self.queue, "b") == expression(Self.queue, "b"))
    #expect(expression(Self.queue, "b") != expression("b", Self.queue))
    #expect(expression(Self.queue, "b") != expression("a", "b"))
    // The order of joining does not matter.
    let parts = [StateExpression.null, .text("b")]
    #expect(StateExpression.list([.text(Self.queue), .list(parts)]) == expression(Self.queue, "b"))
    #expect(expression(Self.queue, "b").replacingTexts { $0 == Self.queue ? "a" : $0 } == expression("a", "b"))
  }
}
