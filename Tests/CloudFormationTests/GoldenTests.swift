import CloudFormation
import Diagnostics
import TestSupport
import Testing

/// Whole templates. The expected files pass `cfn-lint --include-checks I`.
@Suite struct GoldenTests {
  @Test(arguments: CloudFormationBackend.Format.allCases)
  func everyKindOfResource(_ format: CloudFormationBackend.Format) throws {
    let sink = DiagnosticSink()
    let files = CloudFormationBackend.files(
      for: DeskPlan.plan, format: format, sources: DeskPlan.sources, into: sink)
    #expect(sink.diagnostics.map(\.code) == [.parameterMustBePlain, .parameterMustBePlain])
    try GoldenFolder("desk-\(format.rawValue)").expect(files)
  }
}
