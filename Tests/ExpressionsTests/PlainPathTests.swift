import Source
import Testing

@testable import Expressions

/// Plain paths are read without the parser, with the same result.
@Suite struct PlainPathTests {
  private static let pieces = [
    "event", "tasks", "vars", "a", "b_c", "d1", "and", "true", ".", ".", "-", "2", " ", "[",
  ]

  private func span(_ range: Range<Int>) -> Span {
    Span(file: FileNumber(0), start: UInt32(range.lowerBound) + 3, end: UInt32(range.upperBound) + 3)
  }

  private func plain(_ text: String) -> Expression? {
    Expression(plainPath: text, span: span(0..<text.utf8.count), places: nil, spanOf: span)
  }

  private func compare(_ read: Expression, _ text: String) throws {
    let root = try ExpressionParser.parse(Array(text.utf8), joinsHyphens: true)
    var collector = ReferenceCollector()
    collector.visit(root, isBound: true)
    #expect(read.root == root, "\(text)")
    #expect(read.plainPath == collector.plainPath(of: root), "\(text)")
    let nodes = root.tree.forms.indices.map { root.tree.range(of: $0) }
    #expect(read.root?.tree.forms.indices.map { read.root?.tree.range(of: $0) } == nodes, "\(text)")
    let wanted = collector.found.map { $0.located(span) }
    #expect(read.references.map(\.root) == wanted.map(\.root), "\(text)")
    #expect(read.references.map(\.steps) == wanted.map(\.steps), "\(text)")
    #expect(read.references.map(\.span) == wanted.map(\.span), "\(text)")
  }

  @Test(arguments: [
    "event.id", "event.detail-type", "event.detail.data.object.amount_due", "tasks.record.id", "item.unit-price",
    "workflow.name", "event.a-b-c.d", "event.true", "event.and",
  ])
  func agreesWithTheParser(text: String) throws { try compare(#require(plain(text)), text) }

  @Test(arguments: [
    "event", "event.", ".id", "id.event", "event.detail.a-event.detail.b", "event.count-1", "event.a-", "event.-a",
    "event.a--b", "event.items[0]", "event.a b", "event.`a`", "event.é", "event._a", "event..a", "$event.a",
  ])
  func leavesTheRestToTheParser(text: String) {
    #expect(plain(text) == nil)
  }

  @Test func readsNothingElse() throws {
    var count = 0
    var texts = [""]
    for _ in 0..<4 {
      texts = texts.flatMap { text in Self.pieces.map { text + $0 } }
      for text in texts {
        guard let read = plain("event." + text) else { continue }
        try compare(read, "event." + text)
        count += 1
      }
      texts = texts.filter { $0.count < 12 }
    }
    #expect(count > 500)
  }
}
