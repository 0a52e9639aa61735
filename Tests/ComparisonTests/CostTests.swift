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
    #expect(found.facts.contains { $0.content == .note(.costAssumptions([.path, .size], nil)) })
    #expect(
      found.facts.contains {
        $0.label == .words("messages to queues") && $0.content == .values(before: .code("1"), after: .code("2"))
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
        $0.label == .words("state transitions") && $0.content == .values(before: nil, after: .code("11"))
      })
  }

  @Test func anEqualCostIsNoChange() async throws {
    #expect(try await cost(order(tasks: Self.send()), order(tasks: Self.send("books"))) == nil)
    #expect(
      try await cost(order(rest: "state: disabled"), order(tasks: Self.send(), rest: "state: disabled")) == nil)
  }

  private static let put = "  - {id: keep, uses: dynamodb/put-item, with: {table: orders, item: {id: a}}}"

  @Test func namesWhatHasNoPrice() async throws {
    let change = try #require(try await cost(order(tasks: Self.send()), order(tasks: Self.put)))
    #expect(change.facts.contains { $0.content == .note(.notCounted(["dynamodb/put-item"])) })
    #expect(change.code.name == "cost-grows")
  }

  @Test func neverCallsAnUnknownPriceCheaper() async throws {
    let waiting = order(tasks: "  - {wait: 1h}\n" + Self.send())
    #expect(try await cost(waiting, order(tasks: Self.put))?.code.name == "cost-unclear")
    #expect(try await cost(order(tasks: Self.put), waiting)?.code.name == "cost-unclear")
    #expect(try await cost(waiting, order(tasks: Self.send()))?.code.name == "cost-shrinks")
  }

  @Test func anAddedWorkflowWithoutAPriceIsNotCheaper() async throws {
    let start = "  - {id: run, uses: kinesis/put-record, with: {stream: orders, data: a}}"
    let compared = try await Compared(
      ["tasuki.yaml": "project: shop\n"], ["tasuki.yaml": "project: shop\n", "a.yaml": order(tasks: start)])
    #expect(compared.errors == [])
    #expect(compared.result.report.changes.allSatisfy { $0.cost == nil })
  }

  @Test func expressTimeIsThatOfTheLongestBranch() async throws {
    let parallel = """
        - parallel:
            - [{id: a, uses: sqs/send, with: {queue: orders}}, {id: b, uses: sqs/send, with: {queue: orders}}]
            - [{id: c, uses: sqs/send, with: {queue: orders}}]
      """
    let change = try #require(
      try await cost(order(tasks: Self.send()), order(tasks: parallel, rest: "state-machine: express")))
    func after(_ words: Sentence) -> ChangeFact.Content? {
      change.facts.first { $0.label == .words(words) }?.content
    }
    #expect(after("express seconds") == .values(before: nil, after: .code("2")))
    #expect(after("express executions") == .values(before: nil, after: .code("1")))
    #expect(after("messages to queues") == .values(before: .code("1"), after: .code("3")))
    #expect(after("state transitions") == nil)
  }

  @Test func hugeRatesHaveACost() async throws {
    let project = "project: shop\nrates: {order-placed: 1000000000/second}\n"
    let change = try #require(
      try await cost(order(tasks: Self.send()), order(tasks: "  - {wait: 1h}\n" + Self.send()), project: project))
    #expect(change.cost?.after.text == "$130636800000.00")
  }

  @Test(arguments: [
    (0, "$0.00", "0"), (15.12, "$15.12", "15.12"), (0.0004, "$0.0004", "0.0004"), (0.005, "$0.01", "0.005"),
    (0.00000004, "$0.00", "0"), (1234567.891, "$1234567.89", "1234567.891"),
    (1e300, "$9223372036854775807", "9223372036854775807"),
  ]) func showsAmounts(amount: Double, text: String, number: String) {
    #expect(Dollars(amount).text == text)
    #expect(Dollars(amount).number == number)
  }

  @Test(arguments: ["10000/day", "1/second", "0/month", "order-placed=200/hour"]) func readsRates(text: String) {
    var rates = CostRates()
    let isRate = rates.add(text)
    #expect(isRate)
  }

  @Test(arguments: ["", "10", "ten/day", "10/week", "10/day/2", "-1/day", "99999999999/day", "a=b"])
  func rejectsOtherTexts(text: String) {
    var rates = CostRates()
    let isRate = rates.add(text)
    #expect(!isRate)
  }
}
