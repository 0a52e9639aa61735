import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// Where libyaml stops, and the finding about it.
@Suite struct SyntaxFindingTests {
  @Test(arguments: [
    // Tabs.
    ("a:\n⏵\t⏴b: c\n", "tab-indentation"),
    ("⏵\t⏴a: b\n", "tab-indentation"),
    ("a:\n  - b\n⏵\t\t⏴- c\n", "tab-indentation"),
    ("-⏵\t⏴a: b\n", "tab-indentation"),
    ("a: |\n⏵\t⏴x\n", "tab-indentation"),
    ("a: |\n  x\n⏵\t⏴y\n", "tab-indentation"),
    ("a: b\n⏵\t⏴c\n", "tab-indentation"),
    // Quotes.
    ("a: ⏵\"⏴x\nb: c\n", "unclosed-quote"),
    ("a: ⏵'⏴x\nb: c\n", "unclosed-quote"),
    ("⏵'⏴a: b\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\n---\nb\"\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"y\"\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: [\">=\", 1]\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"| y\"\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"@y\"\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"*\"\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"&\"\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"% y\"\n", "unclosed-quote"),
    ("a: ⏵'⏴x\nb: ['${{ y }}']\n", "unclosed-quote"),
    ("a: ⏵\"⏴x\nb: \"${{ y }}\"\n", "unclosed-quote"),
    ("a: {b: ⏵\"⏴x,\n  c: \"y\"}\n", "unclosed-quote"),
    ("a: 'it'⏵s'⏴\n", "text-after-value"),
    ("a: \"x\" ⏵y z⏴ # why\n", "text-after-value"),
    ("\"a\" ⏵b⏴\n", "text-after-value"),
    ("a: &b 1\nc: *b ⏵d⏴\n", "text-after-value"),
    ("a: ⏵*b⏴ c\n", "undefined-alias"),
    ("a: ⏵!b⏴ c: d\n", "unknown-tag"),
    ("a: \"⏵\\q⏴\"\n", "invalid-yaml-escape"),
    ("a: \"日⏵\\本⏴\"\n", "invalid-yaml-escape"),
    ("a: \"⏵\\x1⏴\"\n", "invalid-yaml-escape"),
    ("a: \"⏵\\ud83d⏴\\ude00\"\n", "invalid-yaml-escape"),
    // Brackets.
    ("a: ⏵[⏴1, 2\nb: c\n", "unclosed-collection"),
    ("a: ⏵[⏴1\n", "unclosed-collection"),
    ("a: ⏵{⏴b: c\nd: e\n", "unclosed-collection"),
    ("a: ⏵{⏴b: c\n", "unclosed-collection"),
    ("a: [b, c⏵}⏴\n", "stray-bracket"),
    ("a: {b: c⏵]⏴\n", "stray-bracket"),
    ("a: ⏵]⏴\n", "stray-bracket"),
    ("{a: b}⏵}⏴\n", "stray-bracket"),
    ("key: [a, b]⏵]⏴\n", "stray-bracket"),
    ("a: ⏵,⏴b\n", "stray-bracket"),
    ("a: [⏵,⏴]\n", "missing-flow-value"),
    ("a: [x,⏵,⏴y]\n", "missing-flow-value"),
    ("a: {x: y,⏵,⏴ z: w}\n", "missing-flow-value"),
    ("a: [\"x\" ⏵y⏴]\n", "missing-comma"),
    ("a: {b: c⏵:⏴ d}\n", "nested-colon"),
    // Expressions.
    ("a: {b: ⏵${{ x }}⏴}\n", "unquoted-expression"),
    ("a: [⏵${{ x }}⏴, y]\n", "unquoted-expression"),
    ("a: [\"${{ w }}\", ⏵${{ x }}⏴, y]\n", "unquoted-expression"),
    ("a: ⏵${{ x ? 'y' : 'z' }}⏴\n", "unquoted-expression"),
    ("a: ⏵{{ x }}⏴\n", "unquoted-expression"),
    ("a: ⏵{{ x }}⏴ y\n", "unquoted-expression"),
    ("- ⏵{{ x, y }}⏴\n", "unquoted-expression"),
    ("a: \"${{ x }}\" ⏵b⏴\n", "text-after-value"),
    ("a: ${{ x }} and b⏵:⏴ c\n", "nested-colon"),
    // Characters that start nothing.
    ("a: ⏵@⏴x\n", "reserved-character"),
    ("a: ⏵`⏴x`\n", "reserved-character"),
    ("a: ⏵%⏴x\n", "reserved-character"),
    ("a: ⏵?⏴\n? b\n", "reserved-character"),
    // Colons and keys.
    ("a: b⏵:⏴ c\n", "nested-colon"),
    ("a: \"b\"⏵:⏴ c\n", "nested-colon"),
    ("a: http://x⏵:⏴ y\n", "nested-colon"),
    ("a: 12:30⏵:⏴ x\n", "nested-colon"),
    ("a⏵:⏴b\nc: d\n", "missing-space-after-colon"),
    ("c: d\na⏵:⏴b\ne: f\n", "missing-space-after-colon"),
    ("- a⏵:⏴b\n  c: d\n", "missing-space-after-colon"),
    ("a: b\n⏵c⏴\nd: e\n", "line-without-colon"),
    ("a: b\n⏵see https://example.com⏴\nd: e\n", "line-without-colon"),
    ("⏵c⏴\nd: e\n", "line-without-colon"),
    ("a: b\n⏵---x⏴\n", "line-without-colon"),
    // Indentation.
    ("a: 1\n ⏵b⏴: 2\n", "wrong-indentation"),
    ("a: b\n  ⏵c⏴: d\n", "wrong-indentation"),
    ("a: b #c\n ⏵d⏴: e\n", "wrong-indentation"),
    ("a: b\n⏵-⏴ c\n", "wrong-indentation"),
    ("a:\n  b: c\n  ⏵-⏴ d\n", "wrong-indentation"),
    ("- a\n⏵b⏴: c\n", "wrong-indentation"),
    ("a:\n  - b\n  ⏵c⏴: d\n", "wrong-indentation"),
    ("a: >-\n  x\n ⏵y⏴\n", "wrong-indentation"),
    ("a: ⏵-⏴ b\n", "inline-item"),
    ("  a: 1\n⏵b⏴: 2\n", "text-after-document"),
    ("a: b\n...\n⏵c⏴: d\n", "text-after-document"),
    ("{a: b}\n⏵c⏴: d\n", "text-after-document"),
    // Headers, names, directives.
    ("a: |⏵0⏴\n  x\n", "invalid-block-scalar"),
    ("a: |⏵x⏴\n  x\n", "invalid-block-scalar"),
    ("a: | ⏵x y⏴\n  x\n", "invalid-block-scalar"),
    ("a: |2-⏵3⏴\n x\n", "invalid-block-scalar"),
    ("a: ⏵&⏴\n", "invalid-anchor"),
    ("a: ⏵*⏴\n", "invalid-anchor"),
    ("a: ⏵*⏴ * * * *\n", "invalid-anchor"),
    ("a: ⏵*⏴.js\n", "invalid-anchor"),
    ("a: ⏵!<x⏴\n", "invalid-tag"),
    ("a: ⏵!x!y⏴ z\n", "invalid-tag"),
    ("a: &b ⏵!x!y⏴ z\n", "invalid-tag"),
    ("a: ⏵!<x>y⏴\n", "invalid-tag"),
    ("a: ⏵!!str%zz⏴ x\n", "invalid-tag"),
    ("a: ⏵!<>⏴ x\n", "invalid-tag"),
    ("a: ⏵!<%ff>⏴ x\n", "invalid-tag"),
    ("⏵%YAML 1.3⏴\n---\na: b\n", "invalid-directive"),
    ("⏵%YAML x⏴\n---\n", "invalid-directive"),
    ("⏵%FOO x⏴\n---\na: b\n", "invalid-directive"),
    ("%YAML 1.1\n⏵%YAML 1.1⏴\n---\na\n", "invalid-directive"),
    ("⏵%x: y⏴\n", "invalid-directive"),
    ("⏵%TAG x⏴\n---\n", "invalid-directive"),
  ])
  func isNamedAndPlaced(marked: String, name: String) {
    let text = MarkedText(marked)
    let reading = Reading(text.text)
    #expect(reading.diagnostics.map(\.code.name) == [name])
    #expect(reading.diagnostics.map(\.span) == text.spans, "\(reading.diagnostics)")
  }

