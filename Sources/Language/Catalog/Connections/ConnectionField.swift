/// One key of a connection in the project file.
public struct ConnectionField: Sendable {
  /// The key: `base-url`.
  public let name: String
  public let type: ConnectionFieldType
  /// Whether a connection must set it.
  public let isRequired: Bool
  /// Whether its value is a secret, which the project file only names: `{secret: NAME}` or `{parameter: NAME}`.
  public let isSecret: Bool
  /// What it means, in one line.
  public let summary: String
  /// The limits of its value; for a map, of each value.
  public let limits: Limits
  /// The default, as the documentation shows it.
  public let defaultText: String?

  init(
    _ name: String, _ type: ConnectionFieldType, _ summary: String, required: Bool = false, secret: Bool = false,
    limits: Limits = .none, default defaultText: String? = nil
  ) {
    self.name = name
    self.type = type
    self.isRequired = required
    self.isSecret = secret
    self.summary = summary
    self.limits = limits
    self.defaultText = defaultText
  }
}

public indirect enum ConnectionFieldType: Sendable {
  case text
  case integer
  /// One of these words.
  case choice([String])
  /// A map with these keys.
  case fields([ConnectionField])
  /// A map with exactly one of these keys.
  case oneOf([ConnectionField])
}
