import Foundation
import TestSupport
import Testing

@Suite struct ReplayCommandTests {
  let tasuki = BuiltCommand()

  private static let shop = """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed, where: {total: {numeric: [">=", 100]}}}
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: orders, message: {order: "${{ event.detail.id }}"}}}

    """

  private static func order(_ index: Int) -> String {
    #"{"source":"com.example.shop","detail-type":"order.placed","time":"2027-01-1\#(index % 2)T09:30:00Z","#
      + #""detail":{"id":"A-\#(index)","total":\#(index * 25)}}"# + "\n"
  }

  private static let log = (0..<10).map { order($0) }.joined() + "no json\n\n"

  private func value(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func countsInEveryFormat() throws {
    let folder = try TemporaryFolder(["orders.yaml": Self.shop, "events.jsonl": Self.log])
    let text = try tasuki("replay", "--events", "events.jsonl", in: folder.path)
    #expect(text.status == 0)
    #expect(text.errors.isEmpty)
    #expect(
      text.output == """
        10 events: 6 fired a workflow (60.0 %), 0 reached a person (triage rate 0.0 %)

        workflows
          order-placed  6  60.0 %

        days
          2027-01-10  5  3 fired, 0 reached a person
          2027-01-11  5  3 fired, 0 reached a person

        1 record without an event
          line 11: not a JSON object: no json

        """)
    let csv = try tasuki(
      "replay", "--events", "-", "--format", "csv", "--by", "detail.total", in: folder.path, input: Self.log)
    #expect(csv.output.hasPrefix("by,value,measure,workflow,count\r\ntotal,,events,,10\r\ntotal,,fired,,6\r\n"))
    #expect(csv.output.contains("detail.total,100,fired,order-placed,1\r\n"))
    let json = try value(
      try tasuki("replay", "--events", "events.jsonl", "--format", "json", in: folder.path).output)
    #expect(json["events"] as? Int == 10)
    let input = try #require(json["input"] as? [String: Any])
    #expect(input["unreadable"] as? Int == 1)
    let problem = try #require((input["problems"] as? [[String: Any]])?.first)
    #expect(problem["file"] as? String == "events.jsonl")
    #expect(problem["line"] as? Int == 11)
  }

  @Test func rejectsWhatCannotBeRead() throws {
    let folder = try TemporaryFolder(["orders.yaml": Self.shop, "events.jsonl": Self.log, "counts": "{\"a\": 1}\n"])
    func status(_ arguments: String..., input: String = "") throws -> Int32 {
      try tasuki.run(["replay"] + arguments, in: folder.path, input: input).status
    }
    #expect(try status("--events", "none.jsonl") == 2)
    #expect(try status() == 2)
    #expect(try status("-", "--events", "-") == 2)
    #expect(try status("--events", "-") == 0)
    #expect(try status("--events", "-", "--range", "0-10") == 2)
    #expect(try status("--events", "events.jsonl", "--range", "10-0") == 2)
    #expect(try status("--events", "events.jsonl", "--events", "events.jsonl") == 2)
    #expect(try status("--events", "events.jsonl", "--merge", "counts") == 2)
    #expect(try status("--merge", "counts") == 2)
    #expect(try status("--merge", "none") == 2)
    #expect(try status("--merge", "-") == 2)
  }

  @Test func readsFoldersAndManifests() throws {
    let folder = try TemporaryFolder([
      "orders.yaml": Self.shop, "logs/a.jsonl": Self.log, "logs/b/c.jsonl": Self.order(9), "logs/.hidden": "x",
      "manifest.txt": "logs/b/c.jsonl\n\nlogs/a.jsonl\n",
    ])
    let all = try tasuki("replay", "--events", "logs", in: folder.path)
    #expect(all.status == 0)
    #expect(all.output.hasPrefix("11 events: 7 fired"))
    #expect(all.output.contains("  logs/a.jsonl:11: not a JSON object: no json\n"))
    #expect(try tasuki("replay", "--manifest", "manifest.txt", in: folder.path).output == all.output)
  }

  @Test func mergesPartsIntoTheWhole() throws {
    let folder = try TemporaryFolder(["orders.yaml": Self.shop, "events.jsonl": Self.log])
    let whole = try tasuki("replay", "--events", "events.jsonl", "--by", "detail.total", in: folder.path)
    for (index, range) in ["0-300", "300-700", "700-"].enumerated() {
      let part = try tasuki(
        "replay", "--events", "events.jsonl", "--by", "detail.total", "--range", range, "--partial", "part\(index)",
        in: folder.path)
      #expect(part.status == 0 && part.output.isEmpty)
    }
    let merged = try tasuki("replay", "--merge", "part2", "part0", "part1", in: folder.path)
    #expect(merged.status == 0)
    #expect(merged.output == whole.output)

    let missing = try tasuki("replay", "--merge", "part2", "part0", in: folder.path)
    #expect(missing.status == 1)
    #expect(missing.errors.hasPrefix("warning: bytes "))
    let twice = try tasuki("replay", "--merge", "part2", "part0", "part2", in: folder.path)
    #expect(twice.status == 2)
    #expect(twice.errors.contains("are counted twice"))
    _ = try tasuki("replay", "--events", "events.jsonl", "--partial", "part1", in: folder.path)
    let other = try tasuki("replay", "--merge", "part0", "part1", in: folder.path)
    #expect(other.status == 2)
    #expect(other.errors.contains("'part1' was counted with other workflows"))

    let streamed = try tasuki("replay", "--events", "-", "--partial", "-", in: folder.path, input: Self.log)
    let both = try tasuki("replay", "--merge", "-", in: folder.path, input: streamed.output + streamed.output)
    #expect(both.output.hasPrefix("20 events: 12 fired"))
    #expect(both.output.contains("  unknown line: not a JSON object: no json\n"))
  }
}
