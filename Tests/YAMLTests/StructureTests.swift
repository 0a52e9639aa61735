import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// Valid YAML that a workflow cannot contain.
@Suite struct StructureTests {
  @Test(arguments: [
    ("a: 1\n⏵a⏴: 2\n", "duplicate-key"),
    ("a: 1\nb: 2\n⏵'a'⏴: 2\n", "duplicate-key"),
    ("1: x\n⏵\"1\"⏴: y\n", "duplicate-key"),
    ("k: &k a\na: 1\n⏵*k⏴ : 2\n", "duplicate-key"),
    ("x: {日本: 1, ⏵日本⏴: 2}\n", "duplicate-key"),
    ("⏵[a]⏴: b\n", "key-not-scalar"),
    ("⏵{a: b}⏴: c\n", "key-not-scalar"),
    ("? ⏵- a⏴\n: b\n", "key-not-scalar"),
    ("x: &x [1]\n⏵*x⏴ : b\n", "key-not-scalar"),
    ("x: &x {y: z}\nw:\n  ⏵<<⏴: *x\n", "merge-key"),
    ("x: &x {y: z}\nw: {⏵<<⏴: [*x, *x]}\n", "merge-key"),
    ("a: ⏵*b⏴\n", "undefined-alias"),
    ("a: ⏵*b⏴\nb: &b c\n", "undefined-alias"),
    ("a: &b c\n---\na: ⏵*b⏴\n", "undefined-alias"),
    ("⏵*b⏴ : c\n", "undefined-alias"),
    ("a: &a [⏵*a⏴]\n", "alias-cycle"),
    ("a: &a {b: {c: [1, ⏵*a⏴]}}\n", "alias-cycle"),
    ("a: &a\n  b: ⏵*a⏴\n", "alias-cycle"),
    ("a: ⏵!Ref⏴ b\n", "unknown-tag"),
    ("a: ⏵!!binary⏴ aGk=\n", "unknown-tag"),
    ("a: ⏵!!timestamp⏴ 2027-01-01\n", "unknown-tag"),
    ("a: &x ⏵!Sub⏴ b\n", "unknown-tag"),
    ("a: ⏵!Join⏴ [b]\n", "unknown-tag"),
    ("⏵!!set⏴ {a, b}\n", "unknown-tag"),
    ("a: ⏵!<x>⏴ b\n", "unknown-tag"),
    ("a: ⏵!!int⏴ b\n", "tag-mismatch"),
    ("a: ⏵!!bool⏴ yes\n", "tag-mismatch"),
    ("a: ⏵!!seq⏴ {b: c}\n", "tag-mismatch"),
    ("a: ⏵!!map⏴ b\n", "tag-mismatch"),
    ("a: ⏵!!str⏴ [b]\n", "tag-mismatch"),
  ])
  func isFound(marked: String, name: String) {
    let text = MarkedText(marked)
    let reading = Reading(text.text)
    #expect(reading.diagnostics.map(\.code.name) == [name])
    #expect(reading.diagnostics.map(\.span) == text.spans)
    #expect(reading.tree != nil)
  }

  @Test(arguments: [
    "\"<<\": a\n", "a: <<\n", "a: {b: 1}\nc: {b: 1}\n", "a: !!seq [b]\nc: !!map {d: e}\n", "- - a\n  - a\n",
  ])
  func isNotFound(text: String) {
    #expect(Reading(text).findings == [])
  }

  @Test func aDuplicatePointsAtTheFirst() throws {
    let text = MarkedText("⏵a⏴: 1\nb: 2\n⏵a⏴: 2\n⏵a⏴: 3\n")
    let reading = Reading(text.text)
    #expect(reading.diagnostics.map(\.span) == Array(text.spans.dropFirst()))
    #expect(
      reading.diagnostics.map(\.labels) == Array(repeating: [Label(text.spans[0], "first defined here")], count: 2))
    #expect(reading.shapes == ["{'a': 1, 'b': 2}"])
  }

  @Test func duplicatesAreFoundInLargeMappingsToo() {
    let keys = (0..<2_000).map { "key-\($0): \($0)\n" }.joined()
    let reading = Reading("\(keys)key-1234: again\nkey-1234: and again\n")
    #expect(reading.diagnostics.map(\.message.text) == Array(repeating: "duplicate key 'key-1234'", count: 2))
    #expect(reading.diagnostics.map(\.labels.count) == [1, 1])
    #expect(reading.diagnostics.first?.labels == reading.diagnostics.last?.labels)
    #expect(reading.tree.map { $0.count(of: $0.documents[0]) } == 2_000)
  }

  @Test func undefinedAliasesSuggestTheNearest() {
    #expect(
      Reading("a: &retry-slow 1\nb: *retry-slwo\n").diagnostics.first?.hint?.text == "did you mean '*retry-slow'?")
  }

  @Test func findingsAreBounded() {
    let reading = Reading(String(repeating: "a: *x\n", count: 5_000))
    #expect(reading.diagnostics.count == YAMLLimits.standard.findings)
  }
}
