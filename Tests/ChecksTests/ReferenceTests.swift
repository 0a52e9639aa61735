import Checks
import Diagnostics
import Reading
import Source
import TestSupport
import Testing

@Suite struct ReferenceTests {
  private func message(_ expression: String) -> String {
    "with: {topic: orders, message: \"${{ \(expression) }}\"}"
  }

  @Test(arguments: ["⏵evnt⏴.id", "$string(⏵data⏴.id)", "⏵detail⏴.id", "⏵steps⏴.a", "event.id & ⏵foo⏴"])
  func unboundName(_ expression: String) {
    expect(check(tasks: "  - {id: a, uses: sns/publish, \(message(expression))}"), .unboundName)
  }

  @Test func unboundNameSaysWhereItIs() {
    let checked = check(tasks: "  - {id: a, uses: sns/publish, \(message("⏵detail⏴.id"))}")
    #expect(checked.diagnostics.first?.hint?.text == "write 'event.detail'")
  }

  @Test(arguments: [
    "event.detail.anything", "event.`detail-type`", "event.detail-type", "event.resources[0]", "workflow.name",
    "workflow.owner", "execution.id", "$now()", "event.detail.lines[price > 5].name",
    "$map(event.detail.lines, function($line) { $line.name })", "event.detail.a ? 'x' : null",
  ])
  func boundNames(_ expression: String) {
    expectClean(check(tasks: "  - {id: a, uses: sns/publish, \(message(expression))}"))
  }

  @Test(arguments: ["event.⏵detial⏴.a", "workflow.⏵nmae⏴", "execution.⏵name⏴", "event.⏵data⏴.object"])
  func unknownMember(_ expression: String) {
    expect(check(tasks: "  - {id: a, uses: sns/publish, \(message(expression))}"), .unknownMember)
  }

  @Test func unknownTask() {
    let checked = check(
      tasks: """
          - {id: record, uses: sqs/send, with: {queue: q}}
          - {id: a, uses: sns/publish, \(message("tasks.⏵recrod⏴.id"))}
        """)
    expect(checked, .unknownTask)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean 'record'?")
    expect(check(tasks: "  - {id: a, uses: sns/publish, \(message("$keys(⏵tasks⏴)"))}"), .unknownTask)
  }

  @Test func taskNotRun() {
    expect(
      check(
        tasks: """
            - {id: a, uses: sns/publish, \(message("tasks.⏵b⏴.id"))}
            - {id: b, uses: sqs/send, with: {queue: q}}
          """), .taskNotRun)
    expect(check(tasks: "  - {id: a, uses: sns/publish, \(message("tasks.⏵a⏴.id"))}"), .taskNotRun)
    expect(check(tasks: "  - {id: a, if: tasks.⏵a⏴.ok, uses: sns/publish, with: {topic: orders}}"), .taskNotRun)
  }

  @Test func branchesCannotReadEachOther() {
    expect(
      check(
        tasks: """
            - parallel:
                - - {id: a, uses: sqs/send, with: {queue: q}}
                - - {id: b, uses: sns/publish, \(message("tasks.⏵a⏴.id"))}
          """), .taskElsewhere)
    expect(
      check(
        tasks: """
            - choose:
                - when: event.detail.x
                  tasks: [{id: a, uses: sqs/send, with: {queue: q}}]
                - otherwise: [{id: b, uses: sns/publish, \(message("tasks.⏵a⏴.id"))}]
            - {id: c, uses: sns/publish, \(message("tasks.⏵a⏴.id"))}
          """), .taskElsewhere)
    expect(
      check(
        tasks: """
            - for-each: event.detail.lines
              tasks: [{id: a, uses: sqs/send, with: {queue: q}}]
            - {id: b, uses: sns/publish, \(message("tasks.⏵a⏴.id"))}
          """), .taskElsewhere)
  }

  @Test func innerListsCanReadOuterOnes() {
    expectClean(
      check(
        tasks: """
            - {id: a, uses: sqs/send, with: {queue: q}}
            - parallel:
                - - {id: b, uses: sns/publish, \(message("tasks.a.id"))}
                  - {id: c, uses: sns/publish, \(message("tasks.b.id"))}
                - - for-each: tasks.a.list
                    tasks: [{id: d, uses: sns/publish, \(message("tasks.a.MessageId & item.id & index"))}]
            - {id: e, uses: sns/publish, \(message("tasks.b.id & tasks.c.id"))}
          """))
  }

  @Test func items() {
    expect(check(tasks: "  - {id: a, uses: sns/publish, \(message("⏵item⏴.id & ⏵index⏴"))}"), .itemOutsideLoop)
    expect(
      check(
        tasks: """
            - for-each: ⏵item⏴.list
              tasks: [{stop: succeed}]
          """), .itemOutsideLoop)
  }

  @Test func failures() {
    expect(
      check(
        tasks: """
            - {id: a, uses: sns/publish, \(message("⏵error⏴.Cause"))}
          on-failure:
            - {id: b, uses: sns/publish, \(message("error.Cause & event.id"))}
            - {id: c, uses: sns/publish, \(message("tasks.b.id"))}
          """), .errorOutsideFailure)
    expect(
      check(
        tasks: """
            - {id: a, uses: sqs/send, with: {queue: q}}
          on-failure:
            - {id: b, uses: sns/publish, \(message("tasks.⏵a⏴.id"))}
          """), .taskElsewhere)
  }

  /// An unreadable entry may contain the task.
  @Test func brokenEntriesHideNothing() {
    expect(
      check(
        tasks: """
            - {⏵sleep⏴: 5m}
            - {id: b, uses: sns/publish, \(message("tasks.a.id"))}
          """), .unknownKey)
    expect(
      check(
        tasks: """
            - {⏵id⏴: a, with: {queue: q}}
            - {id: b, uses: sns/publish, \(message("tasks.a.id"))}
          """), .missingKey)
  }

  @Test func manyTasksAreNotAllListed() {
    let tasks = (0..<300).map { "  - {id: t\($0), uses: sqs/send, with: {queue: q}}\n" }.joined()
    let checked = check(
      "workflow: a\ntrigger: {source: com.x, event: e}\ntasks:\n" + tasks
        + "  - {id: last, uses: sqs/send, with: {queue: q, message: \"${{ tasks.nothing.x }}\"}}\n")
    #expect(checked.diagnostics.map(\.code) == [.unknownTask])
    let hint = checked.diagnostics.first?.hint?.text
    #expect(hint?.hasPrefix("its tasks: 't0', 't1', ") == true)
    #expect(hint?.hasSuffix("'t19' and 281 more") == true)
  }
}
