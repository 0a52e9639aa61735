import Checks
import Diagnostics
import TestSupport
import Testing

@Suite struct EventFieldTests {
  private func unpaid(_ conditions: String) -> String {
    workflow(trigger: "{source: stripe, event: invoice.payment_failed, where: {\(conditions)}}")
  }

  @Test(arguments: [
    ("data.object.amount_due: ⏵'5'⏴", "write the number without quotes, or use 'numeric'"),
    ("data.object.amount_due: [5, ⏵{prefix: a}⏴]", "write the number without quotes, or use 'numeric'"),
    ("data.object.currency: ⏵5⏴", "write the value in quotes"),
    ("data.object.currency: ⏵{numeric: ['>', 5]}⏴", "write the value in quotes"),
    ("livemode: ⏵'true'⏴", "write true or false"),
    ("data.object: ⏵x⏴", "write the condition on one of its members"),
    ("$or: [{livemode: true}, {created: ⏵'1'⏴}]", "write the number without quotes, or use 'numeric'"),
  ])
  func conditionsOfAnotherType(_ condition: String, _ hint: String) {
    let checked = check(unpaid(condition))
    expect(checked, .fieldOfOtherType)
    #expect(checked.diagnostics.first?.hint?.text == hint)
  }

  @Test(arguments: [
    "data.object.amount_due: {numeric: ['>=', 10000]}", "data.object.currency: [jpy, {prefix: u}]",
    "data.object.lines.data.amount: 5", "data.object.metadata.plan: gold", "data.object.brand_new_field: 1",
    "data.object.amount_due: {exists: true}", "data.object.amount_due: {anything-but: 0}",
    "data.previous_attributes.status: active", "data.object.customer: null",
  ])
  func conditionsThatMayBeMet(_ condition: String) { expectClean(check(unpaid(condition))) }

  @Test(arguments: [
    ("⏵detail.total⏴: 1", "write 'total'"), ("⏵event.detail.total⏴: 1", "write 'total'"),
    ("⏵'items[0].sku'⏴: abc", "write 'items.sku'"), ("⏵'items[*].sku'⏴: abc", "write 'items.sku'"),
    ("⏵'items[]'⏴: abc", "write 'items'"), ("$or: [{⏵detail.a⏴: 1}, {b: 2}]", "write 'a'"),
  ])
  func pathsOfOtherTools(_ condition: String, _ hint: String) {
    let checked = check(trigger: "{source: com.example.shop, event: order.placed, where: {\(condition)}}")
    expect(checked, .foreignPath)
    #expect(checked.diagnostics.first?.hint?.text == hint)
  }

  @Test(arguments: [
    ("total: ⏵'>= 10000'⏴", "write '{numeric: [\">=\", 10000]}'"),
    ("total: ⏵'<-1.5'⏴", "write '{numeric: [\"<\", -1.5]}'"),
    ("total: ⏵'= 5'⏴", "write '5'"), ("total: ⏵'!=5'⏴", "write '{anything-but: 5}'"),
    ("total: [1, ⏵'> 2'⏴]", "write '{numeric: [\">\", 2]}'"), ("name: ⏵'*foo*'⏴", "write '{wildcard: \"*foo*\"}'"),
    ("name: ⏵foo*⏴", "write '{wildcard: \"foo*\"}'"), ("total: ⏵１００００⏴", "write '10000'"),
  ])
  func valuesOfOtherTools(_ condition: String, _ hint: String) {
    let checked = check(trigger: "{source: com.example.shop, event: order.placed, where: {\(condition)}}")
    expect(checked, .foreignValue)
    #expect(checked.diagnostics.first?.hint?.text == hint)
  }

  @Test(arguments: [
    "details.total: 1", "a.detail.total: 1", "detail: 1", "name: '*'", "name: 'a * b'", "name: '* * * * *'",
    "name: '>= x'",
    "name: '１０月'", "name: {prefix: '*'}", "name: {anything-but: '> 5'}", "name: '[0]'", "name: ''",
  ])
  func whatIsMeantAsItIs(_ condition: String) {
    expectClean(check(trigger: "{source: com.example.shop, event: order.placed, where: {\(condition)}}"))
  }

