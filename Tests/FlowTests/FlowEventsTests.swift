import EventPattern
import Flow
import Source
import Testing

@Suite struct FlowEventsTests {
  private func events(
    _ names: String..., source: String = "github", conditions: Pattern? = nil, envelope: Pattern? = nil
  ) -> FlowEvents {
    FlowEvents(
      source: located(source), events: names.map { located($0) }, conditions: conditions, envelope: envelope)
  }

  /// The conditions of a pattern, by path.
  private func texts(_ pattern: Pattern) -> [String] {
    var found: [String] = []
    pattern.forEachField { path, _, matchers in
      let values = matchers.map { if case .string(let text) = $0.test { text } else { "?" } }
      found.append(String(decoding: path, as: UTF8.self) + "=" + values.joined(separator: ","))
    }
    return found
  }

  @Test func namesAreDetailTypes() {
    #expect(
      texts(events("order.placed", "order.paid", source: "com.example.shop").pattern) == [
        "detail-type=order.placed,order.paid"
      ])
    #expect(events(source: "com.example.shop").pattern == Pattern())
  }

  /// Events with the same actions share a list; others are branches.
  @Test func actionsAreInTheDetail() {
    #expect(
      texts(events("issues.opened", "issues.closed").pattern) == [
        "detail-type=issues", "detail.action=opened,closed",
      ])
    #expect(texts(events("issues.opened", "issues").pattern) == ["detail-type=issues"])
    let several = events("issues.opened", "push").pattern
    #expect(several.alternatives.first?.branches.count == 2)
    #expect(texts(several) == ["detail-type=issues", "detail.action=opened", "detail-type=push"])
  }

  @Test func conditionsJoin() {
    let conditions = Pattern([ValueMatcher(.string("x"))], at: ["sku"])
    let envelope = Pattern([ValueMatcher(.string("1"))], at: ["account"])
    let events = events("order.placed", source: "com.example.shop", conditions: conditions, envelope: envelope)
    #expect(
      texts(events.pattern(from: "com.example.shop")) == [
        "source=com.example.shop", "detail-type=order.placed", "account=1", "detail.sku=x",
      ])
    #expect(events.pattern(from: nil) == events.pattern)
  }

  @Test func anActionIsSaidOnce() {
    let conditions = Pattern([ValueMatcher(.string("opened"))], at: ["action"], span: span)
    #expect(events("issues.opened", conditions: conditions).repeatedAction?.nameOrigin.span == span)
    #expect(events("issues", conditions: conditions).repeatedAction == nil)
    #expect(events("issues.opened").repeatedAction == nil)
  }
}

let span = Span(file: FileNumber(0), start: 3, end: 7)

func located(_ text: String) -> Located<String> { Located(text, span) }
