import Catalog
import Diagnostics
import Expressions
import Flow
import Reading
import Source
import TestSupport
import Testing
import Workflows

@Suite struct WorkflowTestTests {
  private func test(_ entries: String) -> String { workflow("tests: [{\(entries)}]") }

  @Test(arguments: [
    "⏵name⏴: a, expect: {fires: true}", "⏵event⏴: a.json, expect: {fires: true}", "⏵name⏴: a, event: a.json",
  ])
  func missingKey(_ entries: String) throws { expect(try read(test(entries)), .missingKey) }

  @Test(arguments: [
    "name: a, event: a.json, expect: {fires: true, ⏵because⏴: detail.a}",
    "name: a, event: a.json, expect: {fires: false, ⏵tasks⏴: {hand-over: skipped}}",
    "name: a, event: a.json, expect: {fires: false, ⏵fails⏴: true}",
  ])
  func misplacedKey(_ entries: String) throws { expect(try read(test(entries)), .misplacedKey) }

  @Test(arguments: [
    "name: a, event: ⏵[a]⏴, expect: {fires: true}", "name: a, event: a.json, expect: ⏵true⏴",
    "name: a, event: a.json, set: ⏵[a]⏴, expect: {fires: true}",
    "name: a, event: a.json, expect: {tasks: {hand-over: [⏵[a]⏴]}}",
    "name: a, event: a.json, expect: {fails: ⏵[a]⏴}",
  ])
  func wrongType(_ entries: String) throws { expect(try read(test(entries)), .wrongType) }

  @Test func otherMistakes() throws {
    expect(try read(test("name: a, event: a.json, expect: ⏵{}⏴")), .emptyValue)
    expect(try read(test("name: a, event: a.json, set: {⏵detail..a⏴: 1}, expect: {fires: true}")), .pathForm)
    expect(try read(test("name: a, event: a.json, expect: {tasks: {hand-over: ⏵skiped⏴}}")), .unknownWord)
    expect(
      try read(test("name: a, event: a.json, expect: {tasks: {hand-over: [skipped, ⏵skiped⏴]}}")), .unknownWord)
    expect(try read(test("name: a, event: a.json, expect: {tasks: {hand-over: ⏵[]⏴}}")), .emptyValue)
    expect(try read(test("name: a, event: a.json, expect: {fails: ⏵''⏴}")), .emptyValue)
    expect(
      try read(test("name: a, event: {id: \"${{ ⏵event.id⏴ }}\"}, expect: {fires: true}")), .expressionNotAllowed)
  }

  @Test(arguments: [
    ("true", WorkflowTest.FailureExpectation.any), ("false", .none), ("States.Timeout", .named("States.Timeout")),
  ])
  func failuresAreNamedOrNot(_ text: String, _ wanted: WorkflowTest.FailureExpectation) throws {
    let reading = try read(test("name: a, event: a.json, expect: {fails: \(text)}"))
    expectClean(reading)
    #expect(reading.workflows.first?.tests.first?.fails?.value == wanted)
  }

  @Test func aTaskInALoopHasAListOfExpectations() throws {
    let reading = try read(test("name: a, event: a.json, expect: {tasks: {hand-over: [skipped, {message: b}]}}"))
    expectClean(reading)
    guard case .rounds(let rounds, _)? = reading.workflows.first?.tests.first?.tasks.first?.expectation,
      case .skipped = rounds.first, case .inputs(let inputs) = rounds.last
    else { throw Unexpected("\(reading.workflows.first?.tests ?? [])") }
    #expect(inputs.map(\.name.value) == ["message"])
  }

  @Test func inlineEventsAreConstants() throws {
    let reading = try read(test("name: a, event: {detail: {text: \"$${{ not this }}\"}}, expect: {fires: true}"))
    expectClean(reading)
    guard case .inline(let event) = reading.workflows.first?.tests.first?.event,
      case .map(let entries) = event.kind,
      case .map(let detail) = entries.first?.value.kind
    else { throw Unexpected("no inline event") }
    #expect(detail.first?.value.literalText == "${{ not this }}")
  }
}
