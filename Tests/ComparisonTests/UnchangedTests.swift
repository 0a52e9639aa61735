import Comparison
import Driver
import Testing

/// What is written otherwise and means the same is no change.
@Suite struct UnchangedTests {
  static let plain = """
    workflow: order-placed
    description: Orders
    trigger:
      source: com.example.shop
      event: order.placed
      where:
        total: {numeric: [">", 100]}
        channel: [web, app]
    tasks:
      - id: a
        uses: sqs/send
        with:
          queue: orders
          message: {order: "${{ event.detail.id }}", total: "${{ event.detail.total * 2 }}"}
      - id: b
        uses: sns/publish
        with: {topic: books, message: "${{ event.detail.id }}"}

    """

  @Test(arguments: [
    // Comments and layout.
    plain.replacing("description: Orders", with: "# why\ndescription:   'Orders'"),
    // The order of keys.
    "description: Orders\nworkflow: order-placed\n"
      + plain.split(separator: "\n", maxSplits: 2)[2],
    // The order of values and of conditions.
    plain.replacing("[web, app]", with: "[app, web]"),
    plain.replacing(
      "    total: {numeric: [\">\", 100]}\n    channel: [web, app]",
      with: "    channel: [web, app]\n    total: {numeric: [\">\", 100]}"),
    // An `$or` over one value each.
    plain.replacing("    channel: [web, app]", with: "    $or:\n      - channel: web\n      - channel: app"),
    // The layout of an expression.
    plain.replacing("event.detail.total * 2", with: "event . detail . total*2"),
  ])
  func anotherSpellingIsNoChange(head: String) async throws {
    #expect(head != Self.plain)
    let compared = try await Compared(Self.plain, head)
    #expect(compared.errors == [])
    #expect(compared.text == "no change; 1 unchanged (1 rewritten)\n")
    #expect(compared.result.report.changes.isEmpty)
  }

  /// What is the same to whoever depends on the workflow, but not to the tool that deploys it.
  @Test(arguments: [
    // Two triggers for one.
    plain.replacing(
      """
      trigger:
        source: com.example.shop
        event: order.placed
        where:
          total: {numeric: [">", 100]}
          channel: [web, app]
      """,
      with: """
        trigger:
          - source: com.example.shop
            event: order.placed
            where: {total: {numeric: [">", 100]}, channel: web}
          - source: com.example.shop
            event: order.placed
            where: {total: {numeric: [">", 100]}, channel: app}
        """),
    // The order of a map of inputs, which a state machine keeps.
    plain.replacing(
      "order: \"${{ event.detail.id }}\", total: \"${{ event.detail.total * 2 }}\"",
      with: "total: \"${{ event.detail.total * 2 }}\", order: \"${{ event.detail.id }}\""),
  ])
  func whatOnlyResourcesShowIsSafe(head: String) async throws {
    #expect(head != Self.plain)
    let compared = try await Compared(Self.plain, head)
    #expect(compared.errors == [])
    #expect(compared.names == [])
    #expect(compared.project.workflows.map(\.level) == [.safe])
  }

  @Test func theSameBytesAreUnchanged() async throws {
    let compared = try await Compared(Self.plain, Self.plain)
    #expect(compared.text == "no change; 1 unchanged\n")
  }

  @Test func branchesSideBySideHaveNoOrder() async throws {
    let branches = [
      "- - {id: a, uses: sqs/send, with: {queue: x}}", "- - {id: b, uses: sqs/send, with: {queue: y}}",
    ]
    func parallel(_ branches: [String]) -> String {
      order(tasks: "  - parallel:\n" + branches.map { "      " + $0 }.joined(separator: "\n"))
    }
    let compared = try await Compared(parallel(branches), parallel(branches.reversed()))
    #expect(compared.names == [])
  }

  @Test func aMovedFileAndASplitOneAreNoChange() async throws {
    let other = Self.plain.replacing("order-placed", with: "order-paid").replacing(
      "order.placed", with: "order.paid")
    let compared = try await Compared(
      ["all.yaml": Self.plain + "---\n" + other], ["workflows/one.yaml": Self.plain, "workflows/two.yaml": other])
    #expect(compared.text == "no change; 2 unchanged (2 moved)\n")
  }

  @Test func lineEndingsAreNoChange() async throws {
    let compared = try await Compared(Self.plain, Self.plain.replacing("\n", with: "\r\n"))
    #expect(compared.text == "no change; 1 unchanged (1 rewritten)\n")
  }
}
