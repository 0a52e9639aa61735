import Testing

@testable import Graphs

/// How the workflows of a project are connected.
@Suite struct ProjectGraphTests {
  private static func workflow(_ name: String, _ event: String, _ task: String, rest: String = "") -> String {
    """
    workflow: \(name)
    trigger: {source: com.example.shop, event: \(event)}
    tasks: [{id: a, \(task)}]
    \(rest)
    """
  }

  @Test func sourcesLeadToWorkflowsAndThoseToReceivers() async throws {
    let drawn = try await Drawn(
      Self.workflow("one", "[a, b]", "uses: sqs/send, with: {queue: orders}"),
      Self.workflow("two", "c", "uses: sqs/send, with: {queue: orders}", rest: "state: disabled"),
      """
      workflow: three
      trigger: {schedule: rate(1 hour)}
      tasks: [{id: a, uses: sns/publish, with: {topic: news}}]
      """)
    #expect(
      drawn.map.graphs[0].listing == [
        "event: com.example.shop", "schedule: rate(1 hour) | UTC", "workflow: one", "workflow: two | disabled",
        "workflow: three", "receiver: orders | queue", "receiver: news | topic", "com.example.shop → one (a, b)",
        "com.example.shop → two (c)", "rate(1 hour) → three", "one → orders", "two → orders", "three → news",
      ])
  }

  @Test func workflowsThatStartEachOtherAreConnected() async throws {
    let drawn = try await Drawn(
      Self.workflow(
        "one", "a", "uses: stepfunctions/start, if: \"${{ event.detail.n > 0 }}\", with: {machine: two}"),
      Self.workflow(
        "two", "b", "uses: stepfunctions/start, if: \"${{ event.detail.n > 0 }}\", with: {machine: one}"))
    #expect(drawn.map.graphs[0].listing.suffix(2) == ["one → two", "two → one"])
    #expect(drawn.svg(drawn.map).contains("</svg>"))
  }

  @Test func eventsThatAWorkflowPutsLeadToTheirSource() async throws {
    let drawn = try await Drawn(
      Self.workflow(
        "one", "a",
        "uses: eventbridge/put-event, with: {source: com.example.shop, event: b, detail: {n: 1}}"),
      Self.workflow("two", "b", "uses: sqs/send, with: {queue: orders}"))
    #expect(drawn.map.graphs[0].listing.contains("one → com.example.shop (b)"))
  }

  @Test func aToolsWorkflowSaysWhereItRuns() async throws {
    let drawn = try await Drawn(
      Self.workflow("one", "a", "uses: sqs/send, with: {queue: orders}", rest: "runs-on: zapier"))
    #expect(drawn.map.graphs[0].listing.contains("elsewhere: one | runs on zapier"))
  }
}
