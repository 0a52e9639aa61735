import Comparison
import Diagnostics
import Driver
import Emit
import Simulation
import Testing

@Suite struct LogTests {
  private static func event(_ total: Int, _ type: String = "order.placed") -> String {
    #"{"source": "com.example.shop", "detail-type": "\#(type)", "detail": {"total": \#(total)}}"#
  }

  /// The comparison with the counts of a log, whose lines are read in parts.
  private func counted(_ old: String, _ new: String, log: [String], parts: Int = 1) async throws -> Compared {
    var compared = try await Compared(["a.yaml": old], ["a.yaml": new])
    let questions = compared.result.report.logQuestions
    var counts = LogComparison(questions).counts
    for part in 0..<parts {
      var comparison = LogComparison(questions)
      comparison.begin(file: nil, at: 0)
      for line in log.enumerated().filter({ $0.offset % parts == part }).map(\.element) {
        comparison.add(line: Array(line.utf8), isWhole: true)
      }
      comparison.end(at: 0, of: 0)
      LogComparison.add(comparison.counts, to: &counts)
    }
    compared.result.report.add(counts)
    return compared
  }

  private func answers(_ compared: Compared) -> [LogAnswer] {
    compared.result.report.changes.flatMap(\.facts).compactMap { fact in
      if case .log(let answer) = fact.content { answer } else { nil }
    }
  }

  private static let log = (1...10).map { event($0 * 100) } + ["not an event", event(5000, "order.canceled")]

  @Test(arguments: [1, 3]) func countsEventsThatChangeSides(parts: Int) async throws {
    let compared = try await counted(
      order(where: #"{total: {numeric: [">=", 200, "<", 800]}}"#),
      order(where: #"{total: {numeric: [">=", 500]}}"#),
      log: Self.log, parts: parts)
    let answer = try #require(answers(compared).first)
    #expect(answers(compared).count == 1)
    #expect([answer.events, answer.before, answer.after, answer.lost, answer.gained] == [11, 6, 6, 3, 3])
    #expect(compared.text.contains("    11 logged events  6 fire → 6 fire (-3, +3)"))
    #expect(compared.markdown().contains("| 11 logged events | 6 fire | 6 fire (-3, +3) |"))
    #expect(compared.annotations.contains("11 logged events: 6 fire → 6 fire (-3, +3)"))
    #expect(
      compared.json.text().contains(
        #""kind":"log","label":"logged events","events":11,"before":6,"after":6,"lost":3,"gained":3"#))
  }

  @Test func theAnswerComesBeforeWhatIsProved() async throws {
    let compared = try await counted(order(), order(where: "{total: [100]}"), log: Self.log)
    let change = try compared.change("events-narrowed")
    let place = try #require(change.facts.firstIndex { if case .log = $0.content { true } else { false } })
    #expect(change.facts[place + 1].content == .note("no event fires that did not before (proved)"))
    #expect(compared.text.contains("11 logged events  10 fire → 1 fire (-9)"))
  }

  @Test func anotherBusIsNoted() async throws {
    func on(_ bus: String) -> String {
      "workflow: order-placed\ntrigger: {source: com.example.shop, event: order.placed\(bus)}\ntasks:\n  - {id: a, uses: sqs/send, with: {queue: orders}}\n"
    }
    let compared = try await counted(on(""), on(", bus: shop"), log: Self.log)
    let change = try compared.change("bus-changed")
    #expect(
      change.facts.last?.content
        == .note("a log does not contain the buses of its events: each counts as if it arrived on every bus"))
    #expect(answers(compared).map(\.lost) == [0])
  }

  @Test func otherChangesAskNothing() async throws {
    let compared = try await Compared(["a.yaml": order()], ["a.yaml": order(rest: "owner: shop")])
    #expect(compared.result.report.logQuestions.isEmpty)
  }

  @Test func aQuestionIsAskedOnce() async throws {
    let project = """
      project: shop
      environments: {staging: {vars: {queue: a}}, production: {vars: {queue: b}}}

      """
    let tasks = "  - {id: a, uses: sqs/send, with: {queue: \"${{ vars.queue }}\"}}"
    let compared = try await Compared(
      ["tasuki.yaml": project, "a.yaml": order(tasks: tasks)],
      ["tasuki.yaml": project, "a.yaml": order(where: "{total: [100]}", tasks: tasks)])
    #expect(compared.project.environments.count == 2)
    #expect(compared.result.report.logQuestions.count == 1)
  }
}
