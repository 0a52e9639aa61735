import Source
import Testing

@Suite struct ScalarCountTests {
  @Test(arguments: ["", "abc", "注文", "🙂e\u{301}", "\r\n", "한국어 🇯🇵"])
  func countsAsTheStandardLibraryDoes(text: String) {
    #expect(text.scalarCount == text.unicodeScalars.count)
  }
}
