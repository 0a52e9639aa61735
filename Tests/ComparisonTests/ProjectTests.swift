import Comparison
import Diagnostics
import Driver
import Testing

@Suite struct ProjectTests {
  private static let post =
    "  - {id: a, uses: http/request, with: {connection: crm, method: POST, path: /orders, body: hello}}"

  private static func connection(_ name: String = "crm", secret: String = "crm/token") -> String {
    """
    project: shop
    connections:
      \(name): {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: \(secret)}}}}
    """
  }

  /// The changes of the project without those of resources and access: `connection-changed: …`.
  private func project(_ compared: Compared) -> [String] {
    #expect(compared.errors == [])
    return compared.project.changes.filter { $0.resource == nil && $0.access == nil }
      .map { "\($0.code.name): \($0.message.filled())" }
  }

  @Test func aConnectionIsReportedOnce() async throws {
    func files(_ secret: String) -> [String: String] {
      [
        "tasuki.yaml": Self.connection(secret: secret), "a.yaml": order(tasks: Self.post),
        "b.yaml": order(tasks: Self.post).replacing("order-placed", with: "order-again"),
      ]
    }
    let compared = try await Compared(files("crm/token"), files("crm/other"))
    #expect(project(compared) == ["connection-changed: the connection 'crm' has another secret"])
    #expect(try compared.change("connection-changed").level == .risky)
    #expect(compared.text.contains("secret crm/token → secret crm/other"))
    #expect(compared.text.contains("used by 'order-again' and 'order-placed'"))
  }

  @Test func anUnusedConnectionIsSafe() async throws {
    func files(_ secret: String) -> [String: String] {
      ["tasuki.yaml": Self.connection(secret: secret), "a.yaml": order()]
    }
    let compared = try await Compared(files("crm/token"), files("crm/other"))
    #expect(try compared.change("connection-changed").level == .safe)
  }

  @Test func aRenamedConnectionIsNoChange() async throws {
    let compared = try await Compared(
      ["tasuki.yaml": Self.connection(), "a.yaml": order(tasks: Self.post)],
      [
        "tasuki.yaml": Self.connection("customers"),
        "a.yaml": order(tasks: Self.post.replacing("connection: crm", with: "connection: customers")),
      ])
    #expect(project(compared) == [])
  }

  @Test func namesTheBusOfASource() async throws {
    func files(_ bus: String) -> [String: String] {
      [
        "tasuki.yaml": "project: shop\nsources: {shop: {source: com.example.shop, bus: \(bus)}}\n",
        "a.yaml": order().replacing("source: com.example.shop", with: "source: shop"),
      ]
    }
    let compared = try await Compared(files("one"), files("two"))
    #expect(project(compared) == ["source-changed: the source 'shop' has another bus"])
    #expect(compared.names.contains("bus-changed"))
  }

  @Test func aProjectFileWithErrorsRemovesNothing() async throws {
    let compared = try await Compared(
      ["tasuki.yaml": Self.connection(), "a.yaml": order()], ["tasuki.yaml": "project: [", "a.yaml": order()])
    #expect(!compared.allNames.contains("connection-removed"))
  }

  @Test func movesOfSeveralWorkflowsAreOneLine() async throws {
    func files(_ line: String, _ count: Int) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: (0..<count).map {
          ("w\($0).yaml", order(rest: line).replacing("order-placed", with: "order-\($0)"))
        })
    }
    let owners = try await Compared(files("owner: shop", 3), files("owner: books", 3))
    #expect(project(owners) == ["owners-moved: 3 workflows have the owner 'books', no longer 'shop'"])
    let one = try await Compared(files("owner: shop", 1), files("owner: books", 1))
    #expect(project(one) == [])
    let shadows = try await Compared(files("state: shadow", 2), files("", 2))
    #expect(project(shadows) == ["shadows-live: 2 shadows go live"])
    let tools = try await Compared(files("runs-on: yoom", 2), files("", 2))
    #expect(project(tools) == ["tool-left: 2 workflows run on AWS, no longer on yoom"])
  }

  @Test func warnsWhenRulesApproachTheQuota() async throws {
    func files(_ count: Int) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: (0..<count).map {
          ("w\($0).yaml", order().replacing("order-placed", with: "order-\($0)"))
        })
    }
    #expect(project(try await Compared(files(238), files(239))) == [])
    #expect(
      project(try await Compared(files(239), files(241))) == [
        "quota-near: 241 rules on the bus default; AWS allows 300 unless you request more"
      ])
    // It was near before, and does not come nearer.
    #expect(project(try await Compared(files(241), files(240))) == [])
  }
}
