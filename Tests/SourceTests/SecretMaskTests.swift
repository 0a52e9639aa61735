import Source
import TestSupport
import Testing

@Suite struct SecretMaskTests {
  @Test(arguments: SecretSample.all) func everyFormIsMasked(_ sample: SecretSample) {
    for text in ["'\(sample.text)'", "unknown key '\(sample.text)' in a map", "注文 \(sample.text) 急ぎ"] {
      let masked = SecretMask.shapes.masked(text)
      #expect(!sample.isShown(in: Array(masked.utf8)))
      #expect(masked.unicodeScalars.count == text.unicodeScalars.count)
    }
  }

  /// A message shows only the beginning of a long text.
  @Test(arguments: SecretSample.all) func aCutSecretIsMasked(_ sample: SecretSample) {
    guard let start = sample.text.firstRange(of: sample.hidden)?.lowerBound else { return }
    for count in [9, 12] {
      let text = sample.text[..<start] + sample.hidden.prefix(count) + "…'"
      #expect(!sample.isShown(in: Array(SecretMask.shapes.masked(String(text)).utf8)), "\(text)")
    }
  }

  @Test(arguments: [
    ("the key is hunter2hunter2", "the key is **************"), ("hunter2hunt…", "***********…"),
    ("hunter2hunts", "hunter2hunts"), ("'short' is short", "'*****' is short"),
    ("{\"a\": \"short\"}", "{\"a\": \"*****\"}"),
    ("'パスワードです'", "'*******'"),
  ])
  func knownTextsAreMasked(_ text: String, _ masked: String) {
    #expect(SecretMask(values: ["hunter2hunter2", "short", "パスワードです", ""]).masked(text) == masked)
  }

  @Test func secretsWithACommonPrefixAreMasked() {
    let mask = SecretMask(values: ["password-one", "password-two", "password-three"])
    #expect(mask.masked("password-two, password-three") == "************, **************")
    #expect(mask.masked("password-four") == "password-four")
    let many = SecretMask(values: (0..<100).map { "password\($0)" })
    #expect(many.masked("password77 and more") == "********** and more")
  }

  @Test func theNameIdentifiesASecret() {
    let text = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    #expect(SecretMask.shapes.masked(text) == text)
    #expect(SecretMask.shapes.masked(text, named: "AWS_SECRET_ACCESS_KEY") == String(repeating: "*", count: 40))
    #expect(SecretMask.shapes.masked(text, named: "path") == text)
  }
}

extension SecretMaskTests {
  @Test func piecesAreMasked() {
    let mask = SecretMask.shapes.hidingPieces(of: [Array("correct-horse-battery".utf8), Array("abc".utf8)])
    #expect(mask.masked("unexpected 'horse-battery'") == "unexpected '*************'")
    #expect(mask.masked("'correct-ho' and 'abc', not abc") == "'**********' and '***', not abc")
    #expect(mask.masked("a horse") == "a horse")
  }
}
