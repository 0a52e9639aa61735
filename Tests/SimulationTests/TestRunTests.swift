import Diagnostics
import Emit
import Source
import TestSupport
import Testing

@testable import Simulation

private let conditions = "  where:\n    total: {numeric: [\">=\", 100]}\n    currency: jpy"
private let task = """
    - id: hand-over
      uses: sqs/send
      with: {queue: orders, message: {order: "${{ event.detail.id }}", lines: "${{ event.detail.lines }}", note: "of ${{ event.detail.who }}"}}
  """
private let event = shopEvent(
  #"{"id":"A-1","total":250,"currency":"jpy","lines":[{"n":1,"price":2.50}],"who":"Sato"}"#)

/// Runs one test, written as its entries without the name.
private func run(_ entries: String, tasks: String = task, file: String? = event) -> (TestResult, [Span]) {
  let lines = entries.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  let project = project(shopWorkflow(where: conditions, tasks: tasks, tests: "tests:\n  - name: it\n\(lines)"))
  let run = project.test(file.map { ["order.json": $0] } ?? [:])
  return (run.results[0], project.marks)
}

@Suite struct TestRuns {
  @Test(arguments: [
    "event: order.json\nexpect: {fires: true}",
    "event: order.json\nset: {detail.total: 99}\nexpect: {fires: false, because: detail.total}",
    "event: order.json\nset: {detail.total: 100.0}\nexpect: {fires: true}",
    "event: order.json\nset: {detail.currency: usd}\nexpect: {fires: false, because: detail.currency}",
    "event: order.json\nset: {source: com.example.other}\nexpect: {fires: false, because: source}",
    "event: order.json\nexpect: {tasks: {hand-over: {queue: orders, message: {order: A-1}}}}",
    "event: order.json\nexpect: {tasks: {hand-over: {message: {lines: [{price: 2.5}], note: of Sato}}}}",
    "event: order.json\nset: {detail.lines.0.price: 3, detail.extra.deep: 1}\n"
      + "expect: {tasks: {hand-over: {message: {lines: [{n: 1.0, price: 3}]}}}}",
    "event: {source: com.example.shop, detail-type: order.placed, detail: {total: 1e3, currency: jpy, id: x, lines: 1, who: me}}\n"
      + "expect: {fires: true}",
    "event: order.json\nset: {detail: {total: 1}}\nexpect: {fires: false}",
  ])
  func pass(_ entries: String) {
    let (result, _) = run(entries)
    #expect(result.outcome == .passed, "\(result.findings.map(\.message.text))")
    #expect(result.findings.isEmpty)
  }

  @Test(arguments: [
    (
      "event: order.json\nset: {detail.total: 99}\nexpect: {fires: ⏵true⏴}", DiagnosticCode.testDidNotFire,
      "'order-placed' does not fire: 'detail.total' is 99, expected a number >= 100"
    ),
    ("event: order.json\nexpect: {fires: ⏵false⏴, because: detail.total}", .testFired, "'order-placed' fires"),
    (
      "event: order.json\nset: {detail.total: 1, detail.currency: usd}\nexpect: {fires: false, because: ⏵detail.currency⏴}",
      .testOtherReason, "'order-placed' does not fire because of 'detail.total', not 'detail.currency'"
    ),
    (
      "event: order.json\nexpect: {tasks: {hand-over: {message: {order: ⏵A-2⏴}}}}", .testInputDiffers,
      #"'message.order' of 'hand-over' is "A-1", expected "A-2""#
    ),
    (
      "event: order.json\nexpect: {tasks: {hand-over: {message: {order: A-1, total: ⏵250⏴}}}}", .testInputDiffers,
      "'message.total' of 'hand-over' is not given, expected 250"
    ),
    (
      "event: order.json\nexpect: {tasks: {hand-over: {message: {lines: ⏵[]⏴}}}}", .testInputDiffers,
      #"'message.lines' of 'hand-over' is [{"n":1,"price":2.50}], expected []"#
    ),
    ("event: order.json\nexpect: {tasks: {hand-over: ⏵skipped⏴}}", .testTaskRan, "'hand-over' runs"),
    (
      "event: ⏵fixtures/none.json⏴\nexpect: {fires: true}", .eventUnreadable,
      "cannot read 'fixtures/none.json': No such file or directory"
    ),
    (
      "event: order.json\nset: {⏵resources.x⏴: 1}\nexpect: {fires: true}", .changeImpossible,
      "'resources.x' cannot be set: 'x' is not an element of a list of 1, counted from 0"
    ),
    (
      "event: ⏵{object: event, type: order.placed, data: {}}⏴\nexpect: {fires: true}", .bareEventBody,
      "this is what Stripe sent, not the event that EventBridge delivers"
    ),
  ])
  func fail(_ entries: String, _ code: DiagnosticCode, _ message: String) {
    let (result, marks) = run(entries)
    #expect(result.outcome == .failed)
    #expect(result.findings.map(\.code) == [code])
    #expect(result.findings.map(\.message.text) == [message])
    #expect(result.findings.map(\.span) == marks.map { $0 })
  }

  @Test func aBrokenFixtureIsPointedAt() {
    let (result, _) = run("event: order.json\nexpect: {fires: true}", file: #"{"source": }"#)
    #expect(result.outcome == .failed)
    #expect(result.findings.first?.code == .eventNotJSON)
    #expect(result.findings.first?.span?.file == FileNumber(2))
    #expect(result.findings.first?.span?.start == 11)
  }

  @Test func aQuoteInAMessageIsEscaped() {
    // A state machine joins the text, and escapes the values in it.
    let (result, _) = run("event: order.json\nset: {detail.who: 'the \"boss\"'}\nexpect: {fires: true}")
    #expect(result.outcome == .passed)
    #expect(result.findings.isEmpty)
  }

  @Test func aMissingFieldIsReported() {
    let (result, _) = run(
      "event: {source: com.example.shop, detail-type: order.placed, detail: {total: 100, currency: jpy}}\n"
        + "expect: {tasks: {hand-over: {message: {order: A-1, note: \"of \"}}}}")
    #expect(
      result.findings.map(\.message.text) == [#"'message.order' of 'hand-over' is not given, expected "A-1""#])
    #expect(
      result.findings.first?.notes.map(\.text) == [
        "Missing: 'event.detail.id', 'event.detail.lines', 'event.detail.who'."
      ])
  }

  @Test func aBrokenWorkflowIsSkipped() {
    let (result, _) = run(
      "event: order.json\nexpect: {fires: true}", tasks: "  - {id: hand-over, uses: sqs/send, with: {}}")
    #expect(result.outcome == .skipped("the workflow has errors"))
  }

  @Test func tooManyFieldsCannotBeSet() {
    func changes(_ count: Int) -> String { (0..<count).map { "detail.k\($0): 1" }.joined(separator: ", ") }
    let (many, _) = run("event: order.json\nset: {\(changes(1_000))}\nexpect: {fires: true}")
    #expect(many.outcome == .passed)
    let (most, _) = run("event: order.json\nset: {\(changes(1_001))}\nexpect: {fires: true}")
    #expect(most.outcome == .failed)
    #expect(most.findings.map(\.code) == [.changeImpossible])
  }
}

@Suite struct Numbers {
  @Test(arguments: [("1", "1.0"), ("1e3", "1000"), ("-0", "0"), ("10e-1", "1"), ("0.50", "5e-1"), ("1E+2", "100")])
  func areTheSame(_ left: String, _ right: String) {
    #expect(isSameNumber(left, right))
  }

  @Test(arguments: [
    ("1", "2"), ("1", "-1"), ("1e3", "1e4"), ("0.1", "0.10000000000000001"),
    ("9007199254740993", "9007199254740992"),
  ])
  func differ(_ left: String, _ right: String) {
    #expect(!isSameNumber(left, right))
  }
}

@Suite struct Coverages {
  private func gaps(_ tests: String, where conditions: String = conditions) -> [String] {
    project(shopWorkflow(where: conditions, tasks: queueTask, tests: tests))
      .test(["order.json": event]).coverage.gaps.map(\.missing.text)
  }

  private static let whole = """
    tests:
      - {name: fires, event: order.json, expect: {fires: true}}
      - {name: small, event: order.json, set: {detail.total: 1}, expect: {fires: false}}
      - {name: abroad, event: order.json, set: {detail.currency: usd}, expect: {fires: false}}
    """

  @Test func nothingIsMissing() {
    #expect(gaps(Self.whole).isEmpty)
    let coverage = project(shopWorkflow(where: conditions, tasks: queueTask, tests: Self.whole))
      .test(["order.json": event]).coverage
    #expect(coverage.workflowCount == (1, 1))
    #expect(coverage.conditionCount == (2, 2))
  }

  @Test func aWorkflowWithoutTests() {
    #expect(gaps("") == ["no test"])
  }

  @Test func onlyOneSide() {
    #expect(
      gaps("tests: [{name: a, event: order.json, expect: {fires: true}}]") == [
        "no test in which it does not fire", "no test in which the condition on 'detail.total' fails",
        "no test in which the condition on 'detail.currency' fails",
      ])
    #expect(
      gaps("tests: [{name: a, event: order.json, set: {detail.total: 1}, expect: {fires: false}}]") == [
        "no test in which it fires"
      ])
  }

  @Test func valuesOfAListAndBranches() {
    let some = """
        where:
          currency: [jpy, usd, {prefix: e}]
          $or:
            - who: Sato
            - total: {numeric: [">", 1000]}
      """
    // With these conditions all three fire, the one from abroad because of "usd".
    #expect(
      gaps(Self.whole, where: some) == [
        "no test in which it does not fire", "no test in which the condition on 'detail.currency' fails",
        "no test fires with a string that starts with \"e\" in 'detail.currency'",
        "no test in which the condition on 'detail.who' fails",
        "no test in which the condition on 'detail.total' is met",
        "no test in which the condition on 'detail.total' fails",
      ])
  }
}

