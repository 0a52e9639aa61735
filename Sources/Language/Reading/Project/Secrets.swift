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
          .secretLiteral, .stringForSecret(name), at: span(node), hint: .nameSecret, notes: [.secretsAreNamed],
          secrets: [literalSecret(node)])
      } else {
        reportType(node, name, wanted: .secretNameInMap)
      }
      return nil
    }
    guard let fields = fields(node, as: SecretKey.self) else { return nil }
    if let secret = fields[.secret] {
      if let parameter = fields.name(of: .parameter) {
        report(.misplacedKey, .parameterBesideSecret, at: span(parameter), hint: .keepOneStore)
        return nil
      }
      let field = fields[.key].flatMap { text($0, .key("key"), wanted: .fieldName) }
      let version = fields[.version].flatMap { secretVersion($0, of: .secretsManager) }
      return text(secret, in: .secret(.secretsManager))
        .map { WrittenSecret(.secretsManager, name: $0, key: field?.value, version: version?.value) }
    }
    if let parameter = fields[.parameter] {
      if let name = fields.name(of: .key) {
        report(.misplacedKey, .keyWithoutSecret, at: span(name), hint: .parametersHaveNoFields)
      }
      let version = fields[.version].flatMap { secretVersion($0, of: .parameterStore) }
      return text(parameter, in: .secret(.parameterStore))
        .map { WrittenSecret(.parameterStore, name: $0, version: version?.value) }
    }
    if fields.entries.count == tree.count(of: node) { reportMissing("secret", in: name, at: anchor(of: node)) }
    return nil
  }
}
