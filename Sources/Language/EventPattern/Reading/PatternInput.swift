public import Source

/// A located value of JSON's shape, from which a pattern is read, whether it is written in JSON or in YAML.
///
/// Objects keep repeated members and numbers keep their text, so that reading the pattern decides about them.
public struct PatternInput: Sendable {
  public indirect enum Kind: Sendable {
    case null
    case bool(Bool)
    /// A number, as JSON's text.
    case number(String)
    case string(String)
    case array([PatternInput])
    /// An object with its members in order.
    case object([Member])
    /// A value that is not known yet: filling the pattern identifies it by its number.
    case open(Int)
  }

  public struct Member: Sendable {
    public var name: String
    /// Where the name is, including quotes.
    public var nameSpan: Span?
    public var value: PatternInput

    public init(_ name: String, at nameSpan: Span? = nil, _ value: PatternInput) {
      self.name = name
      self.nameSpan = nameSpan
      self.value = value
    }
  }

  public var kind: Kind
  /// Where it is, including quotes and brackets.
  public var span: Span?

  public init(_ kind: Kind, at span: Span? = nil) {
    self.kind = kind
    self.span = span
  }
}
