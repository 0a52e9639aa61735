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
    #expect(compared.text.contains("step  wait: 5m → wait: 10m"))
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

  // MARK: Workflows that run on neither side

  @Test(arguments: [
    "state: disabled\n", "state: retired\n", "runs-on: zapier\nlink: https://zapier.com/editor/1\n",
  ])
  func changesOfAWorkflowThatDoesNotRunAreOne(head: String) async throws {
    let compared = try await Compared(
      head + order(where: "{channel: app}", tasks: Self.send("a")), head + order(tasks: Self.send("b")))
    #expect(compared.names == ["idle-workflow-rewritten"])
    #expect(compared.project.workflows.map(\.level) == [.safe])
    #expect(!compared.text.contains("no longer fires"))
  }

  // MARK: Inputs that mean the same

  private static func mail(_ connection: String, from sender: String) -> [String: String] {
    [
      "tasuki.yaml": "project: shop\nconnections: {\(connection): {ses: {from: \(sender)}}}\n",
      "order.yaml": order(
        tasks: """
            - id: a
              uses: email/send
              with: {connection: \(connection), to: a@example.com, subject: A, text: B}
          """),
    ]
  }

  private static func request(_ connection: String, _ key: String = "shop/crm") -> [String: String] {
    [
      "tasuki.yaml": """
      project: shop
      connections:
        \(connection):
          http: {base-url: "https://crm.example.com", auth: {api-key: {header: X-Key, value: {secret: \(key)}}}}

      """,
      "order.yaml": order(
        tasks: "  - {id: a, uses: http/request, with: {connection: \(connection), path: /orders}}"),
    ]
  }

  @Test func anotherNameOfAConnectionSendsTheSame() async throws {
    let mails = try await Compared(
      Self.mail("support", from: "a@example.com"), Self.mail("desk", from: "a@example.com"))
    #expect(mails.errors == [])
    #expect(mails.names == [])
    let requests = try await Compared(Self.request("crm"), Self.request("desk"))
    #expect(requests.errors == [])
    #expect(requests.names == [])
    let other = try await Compared(Self.request("crm"), Self.request("desk", "shop/desk"))
    #expect(other.names == ["connection-added", "connection-removed", "inputs-changed"])
  }

  @Test func anotherSenderOfAConnectionSendsSomethingElse() async throws {
    let compared = try await Compared(
      Self.mail("support", from: "a@example.com"), Self.mail("support", from: "b@example.com"))
    #expect(compared.errors == [])
    #expect(compared.names == ["connection-changed", "inputs-changed"])
    #expect(values(try compared.change("inputs-changed")) == ["from": ["a@example.com", "b@example.com"]])
  }

  @Test(arguments: [
    ("sqs/send", "queue: orders", "message"), ("sns/publish", "topic: orders", "message"),
    ("logs/write", "group: orders", "message"), ("lambda/invoke", "function: orders", "payload"),
    ("stepfunctions/start", "machine: orders", "input"), ("kinesis/put-record", "stream: orders", "data"),
    ("firehose/put-record", "stream: orders", "data"),
  ])
  func theWholeEventIsTheDefault(uses: String, receiver: String, input: String) async throws {
    func task(_ rest: String) -> String { "  - {id: a, uses: \(uses), with: {\(receiver)\(rest)}}" }
    let compared = try await Self.compared(task(""), task(", \(input): \"${{ event }}\""))
    #expect(compared.names == [])
    let other = try await Self.compared(task(""), task(", \(input): \"${{ event.detail }}\""))
    #expect(other.names == ["inputs-changed"])
  }

  @Test(arguments: ["description", "owner", "runbook"])
  func textsThatAreSentAreInputs(name: String) async throws {
    func workflow(_ text: String, sent: String) -> String {
      order(tasks: "  - {id: a, uses: sqs/send, with: {queue: orders, message: \"${{ workflow.\(sent) }}\"}}")
        .replacing("trigger:", with: "\(name): \(text)\ntrigger:")
    }
    let (old, new) = ("https://example.com/1", "https://example.com/2")
    let compared = try await Compared(workflow(old, sent: name), workflow(new, sent: name))
    #expect(compared.errors == [])
    #expect(compared.names == ["workflow-texts-changed", "inputs-changed"])
    #expect(values(try compared.change("inputs-changed")) == ["workflow.\(name)": [old, new]])
    let unsent = try await Compared(workflow(old, sent: "name"), workflow(new, sent: "name"))
    #expect(unsent.names == ["workflow-texts-changed"])
  }

  // MARK: Workflows that start workflows

  @Test func aStartedWorkflowThatGoesIsAnotherReceiver() async throws {
    let starter = order(tasks: "  - {id: a, uses: stepfunctions/start, with: {machine: pack}}")
    let started = order().replacing("order-placed", with: "pack").replacing("order.placed", with: "order.packed")
    let (both, alone) = (["a.yaml": starter, "b.yaml": started], ["a.yaml": starter])
    let removed = try await Compared(both, alone)
    #expect(removed.names == ["receiver-changed", "workflow-removed"])
    #expect(
      removed.text.contains(
        "the task 'a' starts a state machine 'pack' outside the project, no longer the workflow"))
    let added = try await Compared(alone, both)
    #expect(added.names == ["receiver-changed", "workflow-added"])
  }

  @Test func aConditionThatNoTestDistinguishesIsUndecided() async throws {
    func task(_ condition: String) -> String { Self.send("a", "orders", ", if: \"\(condition)\"") }
    let words = "could not be decided: whether both hold for the same events"
    let (old, new) = (task("event.detail.total > 100"), task("event.detail.total > 500"))
    #expect(try await Self.compared(old, new).text.contains(words))
    let rest = """
      tests:
        - name: a small order
          event: {source: com.example.shop, detail-type: order.placed, detail: {id: A-1, total: 200}}
          expect: {fires: true}
      """
    #expect(try await !Self.compared(old, new, rest: rest).text.contains(words))
  }
}
