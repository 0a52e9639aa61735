import Catalog
public import Diagnostics
import Flow
import Source
import YAML

extension NodeReader {
  /// A version as its store names it: of a secret one of its staging labels or the ID of a version, of a parameter a number
  /// (Secrets Manager API reference, GetSecretValue; Systems Manager User Guide, "Working with parameter versions").
  func secretVersion(_ node: NodeIndex, of store: SecretReference.Store) -> Located<String>? {
    let wanted: Sentence = store == .secretsManager ? .stagingLabelOrID : .versionNumber
    guard let text = text(node, .key("version"), wanted: wanted) else { return nil }
    let isRight =
      switch store {
      case .secretsManager: text.value.utf8.count <= 256 && text.value.utf8.allSatisfy(isSecretVersionByte)
      case .parameterStore: text.value.utf8.count <= 19 && text.value.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    guard isRight else {
      report(.secretVersion, .isText(.key("version"), text.value), at: text.span, hint: .writeWanted(wanted))
      return nil
    }
    return text
  }
}

/// Whether a byte may be in the name of a version: a dynamic reference of CloudFormation ends a field at a colon.
private func isSecretVersionByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "/_+=.@-".utf8.contains(byte)
  }
}

public extension DiagnosticCode {
  static let secretVersion = DiagnosticCode(
    920, "secret-version", stage: .workflow, summary: "A text cannot be a version of a secret or a parameter.",
    explanation: """
      Secrets Manager knows a version by its ID and by its staging labels, such as `AWSCURRENT` or a label of your own. \
      Parameter Store numbers the versions of a parameter. A reference to another version would fail when it is deployed.

      Write a label or an ID beside `secret`, and a number beside `parameter`.
      """,
    source:
      "Secrets Manager API reference, GetSecretValue; Systems Manager User Guide, \"Working with parameter versions\"",
    example: projectExample(
      "connections: {crm: {stripe: {api-key: {parameter: /crm/key, version: ⏵new⏴}}}}",
      "connections: {crm: {stripe: {api-key: {parameter: /crm/key, version: 2}}}}"))
}

extension Sentence {
  static let stagingLabelOrID: Sentence = "a staging label or the ID of a version"
  static let versionNumber: Sentence = "the number of a version"
}
