public import Source

/// The settings of a connection: the values of its fields, already checked.
public struct ConnectionValues: Sendable {
  public indirect enum Value: Sendable {
    case text(Located<String>)
    case secret(SecretReference)
    case integer(Located<Int>)
    case fields(ConnectionValues)
  }

  private var values: [String: Value] = [:]

  public init() {}

  /// The value of a field, if it is set.
  public subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// The value of a field, if it is a text.
  public func text(_ name: String) -> String? {
    if case .text(let text)? = values[name] { text.value } else { nil }
  }

  /// The value of a field, if it is a whole number.
  public func integer(_ name: String) -> Int? {
    if case .integer(let number)? = values[name] { number.value } else { nil }
  }

  /// The secret that a field names, if it names one.
  public func secret(_ name: String) -> SecretReference? {
    if case .secret(let secret)? = values[name] { secret } else { nil }
  }

  /// The value of a field, if it is a text or a secret.
  func secretOrText(_ name: String) -> SecretOrText? {
    switch values[name] {
    case .text(let text): .text(text.value)
    case .secret(let secret): .secret(secret)
    default: nil
    }
  }

  /// The values of the fields under a field, if it has any.
  public func fields(_ name: String) -> ConnectionValues? {
    if case .fields(let fields)? = values[name] { fields } else { nil }
  }
}
