import Diagnostics
import Planning
import TestSupport
import Testing

@Suite struct SimilarTriggerTests {
  private func workflow(_ name: String, _ conditions: String, queue: String = "orders") -> String {
    Planned.workflow(
      name, trigger: "{source: com.example.shop, event: order.placed\(conditions)}",
      tasks: "- {id: send, uses: sqs/send, with: {queue: \(queue)}}")
  }

  @Test func onlyWhatDoesTheSameIsAWarning() {
    #expect(Planned(workflow("a", ""), workflow("b", "")).mistakes == [.repeatedRule])
    let other = Planned(workflow("a", ""), workflow("b", "", queue: "others"))
    #expect(other.findings.map(\.code) == [.ruleWithinRule])
    #expect(other.findings.first?.severity == .information)
  }

  @Test func aNarrowerTriggerIsARemark() throws {
    let planned = Planned(
      workflow("large", ", where: {total: {numeric: ['>', 5]}}"), workflow("every", "", queue: "others"))
    let finding = try #require(planned.findings.first)
    #expect(finding.code == .ruleWithinRule)
    #expect(finding.message.text == "every event that starts 'large' starts 'every' too")
  }

  @Test func whatDiffersIsPassedOver() {
    #expect(
      Planned(
        workflow("small", ", where: {total: {numeric: ['<', 5]}}"),
        workflow("large", ", where: {total: {numeric: ['>=', 5]}}")
      ).findings.isEmpty)
    #expect(Planned(workflow("a", ""), workflow("b", ", bus: shop")).findings.isEmpty)
  }

  @Test func wildcardsOnABusAreCounted() {
    let thirty = (1...30).map { workflow("w\($0)", ", where: {file: {wildcard: 'in/*/\($0).csv'}}") }
    #expect(Planned(all: thirty).mistakes.isEmpty)
    let more = thirty + [workflow("w31", ", where: {file: {anything-but: {wildcard: 'in/*/31.csv'}}}")]
    #expect(Planned(all: more).mistakes == [.tooManyWildcardRules])
  }

  /// What asks for less of the envelope holds the events of what asks for more.
  @Test(
    arguments: [
      "{source: com.example.shop}", "{pattern: {detail-type: [order.placed]}}",
      "{source: com.example.shop, event: [order.placed, order.paid]}",
    ])
  func whatAsksForLessHoldsTheEventsOfWhatAsksForMore(trigger: String) throws {
    let task = "- {id: only, uses: sqs/send, with: {queue: q}}"
    let wide = Planned.workflow("wide", trigger: trigger, tasks: task)
    let narrow = Planned.workflow("narrow", tasks: task)
    for workflows in [[wide, narrow], [narrow, wide]] {
      let findings = Planned(all: workflows).findings.filter { $0.code == .ruleWithinRule }
      #expect(findings.map(\.message.text) == ["every event that starts 'narrow' starts 'wide' too"], "\(trigger)")
    }
    let elsewhere = Planned.workflow("else", trigger: "{source: aws.s3, event: Object Created}", tasks: task)
    #expect(!Planned(wide, elsewhere).findings.contains { $0.code == .ruleWithinRule })
  }
}
