import Diagnostics
import Emit
import Plan
import TestSupport
import Testing

@testable import Terraform

/// Whole configurations. The expected files pass `terraform fmt -check`, `terraform validate` and the runs beside them.
@Suite struct GoldenTests {
  @Test func everyKindOfResource() throws {
    try GoldenFolder("everything", beside: "tests").expect(spell(Plans.everything))
  }

  @Test func oneRuleAlone() throws { try GoldenFolder("one-rule").expect(spell(Plans.oneRule(Plans.target()))) }

  @Test func nothingToDeploy() throws {
    try GoldenFolder("nothing").expect(
      spell(DeploymentPlan(project: "shop", environment: "staging", region: "eu-west-1")))
  }

  private func spell(_ plan: DeploymentPlan) -> [OutputFile] {
    let sink = DiagnosticSink()
    let files = TerraformBackend.files(for: plan, sources: Plans.sources, into: sink)
    #expect(sink.diagnostics.isEmpty)
    return files
  }
}
