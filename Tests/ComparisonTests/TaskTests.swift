import Comparison
import Driver
import Testing

@Suite struct TaskTests {
  private static func send(_ id: String, _ queue: String = "orders", _ rest: String = "") -> String {
    "  - {id: \(id), uses: sqs/send, with: {queue: \(queue), message: \"${{ event.detail.id }}\"}\(rest)}"
  }

  private static func compared(_ old: String, _ new: String, rest: String = "") async throws -> Compared {
    let compared = try await Compared(order(tasks: old, rest: rest), order(tasks: new, rest: rest))
    #expect(compared.errors == [])
    return compared
  }

  /// The values of a change's facts, by their labels.
  private func values(_ change: Change) -> [String: [String?]] {
    var values: [String: [String?]] = [:]
    for fact in change.facts {
      guard case .code(let label) = fact.label, case .values(let before, let after) = fact.content else { continue }
      values[label] = [before, after].map { if case .code(let text)? = $0 { text } else { nil } }
    }
    return values
  }

  @Test func renamesAlsoApplyToReferences() async throws {
    func tasks(_ id: String) -> String {
      "  - {id: \(id), uses: lambda/invoke, with: {function: price}}\n"
        + "  - {id: b, uses: sqs/send, with: {queue: orders, message: \"${{ tasks.\(id).total }}\"}}"
    }
    #expect(try await Self.compared(tasks("price"), tasks("get-price")).names == ["task-renamed"])
  }

  @Test func comparesInputsByTheirPaths() async throws {
    func tasks(_ message: String) -> String {
      "  - {id: a, uses: sqs/send, with: {queue: orders, message: \(message)}}"
    }
    let compared = try await Self.compared(
      tasks("{order: {id: 1, by: x}, kind: new}"), tasks("{kind: new, order: {id: 2, by: x}}"))
    #expect(compared.names == ["inputs-changed"])
    #expect(values(try compared.change("inputs-changed")) == ["message.order.id": ["1", "2"]])
  }

  @Test func showsWhatIsSentForATestsEvent() async throws {
    let tests = """
      tests:
        - name: a web order
          event: {source: com.example.shop, detail-type: order.placed, detail: {id: A-1, total: 900}}
          expect: {fires: true}
      """
    let compared = try await Self.compared(
      Self.send("a"), Self.send("a").replacing("detail.id", with: "detail.total"), rest: tests)
    let text = compared.text
    #expect(text.contains(#"sent for 'a web order'  "A-1" → 900"#))
  }

  @Test func reportsAReceiverSeparatelyFromInputs() async throws {
    let compared = try await Self.compared(Self.send("a"), Self.send("a", "others"))
    #expect(compared.names == ["receiver-changed"])
    #expect(values(try compared.change("receiver-changed")) == ["queue": ["orders", "others"]])
  }

  @Test func showsStepsThatDiffer() async throws {
    let old = Self.send("a") + "\n  - wait: 5m\n" + Self.send("b")
    let compared = try await Self.compared(old, old.replacing("5m", with: "10m"))
    #expect(compared.names == ["steps-changed"])
    #expect(compared.text.contains("step  wait: 300s → wait: 600s"))
  }

  @Test func aTaskMovedIntoABranchIsAChangeOfSteps() async throws {
    let compared = try await Self.compared(
      Self.send("a") + "\n" + Self.send("b"),
      Self.send("a") + "\n  - choose:\n      - when: event.detail.total > 5\n        tasks:\n"
        + "        " + Self.send("b"))
    #expect(compared.names == ["steps-changed"])
  }

  @Test func comparesTheProjectsRetryOfTasksWithoutTheirOwn() async throws {
    func files(_ attempts: Int) -> [String: String] {
      [
        "tasuki.yaml": "project: shop\ndefaults: {retry: {attempts: \(attempts)}}\n",
        "a.yaml": order(tasks: Self.send("a") + "\n" + Self.send("b", "orders", ", retry: {attempts: 2}")),
      ]
    }
    let compared = try await Compared(files(3), files(4))
    #expect(compared.names == ["retry-changed"])
    #expect(try compared.change("retry-changed").subject == "a")
  }

  @Test func reportsABrokenTestFirst() async throws {
    let rest = """
      tests:
        - name: the id goes out
          event: {source: com.example.shop, detail-type: order.placed, detail: {id: A-1, total: 900}}
          expect: {tasks: {a: {message: A-1}}}
      """
    let new = Self.send("a").replacing("detail.id", with: "detail.total")
    let compared = try await Compared(order(tasks: Self.send("a"), rest: rest), order(tasks: new))
    #expect(compared.names == ["test-broken", "inputs-changed"])
    #expect(try compared.change("test-broken").level == .breaking)
  }

  @Test func changesOfAShadowAreSafe() async throws {
    let compared = try await Compared(
      "state: shadow\n" + order(tasks: Self.send("a")), "state: shadow\n" + order(tasks: Self.send("a", "others")))
    #expect(compared.changes.allSatisfy { $0.level == .safe })
    #expect(compared.names == ["receiver-changed"])
  }

  @Test func goingLiveIsOneChange() async throws {
    let compared = try await Compared(
      "state: disabled\n" + order(tasks: Self.send("a")), order(where: "{channel: web}", tasks: Self.send("a", "x"))
    )
    #expect(compared.names == ["workflow-started"])
  }
}
