import Foundation
import Reports
import Testing

@testable import Graphs

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts of users in pictures: they stay texts.
@Suite struct WriterTests {
  static let texts = [
    #"say "hi""#, "a]b[c", "a|b", "<b>x</b>", "a & b &amp; &#60;", "#35; #quot;", "end", "click n0 \"x\"",
    "%%{init: {}}%%",
    "```", "back\\slash \\n", "{{x}}", "-->", "a;b", "$$x$$", "fa:fa-car", "1. list", "- list",
    "**bold** _it_ `code`",
    "www.example.com a@example.com https://example.com/x", "style a:#fff;", "日本語のとても長いテキストがここに入りますのでラベルは切られます",
    "🎉 party", "ﬂ°°60¶ß", "\u{202E}reversed", "##[group]x", "graph subgraph end", "]]>", "<!-- x",
    "javascript:alert(1)",
  ]

  private static func yaml(_ text: String) -> String {
    let data = try? JSONEncoder().encode(text.replacing("${{", with: "$${{"))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private static func drawn(_ text: String) async throws -> (drawn: Drawn, picture: Picture) {
    let value = yaml(text)
    let drawn = try await Drawn(
      """
      workflow: hostile
      trigger: {source: com.example.hostile, event: \(value)}
      tasks:
        - choose:
            - when: ${{ event.detail.x = "x" }}
              tasks: [{stop: {fail: \(value)}}]
        - {id: a, uses: sqs/send, with: {queue: orders}}
      """)
    return (drawn, drawn.steps("hostile"))
  }

  @Test(arguments: texts) func svgIsXMLWithTheText(text: String) async throws {
    let (drawn, picture) = try await Self.drawn(text)
    let svg = drawn.svg(picture)
    let document = try XMLDocument(data: Data(svg.utf8))
    let root = try #require(document.rootElement())
    #expect(try root.nodes(forXPath: "//*[local-name()='script']").isEmpty)
    let titles = try root.nodes(forXPath: "//*[local-name()='title']").compactMap(\.stringValue)
    let shown = text.replacing("\u{202E}", with: "\u{FFFD}")
    #expect(titles.contains { $0.contains("fail: \(shown)") }, "\(titles)")
    #expect(!svg.contains("##["))
  }

  @Test(arguments: texts) func mermaidHasNoPunctuationOfTheText(text: String) async throws {
    let (drawn, picture) = try await Self.drawn(text)
    let lines = drawn.mermaid(picture).split(separator: "\n").map { String($0) }
    #expect(lines[0] == "flowchart TD")
    let node = #/ +n\d+[\[({\\\/|]+"[^"<>\[\](){}|&`$%@*_~:\\]*(<br>[^"<>\[\](){}|&`$%@*_~:\\]*)*"[\])}\\\/]+/#
    let edge = #/ +n\d+ -\.?->(\|"[^"<>\[\](){}|&`$%@*_~:\\]*"\|)? n\d+/#
    for line in lines.dropFirst() {
      let isKnown =
        line.wholeMatch(of: node) != nil || line.wholeMatch(of: edge) != nil || line.hasPrefix("  accTitle: ")
        || line.hasPrefix("  accDescr: ")
      #expect(isKnown, "\(line)")
    }
    #expect(!drawn.mermaid(picture).contains("##"))
  }

  @Test(arguments: texts) func dotQuotesTheText(text: String) async throws {
    let (drawn, picture) = try await Self.drawn(text)
    let dot = drawn.dot(picture)
    // Outside of quotes only what this tool writes is left.
    let plain = dot.replacing(#/"(?:[^"\\]|\\.)*"/#, with: "Q")
    #expect(plain.wholeMatch(of: #/[\w\s{}\[\]=,;>Q-]*/#) != nil, "\(plain)")
    #expect(!dot.contains("##["))
  }

  @Test func longLabelsAreCutAndWholeInTheirTitles() async throws {
    let long = String(repeating: "とても長い", count: 30)
    let (drawn, picture) = try await Self.drawn(long)
    let svg = drawn.svg(picture)
    #expect(svg.contains(">fail: とても長いとても…とても長い</text>"))
    #expect(svg.contains("fail: \(long)</title>"))
  }

  @Test func svgNamesItselfAndLoadsNothing() async throws {
    let (drawn, picture) = try await Self.drawn("x")
    let svg = drawn.svg(picture)
    #expect(svg.contains("<title>Workflow hostile</title>\n<desc>hostile: 1 trigger, 1 task.</desc>"))
    #expect(svg.contains("prefers-color-scheme:dark"))
    #expect(!svg.contains("url(") && !svg.contains("href") && !svg.contains("@import") && !svg.contains("<script"))
  }

  @Test func tooManyEdgesForMermaidAreNoticed() async throws {
    let tasks = (0..<600).map { "  - {id: t\($0), uses: sqs/send, with: {queue: q}}" }.joined(separator: "\n")
    let drawn = try await Drawn(order(tasks))
    #expect(!MermaidPicture(drawn.steps("order-placed"), drawn.sources).isDrawable)
    #expect(MermaidPicture(drawn.map, drawn.sources).isDrawable)
  }
}
