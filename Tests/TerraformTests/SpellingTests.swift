import Emit
import Plan
import Testing

@testable import Terraform

/// Texts and values arrive unchanged.
@Suite struct SpellingTests {
  private func spelling(_ plan: DeploymentPlan = DeploymentPlan(project: "shop")) -> Spelling {
    Spelling(addresses: AddressTable(plan))
  }

  @Test func textWithNothingToEscapeStaysOnItsLine() {
    var spelling = spelling()
    #expect(spelling.document("order <id>") == .text("order <id>"))
    #expect(spelling.document("${x}") == .text("${x}"))
  }

  @Test func textWithQuotesIsAHeredocWithoutItsLastLineBreak() {
    var spelling = spelling()
    #expect(spelling.document(#"{"id": <id>}"#) == .call("chomp", [.heredoc(HCLTemplate("{\"id\": <id>}\n"))]))
  }

  @Test func textThatEndsInALineBreakIsAHeredocAsItIs() {
    var spelling = spelling()
    #expect(spelling.document("a\nb\n") == .heredoc(HCLTemplate("a\nb\n")))
    #expect(spelling.document("a\n\n") == .heredoc(HCLTemplate("a\n\n")))
  }

  @Test func textThatChompWouldShortenStaysInQuotes() {
    var spelling = spelling()
    #expect(spelling.document("a\n\r") == .text("a\n\r"))
  }

  @Test func partsOfADocumentBecomeInterpolations() {
    let topic = ResourceIdentifier(.topic, "support-alerts")
    var spelling = spelling()
    #expect(
      spelling.document(PlanText([.literal("\""), .reference(topic, .arn), .literal("\"")]))
        == .call(
          "chomp",
          [
            .heredoc(
              HCLTemplate(parts: [
                .literal("\""), .expression(.reference("aws_sns_topic.support_alerts.arn")), .literal("\"\n"),
              ]))
          ]))
  }

  @Test func aSingleReferenceNeedsNoQuotes() {
    var spelling = spelling()
    #expect(spelling.text(.parameter("slack-workspace")) == .reference("var.slack_workspace"))
    #expect(spelling.document(.parameter("slack-workspace")) == .reference("var.slack_workspace"))
    #expect(spelling.text("") == .text(""))
  }

  @Test(arguments: [
    (PlanText.Part.partition, Spelling.Surroundings.partition, "local.partition"),
    (.region, .region, "local.region"),
    (.account, .account, "local.account_id"), (.urlSuffix, .urlSuffix, "local.url_suffix"),
  ])
  func remembersWhatItLookedUp(
    _ part: PlanText.Part, _ surroundings: Spelling.Surroundings, _ reference: String
  ) {
    var spelling = spelling()
    _ = spelling.text("nothing")
    #expect(spelling.used.isEmpty)
    #expect(spelling.text(PlanText([part])) == .reference(reference))
    #expect(spelling.used == surroundings)
  }

  @Test func jsonKeepsCharactersThatTerraformWouldNormalize() {
    var spelling = spelling()
    #expect(
      spelling.json(.map([PlanMember("e\u{301}", .list([.text("カ\u{3099}"), .text("é")]))]))
        == .call(
          "chomp", [.heredoc(HCLTemplate("{\n  \"e\\u0301\": [\n    \"カ\\u3099\",\n    \"é\"\n  ]\n}\n"))]))
    #expect(
      spelling.jsonDocument("{\"a\":\"\u{FA10}\"}")
        == .call("chomp", [.heredoc(HCLTemplate("{\"a\":\"\\ufa10\"}\n"))]))
    #expect(spelling.json(.list([.text("日本")])) == .call("jsonencode", [.list([.text("日本")])]))
  }

  @Test(arguments: ["0", "7", "-7", "10", "0.5", "-10.25", "123456789012345678901234567890"])
  func keepsNumbersThatHCLWritesAlike(_ number: String) {
    var spelling = spelling()
    #expect(spelling.json(.list([.number(number)])) == .call("jsonencode", [.list([.number(number)])]))
  }

  @Test(arguments: ["300.0", "1e3", "1E3", "-0", "0.10", "1.5e-3", String(repeating: "9", count: 200)])
  func writesOtherNumbersIntoTheTextItself(_ number: String) {
    var spelling = spelling()
    #expect(
      spelling.json(.list([.number(number), .bool(true)]))
        == .call("chomp", [.heredoc(HCLTemplate(parts: [.literal("[\n  \(number),\n  true\n]\n")]))]))
  }

  @Test func textOfAPatternWithSuchANumberIsStillEscaped() {
    var spelling = spelling()
    let value = PlanValue.map([
      PlanMember("a\"b", .list([.number("1.0"), .text("c\"${d}"), .null])),
      PlanMember("e", .list([.text(PlanText([.literal("\""), .account]))])),
    ])
    #expect(
      spelling.json(value)
        == .call(
          "chomp",
          [
            .heredoc(
              HCLTemplate(parts: [
                .literal("{\n  \"a\\\"b\": [\n    1.0,\n    \"c\\\"${d}\",\n    null\n  ],\n  \"e\": [\n    "),
                .expression(
                  .call(
                    "jsonencode",
                    [
                      .string(HCLTemplate(parts: [.literal("\""), .expression(.reference("local.account_id"))]))
                    ])),
                .literal("\n  ]\n}\n"),
              ]))
          ]))
  }

  @Test(arguments: ResourceKind.allCases)
  func everyKindHasATypeOfTheProvider(_ kind: ResourceKind) {
    #expect(kind.terraformType.hasPrefix("aws_"))
    #expect(ResourceKind.allCases.filter { $0.terraformType == kind.terraformType } == [kind])
  }
}
