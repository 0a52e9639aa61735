import Catalog
import Diagnostics
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// The name of a secret: `{secret: NAME}` or `{parameter: NAME}`. A secret itself is never written.
  func secret(_ node: NodeIndex, _ name: Sentence) -> WrittenSecret? {
    guard !tree.isInvalid(node) else { return nil }
    guard tree.kind(of: node) == .mapping else {
      if tree.kind(of: node) == .scalar, !isNull(node), !tree.text(of: node).isEmpty {
        literalSecrets.insert(node)
        report(
          .secretLiteral, .textForSecret(name), at: span(node),
          hint: .nameSecret,
          notes: [.secretsAreNamed],
          secrets: [literalSecret(node)])
      } else {
        reportType(node, name, wanted: .secretNameInMap)
      }
      return nil
    }
    guard let fields = fields(node, as: SecretKey.self) else { return nil }
    if let secret = fields[.secret] {
      if let parameter = fields.name(of: .parameter) {
        report(
          .misplacedKey, .parameterBesideSecret, at: span(parameter),
          hint: .keepOneStore)
        return nil
      }
      let field = fields[.key].flatMap { text($0, .key("key"), wanted: .fieldName) }
      let version = fields[.version].flatMap { secretVersion($0, of: .secretsManager) }
      return secretName(secret, .key("secret"), of: "Secrets Manager", punctuation: "/_+=.@-:", limit: 512)
        .map {
          SecretReference(
            store: .secretsManager, name: $0.value, key: field?.value, version: version?.value, at: $0.span)
        }
    }
    if let parameter = fields[.parameter] {
      if let name = fields.name(of: .key) {
        report(
          .misplacedKey, .keyWithoutSecret, at: span(name),
          hint: .parametersHaveNoFields)
      }
      let version = fields[.version].flatMap { secretVersion($0, of: .parameterStore) }
      return secretName(parameter, .key("parameter"), of: "Parameter Store", punctuation: "/_.-:", limit: 1011)
        .map { SecretReference(store: .parameterStore, name: $0.value, version: version?.value, at: $0.span) }
    }
    if fields.entries.count == tree.count(of: node) {
      reportMissing("secret", in: name, at: anchor(of: node))
    }
    return nil
  }

  /// A name as its store allows it, or an ARN (Secrets Manager API reference, CreateSecret; Systems Manager API
  /// reference, PutParameter).
  private func secretName(
    _ node: NodeIndex, _ name: Sentence, of store: String, punctuation: String, limit: Int
  ) -> Located<String>? {
    guard let text = constantText(node, name, wanted: .nameIn(store)) else { return nil }
    let isAllowed = text.value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: punctuation.utf8.contains(byte)
      }
    }
    guard isAllowed, text.value.hasPrefix("arn:") || text.value.utf8.count <= limit else {
      report(
        .secretName, .noNameIn(name, store: store), at: text.span,
        hint:
          .writeSecretName(punctuation),
        secrets: [literalSecret(node)]
      )
      return nil
    }
    return text
  }
}