@Suite struct NamedSources {
  private func result(_ source: String, project projectText: String) -> TestResult {
    let text = """
      workflow: paid
      trigger: {source: stripe, event: invoice.paid}
      tasks:
        - {id: send, uses: sqs/send, with: {queue: paid, message: {from: "${{ event.source }}"}}}
      tests:
        - name: it
          event: {source: \(source), detail-type: invoice.paid, detail: {}}
          expect: {fires: true}

      """
    return project(text, project: projectText).test().results[0]
  }

  private let partner = "project: desk\nsources: {stripe: {partner: aws.partner/stripe.com/ed_1}}\n"

  @Test func aTriggersNameMeansItsSource() {
    #expect(result("stripe", project: partner).outcome == .passed)
    #expect(result("aws.partner/stripe.com/ed_1", project: partner).outcome == .passed)
    #expect(result("aws.partner/stripe.com/ed_2", project: partner).outcome == .failed)
    #expect(result("github", project: partner).outcome == .failed)
  }

  @Test func targetsReceiveTheActualSource() throws {
    let project = project(
      "workflow: paid\ntrigger: {source: stripe, event: invoice.paid}\n"
        + "tasks:\n  - {id: send, uses: sqs/send, with: {queue: paid}}\n", project: partner)
    let decision = try project.decide(#"{"source":"stripe","detail-type":"invoice.paid","detail":{}}"#)
    #expect(decision.verdict == .fires)
    let payload = try #require(decision.deliveries.first?.payload)
    #expect(String(decoding: payload, as: UTF8.self).contains(#""source":"aws.partner/stripe.com/ed_1""#))
  }
}
