import Checks
import Diagnostics
import TestSupport
import Testing

@Suite struct SimilarTriggerTests {
  private func workflow(
    _ name: String, trigger: String? = nil, where conditions: String = "", queue: String = "orders"
  ) -> String {
    """
    workflow: \(name)
    trigger: \(trigger ?? "{source: com.example.shop, event: order.placed\(conditions)}")
    tasks: [{id: send, uses: sqs/send, with: {queue: \(queue)}}]

    """
  }

  private func findings(_ workflows: String...) -> [Diagnostic] {
    check(workflows.joined(separator: "---\n")).diagnostics
  }

  @Test func onlyWhatDoesTheSameIsAWarning() {
    #expect(findings(workflow("a"), workflow("b")).map(\.code) == [.repeatedRule])
    let other = findings(workflow("a"), workflow("b", queue: "others"))
    #expect(other.map(\.code) == [.ruleWithinRule])
    #expect(other.first?.severity == .information)
  }

  /// Values are compared by meaning, not by spelling.
  @Test(arguments: [
    ("a", "\"a\""), ("\"${{ event.id }}\"", "\"x ${{event.id}}\""), ("{a: [1, true]}", "{a: [1, true, ~]}"),
    ("1", "2"),
    ("\"${{ event.id }}\"", "\"${{event.id}}\""),
  ])
  func equalValuesAreEqualInAnySpelling(one: String, other: String) {
    let isSame = one.filter { !" \"".contains($0) } == other.filter { !" \"".contains($0) }
    let first = workflow("a", queue: "q, message: \(one)")
    let second = workflow("b", queue: "q, message: \(other)")
    #expect(findings(first, second).map(\.code) == [isSame ? .repeatedRule : .ruleWithinRule])
  }

  @Test func aNarrowerTriggerIsARemark() throws {
    let finding = try #require(
      findings(
        workflow("large", where: ", where: {total: {numeric: ['>', 5]}}"), workflow("every", queue: "others")
      ).first)
    #expect(finding.code == .ruleWithinRule)
    #expect(finding.message.text == "every event that starts 'large' also starts 'every'")
  }

  @Test func differentWorkflowsAreNotReported() {
    #expect(
      findings(
        workflow("small", where: ", where: {total: {numeric: ['<', 5]}}"),
        workflow("large", where: ", where: {total: {numeric: ['>=', 5]}}")
      ).isEmpty)
    #expect(findings(workflow("a"), workflow("b", where: ", bus: shop")).isEmpty)
    #expect(findings(workflow("a"), "state: retired\n" + workflow("b")).isEmpty)
  }

  /// A pattern with fewer conditions on the envelope includes the events of one with more.
  @Test(
    arguments: [
      "{source: com.example.shop}", "{pattern: {detail-type: [order.placed]}}",
      "{source: com.example.shop, event: [order.placed, order.paid]}",
    ])
  func fewerConditionsIncludeTheEventsOfMore(trigger: String) throws {
    let wide = workflow("wide", trigger: trigger)
    let narrow = workflow("narrow")
    for workflows in [[wide, narrow], [narrow, wide]] {
      let found = findings(workflows[0], workflows[1]).filter { $0.code == .ruleWithinRule }
      #expect(found.map(\.message.text) == ["every event that starts 'narrow' also starts 'wide'"], "\(trigger)")
    }
    let elsewhere = workflow("else", trigger: "{source: aws.s3, event: Object Created}")
    #expect(!findings(wide, elsewhere).contains { $0.code == .ruleWithinRule })
  }
}
