import Diagnostics
import Testing

@Suite struct DidYouMeanTests {
  @Test(arguments: [
    ("detial-type", "detail-type"), ("detailType", "detail-type"), ("sorce", "source"),
    ("invoice.payment_failled", "invoice.payment_failed"),
  ])
  func findsTheNearest(word: String, wanted: String) {
    #expect(
      nearestName(to: word, among: ["source", "detail", "detail-type", "invoice.payment_failed"]) == wanted)
  }

  @Test func keepsSilentAboutStrangers() {
    #expect(nearestName(to: "banana", among: ["source", "detail"]) == nil)
    #expect(nearestName(to: "", among: ["a"]) == nil)
    #expect(nearestName(to: "q", among: ["a", "ab"]) == nil)
    #expect(nearestName(to: "Q", among: ["a", "q"]) == "q")
  }
}
