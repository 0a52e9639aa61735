import Comparison
import Diagnostics
import Driver
import Testing

@Suite struct AccessTests {
  private static func queue(_ id: String, _ name: String = "orders") -> String {
    "  - {id: \(id), uses: sqs/send, with: {queue: \(name), message: \"${{ event.detail.id }}\"}}"
  }
  private static func read(_ table: String) -> String {
    "  - {id: read, uses: aws/dynamodb.getItem, with: {TableName: \(table), Key: {id: {S: a}}}}"
  }

  private func access(_ old: String, _ new: String) async throws -> [String] {
    let compared = try await Compared(order(tasks: old), order(tasks: new))
    #expect(compared.errors == [])
    return compared.access
  }

  @Test func namesWhoMayDoWhatOnWhat() async throws {
    #expect(
      try await access(Self.queue("a"), Self.queue("a", "books")) == [
        "access-gained: its rules may now send messages to the queue 'books'",
        "access-lost: its rules may no longer send messages to the queue 'orders'",
      ])
  }

  @Test func aSecondRuleOfTheSameWorkflowIsNoNewAccess() async throws {
    func trigger(_ list: String) -> String {
      order().replacing("trigger: {source: com.example.shop, event: order.placed}", with: "trigger:\n\(list)")
    }
    let one = "  - {source: com.example.shop, event: order.placed}"
    let compared = try await Compared(
      trigger(one), trigger(one + "\n  - {source: com.example.store, event: order.paid}"))
    #expect(compared.allNames.contains("events-widened"))
    #expect(compared.access == [])
  }

  @Test func aSecondSenderOfASharedQueueIsAChangeOfItsWorkflow() async throws {
    let files = ["a.yaml": order()]
    let compared = try await Compared(
      files, files.merging(["b.yaml": order().replacing("order-placed", with: "order-again")]) { $1 })
    #expect(compared.project.changes.allSatisfy { $0.access == nil })
    #expect(
      compared.access == [
        "access-gained: its rules may now send messages to the queue 'orders'",
        "access-gained: its rules may now send messages to its dead-letter queue",
      ])
    #expect(compared.project.workflows.map(\.name) == ["order-again"])
  }

  @Test func aWorkflowThatBecomesAMachineKeepsItsAccess() async throws {
    let found = try await access(Self.queue("a"), "  - {wait: 1h}\n" + Self.queue("a"))
    #expect(
      found.contains("access-moved: its state machine may send messages to the queue 'orders', its rules no longer")
    )
    #expect(found.contains("access-gained: its rules may now start its own state machine"))
    #expect(
      found.contains("access-gained: its state machine may now write the log and the traces of its executions"))
    #expect(!found.contains { $0.hasPrefix("access-lost") })
    // All of it is within the workflow.
    let compared = try await Compared(
      order(tasks: Self.queue("a")), order(tasks: "  - {wait: 1h}\n" + Self.queue("a")))
    #expect(compared.result.report.changes.filter { $0.access != nil }.allSatisfy { $0.level == .safe })
  }

  @Test func aNarrowerResourceIsSafeAndAWiderOneIsNot() async throws {
    let any = "\"${{ event.detail.table }}\""
    #expect(
      try await access(Self.read(any), Self.read("orders")) == [
        "access-narrowed: its state machine may call 'dynamodb:GetItem' on every resource in fewer cases than before"
      ])
    let compared = try await Compared(order(tasks: Self.read("orders")), order(tasks: Self.read(any)))
    let change = try compared.change("access-widened")
    #expect(change.level == .risky)
    #expect(
      change.facts.map(\.content) == [
        .values(before: .code("arn:aws:dynamodb:{region}:{account}:table/orders"), after: .code("*"))
      ])
  }

  @Test func aNarrowerRoleIsNoAlarm() async throws {
    func files(_ roles: String, account: String = "111122223333") -> [String: String] {
      [
        "tasuki.yaml":
          "project: shop\nenvironments: {production: {region: eu-west-1, account: \"\(account)\"}}\n",
        "a.yaml": order(
          tasks: "  - {id: pack, uses: ecs/run-task, with: {cluster: shop, task-definition: pack\(roles)}}"),
      ]
    }
    let role = ", role: \"arn:aws:iam::111122223333:role/pack\""
    #expect(
      try await Compared(files(""), files(role)).access == [
        "access-narrowed: its rules may pass on any role in fewer cases than before"
      ])
    #expect(
      try await Compared(files(role), files("")).access == [
        "access-widened: its rules may pass on any role in more cases than before"
      ])
    // A role of another account is none of these.
    let elsewhere = try await Compared(
      files("", account: "999988887777"), files(role, account: "999988887777"))
    #expect(
      elsewhere.access.contains(
        "access-gained: its rules may now pass on the role 'pack' of the account 111122223333"))
  }

  @Test func theSameRightsWrittenOtherwiseAreEqual() async throws {
    // Twelve workflows with one queue: the policy names each rule. Many more: it names all rules by the start of their names.
    func files(_ count: Int) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: (0..<count).map {
          ("w\($0).yaml", order().replacing("order-placed", with: "order-placed-\($0)"))
        })
    }
    let few = try await Compared(files(12), files(13))
    #expect(few.project.changes.filter { $0.access != nil } == [])
    let many = try await Compared(files(30), files(150))
    let joined = many.project.changes.filter { $0.access != nil }
    #expect(
      joined.map { $0.message.filled() } == [
        "every rule of EventBridge may now send messages to the queue 'orders'"
      ])
    #expect(!many.access.contains { $0.hasPrefix("access-lost") })
    // Back again: whoever may still send could send before.
    let fewer = try await Compared(files(150), files(30))
    #expect(fewer.project.changes.filter { $0.access != nil }.map(\.code.name) == ["access-lost"])
    #expect(!fewer.access.contains { $0.hasPrefix("access-gained") })
  }

  @Test func whatARemovedWorkflowMightDoIsNotListed() async throws {
    let compared = try await Compared(["a.yaml": order()], [:])
    #expect(compared.access == [])
  }

  @Test func anIdleWorkflowGainsNothingRisky() async throws {
    func disabled(_ queue: String) -> String { order(tasks: Self.queue("a", queue), rest: "state: disabled") }
    let compared = try await Compared(disabled("orders"), disabled("books"))
    #expect(try compared.change("access-gained").level == .safe)
  }

  @Test func programsGetTheRights() async throws {
    let compared = try await Compared(order(tasks: Self.queue("a")), order(tasks: Self.queue("a", "books")))
    let access = try #require(compared.change("access-gained").access)
    #expect(access.holder == "rules of order-placed")
    #expect(access.actions == ["sqs:SendMessage"])
    #expect(access.resources == ["{books arn}"])
  }
}
