import Checks
import Diagnostics
import Expressions
import TestSupport
import Testing

/// Expressions with known shapes of the values in them.
@Suite struct ExpressionTests {
  private func codes(_ tasks: String, trigger: String = "{source: stripe, event: invoice.payment_failed}")
    -> [DiagnosticCode]
  {
    let checked = check("workflow: a\ntrigger: \(trigger)\ntasks:\n\(tasks)\n")
    return checked.diagnostics.filter { $0.severity > .information }.map(\.code)
  }

  @Test(
    arguments: [
      ("$round(event.time)", DiagnosticCode.argumentType),
      ("tasks.first.MessageId > 5", .argumentType), ("tasks.first.MessageId * 2", .argumentType),
      ("event.detail.data.object.amount_due & '' = 5", .fixedComparison), ("$upper(event.id)", .unknownFunction),
      ("$uppercase()", .argumentCount), ("event.detail.data.object.amount_due = '5'", .fixedComparison),
      ("event.account != 123456789012", .fixedComparison), ("tasks.first.MessageId = 5", .fixedComparison),
      ("event.detail.data.object.lines.data[amount > event.detail.data.object.amount_due]", .nameInFilter),
      ("event.detail.data.object.lines.data.{'of': event.detail.data.object.id}", .nameInFilter),
      ("event.detail.data.object.lines.data.(amount > vars.least)", .nameInFilter),
      ("event.detail.data.object.lines.data[id = tasks.first.MessageId]", .nameInFilter),
      ("event['detail'].data", .fixedFilter), ("tasks.first['MessageId']", .fixedFilter),
      ("tasks['first'].MessageId", .fixedFilter), ("event.detail.data.object.lines['0']", .fixedFilter),
    ])
  func mistakesAreFound(expression: String, code: DiagnosticCode) {
    #expect(
      codes(
        "  - {id: first, uses: sqs/send, with: {queue: q}}\n"
          + "  - {id: second, uses: sqs/send, with: {queue: q, message: {a: \"${{ \(expression) }}\"}}}") == [code],
      "\(expression)")
  }

  @Test(
    arguments: [
      "$uppercase(event.detail.data.object.number)", "event.detail.data.object.amount_due * 2",
      "tasks.first.MessageId & 'a'", "$fromMillis(event.detail.data.object.created * 1000)",
      "event.detail.data.object.amount_due = null", "event.detail.data.object.lines.data.price.unit_amount = 5",
      "event.detail.data.object.lines.data[event = 'x' and item.sku = 'y' and index = 1 and tasks.other = 1]",
      "event.detail.data.object.lines.data[0].event.detail",
      "($e := event; event.detail.data.object.lines.data[amount > $e.detail.data.object.amount_due])",
      "$map(event.detail.data.object.lines.data, function($l) { $l.amount > event.detail.data.object.amount_due })",
    ])
  func correctExpressionsAreClean(expression: String) {
    #expect(
      codes(
        "  - {id: first, uses: sqs/send, with: {queue: q}}\n"
          + "  - {id: second, uses: sqs/send, with: {queue: q, message: {a: \"${{ \(expression) }}\"}}}"
      ).isEmpty,
      "\(expression)")
  }

  @Test(arguments: ["event.detail.prices[index]", "event.detail.prices[sku = item.sku].amount"])
  func theElementOfALoopIsNotAFieldOfAnotherList(expression: String) {
    #expect(
      codes(
        """
          - for-each: ${{ event.detail.lines }}
            tasks:
              - {id: a, uses: sqs/send, with: {queue: q, message: {a: "${{ \(expression) }}"}}}
        """, trigger: "{source: com.example.shop, event: order.placed}") == [.nameInFilter])
  }

  @Test(
    arguments: [
      ("event.detail.data.object.created", [DiagnosticCode.waitWithoutTime]),
      ("event.detail.data.object", [.waitWithoutTime]),
      ("event.time", []), ("'2027-01-01'", [.waitWithoutTime]), ("'2027-04-01T09:00:00'", [.waitWithoutTime]),
      ("'2027-04-01T09:00:00Z'", []), ("'2027-04-01T09:00:00.5+09:00'", []),
      ("$fromMillis(event.detail.data.object.created * 1000)", []),
      ("tasks.nothing", [.unknownTask]),
    ])
  func aPauseEndsAtATimestamp(expression: String, wanted: [DiagnosticCode]) {
    #expect(
      codes("  - wait: {until: \"${{ \(expression) }}\"}\n  - {id: a, uses: sqs/send, with: {queue: q}}") == wanted)
  }
}
