import Testing

@testable import Graphs

/// How the steps of a workflow become nodes and edges.
@Suite struct StepGraphTests {
  private func listing(_ tasks: String, rest: String = "") async throws -> [String] {
    let picture = try await Drawn(order(tasks, rest: rest)).steps("order-placed")
    return picture.graphs[0].listing
  }

  @Test func tasksFollowEachOther() async throws {
    #expect(
      try await listing(
        """
          - {id: a, uses: sqs/send, with: {queue: orders}, retry: {attempts: 3}, timeout: 90s, on-error: continue}
          - {id: b, uses: sqs/send, with: {queue: others}}
        """) == [
          "event: com.example.shop | order.placed",
          "task: a | sqs/send | queue orders | retried up to 3 times | at most 90s | continues after a failure",
          "task: b | sqs/send | queue others", "end: end", "com.example.shop → a", "a → b", "b → end",
        ])
  }

  @Test func aConditionLeadsAroundItsTask() async throws {
    #expect(
      try await listing("  - {id: a, uses: sqs/send, if: \"${{ event.detail.n > 1 }}\", with: {queue: orders}}")
        == [
          "event: com.example.shop | order.placed", "choice: if event.detail.n > 1",
          "task: a | sqs/send | queue orders",
          "end: end", "com.example.shop → if event.detail.n > 1", "if event.detail.n > 1 → a (yes)", "a → end",
          "if event.detail.n > 1 → end (no)",
        ])
  }

  @Test func branchesOfAChoiceHaveTheirConditions() async throws {
    #expect(
      try await listing(
        """
          - choose:
              - when: ${{ event.detail.n > 1 }}
                tasks: [{id: a, uses: sqs/send, with: {queue: orders}}]
              - when: ${{ event.detail.n > 0 }}
                tasks: [{stop: {fail: too small}}]
          - wait: 1d
        """
      ).suffix(5)
        == [
          "com.example.shop → choose", "choose → a (event.detail.n > 1)",
          "choose → fail: too small (event.detail.n > 0)", "a → wait 1d", "choose → wait 1d (otherwise)",
          "wait 1d → end",
        ].suffix(5))
  }

  @Test func parallelBranchesMeetAgain() async throws {
    #expect(
      try await listing(
        """
          - parallel:
              - [{id: a, uses: sqs/send, with: {queue: orders}}]
              - [{wait: 10m}, {stop: succeed}]
        """
      ).suffix(7) == [
        "com.example.shop → in parallel", "in parallel → a", "in parallel → wait 10m", "wait 10m → stop",
        "a → after all branches", "stop → after all branches", "after all branches → end",
      ])
  }

  @Test func aLoopHasAStartAndAnEnd() async throws {
    #expect(
      try await listing(
        """
          - for-each: ${{ event.detail.lines }}
            max-concurrency: 5
            tasks: [{id: a, uses: sqs/send, with: {queue: orders}}]
        """) == [
          "event: com.example.shop | order.placed", "loop: for each of event.detail.lines | at most 5 at once",
          "task: a | sqs/send | queue orders", "join: after all elements", "end: end",
          "com.example.shop → for each of event.detail.lines", "for each of event.detail.lines → a",
          "a → after all elements", "after all elements → end",
        ])
  }

  @Test func nothingFollowsAStop() async throws {
    let lines = try await listing("  - {id: a, uses: sqs/send, with: {queue: orders}}\n  - stop: succeed")
    #expect(lines.contains("end: stop") && !lines.contains("end: end"))
  }

  @Test func aFailureHasItsOwnSteps() async throws {
    let lines = try await listing(
      "  - {id: a, uses: sqs/send, with: {queue: orders}}\n  - wait: {until: \"${{ event.time }}\"}",
      rest: "on-failure: [{id: tell, uses: sqs/send, with: {queue: failures}}]")
    #expect(lines.contains("wait: wait until event.time"))
    #expect(lines.suffix(2) == ["after a failure → tell", "tell → failed"])
  }

  @Test func everyKindOfTriggerIsDrawn() async throws {
    let drawn = try await Drawn(
      """
      workflow: all
      trigger:
        - {source: shop, event: [order.placed, order.paid], where: {total: {numeric: [">", 1]}}}
        - {source: github, event: release.published}
        - {source: stripe, event: invoice.paid}
        - {pattern: {source: [a]}, bus: other}
        - {schedule: rate(15 minutes)}
        - {schedule: "cron(0 9 ? * MON *)", timezone: Asia/Tokyo}
      tasks: [{id: a, uses: sqs/send, with: {queue: orders}}]
      """,
      project: """
        project: desk
        sources:
          shop: {source: com.example.shop, bus: shop}
          github: {webhook: {secret: github/secret}}
          stripe: {partner: aws.partner/stripe.com/ed_1}
        """)
    #expect(
      drawn.steps("all").graphs[0].listing.prefix(6) == [
        #"event: shop | order.placed, order.paid | event bus shop | where {"total":[{"numeric":[">",1]}]}"#,
        "webhook: github | release.published | webhook", "event: stripe | invoice.paid | partner event bus",
        #"event: event pattern | event bus other | where {"source":["a"]}"#, "schedule: rate(15 minutes) | UTC",
        "schedule: cron(0 9 ? * MON *) | Asia/Tokyo",
      ])
  }

  @Test func aWorkflowThatAnotherOneStartsShowsIt() async throws {
    let drawn = try await Drawn(
      order("  - {id: a, uses: stepfunctions/start, with: {machine: pack}}"),
      """
      workflow: pack
      trigger: {source: com.example.shop, event: pack}
      tasks: [{id: b, uses: sqs/send, with: {queue: parcels}}]
      """)
    let lines = drawn.steps("pack").graphs[0].listing
    #expect(lines.contains("workflow: order-placed") && lines.contains("order-placed → b"))
  }
}
