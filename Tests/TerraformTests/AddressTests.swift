import Diagnostics
import Emit
import Plan
import Testing

@testable import Terraform

/// Addresses are the plan's labels and do not change when other resources come and go.
@Suite struct AddressTests {
  @Test(arguments: [
    ("invoice-payment-failed", "invoice_payment_failed"), ("3d-prints", "_3d_prints"), ("Mixed.Case", "mixed_case"),
    ("already_snake", "already_snake"), ("日", "___"), ("", "_"),
  ])
  func spellsLabelsInSnakeCase(_ label: String, _ expected: String) {
    #expect(HCLIdentifier.spell(label) == expected)
  }

  @Test func numbersOnlyCollidingLabels() {
    var claims = LabelClaims()
    #expect(claims.claim("a-b", for: "x") == "a_b")
    #expect(claims.claim("a-b", for: "y") == "a_b")
    #expect(claims.claim("a_b", for: "x") == "a_b_2")
    #expect(claims.claim("a_b_3", for: "x") == "a_b_3")
    #expect(claims.claim("a.b", for: "x") == "a_b_4")
  }

  @Test func keepsTargetsOfTwoRulesApart() {
    let first = ResourceIdentifier(.rule, "a")
    let second = ResourceIdentifier(.rule, "a-b")
    var plan = Plans.oneRule(Plans.target())
    plan.resources = [(first, "b-c"), (second, "c")].map { identifier, target in
      PlannedResource(
        identifier,
        .rule(
          RuleBody(
            name: identifier.label, description: nil, bus: nil, pattern: Plans.anyOrder, isEnabled: true,
            trigger: 0, targets: [Plans.target(id: target)])), workflow: "orders", origin: Plans.orders(1))
    }
    let addresses = AddressTable(plan)
    #expect(addresses.targetLabels(of: first) == ["a_b_c"])
    #expect(addresses.targetLabels(of: second) == ["a_b_c_2"])
    #expect(addresses.address(of: second) == "aws_cloudwatch_event_rule.a_b")
  }

  @Test(arguments: ["source", "version", "providers", "count", "for-each", "lifecycle", "depends-on", "locals"])
  func avoidsNamesThatTerraformReserves(_ name: String) {
    var plan = DeploymentPlan(project: "shop")
    plan.parameters = [PlannedParameter(name: name, description: "", origin: Plans.project(1))]
    #expect(AddressTable(plan).variable(name) == HCLIdentifier.spell(name) + "_value")
  }

  @Test func addressesDoNotDependOnWhatElseExists() {
    let alone = AddressTable(Plans.oneRule(Plans.target()))
    var plan = Plans.everything
    plan.resources += Plans.oneRule(Plans.target()).resources
    let rule = ResourceIdentifier(.rule, "orders")
    #expect(AddressTable(plan).address(of: rule) == alone.address(of: rule))
    #expect(AddressTable(plan).targetLabels(of: rule) == alone.targetLabels(of: rule))
  }

  @Test(arguments: [
    ("orders", "orders.tf"), ("override", "override.workflow.tf"), ("shared", "shared.workflow.tf"),
    ("versions", "versions.workflow.tf"), ("variables", "variables.workflow.tf"),
    ("outputs", "outputs.workflow.tf"),
  ])
  func givesEachWorkflowAFileOfItsOwn(_ workflow: String, _ file: String) {
    #expect(TerraformBackend.fileName(ofWorkflow: workflow) == file)
  }
}
