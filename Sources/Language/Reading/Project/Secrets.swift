import Catalog
import Diagnostics
import Source
import Workflows
import YAML

extension NodeReader {
  /// The name of a secret: `{secret: NAME}` or `{parameter: NAME}`. A secret itself is never written.
  func secret(_ node: NodeIndex, _ name: String) -> SecretReference? {
    guard !tree.isInvalid(node) else { return nil }
    guard tree.kind(of: node) == .mapping else {
      if tree.kind(of: node) == .scalar, !isNull(node), !tree.text(of: node).isEmpty {
        literalSecrets.insert(node)
        report(
          .secretLiteral, "\(name) is a secret, and a text stands here", at: span(node),
          hint: "write {secret: NAME} for Secrets Manager or {parameter: NAME} for Parameter Store",
          notes: ["Whoever can read the repository can read what stands in it: a secret is only ever named."],
          secrets: [literalSecret(node)])
      } else {
        reportType(node, name, wanted: "the name of a secret: {secret: NAME}")
      }
      return nil
    }
    guard let fields = fields(node, as: SecretKey.self) else { return nil }
    if let secret = fields[.secret] {
      if let parameter = fields.name(of: .parameter) {
        report(
          .misplacedKey, "'parameter' beside 'secret'", at: span(parameter),
          hint: "keep the one of Secrets Manager or the one of Parameter Store")
        return nil
      }
      let field = fields[.key].flatMap { text($0, "'key'", wanted: "the name of a field") }
      return secretName(secret, "'secret'", of: "Secrets Manager", punctuation: "/_+=.@-:")
        .map { SecretReference(store: .secretsManager, name: $0.value, key: field?.value, at: $0.span) }
    }
    if let parameter = fields[.parameter] {
      if let name = fields.name(of: .key) {
        report(
          .misplacedKey, "'key' goes with 'secret'", at: span(name),
          hint: "a parameter has no fields: take it away")
      }
      return secretName(parameter, "'parameter'", of: "Parameter Store", punctuation: "/_.-:")
        .map { SecretReference(store: .parameterStore, name: $0.value, at: $0.span) }
    }
    if fields.entries.count == tree.count(of: node) {
      reportMissing("secret", in: name, at: anchor(of: node))
    }
    return nil
  }

  /// A name as its store allows it, or an ARN (Secrets Manager API reference, CreateSecret; Systems Manager API
  /// reference, PutParameter).
  private func secretName(
    _ node: NodeIndex, _ name: String, of store: String, punctuation: String
  ) -> Located<String>? {
    guard let text = constantText(node, name, wanted: "a name in \(store)") else { return nil }
    let isAllowed = text.value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: punctuation.utf8.contains(byte)
      }
    }
    guard isAllowed, text.value.utf8.count <= 2048 else {
      report(
        .secretName, "\(name) is no name in \(store)", at: text.span,
        hint:
          "write the name, not the value: letters, digits and \(punctuation.map { "'\($0)'" }.joined(separator: " "))",
        secrets: [literalSecret(node)]
      )
      return nil
    }
    return text
  }
}
