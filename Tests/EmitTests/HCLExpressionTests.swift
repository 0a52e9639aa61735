import Emit
import Testing

/// Expressions beyond plain values. `terraform fmt -check` accepts the expected texts unchanged.
@Suite struct HCLExpressionTests {
  @Test func aCallKeepsItsOnlyHeredoc() {
    let file = HCLFile([
      .attribute("a", 1),
      .attribute("longer", .call("chomp", [.heredoc(HCLTemplate("{\"a\": \"${b}\"}\n"))])),
      .attribute("c", 2),
    ])
    #expect(
      file.text() == #"""
        a = 1
        longer = chomp(<<-EOT
          {"a": "$${b}"}
        EOT
        )
        c = 2

        """#)
  }

  @Test func aCallOfUnrepresentableTextIsQuoted() {
    let file = HCLFile([.attribute("a", .call("chomp", [.heredoc(HCLTemplate("\u{7}\n"))]))])
    #expect(file.text() == "a = chomp(\"\\u0007\\n\")\n")
  }

  @Test func anIndexIsEscapedLikeAnyText() {
    let value = HCLExpression.index(
      .call("jsondecode", [.reference("data.aws_secretsmanager_secret_version.crm.secret_string")]),
      .text("a \"b\" ${c}"))
    let file = HCLFile([
      .attribute("a", value),
      .attribute("b", .string(HCLTemplate(parts: [.literal("Bearer "), .expression(value)]))),
    ])
    #expect(
      file.text() == #"""
        a = jsondecode(data.aws_secretsmanager_secret_version.crm.secret_string)["a \"b\" $${c}"]
        b = "Bearer ${jsondecode(data.aws_secretsmanager_secret_version.crm.secret_string)["a \"b\" $${c}"]}"

        """#)
  }

  @Test func aComparisonIsOnOneLine() {
    let file = HCLFile([.attribute("condition", .equal(.reference("local.region"), .text("eu-west-1")))])
    #expect(file.text() == "condition = local.region == \"eu-west-1\"\n")
  }
}
