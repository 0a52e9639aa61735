import Comparison
import Driver
import Testing

@Suite struct EnvironmentTests {
  private static let project = """
    project: shop
    environments:
      staging: {region: ap-northeast-1, account: "111122223333", vars: {least: 1, queue: orders}}
      production: {region: us-east-1, account: "444455556666", vars: {least: 100, queue: orders}}
      europe: {region: eu-west-1, account: "777788889999", vars: {least: 1, queue: orders-eu}}

    """
  private static let files = [
    "tasuki.yaml": project,
    "a.yaml": """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed, where: {total: {numeric: [">=", "${{ vars.least }}"]}}}
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: "${{ vars.queue }}"}}

    """,
    "b.yaml": """
    workflow: refund-made
    trigger: {source: com.example.shop, event: refund.made}
    tasks:
      - {wait: 1h}
      - {id: keep, uses: logs/write, with: {group: refunds}}

    """,
  ]

  private func compared(_ environments: String) async throws -> Compared {
    let compared = try await Compared(Self.files, Self.files, environment: environments)
    #expect(compared.errors == [])
    return compared
  }

  @Test func namesOfResourcesAreNotCompared() async throws {
    let compared = try await compared("staging..production")
    #expect(compared.project.environments == ["staging..production"])
    #expect(compared.project.workflows.map(\.name) == ["order-placed"])
    #expect(compared.allNames == ["events-narrowed", "resource-updated"])
    #expect(compared.project.unchanged.names == ["refund-made"])
  }

  @Test func theOtherDirectionIsTheReverse() async throws {
    #expect(try await compared("production..staging").allNames == ["events-widened", "resource-updated"])
  }

  @Test func whatVariablesChangeIsReported() async throws {
    let compared = try await compared("staging..europe")
    #expect(compared.names == ["receiver-changed"])
    #expect(compared.access.count == 2)
  }

  @Test func oneEnvironmentHasNoChanges() async throws {
    #expect(try await compared("staging..staging").allNames == [])
  }

  @Test func anUnknownEnvironmentIsAnError() async throws {
    let compared = try await Compared(Self.files, Self.files, environment: "staging..live")
    #expect(compared.errors == ["unknown-environment"])
  }

  @Test(arguments: ["..", "staging..", "..production", "a..b..c"]) func aMissingNameIsRejected(text: String) {
    #expect(ComparedEnvironments(text) == nil)
  }

  @Test func readsNames() {
    #expect(ComparedEnvironments(nil) == .each)
    #expect(ComparedEnvironments("a") == .same("a"))
    #expect(ComparedEnvironments("a..b") == .two(base: "a", head: "b"))
  }
}
