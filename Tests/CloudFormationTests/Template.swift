import CloudFormation
import Diagnostics
import Emit
import Foundation
import Plan
import Source
import TestSupport
import Testing

/// A template in JSON, parsed.
struct Template {
  let root: [String: Any]
  let resources: [String: [String: Any]]

  init(_ plan: DeploymentPlan, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let sink = DiagnosticSink()
    let files = CloudFormationBackend.files(for: plan, format: .json, sources: DeskPlan.sources, into: sink)
    #expect(sink.diagnostics.isEmpty, sourceLocation: sourceLocation)
    try #require(files.count == 1, sourceLocation: sourceLocation)
    try self.init(files[0].bytes)
  }

  init(_ bytes: [UInt8]) throws {
    root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    resources = try #require(root["Resources"] as? [String: [String: Any]])
  }

  func property(_ name: String, of resource: String) -> Any? {
    (resources[resource]?["Properties"] as? [String: Any])?[name]
  }

  /// A text as CloudFormation resolves it, with each name in angle brackets.
  func resolve(_ value: Any?) -> String? {
    if let text = value as? String { return text }
    guard let map = value as? [String: Any] else { return nil }
    if let name = map["Ref"] as? String { return "<\(name)>" }
    if let text = map["Fn::Sub"] as? String { return substitute(text, [:]) }
    guard let parts = map["Fn::Sub"] as? [Any], parts.count == 2, let text = parts[0] as? String,
      let variables = parts[1] as? [String: String]
    else { return nil }
    return substitute(text, variables)
  }

  private func substitute(_ text: String, _ variables: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.range(of: "${") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
        return result + rest[start.lowerBound...]
      }
      let name = String(rest[start.upperBound..<end])
      result += name.hasPrefix("!") ? "${\(name.dropFirst())}" : variables[name] ?? "<\(name)>"
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