  /// Of a known field that is a number, the type says it already.
  @Test func aComparisonOfAKnownNumberIsOneFinding() {
    expect(check(unpaid("data.object.amount_due: ⏵'>= 5'⏴")), .fieldOfOtherType)
  }

  @Test func misspelledFields() {
    let checked = check(unpaid("⏵data.object.amuont_due⏴: 5"))
    expect(checked, .fieldMisspelled)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean 'amount_due'?")
  }

  @Test func fieldsThatAnAWSEventDoesNotCarry() {
    let athena = "source: aws.athena, event: Athena Query State Change"
    expect(check(trigger: "{\(athena), where: {⏵current.state⏴: FAILED}}"), .fieldMissingInEvent)
    expect(check(trigger: "{\(athena), where: {⏵currentState.name⏴: FAILED}}"), .fieldMissingInEvent)
    expectClean(check(trigger: "{\(athena), where: {currentState: FAILED}}"))
    expectClean(check(trigger: "{source: aws.athena, where: {current.state: FAILED}}"))
  }

  @Test func rawPatternsOfKnownEvents() {
    let raw = "source: [aws.athena], detail-type: [Athena Query State Change]"
    expect(check(trigger: "{pattern: {\(raw), detail: {⏵state⏴: [FAILED]}}}"), .fieldMissingInEvent)
    expectClean(check(trigger: "{pattern: {\(raw), detail: {currentState: [FAILED]}}}"))
    expectClean(
      check(trigger: "{pattern: {source: [{prefix: aws.}], detail-type: [x], detail: {state: [FAILED]}}}")
    )
  }

  @Test func oneOfSeveralEventsIsEnough() {
    let both = "source: aws.athena, event: [Athena Query State Change, Something New]"
    let checked = check(trigger: "{\(both), where: {state: FAILED}}")
    #expect(checked.diagnostics.map(\.code) == [.unlistedEvent])
  }

  @Test func pathsOfExpressions() {
    func told(_ message: String) -> String {
      """
      workflow: queries
      trigger: {source: aws.athena, event: Athena Query State Change}
      tasks:
        - {id: tell, uses: sns/publish, with: {topic: queries, message: "\(message)"}}

      """
    }
    expect(check(told("${{ event.detail.⏵curentState⏴ }}")), .unknownEventField)
    expect(check(told("${{ event.detail.currentState.⏵name⏴ }}")), .unknownEventField)
    expect(check(told("a ${{ event.detail.currentState & event.detail.⏵nothing⏴ }}")), .unknownEventField)
    expectClean(check(told("${{ event.detail.currentState }}")))
    expectClean(check(told("${{ event.detail }}")))
  }
}

/// Many people look for the members of a Stripe event's object beside it.
@Suite struct FieldPlaceTests {
  @Test func aConditionFindsItsPlace() throws {
    let checked = check(
      """
      workflow: a
      trigger: {source: stripe, event: invoice.payment_failed, where: {⏵amount_due⏴: {numeric: [">", 5]}}}
      tasks: [{id: a, uses: sqs/send, with: {queue: q}}]

      """)
    expect(checked, .fieldMissingInEvent)
    let finding = try #require(checked.diagnostics.first)
    #expect(finding.hint?.text == "did you mean 'data.object.amount_due'?")
    #expect(finding.fixes.first?.edits.first?.text == "data.object.amount_due")
  }

  @Test func anExpressionFindsItsPlace() throws {
    let checked = check(
      """
      workflow: a
      trigger: {source: stripe, event: [invoice.payment_failed, invoice.overdue]}
      tasks: [{id: a, uses: sqs/send, with: {queue: q, message: {due: "${{ event.detail.⏵amount_due⏴ }}"}}}]

      """)
    expect(checked, .unknownEventField)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean 'data.object.amount_due'?")
  }

  @Test(arguments: ["type", "created", "livemode", "data.previous_attributes.status", "account", "request.id"])
  func fieldsOfTheEnvelopeAreClean(path: String) {
    let checked = check(
      """
      workflow: a
      trigger: {source: stripe, event: invoice.payment_failed}
      tasks: [{id: a, uses: sqs/send, with: {queue: q, message: {due: "${{ event.detail.\(path) }}"}}}]

      """)
    #expect(checked.diagnostics.isEmpty)
  }
}
