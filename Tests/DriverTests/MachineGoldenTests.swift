import Diagnostics
import Driver
import Emit
import Foundation
import Source
import TestSupport
import Testing

/// Whole outputs of a project with state machines, from YAML to files: `Golden/Project` compiled to each target.
@Suite struct MachineGoldenTests {
  private static let values = [
    "desk-production-crm-post-copies-2e982216-destination-arn":
      "arn:aws:events:ap-northeast-1:123456789012:api-destination/desk-production-crm-post-copies-2e982216/0a1b"
  ]

  @Test(arguments: [
    CompileTarget.cloudformation(json: false), .terraform, .eventbridge(values: values), .asl(values: [:]),
  ])
  func everyKindOfState(_ target: CompileTarget) async throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/Project")
    let texts = try ["tasuki.yaml", "workflows.yaml"].map { name in
      (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
    let inputs = RunInputs(texts)
    let result = try await compile(CompileRequest(inputs: inputs, environment: "production", target: target))
    #expect(result.refusal == nil)
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.message.text) == [])
    try GoldenFolder("Machines/\(target.name)").expect(result.files)
  }
}
