import Diagnostics
import Emit
import Plan
import Source
import Testing

@testable import Terraform

/// Properties of every configuration, whatever its plan is.
@Suite struct ConfigurationTests {
  private func spell(_ plan: DeploymentPlan) -> [String: String] {
    let files = TerraformBackend.files(for: plan, sources: Plans.sources, into: DiagnosticSink())
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// The block that begins with a header line, up to its closing brace.
  private func block(_ header: String, in file: String?) throws -> String {
    let lines = try #require(file).split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "\(header) {"))
    let end = try #require(lines[start...].firstIndex(of: "}"))
    return lines[start...end].joined(separator: "\n")
  }

  @Test func everyFileBeginsWithTheMarker() {
    for (path, text) in spell(Plans.everything) where path.hasSuffix(".tf") {
      #expect(text.hasPrefix(TerraformBackend.marker + "\n"), "\(path)")
    }
  }

  @Test func filesComeInAFixedOrder() {
    let files = TerraformBackend.files(for: Plans.everything, sources: Plans.sources, into: DiagnosticSink())
    #expect(
      files.map(\.path) == [
        "versions.tf", "variables.tf", "shared.tf", "invoice-payment-failed.tf", "shared.workflow.tf",
        "daily-report.tf", "outputs.tf", "functions/github_webhook.zip", "functions/github_webhook/index.py",
      ])
  }

  @Test func onlyWhatIsUsedIsLookedUp() {
    let files = spell(Plans.oneRule(Plans.target()))
    #expect(files.keys.sorted() == ["orders.tf", "versions.tf"])
    var plan = Plans.oneRule(Plans.target())
    plan.region = "eu-west-1"
    let guarded = spell(plan)["shared.tf"]
    #expect(guarded?.contains(#"condition     = local.region == "eu-west-1""#) == true)
    #expect(guarded?.contains("aws_partition") == false)
    #expect(guarded?.contains("account_id") == false)
  }

  @Test func thereIsNoProviderBlock() {
    for text in spell(Plans.everything).values { #expect(!text.contains("\nprovider ")) }
  }

  @Test func everyBlockSaysWhereItComesFrom() {
    let files = spell(Plans.everything)
    for (path, text) in files {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasPrefix("resource ") {
        let comments = lines[..<index].reversed().prefix { $0.hasPrefix("# ") }
        #expect(comments.last?.contains(".yaml:") == true, "\(path):\(index + 1) has no place above it")
      }
    }
  }

  @Test func anOriginInNoFileIsLeftOut() {
    let text = TerraformBackend.files(
      for: Plans.oneRule(Plans.target()), sources: SourceIndex([]), into: DiagnosticSink()
    ).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(text.contains("# Workflow orders\n\nresource "))
  }

  @Test func aTargetOnTheDefaultBusNamesNoBus() throws {
    let file = spell(Plans.oneRule(Plans.target()))["orders.tf"]
    #expect(
      try block(#"resource "aws_cloudwatch_event_target" "orders_notify""#, in: file).contains("event_bus_name")
        == false)
    let custom = spell(Plans.everything)["invoice-payment-failed.tf"]
    #expect(
      try block(#"resource "aws_cloudwatch_event_target" "invoice_payment_failed_alert""#, in: custom)
        .contains("event_bus_name = aws_cloudwatch_event_rule.invoice_payment_failed.event_bus_name"))
  }

  @Test func rulesAreReferredToByName() {
    for text in spell(Plans.everything).values {
      // The Region alone is an `id`: its other attributes differ between versions of the provider.
      #expect(!text.replacing("data.aws_region.current.id\n", with: "").contains(".id\n"))
    }
  }

  @Test func aTopicPolicyForEventBridgeHasNoCondition() throws {
    let policy = try block(
      #"resource "aws_sns_topic_policy" "support_alerts""#, in: spell(Plans.everything)["shared.tf"])
    #expect(!policy.contains("Condition"))
  }

  @Test func aFunctionPermissionNamesTheRuleAndNoAccount() throws {
    let permission = try block(
      #"resource "aws_lambda_permission" "invoice_payment_failed_invoke""#,
      in: spell(Plans.everything)["invoice-payment-failed.tf"])
    #expect(permission.contains("source_arn    = aws_cloudwatch_event_rule.invoice_payment_failed.arn"))
    #expect(!permission.contains("source_account"))
  }

  @Test func targetsWaitForThePoliciesThatLetThemIn() throws {
    let files = spell(Plans.everything)
    let log = try block(#"resource "aws_cloudwatch_event_target" "shared_log""#, in: files["shared.workflow.tf"])
    #expect(
      log.contains(
        "depends_on = [aws_cloudwatch_log_resource_policy.events, aws_sqs_queue_policy.dead_letter]"))
    let function = try block(
      #"resource "aws_cloudwatch_event_target" "invoice_payment_failed_invoke""#,
      in: files["invoice-payment-failed.tf"])
    #expect(function.contains("depends_on = [aws_lambda_permission.invoice_payment_failed_invoke]"))
    let alone = try block(
      #"resource "aws_cloudwatch_event_target" "orders_notify""#,
      in: spell(Plans.oneRule(Plans.target()))["orders.tf"])
    #expect(!alone.contains("depends_on"))
  }

  @Test func templatesKeepTheirPlaceholders() throws {
    var target = Plans.target()
    target.input = .transformer(
      InputTransformer(paths: [.init(name: "id", path: "$.id")], template: #"{"id": <id>, "a": "&"}"#))
    let file = spell(Plans.oneRule(target))["orders.tf"]
    #expect(
      try block(#"resource "aws_cloudwatch_event_target" "orders_notify""#, in: file).contains(
        """
            input_template = chomp(<<-EOT
              {"id": <id>, "a": "&"}
            EOT
            )
        """))
  }

  @Test func aSecretIsReadOnceAndNeverWritten() throws {
    let shared = try #require(spell(Plans.everything)["shared.tf"])
    #expect(shared.split(separator: "\n").count { $0 == #"  secret_id = "crm""# } == 1)
    #expect(shared.split(separator: "\n").count { $0.hasPrefix("# Terraform stores this value") } == 1)
  }

  @Test func aWorkflowThatThePlanDoesNotListGetsItsFile() {
    var plan = Plans.oneRule(Plans.target())
    plan.workflows = []
    #expect(spell(plan)["orders.tf"] != nil)
  }

  @Test func aWorkflowWithoutResourcesGetsNoFile() {
    var plan = Plans.oneRule(Plans.target())
    plan.workflows.append(PlannedWorkflow(name: "idle", description: nil, origin: Plans.orders(30)))
    #expect(spell(plan)["idle.tf"] == nil)
  }

  @Test func anAlternationIsAnchoredAsAWhole() {
    var plan = DeploymentPlan(project: "shop")
    plan.parameters = [
      PlannedParameter(name: "id", description: "An id.", pattern: "a|b", origin: Plans.project(1))
    ]
    #expect(spell(plan)["variables.tf"]?.contains(#"can(regex("^(?:a|b)$", var.id))"#) == true)
  }

  @Test func aThousandRulesAreSpelledAlikeEveryTime() {
    let plan = Plans.many(1000)
    let files = TerraformBackend.files(for: plan, sources: Plans.sources, into: DiagnosticSink())
    #expect(files.count == 1002)
    #expect(files == TerraformBackend.files(for: plan, sources: Plans.sources, into: DiagnosticSink()))
  }
}
