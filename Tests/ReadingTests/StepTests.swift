import Catalog
import Diagnostics
import Expressions
import Flow
import Reading
import Source
import TestSupport
import Testing
import Workflows

@Suite struct StepTests {
  @Test func everyKindReads() throws {
    let reading = try read(
      tasks: """
          - {id: first, uses: sqs/send, with: {queue: q}, if: event.detail.total > 1, timeout: 1m, on-error: continue}
          - wait: 10m
          - wait: {until: "${{ event.detail.due }}"}
          - parallel:
              - - {id: left, uses: sqs/send, with: {queue: q}}
              - - {id: right, uses: sqs/send, with: {queue: q}}
          - choose:
              - when: ${{ event.detail.a = 1 }}
                tasks: [{id: chosen, uses: sqs/send, with: {queue: q}}]
              - otherwise: [{stop: succeed}]
          - for-each: ${{ event.detail.lines }}
            max-concurrency: 5
            tasks: [{id: each, uses: sqs/send, with: {queue: q, message: "${{ item.id }}"}}]
          - stop: {fail: "no ${{ event.detail.id }}"}
        """)
    expectClean(reading)
    let steps = try #require(reading.workflows.first?.tasks)
    #expect(steps.count == 7)
    #expect(reading.workflows.first?.allTasks.map(\.id.value) == ["first", "left", "right", "chosen", "each"])
    guard case .forEach(let loop, _) = steps[5], case .stop(let message?, _) = steps[6] else {
      throw Unexpected("other kinds")
    }
    #expect(loop.maximumConcurrency == 5)
    #expect(message.expressions.map(\.text) == ["event.detail.id"])
  }

  @Test(arguments: [
    "- {uses: sqs/send, id: a, ⏵wait⏴: 1m}", "- {wait: 1m, ⏵stop⏴: succeed}",
    "- {for-each: a, ⏵parallel⏴: []}", "- {⏵color⏴: red}",
  ])
  func stepForm(_ step: String) throws { expect(try read(tasks: "  \(step)"), .stepForm) }

  @Test(arguments: [
    "- {⏵sleep⏴: 1m}", "- {⏵for_each⏴: \"${{ a }}\", tasks: [{stop: succeed}]}", "- {id: a, ⏵use⏴: sqs/send}",
    "- {wait: 1m, ⏵if⏴: a}", "- {stop: {⏵fial⏴: a}}", "- {wait: {⏵untill⏴: a}}",
    "- {choose: [{⏵if⏴: a, tasks: [{stop: succeed}]}]}",
    "- {id: a, uses: sqs/send, with: {queue: q}, retry: {⏵tries⏴: 1, attempts: 2}}",
  ])
  func unknownKey(_ step: String) throws { expect(try read(tasks: "  \(step)"), .unknownKey) }

  @Test(arguments: [
    "- {⏵uses⏴: sqs/send, with: {queue: q}}", "- {⏵id⏴: a, with: {queue: q}}", "- {⏵for-each⏴: a}",
    "- {choose: [{⏵when⏴: a}]}", "- {choose: [{⏵tasks⏴: [{stop: succeed}]}]}",
  ])
  func missingKey(_ step: String) throws { expect(try read(tasks: "  \(step)"), .missingKey) }

  @Test(arguments: [
    "- ⏵text⏴", "- {id: a, uses: sqs/send, with: ⏵[queue]⏴}", "- {parallel: ⏵{a: b}⏴}",
    "- {parallel: [⏵{stop: succeed}⏴]}",
    "- {choose: ⏵{}⏴}", "- {for-each: a, tasks: ⏵{}⏴}", "- {id: a, uses: sqs/send, retry: ⏵3⏴}",
    "- {id: a, uses: sqs/send, retry: {attempts: ⏵\"3\"⏴}}", "- {id: a, uses: sqs/send, retry: {attempts: ⏵1.5⏴}}",
  ])
  func wrongType(_ step: String) throws { expect(try read(tasks: "  \(step)"), .wrongType) }

  @Test(arguments: [
    "- {parallel: ⏵[]⏴}", "- {parallel: [⏵[]⏴]}", "- {choose: ⏵[]⏴}", "- {id: a, uses: sqs/send, with: ⏵{}⏴}",
    "- {id: a, uses: sqs/send, retry: ⏵{}⏴}", "- {id: a, uses: sqs/send, if: ⏵\"\"⏴}", "- {id: a, uses:⏵⏴ }",
  ])
  func emptyValue(_ step: String) throws { expect(try read(tasks: "  \(step)"), .emptyValue) }

  @Test(arguments: [
    "- {id: a, uses: sqs/send, on-error: ⏵ignore⏴}", "- {stop: ⏵fail⏴}", "- {stop: ⏵now⏴}",
    "- {id: a, uses: sqs/send, dead-letter: ⏵off⏴, because: a}",
  ])
  func unknownWord(_ step: String) throws { expect(try read(tasks: "  \(step)"), .unknownWord) }

