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

  /// A workflow that starts others, each with more entries of its task.
  private func starter(_ name: String, _ starts: String...) -> String {
    let tasks = starts.enumerated().map { "  - {id: t\($0.offset), uses: stepfunctions/start, \($0.element)}\n" }
    return "workflow: \(name)\ntrigger: {source: com.example.shop, event: \(name)}\ntasks:\n\(tasks.joined())"
  }

  @Test func startedWorkflowsAreDeployed() {
    let start = starter("a", "with: {machine: ⏵b⏴}")
    expect(check(start + "---\n" + workflow("b", "state: retired")), .startedNotDeployed)
    let tool = check(start + "---\n" + workflow("b", "runs-on: zapier\nlink: https://zapier.com/1"))
    expect(tool, .startedNotDeployed)
    #expect(tool.diagnostics.first?.message.text.contains("runs on 'zapier'") == true)
    for state in ["live", "disabled", "shadow"] {
      expectClean(check(starter("a", "with: {machine: b}") + "---\n" + workflow("b", "state: \(state)")))
    }
    // A retired workflow starts nothing.
    expectClean(
      check(
        starter("a", "with: {machine: b}").replacing("trigger:", with: "state: retired\ntrigger:") + "---\n"
          + workflow("b", "state: retired")))
  }

  @Test func noWorkflowStartsItselfWithoutEnd() {
    let cycle = [
      starter("a", "with: {machine: ⏵b⏴}"), starter("b", "with: {machine: c}"), starter("c", "with: {machine: a}"),
    ]
    let checked = check(cycle.joined(separator: "---\n"))
    expect(checked, .endlessStart)
    #expect(checked.diagnostics.first?.labels.count == 2)
    #expect(checked.diagnostics.first?.message.text == "'a' starts itself through 'b', 'c' each time it runs")
    expect(check(starter("a", "with: {machine: ⏵a⏴, wait: true}")), .endlessStart)
    // A conditional start ends the cycle.
    expectClean(check(starter("a", "if: event.detail.rest, with: {machine: a}")))
    expectClean(
      check(
        [starter("a", "with: {machine: b}"), starter("b", "if: event.detail.rest, with: {machine: a}")].joined(
          separator: "---\n")))
    let stops = """
      workflow: a
      trigger: {source: com.example.shop, event: a}
      tasks:
        - choose:
            - when: ${{ event.detail.done }}
              tasks: [{stop: succeed}]
        - {id: again, uses: stepfunctions/start, with: {machine: a}}

      """
    expectClean(check(stops))
    expect(
      check(stops.replacing("{stop: succeed}", with: "{wait: 1m}").replacing("machine: a", with: "machine: ⏵a⏴")),
      .endlessStart)
  }

  @Test func policy() {
    let project = "project: shop\npolicy: {require: [owner, labels, tests]}\n"
    let checked = check(workflow("⏵a⏴", "owner: shop\nlabels: {a: b}"), project: project)
    expect(checked, .requiredByPolicy)
    #expect(checked.diagnostics.first?.labels.first?.text.text == "required here")
    // An invalid value is present.
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

  @Test func testsNameExistingTasks() {
    func test(_ rest: String) -> String { workflow("a", "tests: [{name: a, event: a.json, \(rest)}]") }
    expect(check(test("expect: {fires: true, tasks: {⏵hand-ovr⏴: skipped}}")), .unknownTestTask)
    expect(check(test("expect: {fires: true}, results: {⏵other⏴: {}}")), .unknownTestTask)
    expect(check(test("expect: {fires: true, tasks: {hand-over: {⏵mesage⏴: a}}}")), .unknownInput)
    expectClean(
      check(test("expect: {fires: true, tasks: {hand-over: {message: a}}}, results: {hand-over: {id: 1}}")))
  }

  @Test func noWorkflowsNoFindings() {
    let sink = DiagnosticSink()
    checkTogether([], [], project: nil, into: sink)
    #expect(sink.diagnostics.isEmpty)
  }
}
