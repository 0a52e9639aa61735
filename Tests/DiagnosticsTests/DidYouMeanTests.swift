import Diagnostics
import Testing

@Suite struct DidYouMeanTests {
  @Test(arguments: [
    ("detial-type", "detail-type"), ("detailType", "detail-type"), ("sorce", "source"),
    ("invoice.payment_failled", "invoice.payment_failed"),
  ])
  func findsTheNearest(word: String, wanted: String) {
    #expect(nearestName(to: word, among: ["source", "detail", "detail-type", "invoice.payment_failed"]) == wanted)
  }

  @Test func suggestsNothingForUnrelatedWords() {
    #expect(nearestName(to: "banana", among: ["source", "detail"]) == nil)
    #expect(nearestName(to: "", among: ["a"]) == nil)
    #expect(nearestName(to: "q", among: ["a", "ab"]) == nil)
    #expect(nearestName(to: "Q", among: ["a", "q"]) == "q")
  }

  @Test func suggestionsAreBounded() {
    let names = (0..<1_000).map { "name-\($0)" }
    let sink = DiagnosticSink()
    #expect(sink.suggestion(for: "nam-7", among: names) == "name-7")
    #expect(sink.suggestion(for: "lat", among: names + ["late"]) == nil)
    for _ in 0..<100 { _ = sink.suggestion(for: "nam-7", among: names) }
    #expect(sink.suggestion(for: "nam-7", among: names) == nil)
    #expect(DiagnosticSink().suggestion(for: "nam-7", among: names) == "name-7")
  }
}
