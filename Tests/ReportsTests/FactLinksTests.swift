import Testing

@testable import Reports

@Suite struct FactLinksTests {
  @Test func eachFactIsLinkedFromTheFindingsThatItsRowNames() {
    var facts = FactLinks()
    facts.add(
      page: "targets.md",
      text: """
        TSK0001 is named in a sentence.

        ## SQS

        | ID | fact | used by | source | test |
        |---|---|---|---|---|
        | SQ-01 | TSK0002 uses nothing. | [TSK0411](../diagnostics/TSK0411.md), `queue` | API | no test |

        ## Names, Regions

        | NA-10 | A name. | TSK0411, TSK0708, TSK0411, docs/targets.md | API | no test |
        | C-01 | A conflict. | TSK0003 | API | b |
        """)
    #expect(
      facts.links(of: "TSK0411") == [
        "[SQ-01](../aws-facts/targets.md#sqs)", "[NA-10](../aws-facts/targets.md#names-regions)",
      ])
    #expect(facts.links(of: "TSK0708") == ["[NA-10](../aws-facts/targets.md#names-regions)"])
    for code in ["TSK0001", "TSK0002", "TSK0003"] { #expect(facts.links(of: code).isEmpty) }
  }
}
