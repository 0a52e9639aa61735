import Diagnostics
import Expressions
import Source
import Testing

@Suite struct ReferenceTests {
  /// The references of an expression as `root.step[0]`.
  func references(_ text: String) -> [String] {
    let (template, findings) = read("${{ \(text) }}")
    #expect(findings.isEmpty, "\(text)")
    return template.expressions.flatMap(\.references).map { reference in
      reference.steps.reduce(reference.root.value) { text, step in
        switch step.value {
        case .member(let name): text + "." + name
        case .element(let index): text + "[\(index)]"
        }
      }
    }
  }

  @Test(arguments: [
    ("event.detail.id", ["event.detail.id"]),
    ("event.detail-type", ["event.detail-type"]),
    ("event.detail - type", ["event.detail", "type"]),
    ("event.detail.instance-id", ["event.detail.instance-id"]),
    ("event.detail.items[0].unit-price", ["event.detail.items[0].unit-price"]),
    ("event.detail.total-event.detail.tax", ["event.detail.total", "event.detail.tax"]),
    ("event.detail.count-1", ["event.detail.count"]),
    ("item.unit-price * item.quantity", ["item.unit-price", "item.quantity"]),
    ("vars.min-amount", ["vars.min-amount"]),
    ("tasks.step-2b.id", ["tasks.step-2b.id"]),
    ("vars.a - vars.b", ["vars.a", "vars.b"]),
    ("event.detail.count - 1", ["event.detail.count"]),
    ("event.detail.items[0].price", ["event.detail.items[0].price"]),
    ("event.resources[0]", ["event.resources[0]"]),
    ("event.detail.items[price > 5].name", ["event.detail.items"]),
    ("$sum(event.detail.items.(price * quantity))", ["event.detail.items"]),
    ("event.detail.a & ' ' & tasks.record.id", ["event.detail.a", "tasks.record.id"]),
    (#"{"id": event.id, "n": item.n}"#, ["event.id", "item.n"]),
    ("event.detail.`odd name`", ["event.detail.odd name"]),
    ("$map(event.detail.lines, function($line) { $line.id })", ["event.detail.lines"]),
    ("event.detail.a in ['x', 'y'] and index < 3 ? 1 : 2", ["event.detail.a", "index"]),
  ])
  func findsReferences(text: String, wanted: [String]) {
    #expect(references(text) == wanted)
  }

  @Test func distinguishesPlainPaths() {
    func path(_ text: String) -> Expression.PlainPath? {
      read("${{ \(text) }}").template.wholeExpression?.plainPath
    }
    #expect(path("event.detail.items[0].id")?.steps.count == 4)
    #expect(path("event.detail.items[0].id")?.root == "event")
    for text in ["event.detail.a & 'x'", "event.detail.items[price > 5]", "$string(event.id)", "event.*", "'x'"] {
      #expect(path(text) == nil)
    }
  }
}
