public import Source

/// A reference to a secret: Tasuki never sees the value.
public struct SecretReference: Hashable, Sendable {
  /// The services that store secrets.
  public enum Store: Sendable {
    /// AWS Secrets Manager.
    case secretsManager
    /// AWS Systems Manager Parameter Store.
    case parameterStore
  }

  /// The service that stores it.
  public var store: Store
  /// Its name there.
  public var name: String
  /// The field of a secret that is a JSON object; nil for the whole secret.
  public var key: String?
  /// Where it is named.
  public var origin: Origin

  /// Names a secret.
  public init(store: Store, name: String, key: String? = nil, at span: Span? = nil) {
    self.store = store
    self.name = name
    self.key = key
    origin = Origin(span)
  }
}

/// A value written in the project file, or stored as a secret.
public enum SecretOrText: Hashable, Sendable {
  /// Written in the project file.
  case text(String)
  /// Stored as a secret.
  case secret(SecretReference)
}
