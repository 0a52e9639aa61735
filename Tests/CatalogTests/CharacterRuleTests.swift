import Catalog
import TestSupport
import Testing

/// Samples for checking every rule.
private let samples = [
  "", "a", "A", "7", "_", "-", ".", "a.b", "a..b", ".a", "a-b_c", "X-Api-Key", "Content Type", "a:b", "a/b",
  "/v1/x%20y",
  "/v1/x?y=1", "/v1/x#y", "/日本", "PATH", "1PATH", "MY_VAR", "MY-VAR", "日本語", "a b", "a\tb", "a\nb", "\u{7f}", "~",
  "example.com", "example", "-.-", "exa_mple.com", "example.com.", "https://example.com", "https://",
  "http://example.com",
  "https://example.com/api?x", "https://example.com/api", "support@example.com", "a@b", "a@b.c", "@b.c", "a@@b.c",
  "a b@c.d", "Support <support@example.com>", "サポート <support@example.com>", "<a@b.c>", "a <a@b.c", "a@b.c>",
  "a\tb@c.d", "a\u{3000}b@c.d", "a\tb <a@b.c>", "a <<a@b.c>>", "a <a@b.c>>", "x@y <a@b.c>",
  "T0123ABCD", "T", "t0123", "T0123abcd", "C0123ABCD", "c0-1", "19%3Aabc%40thread.tacv2", "19%3aabc%40thread.tacv2",
  "19:abc@thread.tacv2", "19%3Aabc", "%3A%40", "19%3Aabc%40x%40y", "a%41b", "0123abcd-0123-0123-0123-0123456789ab",
  "0123ABCD-0123-0123-0123-0123456789AB", "0123abcd-0123-0123-0123-0123456789a",
  "0123abcd00123-0123-0123-0123456789ab",
  "0123abcg-0123-0123-0123-0123456789ab", "aws.s3", "aws", "aws_s3", "com.example.shop", "a'b", "a\"b", "a<b>",
]

@Suite struct CharacterRuleTests {
  @Test(arguments: CharacterRule.allCases) func theCheckAndThePatternAgree(rule: CharacterRule) throws {
    guard let pattern = rule.pattern else {
      #expect(samples.allSatisfy { rule.problem(in: $0) == nil })
      return
    }
    let expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
    var kept = 0
    for sample in samples {
      let matches = sample.firstMatch(of: expression) != nil
      #expect((rule.problem(in: sample) == nil) == matches, "\(rule) on '\(sample)'")
      kept += matches ? 1 : 0
    }
    // A rule that accepts all or none of the samples would not be tested.
    #expect(kept > 0 && kept < samples.count)
  }

  @Test func pointsAtTheFirstCharacterThatIsNotAllowed() throws {
    let problem = try #require(CharacterRule.path.problem(in: "/日本?x"))
    #expect(problem.range == 1..<4)
    #expect(problem.reason.text == "contains '日'; expected the path of a URL, without a query")
  }

  @Test func pointsAtTheWholeWhereTheFormIsWrong() throws {
    let problem = try #require(CharacterRule.uuid.problem(in: "0123"))
    #expect(problem.range == 0..<4)
    #expect(problem.reason.text == "is not a UUID")
  }
}

@Suite struct LimitsTests {
  private let title = ActionCatalog.action(named: "slack/notify")?.input(named: "title")?.limits

  @Test func lengthsAreInCharacters() throws {
    let limits = try #require(title)
    #expect(limits.maximumLength == 250)
    #expect(limits.problem(inText: String(repeating: "請", count: 250)) == nil)
    let problem = try #require(limits.problem(inText: String(repeating: "請", count: 251)))
    #expect(problem.reason.text == "has 251 characters; the maximum is 250")
    #expect(problem.range == 0..<753)
    #expect(limits.problem(inText: "")?.reason.text == "is empty")
  }

  @Test func numbers() throws {
    let limits = try #require(ActionCatalog.action(named: "ecs/run-task")?.input(named: "count")?.limits)
    #expect(limits.problem(inNumber: 1) == nil)
    #expect(limits.problem(inNumber: 10) == nil)
    #expect(limits.problem(inNumber: 0)?.text == "is less than 1")
    #expect(limits.problem(inNumber: 11)?.text == "is more than 10")
  }

  @Test func counts() throws {
    let limits = try #require(ActionCatalog.action(named: "kintone/update-record")?.input(named: "key")?.limits)
    #expect(limits.problem(inCount: 1) == nil)
    #expect(limits.problem(inCount: 0)?.text == "has 0 entries; the minimum is 1")
    #expect(limits.problem(inCount: 2)?.text == "has 2 entries; the maximum is 1")
  }
}
