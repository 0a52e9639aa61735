public import Source

/// A located value of JSON's shape: what a pattern is read from, be it written in JSON or in YAML.
///
/// Objects keep repeated members, numbers keep their text, so that nothing is decided before the pattern is read.
public struct PatternInput: Sendable {
  /// What the value is.
  public indirect enum Kind: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as JSON's text.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case array([PatternInput])
    /// An object with its members in order.
    case object([Member])
    /// A value that is not known yet: whoever fills the pattern knows it by its number.
    case open(Int)
  }

  /// A member of an object.
  public struct Member: Sendable {
    /// The name.
    public var name: String
    /// Where the name stands, quotes included.
    public var nameSpan: Span?
    /// The value.
    public var value: PatternInput

    /// Makes a member.
    public init(_ name: String, at nameSpan: Span? = nil, _ value: PatternInput) {
      self.name = name
      self.nameSpan = nameSpan
      self.value = value
    }
  }

  /// What the value is.
  public var kind: Kind
  /// Where it stands, quotes and brackets included.
  public var span: Span?

  /// Makes a value.
  public init(_ kind: Kind, at span: Span? = nil) {
    self.kind = kind
    self.span = span
  }
}
