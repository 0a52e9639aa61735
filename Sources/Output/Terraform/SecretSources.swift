import Emit
import Plan
import Source

/// The secrets that connections name, each read by one data source.
struct SecretSources {
  private enum Key: Hashable {
    case secretsManager(String, SecretVersion?)
    case parameterStore(String)
  }

  /// The data sources, in the order in which they were first needed.
  private(set) var blocks: [HCLBlock] = []
  private var labels: [Key: String] = [:]
  private var claims = LabelClaims()

  /// The expression for a secret's value, never the value itself.
  mutating func expression(_ secret: SecretText, spelling: inout Spelling, place: String) -> HCLExpression {
    switch secret {
    case .plain(let text):
      return spelling.text(text)
    case .secretsManager(let prefix, let name, let key, let version):
      let label = label(
        .secretsManager(name, version), name, type: TerraformType.secret,
        [.attribute("secret_id", .text(name))] + (version.map { [$0.argument] } ?? []), place: place)
      let value = HCLExpression.reference("data.\(TerraformType.secret).\(label).secret_string")
      guard let key else { return joined(prefix, value) }
      return joined(prefix, .index(.call("jsondecode", [value]), .text(key)))
    case .parameterStore(let prefix, let name, let version):
      let whole = name + (version.map { ":" + $0 } ?? "")
      let label = label(
        .parameterStore(whole), name, type: TerraformType.parameter, [.attribute("name", .text(whole))],
        place: place)
      return joined(prefix, .reference("data.\(TerraformType.parameter).\(label).value"))
    }
  }

  private mutating func label(
    _ key: Key, _ name: String, type: String, _ arguments: [HCLItem], place: String
  ) -> String {
    if let label = labels[key] { return label }
    let label = claims.claim(SecretSources.words(name), for: type)
    labels[key] = label
    var comments = place.isEmpty ? [] : [place]
    if blocks.isEmpty {
      comments.append("Terraform stores this value in its state: protect the state as you protect the secret.")
    }
    blocks.append(HCLBlock("data", labels: [type, label], comments: comments, body: arguments))
    return label
  }

  private func joined(_ prefix: String, _ value: HCLExpression) -> HCLExpression {
    prefix.isEmpty ? value : .string(HCLTemplate(parts: [.literal(prefix), .expression(value)]))
  }

  /// A name without the leading `/` of names in Parameter Store.
  private static func words(_ name: String) -> String {
    name.utf8.first == UInt8(ascii: "/") ? String(name.dropFirst()) : name
  }
}

extension SecretVersion {
  fileprivate var argument: HCLItem {
    switch self {
    case .stage(let label): .attribute("version_stage", .text(label))
    case .id(let id): .attribute("version_id", .text(id))
    }
  }
}
