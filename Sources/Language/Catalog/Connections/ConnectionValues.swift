public import Source

/// What a connection says: the values of its fields, whose forms are checked.
public struct ConnectionValues: Sendable {
  /// The value of a field.
  public indirect enum Value: Sendable {
    case text(Located<String>)
    case secret(SecretReference)
    case integer(Located<Int>)
    case fields(ConnectionValues)
  }

  private var values: [String: Value] = [:]

  /// Says nothing yet.
  public init() {}

  /// The value of a field; none where the connection does not say it.
  public subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// What a field says, where that is a text.
  public func text(_ name: String) -> String? {
    if case .text(let text)? = values[name] { text.value } else { nil }
  }

  /// What a field says, where that is a whole number.
  public func integer(_ name: String) -> Int? {
    if case .integer(let number)? = values[name] { number.value } else { nil }
  }

  /// The secret that a field names, where it names one.
  public func secret(_ name: String) -> SecretReference? {
    if case .secret(let secret)? = values[name] { secret } else { nil }
  }

  /// What a field says, where that is a text or a secret.
  func secretOrText(_ name: String) -> SecretOrText? {
    switch values[name] {
    case .text(let text): .text(text.value)
    case .secret(let secret): .secret(secret)
    default: nil
    }
  }

  /// What the fields under a field say, where it has any.
  public func fields(_ name: String) -> ConnectionValues? {
    if case .fields(let fields)? = values[name] { fields } else { nil }
  }
}
