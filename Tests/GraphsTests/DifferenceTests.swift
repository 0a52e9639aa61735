import Comparison
import Driver
import Reports
import Source
import Testing

@testable import Graphs

/// What a comparison draws.
@Suite struct DifferenceTests {
  private static let before = order(
    """
      - {id: a, uses: sqs/send, with: {queue: orders}}
      - {id: b, uses: sqs/send, with: {queue: others}}
      - wait: 1h
    """)
  private static let after = order(
    """
      - {id: a, uses: sqs/send, with: {queue: orders, message: changed}}
      - wait: 1h
      - {id: c, uses: sns/publish, with: {topic: news}}
    """)

  @Test func whatIsAddedRemovedAndChangedIsMarked() async throws {
    let report = try await compared(["a.yaml": Self.before], ["a.yaml": Self.after]).report
    let picture = Picture(of: report)
    #expect(picture.graphs.count == 1)
    #expect(
      picture.graphs[0].listing == [
        "event: com.example.shop | order.placed", "changed task: a | sqs/send | queue orders", "wait: wait 1h",
        "added task: c | sns/publish | topic news", "end: end", "removed task: b | sqs/send | queue others",
        "com.example.shop → a", "added a → wait 1h", "added wait 1h → c", "added c → end", "removed a → b",
        "removed b → wait 1h", "removed wait 1h → end",
      ])
  }

  @Test func bothSidesOfAShapeHaveTheirStates() async throws {
    let report = try await compared(["a.yaml": Self.before], ["a.yaml": Self.after]).report
    let shapes = try #require(ShapeChange(report.projects[0].workflows[0], in: report.projects[0]))
    #expect(shapes.before.graphs[0].listing.contains("removed task: b | sqs/send | queue others"))
    #expect(!shapes.before.graphs[0].listing.contains { $0.contains("sns/publish") })
    #expect(shapes.after.graphs[0].listing.contains("added task: c | sns/publish | topic news"))
    #expect(!shapes.after.graphs[0].listing.contains { $0.contains("queue others") })
  }

  @Test func anotherTextIsNoOtherShape() async throws {
    let report = try await compared(
      ["a.yaml": Self.before], ["a.yaml": Self.before.replacing("orders", with: "x")]
    ).report
    #expect(ShapeChange(report.projects[0].workflows[0], in: report.projects[0]) == nil)
    #expect(Picture(of: report).graphs[0].hasDifferences)
  }

  @Test func otherTimesAndEventsAreNoOtherShape() async throws {
    let times = Self.before.replacing(
      "{source: com.example.shop, event: order.placed}",
      with: "[{source: com.example.shop, event: order.placed}, {schedule: rate(1 hour)}]")
    let report = try await compared(
      ["a.yaml": times],
      [
        "a.yaml": times.replacing("rate(1 hour)", with: "rate(2 hours)").replacing(
          "order.placed", with: "order.paid")
      ]
    ).report
    #expect(ShapeChange(report.projects[0].workflows[0], in: report.projects[0]) == nil)
    let lines = Picture(of: report).graphs[0].listing
    #expect(lines.contains("changed schedule: rate(2 hours) | UTC"))
    #expect(lines.contains("changed event: com.example.shop | order.paid"))
  }

  @Test func aRenamedTaskStaysWhereItIs() async throws {
    let report = try await compared(
      ["a.yaml": Self.before], ["a.yaml": Self.before.replacing("id: b,", with: "id: bee,")]
    ).report
    let lines = Picture(of: report).graphs[0].listing
    #expect(lines.contains("changed task: bee | sqs/send | queue others"))
    #expect(!lines.contains { $0.hasPrefix("added") || $0.hasPrefix("removed") })
  }

  @Test func severalWorkflowsHaveAMap() async throws {
    let other = Self.before.replacing("order-placed", with: "other")
    let report = try await compared(
      ["a.yaml": Self.before, "b.yaml": other],
      [
        "a.yaml": Self.after,
        "c.yaml": other.replacing("workflow: other", with: "workflow: new").replacing(
          "others", with: "third"),
      ]
    ).report
    let picture = Picture(of: report)
    #expect(picture.graphs.count == 4)
    let lines = picture.graphs[0].listing
    for line in [
      "changed workflow: order-placed", "added workflow: new", "removed workflow: other",
      "added receiver: third | queue",
      "event: com.example.shop",
    ] { #expect(lines.contains(line), "\(lines)") }
  }

  @Test func withoutChangesThereIsNothingToDraw() async throws {
    let result = try await compared(["a.yaml": Self.before], ["a.yaml": Self.before])
    let picture = Picture(of: result.report)
    let sources = MaskedSources(result.sources, secretsOf: [])
    #expect(picture.graphs.isEmpty)
    #expect(MermaidPicture(picture, sources).text.contains("No difference can be drawn."))
    #expect(
      String(decoding: SVGPicture(picture, sources).bytes, as: UTF8.self).contains("No difference can be drawn."))
  }

  @Test func picturesAreTheFirstThingThatTheLimitOfMarkdownLeavesOut() async throws {
    let result = try await compared(["a.yaml": Self.before], ["a.yaml": Self.after])
    let markdown = ChangeMarkdown(result.report, MaskedSources(result.sources, secretsOf: result.secrets))
    let whole = String(decoding: markdown.bytes(), as: UTF8.self)
    #expect(
      whole.contains(
        "<details><summary>Steps before and after</summary>\n\n**Before**\n\n```mermaid\nflowchart TD\n"))
    let short = String(decoding: markdown.bytes(limit: whole.utf8.count - 1), as: UTF8.self)
    #expect(short.hasPrefix("> **1 of 1 pictures are left out** to stay within"))
    #expect(!short.contains("mermaid") && short.contains("TSKD301"))
    #expect(short.utf8.count < whole.utf8.count)
    let shortest = String(decoding: markdown.bytes(limit: 1), as: UTF8.self)
    #expect(shortest.hasPrefix("> **1 of 1 sections and 1 of 1 pictures are left out**"))
    #expect(shortest.contains("`order-placed`") && !shortest.contains("TSKD301"))
  }
}
