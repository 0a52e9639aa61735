import Catalog
import Checks
import Diagnostics
import EventPattern
import Flow
import Source
import TestSupport
import Testing

/// Expressions with the results of tasks, with elements and with errors.
@Suite struct ResultTests {
  static let project = """
    project: shop
    connections:
      kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/token}}}
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}

    """

  private static let record =
    "  - {id: record, uses: kintone/create-record, with: {connection: kintone, app: 1, record: {a: b}}}\n"
  private static let queue = "  - {id: queue, uses: sqs/send, with: {queue: q}}\n"

  private func message(_ expression: String, more: String = "") -> String {
    "  - {id: tell, \(more)uses: sns/publish, with: {topic: orders, message: \"${{ \(expression) }}\"}}"
  }

  private func check(_ tasks: String) -> Checked {
    ChecksTests.check(workflow(tasks: tasks), project: Self.project)
  }

  @Test(arguments: ["tasks.record.⏵number⏴", "tasks.record.⏵ID⏴", "'a' & tasks.record.id.⏵x⏴"])
  func memberThatAClosedResultDoesNotHave(_ expression: String) {
    expect(check(Self.record + message(expression)), .unknownResultMember)
  }

  @Test func misspelledMembersOfClosedResultsAreFixed() {
    let checked = check(Self.record + message("tasks.record.⏵revison⏴"))
    expect(checked, .unknownResultMember)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean 'revision'?")
  }

  @Test(arguments: ["tasks.queue.⏵messageId⏴", "tasks.queue.⏵MesageId⏴"])
  func misspelledMemberOfAnOpenResult(_ expression: String) {
    expect(check(Self.queue + message(expression)), .misspelledResultMember)
  }

  @Test(arguments: ["tasks.queue.MessageId", "tasks.queue.SomethingNew", "tasks.queue"])
  func membersThatMayBeThere(_ expression: String) { expectClean(check(Self.queue + message(expression))) }

  @Test func unknownResultsAreAccepted() {
    expectClean(
      check(
        "  - {id: get, uses: http/request, with: {connection: crm, path: /a, method: GET}}\n"
          + "  - {id: find, uses: aws/dynamodb.getItem, with: {TableName: t, Key: {id: {S: a}}}}\n"
          + message("tasks.get.any.thing & tasks.find.Item.id.S")))
  }

  @Test func aMachineThatIsWaitedForReturnsItsOutput() {
    func start(_ more: String) -> String { "  - {id: go, uses: stepfunctions/start, with: {machine: m\(more)}}\n" }
    expectClean(check(start(", wait: true") + message("tasks.go.executionArn")))
    expect(check(start("") + message("tasks.go.⏵executionArn⏴")), .misspelledResultMember)
    expect(check(start(", wait: false") + message("tasks.go.⏵executionArn⏴")), .misspelledResultMember)
  }

  @Test func resultsOfTasksThatMayNotHaveRun() {
    let maybe = "  - {id: queue, if: event.detail.x = 1, uses: sqs/send, with: {queue: q}}\n"
    expect(check(maybe + message("tasks.⏵queue⏴.MessageId")), .resultMayBeMissing)
    expect(
      check(maybe + message("'a' & tasks.⏵queue⏴.MessageId", more: "if: event.detail.x = 2, ")), .resultMayBeMissing
    )
    for guarded in [
      "tasks.queue ? tasks.queue.MessageId : 'none'", "$exists(tasks.queue.MessageId) ? tasks.queue.MessageId : ''",
      "tasks.queue != null ? tasks.queue.MessageId : ''", "tasks.queue and tasks.queue.MessageId = 'a'",
      "tasks.queue",
    ] {
      expectClean(check(maybe + message(guarded)))
    }
    for condition in ["event.detail.x = 1", "tasks.queue != null", "$exists(tasks.queue.MessageId)"] {
      expectClean(check(maybe + message("tasks.queue.MessageId", more: "if: \"${{ \(condition) }}\", ")))
    }
    expectClean(
      check(
        maybe + """
            - choose:
                - when: tasks.queue != null
                  tasks:
                  \(message("tasks.queue.MessageId"))
          """))
    // One step, one finding.
    expect(check(maybe + message("tasks.⏵queue⏴.MessageId & tasks.queue.MessageId")), .resultMayBeMissing)
    // Another task's guard does not count.
    expect(check(maybe + Self.record + message("tasks.record ? tasks.⏵queue⏴.MessageId : ''")), .resultMayBeMissing)
  }

