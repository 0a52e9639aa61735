import Checks
import Diagnostics
import Flow
import Reading
import Source
import TestSupport
import Testing
import YAML

@Suite struct ProjectTests {
  private func workflow(_ name: String, _ lines: String = "", event: String = "order.placed") -> String {
    """
    workflow: \(name)
    \(lines)
    trigger: {source: com.example.shop, event: \(event)}
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: orders}}

    """
  }

  @Test func namesAreUnique() {
    let texts = [workflow("a"), workflow("b", event: "order.paid"), workflow("⏵a⏴"), workflow("⏵a⏴")]
    let checked = check(texts.joined(separator: "---\n"))
    expect(checked, .duplicateWorkflow)
    let first = checked.flows.first?.name.span
    #expect(checked.diagnostics.allSatisfy { $0.labels.map(\.span) == [first] })
  }

  @Test func policy() {
    let project = "project: shop\npolicy: {require: [owner, labels, tests]}\n"
    let checked = check(workflow("⏵a⏴", "owner: shop\nlabels: {a: b}"), project: project)
    expect(checked, .requiredByPolicy)
    #expect(checked.diagnostics.first?.labels.first?.text.text == "asked for here")
    // A value that is wrong is there.
    expect(
      check(
        workflow("a", "owner: shop\nlabels: ⏵{}⏴\ntests: [{name: a, event: a.json, expect: {fires: true}}]"),
        project: project), .emptyValue)
  }

  @Test func home() {
    let checked = check(workflow("a", "runs-on: ⏵yoom⏴"))
    expect(checked, .toolWithoutLink)
    #expect(checked.diagnostics.first?.severity == .information)
    expectClean(check(workflow("a", "runs-on: aws")))
    expect(check(workflow("a", "runs-on: zapier\nlink: ⏵nowhere⏴")), .addressForm)
    expect(check(workflow("a", "⏵link⏴: https://example.com")), .misplacedKey)
  }

  @Test func testsSpeakOfTasksThatThereAre() {
    func test(_ rest: String) -> String {
      workflow("a", "tests: [{name: a, event: a.json, \(rest)}]")
    }
    expect(check(test("expect: {fires: true, tasks: {⏵hand-ovr⏴: skipped}}")), .unknownTestTask)
    expect(check(test("expect: {fires: true}, results: {⏵other⏴: {}}")), .unknownTestTask)
    expect(check(test("expect: {fires: true, tasks: {hand-over: {⏵mesage⏴: a}}}")), .unknownInput)
    expectClean(
      check(test("expect: {fires: true, tasks: {hand-over: {message: a}}}, results: {hand-over: {id: 1}}")))
  }

  @Test func noWorkflowsNoFindings() {
    let sink = DiagnosticSink()
    checkProject([], project: nil, into: sink)
    #expect(sink.diagnostics.isEmpty)
  }
}
