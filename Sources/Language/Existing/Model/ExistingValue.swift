public import Source

/// A value as a template, a configuration or a response of AWS contains it: JSON's kinds of values, and what only a
/// deployment knows.
public struct ExistingValue: Equatable, Sendable {
  public indirect enum Kind: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number as it is written.
    case number(String)
    case string(String)
    case list([ExistingValue])
    /// Members in the order of the file; names may repeat.
    case map([Member])
    case reference(Reference)
    /// A text with references in it.
    case text([Part])
    /// A text whose content is the JSON of a value, as `jsonencode` in Terraform writes it.
    case encoded(ExistingValue)
    /// What cannot be known without a deployment, as it is written.
    case unknown(source: String)
  }

  public struct Member: Equatable, Sendable {
    public var name: Located<String>
    public var value: ExistingValue

    public init(_ name: Located<String>, _ value: ExistingValue) {
      self.name = name
      self.value = value
    }
  }

  /// A resource, parameter or variable, and one of its attributes.
  public struct Reference: Hashable, Sendable {
    /// A logical ID, or an address such as `aws_sqs_queue.orders`.
    public var name: String
    /// The attribute, such as `Arn`; nil for the resource itself.
    public var attribute: String?

    public init(_ name: String, _ attribute: String? = nil) {
      self.name = name
      self.attribute = attribute
    }
  }

  public enum Part: Equatable, Sendable {
    case literal(String)
    case value(ExistingValue)
  }

  public var kind: Kind
  public var span: Span
  /// Where the bytes of a text are written without escapes and indentation, so that an offset in it is an offset in
  /// the file.
  public var plainText: Span?

  public init(_ kind: Kind, at span: Span, plainText: Span? = nil) {
    self.kind = kind
    self.span = span
    self.plainText = plainText
  }

  /// The value of a map's member; the last one if its name repeats.
  public subscript(_ name: String) -> ExistingValue? {
    guard case .map(let members) = kind else { return nil }
    return members.last { $0.name.value == name }?.value
  }

  public var string: String? {
    guard case .string(let text) = kind else { return nil }
    return text
  }

  /// The items of a list, or the value itself, because lists of one item may be written without brackets.
  public var items: [ExistingValue] {
    guard case .list(let items) = kind else { return [self] }
    return items
  }
}
