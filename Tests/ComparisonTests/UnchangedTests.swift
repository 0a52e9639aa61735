import Comparison
import Driver
import Testing

/// Another notation with the same meaning is not a change.
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
    // An `$or` with one value each.
    plain.replacing("    channel: [web, app]", with: "    $or:\n      - channel: web\n      - channel: app"),
    // The layout of an expression.
    plain.replacing("event.detail.total * 2", with: "event . detail . total*2"),
  ])
  func ignoresOtherNotations(head: String) async throws {
    #expect(head != Self.plain)
    let compared = try await Compared(Self.plain, head)
    #expect(compared.errors == [])
    #expect(compared.text == "no change; 1 unchanged (1 rewritten)\n")
    #expect(compared.result.report.changes.isEmpty)
  }

  /// Nothing changes for those who depend on the workflow, but the tools update resources.
  @Test(arguments: [
    // Two triggers instead of one.
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
    // The order of a map of inputs, which a state machine preserves.
    plain.replacing(
      "order: \"${{ event.detail.id }}\", total: \"${{ event.detail.total * 2 }}\"",
      with: "total: \"${{ event.detail.total * 2 }}\", order: \"${{ event.detail.id }}\""),
  ])
  func changesOfResourcesOnlyAreSafe(head: String) async throws {
    #expect(head != Self.plain)
    let compared = try await Compared(Self.plain, head)
    #expect(compared.errors == [])
    #expect(compared.names == [])
    #expect(compared.project.workflows.map(\.level) == [.safe])
  }

  @Test func ignoresIdenticalSides() async throws {
    let compared = try await Compared(Self.plain, Self.plain)
    #expect(compared.text == "no change; 1 unchanged\n")
  }

  @Test func ignoresTheOrderOfParallelBranches() async throws {
    let branches = [
      "- - {id: a, uses: sqs/send, with: {queue: x}}", "- - {id: b, uses: sqs/send, with: {queue: y}}",
    ]
    func parallel(_ branches: [String]) -> String {
      order(tasks: "  - parallel:\n" + branches.map { "      " + $0 }.joined(separator: "\n"))
    }
    let compared = try await Compared(parallel(branches), parallel(branches.reversed()))
    #expect(compared.names == [])
  }

  @Test func ignoresMovedAndSplitFiles() async throws {
    let other = Self.plain.replacing("order-placed", with: "order-paid").replacing(
      "order.placed", with: "order.paid")
    let compared = try await Compared(
      ["all.yaml": Self.plain + "---\n" + other], ["workflows/one.yaml": Self.plain, "workflows/two.yaml": other])
    #expect(compared.text == "no change; 2 unchanged (2 moved)\n")
  }

  @Test func ignoresLineEndings() async throws {
    let compared = try await Compared(Self.plain, Self.plain.replacing("\n", with: "\r\n"))
    #expect(compared.text == "no change; 1 unchanged (1 rewritten)\n")
  }

  @Test(arguments: [
    ("\"0 9 * * 1-5\", timezone: Asia/Tokyo", "\"cron(0 0 ? * MON-FRI *)\""),
    ("\"cron(0 9 * * ? *)\", timezone: Asia/Tokyo", "\"cron(0 9 * * ? *)\", timezone: Asia/Seoul"),
  ])
  func ignoresClocksThatAreAlwaysTheSame(old: String, new: String) async throws {
    func workflow(_ schedule: String) -> String {
      Self.plain.replacing(/trigger:[^$]*?tasks:/, with: "trigger: {schedule: \(schedule)}\ntasks:")
        .replacing("${{ event.detail.id }}", with: "1").replacing("${{ event.detail.total * 2 }}", with: "2")
    }
    let compared = try await Compared(workflow(old), workflow(new))
    #expect(compared.errors == [])
    #expect(compared.text == "no change; 1 unchanged (1 rewritten)\n")
  }

  /// A workflow whose errors do not keep it out of the plan is not compared either.
  @Test func workflowsWithErrorsAreNotCompared() async throws {
    let broken = order().replacing(
      "source: com.example.shop, event: order.placed", with: "source: stripe, event: invoice.payd")
    let right = broken.replacing("invoice.payd", with: "invoice.paid")
    for (base, head) in [(broken, right), (right, broken), (broken, broken)] {
      let other = order().replacing("order-placed", with: "other")
      let compared = try await Compared(base + "---\n" + other, head + "---\n" + other)
      #expect(!compared.errors.isEmpty)
      #expect(compared.project.uncompared.map(\.name) == ["order-placed"])
      #expect(compared.project.workflows.isEmpty)
      #expect(compared.project.unchanged.names == ["other"])
    }
  }
}
