import Comparison
import Diagnostics
import Driver
import Testing

@Suite struct CostTests {
  private static func send(_ queue: String = "orders") -> String {
    "  - {id: to-\(queue), uses: sqs/send, with: {queue: \(queue)}}"
  }

  private func cost(_ old: String, _ new: String, project: String = "project: shop\n") async throws -> Change? {
    let compared = try await Compared(
      ["tasuki.yaml": project, "a.yaml": old], ["tasuki.yaml": project, "a.yaml": new])
    #expect(compared.errors == [])
    return compared.result.report.changes.first { $0.code.block == .cost }
  }

  @Test func namesTheCostOfAThousandEvents() async throws {
    // One message to a queue is 0.4 for a million; a machine with a wait and a task has two transitions.
    let change = try #require(
      try await cost(order(tasks: Self.send()), order(tasks: "  - {wait: 1h}\n" + Self.send())))
    #expect(change.code.name == "cost-grows")
    #expect(change.level == .safe)
    #expect(change.message.filled() == "costs $0.05 for 1000 events, before $0.0004")
  }

  @Test func countsTheMonthAtARate() async throws {
    let project = "project: shop\nrates: {order-placed: 10000/day}\n"
    let change = try #require(
      try await cost(order(tasks: Self.send()), order(tasks: "  - {wait: 1h}\n" + Self.send()), project: project))
    // 300,000 events: 0.12 for messages, 15.00 for transitions.
    #expect(change.message.filled() == "costs $15.12 a month at 10000/day, before $0.12")
    #expect(change.level == .safe)
    let limited = try #require(
      try await cost(
        order(tasks: Self.send()), order(tasks: "  - {wait: 1h}\n" + Self.send()),
        project: project + "policy: {cost-increase: 10/month}\n"))
    #expect(limited.level == .risky)
    let generous = try #require(
      try await cost(
        order(tasks: Self.send()), order(tasks: "  - {wait: 1h}\n" + Self.send()),
        project: project + "policy: {cost-increase: 20/month}\n"))
    #expect(generous.level == .safe)
    // The rate is not a part of the change.
    #expect(change.fingerprint == limited.fingerprint)
  }

  @Test func takesTheMostExpensivePath() async throws {
    func choose(_ second: String) -> String {
      """
        - choose:
            - when: ${{ event.detail.total > 100 }}
              tasks: [{id: small, uses: sqs/send, with: {queue: orders}}]
            - otherwise: \(second)
      """
    }
    let one = "[{id: a, uses: sqs/send, with: {queue: orders}}]"
    let two = "[{id: a, uses: sqs/send, with: {queue: orders}}, {id: b, uses: sqs/send, with: {queue: orders}}]"
    let change = try await cost(order(tasks: choose(one)), order(tasks: choose(two)))
    let found = try #require(change)
    #expect(found.facts.contains { $0.content == .note(.costAssumptions([.path], nil)) })
    #expect(
      found.facts.contains {
        $0.label == .code("messages to queues") && $0.content == .values(before: .code("1"), after: .code("2"))
      })
  }

  @Test func countsRoundsOfALoop() async throws {
    let loop = """
        - for-each: ${{ event.detail.items }}
          tasks:
            - {id: each, uses: sqs/send, with: {queue: orders}}
      """
    let change = try #require(try await cost(order(tasks: Self.send()), order(tasks: loop)))
    // The loop itself, and ten rounds of one state.
    #expect(
      change.facts.contains {
        $0.label == .code("state transitions") && $0.content == .values(before: nil, after: .code("11"))
      })
  }

  @Test func anEqualCostIsNoChange() async throws {
    #expect(try await cost(order(tasks: Self.send()), order(tasks: Self.send("books"))) == nil)
    #expect(
      try await cost(order(rest: "state: disabled"), order(tasks: Self.send(), rest: "state: disabled")) == nil)
  }

  @Test func namesWhatHasNoPrice() async throws {
    let put = "  - {id: keep, uses: dynamodb/put-item, with: {table: orders, item: {id: a}}}"
    let change = try #require(try await cost(order(tasks: Self.send()), order(tasks: put)))
    #expect(change.facts.contains { $0.content == .note(.notCounted(["dynamodb/put-item"])) })
  }

  @Test(arguments: ["10000/day", "1/second", "0/month", "order-placed=200/hour"]) func readsRates(text: String) {
    var rates = CostRates()
    #expect(rates.add(text))
  }

  @Test(arguments: ["", "10", "ten/day", "10/week", "10/day/2", "-1/day", "99999999999/day", "a=b"])
  func rejectsOtherTexts(text: String) {
    var rates = CostRates()
    #expect(!rates.add(text))
  }
}
