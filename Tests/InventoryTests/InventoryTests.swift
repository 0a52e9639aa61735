import Catalog
import Comparison
import Diagnostics
import Driver
import Emit
import Flow
import Plan
import Reports
import Simulation
import Source
import Testing

@testable import Inventory

@Suite struct InventoryTests {
  private static let project = """
    project: shop
    environments:
      production: {region: ap-northeast-1, account: "111122223333"}
    sources:
      shop: {source: com.example.shop}
    connections:
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}
    """
  private static let order = """
    workflow: order-placed
    description: Tells the CRM about an order.
    owner: sales
    review-by: 2027-06-30
    labels: {domain: orders}
    trigger:
      source: shop
      event: order.placed
      where: {total: {numeric: [">", 10]}}
    tasks:
      - id: tell
        uses: http/request
        with: {connection: crm, method: POST, path: /orders, body: {mail: "${{ event.detail.customer.email }}"}}
      - {id: keep, uses: sqs/send, with: {queue: orders}}
    """
  private static let elsewhere = """
    workflow: welcome
    runs-on: zapier
    link: https://zapier.com/editor/1
    trigger: {source: shop, event: customer.created}
    tasks:
      - {id: keep, uses: sqs/send, with: {queue: customers}}
    """
  private static let retired = """
    workflow: old-report
    state: retired
    trigger: {schedule: rate(1 day)}
    tasks:
      - {id: keep, uses: sqs/send, with: {queue: reports}}
    """

  private static func listed(_ workflows: String...) async throws -> (Inventory, MaskedSources) {
    let files = ([project] + workflows).enumerated().map { index, text in
      SourceFile(number: FileNumber(UInt32(index)), path: "file\(index).yaml", bytes: Array(text.utf8))
    }
    let input = ProjectInput(
      projectFile: FileNumber(0), workflows: files.dropFirst().map { WorkflowInput($0.number) })
    let read = try await ReadProjects(RunInputs(files: files, projects: [input]), environment: nil, width: 2)
    #expect(read.diagnostics.filter { $0.severity == .error }.map(\.code.name) == [])
    let inventory = Inventory(
      read.projects.map { project in
        InventoryProject(
          project.flows, project.plan, project.project, environment: project.environment?.name.value,
          rates: CostRates(), coverage: nil)
      })
    return (inventory, MaskedSources(read.sources, secretsOf: read.diagnostics))
  }

  @Test func listsWhatAWorkflowNeedsAndSends() async throws {
    let (inventory, _) = try await Self.listed(Self.order)
    let entry = try #require(inventory.entries.first)
    #expect(
      entry.purpose.filled() == "When order.placed from shop arrives and meets its conditions, "
        + "it sends a POST request to crm and sends a message to the queue orders.")
    #expect(entry.connections == ["crm"])
    #expect(entry.secrets.map(\.name) == ["crm/token"])
    #expect(entry.usedFields == ["detail-type", "detail.customer.email", "detail.total"])
    #expect(entry.deliveries.map(\.fields) == [["detail.customer.email"], []])
    #expect(entry.deliveries.map(\.sendsWholeEvent) == [false, true])
    #expect(entry.deliveries.map(\.leavesAccount) == [true, false])
    #expect(entry.access.contains { $0.actions == ["sqs:SendMessage"] })
  }

  @Test func listsWhatRunsElsewhereOrIsRetired() async throws {
    let (inventory, _) = try await Self.listed(Self.order, Self.elsewhere, Self.retired)
    #expect(inventory.entries.map(\.name) == ["old-report", "order-placed", "welcome"])
    #expect(inventory.entries.map(\.state) == [.retired, .live, .live])
    #expect(inventory.entries.map(\.platform.name) == ["aws", "aws", "zapier"])
    // A tool that runs a workflow is outside of the account.
    #expect(inventory.entries[2].deliveries.map(\.leavesAccount) == [true])
    #expect(inventory.entries[0].resources.isEmpty)
  }

  @Test(arguments: [
    ("owner=sales", ["order-placed"]), ("owner!=sales", ["old-report", "welcome"]),
    ("state=retired", ["old-report"]),
    ("runs-on=zapier", ["welcome"]), ("label.domain=orders", ["order-placed"]),
    ("owner=", ["old-report", "welcome"]),
  ])
  func selects(condition: String, names: [String]) async throws {
    let (inventory, _) = try await Self.listed(Self.order, Self.elsewhere, Self.retired)
    let selection = InventorySelection([try #require(InventoryCondition(condition))])
    #expect(inventory.selecting(selection).entries.map(\.name) == names)
  }

  @Test(arguments: [
    ("connection:crm", ["order-placed"]), ("secret:crm/token", ["order-placed"]),
    ("event:customer.created", ["welcome"]), ("field:customer", ["order-placed"]),
    ("field:detail.total", ["order-placed"]),
    ("field:tota", []), ("action:sqs/send", ["old-report", "order-placed", "welcome"]),
  ])
  func findsUses(thing: String, names: [String]) async throws {
    let (inventory, _) = try await Self.listed(Self.order, Self.elsewhere, Self.retired)
    let selection = InventorySelection(uses: [try #require(InventoryUse(thing))])
    #expect(inventory.selecting(selection).entries.map(\.name) == names)
  }

  @Test(arguments: [("2027-06-29", 0), ("2027-06-30", 1), ("2028-01-01", 1)])
  func findsDueReviews(day: String, count: Int) async throws {
    let (inventory, _) = try await Self.listed(Self.order, Self.elsewhere)
    #expect(inventory.selecting(InventorySelection(dueAt: day)).entries.count == count)
  }

  @Test func hostileTextsStayTexts() async throws {
    let hostile = Self.order.replacing(
      "Tells the CRM about an order.", with: "'</details><script>alert(1)</script> =1+1 | [x](javascript:a)'")
    let (inventory, sources) = try await Self.listed(hostile)
    let page = String(decoding: CatalogPage(inventory, sources, showsCost: false).bytes, as: UTF8.self)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;/details&gt;&lt;script&gt;alert(1)"))
    let markdown = String(decoding: CatalogMarkdown(inventory, sources, showsCost: false).bytes, as: UTF8.self)
    #expect(!markdown.contains("<script>"))
    #expect(markdown.contains("\\| \\[x\\](javascript:a)"))
  }

  @Test func equalInputHasEqualBytes() async throws {
    let (first, sources) = try await Self.listed(Self.order, Self.elsewhere, Self.retired)
    let (second, others) = try await Self.listed(Self.retired, Self.order, Self.elsewhere)
    #expect(
      CatalogPage(first, sources, showsCost: true).bytes == CatalogPage(second, others, showsCost: true).bytes)
    #expect(
      CatalogMarkdown(first, sources, showsCost: true).bytes
        == CatalogMarkdown(second, others, showsCost: true).bytes)
  }

  @Test func showsCostsOnlyOnRequest() async throws {
    let (inventory, sources) = try await Self.listed(Self.order)
    let (without, with) = (
      CatalogCSV(inventory, sources, showsCost: false).bytes, CatalogCSV(inventory, sources, showsCost: true).bytes
    )
    #expect(!String(decoding: without, as: UTF8.self).contains("$"))
    #expect(String(decoding: with, as: UTF8.self).contains("for 1000 events"))
  }
}
