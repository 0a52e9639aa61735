import Diagnostics
import EventPattern
import Testing

@Suite struct OpenPatternTests {
  private func object(_ members: [(String, PatternInput.Kind)]) -> PatternInput.Kind {
    .object(members.map { PatternInput.Member($0.0, PatternInput($0.1)) })
  }

  private func array(_ elements: PatternInput.Kind...) -> PatternInput.Kind {
    .array(elements.map { PatternInput($0) })
  }

  /// A condition on `a`, next to one on `b`, after its open values are filled.
  private func filled(
    _ condition: PatternInput.Kind, with values: PatternInput.Kind..., sink: DiagnosticSink = DiagnosticSink()
  ) -> [ValueMatcher.Test]? {
    let input = PatternInput(object([("a", condition), ("b", .bool(true))]))
    guard let open = readOpenConditions(input, into: sink) else { return nil }
    #expect(open.closed == nil)
    let pattern = open.filled(with: { PatternInput(values[$0]) }, into: sink)
    #expect(pattern == nil || pattern?.texts(of: "b") == nil && pattern?.fields.count == 2)
    guard case .values(let matchers)? = pattern?.fields.first?.condition else { return nil }
    return matchers.map(\.test)
  }

  @Test func aValueFillsAnyOperand() {
    #expect(filled(.open(0), with: .string("x")) == [.string("x")])
    #expect(filled(array(.null, .open(0)), with: .number("1")) == [.null, .number("1")])
    #expect(filled(object([("suffix", .open(0))]), with: .string("x")) == [.suffix("x", ignoringCase: false)])
    #expect(
      filled(object([("prefix", object([("equals-ignore-case", .open(0))]))]), with: .string("x"))
        == [.prefix("x", ignoringCase: true)])
    #expect(filled(object([("cidr", .open(0))]), with: .string("10.0.0.0/8")) == [.cidr("10.0.0.0/8")])
    #expect(filled(object([("exists", .open(0))]), with: .bool(false)) == [.exists(false)])
    #expect(
      filled(
        object([("numeric", array(.string(">"), .open(0), .string("<"), .open(1)))]), with: .number("1"),
        .number("2"))
        == [.numeric([NumericComparison(.greater, "1"), NumericComparison(.less, "2")])])
    #expect(
      filled(object([("anything-but", object([("prefix", array(.string("x"), .open(0)))]))]), with: .string("y"))
        == [.anythingBut(.prefixes(["x", "y"]))])
  }

  @Test func anArrayFillsAListWithItsElements() {
    let values = array(.string("x"), .string("y"))
    #expect(filled(.open(0), with: values) == [.string("x"), .string("y")])
    #expect(filled(array(.open(0), .null), with: values) == [.string("x"), .string("y"), .null])
    #expect(filled(object([("anything-but", .open(0))]), with: values) == [.anythingBut(.strings(["x", "y"]))])
  }

  @Test func anUnfittingValueIsRejected() {
    let sink = DiagnosticSink()
    let range = object([("numeric", array(.string(">"), .open(0), .string("<"), .number("5")))])
    #expect(filled(range, with: .number("7"), sink: sink) == nil)
    #expect(sink.diagnostics.map(\.code) == [.numericRangeEmpty])
  }

  @Test func limitsAreThoseOfTheFilledPattern() {
    let sink = DiagnosticSink()
    let input = PatternInput(object([("a", array(.open(0)))]))
    let open = readOpenPattern(input, into: sink)
    let long = String(repeating: "*a", count: 40)
    let filled = open?.filled(with: { _ in PatternInput(object([("wildcard", .string(long))])) }, into: sink)
    #expect(filled == nil)
    #expect(sink.diagnostics.map(\.code) == [.wildcardTooComplex])
  }
}