  @Test(arguments: [
    "- {id: a, uses: sqs/send, retry: {attempts: ⏵186⏴}}", "- {id: a, uses: sqs/send, retry: {attempts: ⏵-1⏴}}",
    "- {id: a, uses: sqs/send, retry: {backoff: ⏵0.5⏴}}",
    "- {id: a, uses: sqs/send, retry: {delay: 1m, max-delay: ⏵30s⏴}}",
    "- {for-each: a, tasks: [{stop: succeed}], max-concurrency: ⏵0⏴}",
  ])
  func outOfBounds(_ step: String) throws { expect(try read(tasks: "  \(step)"), .outOfBounds) }

  @Test func retryReads() throws {
    let reading = try read(
      workflow(
        tasks:
          "  - {id: a, uses: sqs/send, with: {queue: q}, retry: {attempts: 0, delay: 1s, backoff: 1.5, max-delay: 1m, on: [States.Timeout]}}"
      ))
    expectClean(reading)
    let retry = try #require(reading.workflows.first?.allTasks.first?.retry)
    #expect(retry.attempts == 0)
    #expect(retry.backoff == 1.5)
    #expect(retry.errors.map(\.name) == ["States.Timeout"])
  }

  @Test func deadLetter() throws {
    expect(try read(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}, dead-letter: ⏵none⏴}"), .missingReason)
    expect(try read(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}, ⏵because⏴: a}"), .misplacedKey)
    let reading = try read(
      tasks: "  - {id: a, uses: sqs/send, with: {queue: q}, dead-letter: none, because: No one minds.}")
    expectClean(reading)
    #expect(reading.workflows.first?.allTasks.first?.noDeadLetter?.value == "No one minds.")
  }

  @Test(arguments: ["2027-01-01", "\"2027-04-01T09:00:00Z\""]) func aDateIsNotAnExpression(_ date: String) throws {
    expect(try read(tasks: "  - wait: {until: ⏵\(date)⏴}"), .expressionSyntax)
  }

  @Test(arguments: ["else", "default"]) func otherWordsForOtherwise(_ word: String) throws {
    let branches = "{when: event.detail.a, tasks: [{stop: succeed}]}, {⏵\(word)⏴: [{stop: succeed}]}"
    expect(try read(tasks: "  - choose: [\(branches)]"), .unknownKey)
  }

  @Test func otherwise() throws {
    expect(try read(tasks: "  - choose: [{⏵otherwise⏴: [{stop: succeed}]}]"), .otherwiseNotLast)
    expect(
      try read(
        tasks: "  - choose: [{⏵otherwise⏴: [{stop: succeed}]}, {when: event.detail.a, tasks: [{stop: succeed}]}]"),
      .otherwiseNotLast)
  }

  @Test func idsAreUniqueEverywhereInAWorkflow() throws {
    let reading = try read(
      tasks: """
          - {id: a, uses: sqs/send, with: {queue: q}}
          - for-each: event.detail.lines
            tasks: [{id: ⏵a⏴, uses: sqs/send, with: {queue: q}}]
        on-failure:
          - {id: ⏵a⏴, uses: sqs/send, with: {queue: q}}
        """)
    expect(reading, .duplicateID)
    #expect(reading.diagnostics.first?.labels.first?.text.text == "first used here")
  }

  /// Two documents of a file may use the same IDs.
  @Test func idsBelongToTheirWorkflow() throws {
    let one = workflow(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}}")
    expectClean(try read(one + "---\n" + one))
  }

  @Test func inputsKeepTheirTypes() throws {
    let reading = try read(
      workflow(
        tasks:
          "  - {id: a, uses: sqs/send, with: {queue: 007, group: 010, message: {n: 010, h: 0x1f, b: true, z: null, e: 1E3, t: \"010\"}}}"
      ))
    expectClean(reading)
    let inputs = try #require(reading.workflows.first?.allTasks.first?.inputs)
    #expect(inputs.map(\.value.literalText) == ["007", "010", nil])
    guard case .map(let entries) = inputs.last?.value.kind else { throw Unexpected("no map") }
    #expect(entries.map { shownKind($0.value) } == ["10", "31", "true", "null", "1E3", "'010'"])
  }

  @Test(arguments: [".inf", "-.inf", ".nan", "0xfffffffffffffffff"]) func numbersThatJSONCannotWrite(
    _ number: String
  ) throws {
    expect(
      try read(tasks: "  - {id: a, uses: sqs/send, with: {queue: q, message: ⏵\(number)⏴}}"),
      .unwritableNumber)
  }

  private func shownKind(_ value: Value) -> String {
    switch value.kind {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): number
    case .text(let template): "'\(template.literal ?? "?")'"
    case .list: "list"
    case .map: "map"
    case .invalid: "invalid"
    }
  }
}
