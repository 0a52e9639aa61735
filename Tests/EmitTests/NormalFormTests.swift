import Emit
import Testing

/// Which characters Terraform would change.
@Suite struct NormalFormTests {
  @Test(arguments: [
    "", "order", "日本語", "ガ", "é", "한글", "⚠️", "👨‍👩‍👧", "\u{0E01}\u{0E48}", "प\u{094D}र", "x\u{0315}",
  ])
  func composedTextsAreKept(_ text: String) {
    #expect(NormalForm.keeps(text))
    #expect(NormalForm.escaped(json: text).utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: [
    ("e\u{301}", "e\\u0301"), ("カ\u{3099}.pdf", "カ\\u3099.pdf"), ("\u{FA10}本", "\\ufa10本"), ("\u{212B}", "\\u212b"),
    ("\u{1100}\u{1161}", "\u{1100}\\u1161"), ("\u{AC00}\u{11A8}", "\u{AC00}\\u11a8"),
    ("\u{2F800}", "\\ud87e\\udc00"),
    ("q\u{0307}\u{0323}", "q\\u0307\\u0323"),
  ])
  func othersBecomeEscapes(_ text: String, _ escaped: String) {
    #expect(!NormalForm.keeps(text))
    #expect(NormalForm.escaped(json: text) == escaped)
  }

  /// No character is kept that the form changes: checked over all of them, with Swift's own comparison, which is that of
  /// the form.
  @Test func whatIsKeptDiffersFromAllOthersThatAreKept() {
    // U+FA10 equals U+585A to Swift; of two that are equal, at most one is kept.
    var kept: [String: Unicode.Scalar] = [:]
    for value in UInt32(0xA0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value), NormalForm.keeps(String(scalar)) else { continue }
      let other = kept.updateValue(scalar, forKey: String(scalar))
      #expect(other == nil, "\(String(value, radix: 16))")
    }
  }
}
