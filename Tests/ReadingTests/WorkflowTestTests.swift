import Diagnostics
import Expressions
import Source
import Testing
import Workflows

@Suite struct WorkflowTestTests {
  private func test(_ entries: String) -> String {
    workflow("tests: [{\(entries)}]")
  }

  @Test(arguments: [
    "⏵name⏴: a, expect: {fires: true}", "⏵event⏴: a.json, expect: {fires: true}", "⏵name⏴: a, event: a.json",
  ])
  func missingKey(_ entries: String) throws {
    expect(try read(test(entries)), .missingKey)
  }

  @Test(arguments: [
    "name: a, event: a.json, expect: {fires: true, ⏵because⏴: detail.a}",
    "name: a, event: a.json, expect: {fires: false, ⏵tasks⏴: {hand-over: skipped}}",
  ])
  func misplacedKey(_ entries: String) throws {
    expect(try read(test(entries)), .misplacedKey)
  }

  @Test(arguments: [
    "name: a, event: ⏵[a]⏴, expect: {fires: true}", "name: a, event: a.json, expect: ⏵true⏴",
    "name: a, event: a.json, set: ⏵[a]⏴, expect: {fires: true}",
    "name: a, event: a.json, expect: {tasks: {hand-over: ⏵[a]⏴}}",
  ])
  func wrongType(_ entries: String) throws {
    expect(try read(test(entries)), .wrongType)
  }

  @Test func otherMistakes() throws {
    expect(try read(test("name: a, event: a.json, expect: ⏵{}⏴")), .emptyValue)
    expect(try read(test("name: a, event: a.json, set: {⏵detail..a⏴: 1}, expect: {fires: true}")), .pathForm)
    expect(try read(test("name: a, event: a.json, expect: {tasks: {hand-over: ⏵skiped⏴}}")), .unknownWord)
    expect(
      try read(test("name: a, event: {id: \"${{ ⏵event.id⏴ }}\"}, expect: {fires: true}")), .expressionNotAllowed)
  }

  @Test func inlineEventsAreConstants() throws {
    let reading = try read(test("name: a, event: {detail: {text: \"$${{ not this }}\"}}, expect: {fires: true}"))
    expectClean(reading)
    guard case .inline(let event) = reading.workflows.first?.tests.first?.event,
      case .map(let entries) = event.kind,
      case .map(let detail) = entries.first?.value.kind
    else {
      Issue.record("no inline event")
      return
    }
    #expect(detail.first?.value.literalText == "${{ not this }}")
  }
}
