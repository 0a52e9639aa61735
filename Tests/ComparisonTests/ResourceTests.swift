import Comparison
import Driver
import Plan
import Testing

@Suite struct ResourceTests {
  private static func files(_ project: String, _ workflow: String = order()) -> [String: String] {
    ["tasuki.yaml": project, "a.yaml": workflow]
  }

  private func resource(_ compared: Compared, _ kind: ResourceKind) throws -> ResourceChange {
    try #require(compared.result.report.changes.compactMap(\.resource).first { $0.identifier.kind == kind })
  }

  @Test func replacesARuleOnAnotherBus() async throws {
    let compared = try await Compared(
      order().replacing("order.placed}", with: "order.placed, bus: shop}"),
      order().replacing("order.placed}", with: "order.placed, bus: store}"))
    let rule = try resource(compared, .rule)
    #expect(rule.terraform == .replace && rule.cloudFormation == .replace)
    #expect(rule.properties.map(\.terraform.name) == ["event_bus_name"])
    #expect(rule.properties.map(\.before) == ["shop"])
  }

  @Test func reportsLostMessagesOfAReplacedQueue() async throws {
    let compared = try await Compared(Self.files("project: shop\n"), Self.files("project: store\n"))
    let change = try compared.change("data-replaced")
    #expect(change.level == .breaking)
    #expect(change.resource?.properties.first?.cloudFormation.name == "QueueName")
  }

  @Test func reportsSharedResourcesOnceForTheProject() async throws {
    func files(_ days: Int) -> [String: String] {
      let tasks = "  - {id: a, uses: logs/write, with: {group: orders}}"
      return [
        "tasuki.yaml": "project: shop\ndefaults: {log-retention: \(days)d}\n", "a.yaml": order(tasks: tasks),
        "b.yaml": order(tasks: tasks).replacing("order-placed", with: "order-again"),
      ]
    }
    let compared = try await Compared(files(30), files(60))
    #expect(compared.project.workflows.isEmpty)
    #expect(compared.project.changes.map(\.code.name) == ["resource-updated"])
    #expect(compared.project.changes.first?.resource?.properties.map(\.after) == ["60"])
  }

  @Test func aShorterRetentionDeletesEntries() async throws {
    func files(_ days: Int) -> [String: String] {
      Self.files(
        "project: shop\ndefaults: {log-retention: \(days)d}\n",
        order(tasks: "  - {id: a, uses: logs/write, with: {group: orders}}"))
    }
    let shorter = try await Compared(files(90), files(7))
    #expect(try shorter.change("retention-shortened").level == .breaking)
    #expect(shorter.project.workflows.map(\.level) == [.breaking])
    let longer = try await Compared(files(7), files(90))
    #expect(longer.project.workflows.map(\.level) == [.safe])
  }

  @Test func namesResourcesAsTheOutputsDo() async throws {
    let compared = try await Compared(
      ["a.yaml": order()], [:].merging(["a.yaml": order(rest: "owner: shop")]) { $1 })
    #expect(
      compared.text.contains(
        "aws_cloudwatch_event_rule.order_placed / OrderPlacedRule: update (tags) / update (Tags)"))
  }

  @Test func equivalentPatternsUpdateNothing() async throws {
    let compared = try await Compared(
      order(where: "{channel: [web, app]}"), order(where: "{$or: [{channel: web}, {channel: app}]}"))
    #expect(compared.result.report.changes.isEmpty)
  }
}
