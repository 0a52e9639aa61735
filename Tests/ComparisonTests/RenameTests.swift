import Comparison
import Diagnostics
import Driver
import Plan
import Testing

@Suite struct RenameTests {
  private static let renamed = order().replacing("order-placed", with: "order-received")
  private static let formerly = renamed.replacing(
    "workflow: order-received", with: "workflow: order-received\nformerly: order-placed")

  private func resources(_ compared: Compared) -> Set<ResourceChange.Action> {
    Set(
      compared.result.report.changes.compactMap(\.resource).flatMap {
        [$0.terraform, $0.cloudFormation]
      })
  }

  @Test func aWorkflowWithItsFormerNameKeepsItsResources() async throws {
    let compared = try await Compared(order(), Self.formerly)
    #expect(compared.errors == [])
    #expect(compared.names == ["workflow-renamed"])
    #expect(try compared.change("workflow-renamed").level == .safe)
    #expect(compared.access == [])
    #expect(resources(compared) == [.update])
    // Only tags and descriptions have the new name.
    let properties = compared.result.report.changes.compactMap(\.resource).flatMap(\.properties)
    #expect(Set(properties.compactMap(\.terraform.name)).isSubset(of: ["tags", "description"]))
    #expect(compared.project.workflows.map(\.level) == [.safe])
  }

  @Test func aMachineKeepsItsNameToo() async throws {
    let workflow = order(
      tasks: "  - {wait: 1h}\n  - {id: a, uses: logs/write, with: {group: orders, message: hello}}")
    let renamed = workflow.replacing(
      "workflow: order-placed", with: "workflow: order-received\nformerly: [order-placed]")
    let compared = try await Compared(workflow, renamed)
    #expect(compared.errors == [])
    #expect(compared.names == ["workflow-renamed"])
    #expect(resources(compared) == [.update])
  }

  @Test func aChainOfNamesKeepsTheFirstOne() async throws {
    let second = Self.formerly.replacing(
      "formerly: order-placed", with: "formerly: [order-placed, order-received]"
    )
    .replacing("workflow: order-received", with: "workflow: order-taken")
    let compared = try await Compared(Self.formerly, second)
    #expect(compared.names == ["workflow-renamed"])
    #expect(resources(compared) == [.update])
  }

  @Test func withoutTheFormerNameItProposesIt() async throws {
    let compared = try await Compared(order(), Self.renamed)
    let change = try compared.change("workflow-renamed")
    #expect(change.level == .risky)
    #expect(compared.text.contains("'formerly: [order-placed]' in the workflow keeps them"))
    // What the rename costs: the dead-letter queue is deleted with its messages.
    #expect(resources(compared).isSuperset(of: [.create, .delete]))
    #expect(try compared.change("data-deleted").level == .breaking)
    #expect(
      !compared.allNames.contains("workflow-removed")
        && !compared.allNames.contains("workflow-added"))
    #expect(compared.access == [])
    #expect(compared.project.workflows.map(\.name) == ["order-received"])
  }

  @Test func aWorkflowThatDoesSomethingElseIsNotARenamedOne() async throws {
    let other = Self.renamed.replacing("queue: orders", with: "queue: books")
    let compared = try await Compared(order(), other)
    #expect(compared.allNames.isSuperset(of: ["workflow-removed", "workflow-added"]))
    // With its former name, it is.
    let named = try await Compared(
      order(), Self.formerly.replacing("queue: orders", with: "queue: books"))
    #expect(Set(named.names) == ["workflow-renamed", "receiver-changed"])
  }

  @Test func startersFollowARename() async throws {
    func starter(_ name: String) -> String {
      """
      workflow: morning
      trigger: {schedule: "cron(0 9 * * ? *)", timezone: Asia/Tokyo}
      tasks:
        - {id: begin, uses: stepfunctions/start, with: {machine: \(name)}}
      """
    }
    func compared(_ started: String) async throws -> Compared {
      try await Compared(
        ["a.yaml": order(), "b.yaml": starter("order-placed")],
        ["a.yaml": Self.formerly, "b.yaml": starter(started)])
    }
    #expect(Set(try await compared("order-received").names) == ["workflow-renamed"])
    #expect(
      Set(try await compared("order-placed").names).isSuperset(of: [
        "workflow-renamed", "receiver-changed",
      ]))
  }

  @Test func testsOfTheOlderSideRunOnTheRenamedWorkflow() async throws {
    let tests = """
      tests:
        - name: a web order
          event: {source: com.example.shop, detail-type: order.placed, detail: {channel: web}}
          expect: {fires: true}
      """
    let compared = try await Compared(
      order(rest: tests),
      order(where: "{channel: app}", rest: "formerly: [order-placed]").replacing(
        "workflow: order-placed", with: "workflow: order-received"))
    #expect(compared.text.contains("a web order"))
    #expect(compared.names.contains("events-narrowed"))
  }

  @Test func aTaskWithItsFormerNameKeepsItsTarget() async throws {
    func task(_ id: String, _ rest: String = "") -> String {
      order(tasks: "  - {id: \(id)\(rest), uses: lambda/invoke, with: {function: price}}")
    }
    let named = try await Compared(task("a"), task("b", ", formerly: a"))
    #expect(named.names == ["task-renamed"])
    #expect(resources(named) == [])
    let unnamed = try await Compared(task("a"), task("b"))
    #expect(unnamed.names == ["task-renamed"])
    #expect(!resources(unnamed).isEmpty)
    #expect(
      unnamed.text.contains(
        "'formerly: [a]' in the task keeps the names of its target and its permissions"))
  }

  @Test func aFormerNameCannotBeUsedAgain() async throws {
    let compared = try await Compared(
      ["a.yaml": order()], ["a.yaml": order(), "b.yaml": Self.formerly])
    #expect(compared.errors == ["former-name-in-use"])
  }

  @Test func manyRenamesArePaired() async throws {
    func files(_ stem: String) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: (0..<40).map { number in
          let text = order(where: "{total: \(number)}").replacing(
            "order-placed", with: "\(stem)-\(number)")
          return ("\(stem)-\(number).yaml", text)
        })
    }
    let compared = try await Compared(files("order"), files("book"))
    #expect(compared.names == Array(repeating: "workflow-renamed", count: 40))
    for workflow in compared.project.workflows {
      let change = try #require(workflow.changes.first { $0.code.name == "workflow-renamed" })
      let number = workflow.name.split(separator: "-").last ?? ""
      #expect(change.message.filled() == "'order-\(number)' is now '\(workflow.name)'")
    }
  }
}