  @Test(arguments: [
    String(repeating: "a", count: 1_100) + ": b\n", "x: y\n" + String(repeating: "a", count: 1_100) + ": b\n",
    "x: y\n" + String(repeating: "日", count: 1_030) + ": b\n",
    "\"" + String(repeating: "a", count: 1_100) + "\": b\n",
  ])
  func longKeys(text: String) {
    let reading = Reading(text)
    #expect(reading.diagnostics.map(\.code.name) == ["key-too-long"])
    #expect(reading.diagnostics.first?.span?.length ?? 0 > 1_024)
  }

  @Test func everyFindingSaysHowToFixIt() {
    for text in ["a: b: c\n", "a: [1\n", "a: @b\n", "a: {b: ${{ c }}}\n", "a:\n\tb: c\n", "a: \"b\n"] {
      #expect(Reading(text).diagnostics.allSatisfy { $0.hint?.text.isEmpty == false })
    }
  }

  @Test func theExpressionIsQuotedByAFix() {
    let fix = Reading("a: {b: ${{ x = \"y\" }}, c: d}\n").diagnostics.first?.fixes.first
    #expect(fix?.edits.map(\.text) == ["'", "'"])
    #expect(fix?.edits.map(\.span.start) == [7, 21])
    #expect(Reading("a: [Hello ${{ x }}]\n").diagnostics.first?.fixes == [])
  }

  @Test func messagesStayOneShortLine() throws {
    let long = String(repeating: "長い文", count: 5_000)
    let finding = try #require(Reading("a: b\n\(long)\nc: d\n").diagnostics.first)
    #expect(finding.code == .lineWithoutColon)
    #expect(finding.message.text.count < 120)
    #expect(!finding.message.text.contains("\n"))
  }
}
