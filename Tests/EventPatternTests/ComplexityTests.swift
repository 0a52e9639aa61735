import Diagnostics
import Source
import Testing

@testable import EventPattern

@Suite struct ComplexityTests {
  @Test func agreesWithTheOpenSourceMatcher() throws {
    var checked = 0
    for line in try dataLines("complexity.jsonl") {
      let list = try line.string("list")
      let wanted = try line.number("complexity")
      let sink = DiagnosticSink()
      let input = try #require(parseJSON(Array(list.utf8), file: FileNumber(0), into: sink))
      let matchers = try #require(readCondition(input, into: sink))
      #expect(wildcardComplexity(of: matchers) == wanted, "\(list)")
      #expect((wildcardComplexity(of: matchers, limit: 10) > 10) == (wanted > 10), "\(list)")
      checked += 1
    }
    #expect(checked == 255)
  }

  @Test func endsOnHostileWildcards() {
    let texts = (0..<40).map { "*" + String(repeating: "ab*", count: 20) + "\($0)" }
    let matchers = texts.map { ValueMatcher(.wildcard($0)) }
    #expect(wildcardComplexity(of: matchers, limit: 10) > 10)
    let long = ValueMatcher(.anythingBut(.wildcards([String(repeating: "ab", count: 2_000) + "*"])))
    #expect(wildcardComplexity(of: [long]) == 2)
  }
}
