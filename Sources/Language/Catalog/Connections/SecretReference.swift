public import Source

/// A reference to a secret: Tasuki never sees the value.
public struct SecretReference: Hashable, Sendable {
  public enum Store: Sendable {
    /// AWS Secrets Manager.
    case secretsManager
    /// AWS Systems Manager Parameter Store.
    case parameterStore
  }

  public var store: Store
  /// Its name there.
  public var name: String
  /// The field of a secret that is a JSON object; nil for the whole secret.
  public var key: String?
  /// The version: a staging label or an ID in Secrets Manager, a number in Parameter Store; nil for the newest.
  public var version: String?
  /// Where it is named.
  public var origin: Origin

  public init(store: Store, name: String, key: String? = nil, version: String? = nil, at span: Span? = nil) {
    self.store = store
    self.name = name
    self.key = key
    self.version = version
    origin = Origin(span)
  }
}

/// A value written in the project file, or stored as a secret.
public enum SecretOrText: Hashable, Sendable {
  /// Written in the project file.
  case text(String)
  case secret(SecretReference)
}
