import Catalog
public import Diagnostics
import Flow
import Source
import YAML

extension NodeReader {
  /// A version in the form that its store uses: a staging label or a version ID for a secret, a number for a parameter
  /// (Secrets Manager API reference, GetSecretValue; Systems Manager User Guide, "Working with parameter versions").
  func secretVersion(_ node: NodeIndex, of store: SecretReference.Store) -> Located<String>? {
    let wanted: Sentence = store == .secretsManager ? .stagingLabelOrID : .versionNumber
    guard let text = text(node, .key("version"), wanted: wanted) else { return nil }
    let isRight =
      switch store {
      case .secretsManager: text.value.utf8.count <= 256 && text.value.utf8.allSatisfy(isSecretVersionByte)
      case .parameterStore: text.value.utf8.count <= 19 && text.value.utf8.allSatisfy(\.isDigit)
      }
    guard isRight else {
      report(.secretVersion, .isText(.key("version"), text.value), at: text.span, hint: .writeExpected(wanted))
      return nil
    }
    return text
  }
}

/// Whether a byte may be in the name of a version: a colon ends a field of a dynamic reference in CloudFormation.
private func isSecretVersionByte(_ byte: UInt8) -> Bool { byte.isLetterOrDigit || "/_+=.@-".utf8.contains(byte) }

public extension DiagnosticCode {
  static let secretVersion = DiagnosticCode(
    920, "secret-version", stage: .workflow, summary: "A value cannot be the version of a secret or a parameter.",
    explanation: """
      Secrets Manager identifies a version by its ID or by a staging label, such as `AWSCURRENT` or your own label. \
      Parameter Store numbers the versions of a parameter. Any other value would fail in the deployment.

      Write a label or an ID with `secret`, and a number with `parameter`.
      """,
    source:
      "Secrets Manager API reference, GetSecretValue; Systems Manager User Guide, \"Working with parameter versions\"",
    example: projectExample(
      "connections: {crm: {stripe: {api-key: {parameter: /crm/key, version: ⏵new⏴}}}}",
      "connections: {crm: {stripe: {api-key: {parameter: /crm/key, version: 2}}}}"))
}

extension Sentence {
  static let stagingLabelOrID: Sentence = "a staging label or a version ID"
  static let versionNumber: Sentence = "a version number"
}
