import Diagnostics
import Expressions
import Source
import TestSupport
import Testing

/// Reads a text at the start of a file.
func read(_ text: String) -> (template: TextTemplate, findings: [Diagnostic]) {
  let sink = DiagnosticSink()
  let template = readTemplate(text, spanOf: span, into: sink)
  return (template, sink.diagnostics)
}

func span(_ range: Range<Int>) -> Span {
  Span(file: FileNumber(0), start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
}

@Suite struct TextTemplateTests {
  @Test func keepsTextWithoutExpressions() {
    for text in ["", "plain", "a $ b {{ c }}", "${x} %{y} <z>", "日本語 🎌"] {
      let (template, findings) = read(text)
      #expect(template.literal == text)
      #expect(template.expressions.isEmpty)
      #expect(findings.isEmpty)
    }
  }

  @Test func knowsATextThatIsOneExpression() {
    let (template, findings) = read("${{ event.detail.id }}")
    #expect(template.wholeExpression?.text == "event.detail.id")
    #expect(template.wholeExpression?.span == span(4..<19))
    #expect(template.literal == nil)
    #expect(findings.isEmpty)
  }

  @Test(arguments: [
    ("{{ event.id }}", 0..<14), ("a {{event.detail.x}} b", 2..<20), ("a ${tasks.one.id}", 2..<17),
    ("${{ event.id }}: {{ item.sku }}", 17..<31), ("Invoice {{1. Number}} unpaid", 8..<21),
    ("{{1.data.object.number}}", 0..<24), ("{{172__id}}", 0..<11), ("={{ $json.number }}", 1..<19),
    ("{{ $('Get').item.json.id }}", 0..<27), ("{{ trigger.x }}", 0..<15), ("@{triggerBody()?['x']}", 0..<22),
    ("a $.detail.x, b", 2..<12), ("$｛｛ event.id ｝｝", 0..<23), ("＄｛｛x｝｝", 0..<16),
    ("｛｛\u{3000}event.id ｝｝", 0..<24),
  ])
  func findsExpressionsOfOtherTools(text: String, place: Range<Int>) {
    let findings = read(text).findings
    #expect(findings.map(\.code) == [.foreignExpression])
    #expect(findings.map(\.span) == [span(place)])
  }

  @Test(arguments: [
    "{{ name }}", "{{event}}", "${HOME}", "$${{ event.id }}", "{ event.id }", "{{ event.id", "${event.id",
    "${{ {'a': {'b': event.id}} }}", "{{ events.id }}", "{{ 1 }}", "{{ $ }}", "@{name}", "$.50", "$.details.x",
    "｛｛名前｝｝",
    "${{ $.detail.x }}", "{{1.", String(repeating: "{{event.", count: 20_000),
  ])
  func bracesOfOtherKindsAreText(text: String) {
    #expect(read(text).findings.isEmpty)
  }

  static let operators: [(String, String, Range<Int>, String?)] = [
    ("event.a == 1", "'==' is not a JSONata operator", 8..<10, "="),
    ("a=1&&b>2", "'&&' is not a JSONata operator", 3..<5, " and "),
    ("a || b", "'||' is not a JSONata operator", 2..<4, nil),
    ("a !== b", "'!==' is not a JSONata operator", 2..<5, "!="),
    ("a === b", "'===' is not a JSONata operator", 2..<5, "="), ("!a", "'!' is not a JSONata operator", 0..<1, nil),
    ("$exists(a) AND (b in c)", "'AND' is not a JSONata operator", 11..<14, "and"),
    ("a ?: b", "'?:' is not a JSONata operator", 2..<4, nil),
    ("not a", "'not' is not a JSONata operator", 0..<3, nil),
    ("a gt 5", "'gt' is not a JSONata operator", 2..<4, ">"),
    ("a ?? b", "'??' is not a JSONata operator", 2..<4, nil),
    ("a > ", "expected a value, found the end of the expression", 3..<3, nil),
    ("a b", "unexpected 'b'", 2..<3, nil),
  ]

  @Test(arguments: operators)
  func namesOperatorsOfOtherLanguages(text: String, message: String, range: Range<Int>, replacement: String?) {
    let findings = read("${{\(text)}}").findings
    #expect(findings.map(\.message.text) == [message])
    if message.contains("JSONata operator") {
      #expect(findings.map(\.span) == [span(range.lowerBound + 3..<range.upperBound + 3)])
    }
    #expect(findings.flatMap(\.fixes).flatMap(\.edits).map(\.text) == (replacement.map { [$0] } ?? []))
  }

  /// `||` is a default and `&&` a value in other languages; `or` and `and` return true or false.
  static let logical: [(String, Bool, String?)] = [
    ("a || 'x'", false, nil), ("a || 'x'", true, nil), ("a || b", false, nil), ("a || b", true, "or"),
    ("a && b", false, nil), ("a && b", true, "and"), ("a = 1 || b = 2", false, "or"), ("a = 1 || b", false, nil),
    ("a || b ? 'x' : 'y'", false, "or"), ("c ? a || 'x' : 'y'", false, nil), ("c ? a || b : d", true, "or"),
    ("lines[a || b].x", false, "or"), ("lines[a || 'x'].x", false, nil), ("$not(a || b)", false, "or"),
    ("$string(a || b)", true, nil), ("a || b & 'x'", true, nil), ("a || 0", true, nil), ("a || []", true, nil),
    ("a == 1 && b == 2 || c", true, "="), ("a && b == 2 || !c", true, nil), ("a || b || c", true, "or"),
    ("a || b || 'x'", true, "or"), ("{'x': a || b}", true, nil), ("(b; a || b)", true, "or"),
    ("(a || b; b)", true, nil), ("a OR b", true, "or"), ("a OR b", false, nil), ("(a || b", true, nil),
    ("a === b", false, "="), ("a !== b", false, "!="), ("日本 || b", true, "or"),
  ]

  @Test(arguments: logical)
  func replacesOnlyWhatJoinsConditions(text: String, isCondition: Bool, replacement: String?) {
    let sink = DiagnosticSink()
    _ = readWholeExpression(text, isCondition: isCondition, spanOf: span, into: sink)
    #expect(sink.diagnostics.count == 1)
    #expect(
      sink.diagnostics.flatMap(\.fixes).flatMap(\.edits).map(\.text) == [replacement].compactMap(\.self), "\(text)")
    #expect(sink.diagnostics.flatMap(\.fixes).allSatisfy { $0.safety == .safe })
  }

  @Test func advisesADefault() {
    for text in ["a || 'x'", "a OR 'x'", "a ?? 'x'", "a ?: 'x'"] {
      #expect(read("${{ \(text) }}").findings.first?.hint?.text.hasPrefix("write '$exists(…) ? … : …'") == true)
    }
  }

  @Test func splitsTextAroundExpressions() {
    let (template, _) = read("請求書 ${{ event.detail.number }} は ${{ event.detail.total }} 円")
    #expect(template.wholeExpression == nil)
    #expect(template.expressions.map(\.text) == ["event.detail.number", "event.detail.total"])
    let literals = template.parts.compactMap { if case .literal(let text) = $0 { text } else { nil } }
    #expect(literals == ["請求書 ", " は ", " 円"])
  }

  @Test func readsEscapedMarkers() {
    #expect(read("$${{ event.id }}").template.literal == "${{ event.id }}")
    #expect(read("a $${{ b }} ${{ event.id }}").template.expressions.map(\.text) == ["event.id"])
  }

  @Test(arguments: [
    #"${{ {"a": {"b": 1}} }}"#, #"${{ "}}" }}"#, "${{ '}}' & `}}` }}", "${{ /* }} */ event.id }}",
  ])
  func endsOutsideStringsAndBraces(text: String) {
    let (template, findings) = read(text)
    #expect(template.wholeExpression?.root != nil)
    #expect(findings.isEmpty)
  }

  @Test(arguments: [
    ("a ${{ event.id", DiagnosticCode.unclosedExpression, 2..<14),
    ("${{ }}", .emptyExpression, 0..<6),
    ("${{ event.id == 1 }}", .expressionSyntax, 13..<15),
    ("${{ (event.id }}", .expressionSyntax, 13..<13),
    ("${{ 'open }}", .unclosedExpression, 0..<12),
  ])
  func findsMistakes(text: String, code: DiagnosticCode, range: Range<Int>) {
    let (_, findings) = read(text)
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.span == span(range))
  }

  @Test func brokenExpressionsAreNoText() {
    let (template, _) = read("a ${{ event.id")
    #expect(template.literal == nil)
    #expect(template.expressions.map { $0.root == nil } == [true])
  }

  @Test func knowsThePlacesOfItsParts() {
    let text = "${{ event.detail.id & 'a' }}"
    let plain = readTemplate(text, spanOf: span, into: DiagnosticSink()).wholeExpression
    #expect(plain?.span(of: 0..<5) == span(4..<9))
    // As if the source spelled every byte with two.
    let wide = readTemplate(
      text, spanOf: { span($0.lowerBound * 2..<$0.upperBound * 2) }, into: DiagnosticSink()
    ).wholeExpression
    #expect(wide?.span(of: 0..<5) == span(8..<18))
    #expect(wide?.span(of: 18..<21) == span(44..<50))
    #expect(wide?.span(of: 21..<21) == span(50..<50))
  }

  @Test func rejectsDepthInBoundedTime() {
    let chain = "${{ " + String(repeating: "1+", count: 2_000) + "1 }}"
    #expect(read(chain).findings.map(\.code) == [.expressionSyntax])
    let deep = "${{ " + String(repeating: "(", count: 4_000) + String(repeating: ")", count: 4_000) + " }}"
    #expect(read(deep).findings.map(\.code) == [.expressionSyntax])
    let long = "${{ " + String(repeating: "1+", count: 5_000) + "1 }}"
    #expect(read(long).findings.map(\.code) == [.expressionTooLong])
  }
}
