import Diagnostics
import Testing

@Suite struct SentenceTests {
  private func unknownKey(_ key: String, line: Int) -> Sentence { "unknown key '\(key)' in line \(line)" }

  @Test func keepsWordsAndArgumentsApart() {
    #expect(
      unknownKey("ownr", line: 7).pieces == [
        .words("unknown key '"), .argument(.text("ownr")), .words("' in line "), .argument(.number(7)),
      ])
    #expect(unknownKey("ownr", line: 7).filled() == "unknown key 'ownr' in line 7")
  }

  @Test func comparesByWordsAndArguments() {
    #expect(unknownKey("a", line: 1) == unknownKey("a", line: 1))
    #expect(unknownKey("a", line: 1) != unknownKey("b", line: 1))
    #expect(unknownKey("a", line: 1).hashValue == unknownKey("a", line: 1).hashValue)
    // Two sentences with the same text may have different templates.
    let same: Sentence = "unknown key 'a' in line 1"
    #expect(unknownKey("a", line: 1) != same)
    #expect(unknownKey("a", line: 1).filled() == same.filled())
  }

  @Test func nestsSentences() {
    let inner: Sentence = "a list of \(3)"
    let outer: Sentence = "expected \(term: "text"), found \(inner)"
    #expect(outer.pieces.last == .argument(.sentence(inner)))
    #expect(outer.filled() == "expected text, found a list of 3")
    #expect(("" as Sentence).pieces.isEmpty)
    #expect(("\("a")" as Sentence).pieces == [.argument(.text("a"))])
  }

  @Test(arguments: [
    ([], ""), (["a"], "'a'"), (["a", "b"], "'a' and 'b'"), (["a", "b", "c"], "'a', 'b' and 'c'"),
  ])
  func listsNames(names: [String], wanted: String) {
    #expect(("\(listed: names)" as Sentence).filled() == wanted)
  }

  @Test func listsOtherwise() {
    #expect(("\(listed: ["a", "b"], or: true)" as Sentence).filled() == "'a' or 'b'")
    #expect(("\(quoted: ["a", "b", "c"])" as Sentence).filled() == "'a', 'b', 'c'")
    #expect(("\(terms: ["a", "b"], separator: " + ")" as Sentence).filled() == "a + b")
    let many = (1...25).map { "n\($0)" }
    #expect(("\(listed: many)" as Sentence).filled().hasSuffix("'n19', 'n20' and 5 more"))
  }

  @Test func quotesATextOnOneLine() {
    #expect(("\(quoted: "a\nb\u{7F}c")" as Sentence).filled() == "'a b c'")
    let long = String(repeating: "日", count: 61)
    #expect(("\(quoted: long)" as Sentence).filled() == "'" + long.dropLast() + "…'")
    #expect(("\(quoted: String(long.dropLast()))" as Sentence).filled() == "'" + long.dropLast() + "'")
  }

  @Test func suggestsOnlyExistingNames() {
    #expect(Sentence.didYouMean(nil) == nil)
    #expect(Sentence.didYouMean("owner" as String?)?.filled() == "did you mean 'owner'?")
    #expect(Sentence.replacement("").filled() == "remove it")
    #expect(Sentence.replacement("a").filled() == "replace with 'a'")
  }
}