  @Test func resultsOfTasksThatMayHaveFailed() {
    let maybe = "  - {id: queue, on-error: continue, uses: sqs/send, with: {queue: q}}\n"
    expect(check(maybe + message("tasks.⏵queue⏴.MessageId")), .resultMayBeMissing)
    expectClean(check(maybe + message("tasks.queue ? tasks.queue.MessageId : ''")))
    // The same condition means that it ran, not that it succeeded.
    let both = "  - {id: queue, if: event.detail.x, on-error: continue, uses: sqs/send, with: {queue: q}}\n"
    expect(check(both + message("tasks.⏵queue⏴.MessageId", more: "if: event.detail.x, ")), .resultMayBeMissing)
  }

  @Test func branchesOfParallelReturnTheirResults() {
    let tasks = """
        - parallel:
            - - {id: queue, uses: sqs/send, with: {queue: q}}
            - - {id: other, if: event.detail.x, uses: sqs/send, with: {queue: q}}

      """
    expectClean(check(tasks + message("tasks.queue.MessageId")))
    expect(check(tasks + message("tasks.⏵other⏴.MessageId")), .resultMayBeMissing)
    expect(check(tasks + message("tasks.queue.⏵messageId⏴")), .misspelledResultMember)
  }

  /// A branch that stops early succeeds, and the tasks that it skipped have no result.
  @Test func branchesThatMayStopEarly() {
    let tasks = """
        - parallel:
            - - {id: queue, uses: sqs/send, with: {queue: q}}
              - choose: [{when: event.detail.x, tasks: [{stop: succeed}]}]
              - {id: late, uses: sqs/send, with: {queue: q}}
            - - wait: 1m

      """
    expectClean(check(tasks + message("tasks.queue.MessageId & (tasks.late ? tasks.late.MessageId : '')")))
    expect(check(tasks + message("tasks.⏵late⏴.MessageId")), .resultMayBeMissing)
  }

  @Test(arguments: [("message", "Cause"), ("cause", "Cause"), ("error", "Error"), ("code", "Error")])
  func membersOfErrors(_ name: String, _ meant: String) {
    let checked = check(
      Self.queue
        + "on-failure:\n  - {id: b, uses: sns/publish, with: {topic: o, message: \"${{ error.⏵\(name)⏴ }}\"}}")
    expect(checked, .unknownMember)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean '\(meant)'?")
  }

  @Test func elementsOfKnownLists() {
    func loop(_ list: String, _ expression: String) -> Checked {
      ChecksTests.check(
        """
        workflow: labels
        trigger: {source: github, event: issues.labeled}
        tasks:
          - for-each: \(list)
            tasks:
              - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ \(expression) }}"}}

        """)
    }
    expectClean(loop("event.detail.issue.labels", "item.name & index"))
    expectClean(loop("event.detail.issue.labels[name != 'a']", "item.anything"))
    expect(loop("event.detail.issue.labels", "item.⏵colour⏴"), .misspelledEventField)
    expect(loop("⏵event.detail.issue.title⏴", "item"), .loopWithoutList)
  }

  @Test func resultsCanBeLoopedOver() {
    let put = "  - {id: put, uses: eventbridge/put-event, with: {source: com.example, event: a}}\n"
    expectClean(check(put + "  - for-each: tasks.put.Entries\n    tasks:\n    " + message("item.EventId")))
    expect(
      check(
        put + "  - for-each: tasks.put.Entries\n    tasks:\n    " + message("item.⏵eventId⏴")),
      .misspelledEventField)
  }

  @Test(arguments: ["'a, b'", "17", "true", "{'a': 1}", "null"])
  func loopsNeedLists(_ list: String) {
    expect(
      check("  - for-each: \"${{ ⏵\(list)⏴ }}\"\n    tasks: [{id: a, uses: sqs/send, with: {queue: q}}]"),
      .loopWithoutList)
  }

  /// Every action's sample and its expression fit its shape.
  @Test(arguments: ActionCatalog.all.map(\.name))
  func samplesFitTheirShapes(_ name: String) throws {
    let action = try #require(ActionCatalog.action(named: name))
    for result in [action.result] + action.resultWhenTrue.values {
      let sink = DiagnosticSink()
      _ = parseJSON(Array(result.sample.utf8), file: FileNumber(0), into: sink)
      #expect(sink.diagnostics.isEmpty, "\(result.sample)")
      guard let expression = result.expression else { continue }
      let id = expression.split(separator: ".")[1]
      let checked = ChecksTests.check(
        workflow(tasks: "  - {id: \(id), uses: \(name), with: {}}\n" + message(expression)))
      // The task lacks its inputs; the expression has no finding.
      #expect(!checked.diagnostics.contains { (520...549).contains($0.code.number) }, "\(expression)")
    }
  }
}
