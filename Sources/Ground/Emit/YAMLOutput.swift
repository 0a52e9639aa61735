/// A YAML value for output, such as a CloudFormation template.
public indirect enum YAMLOutput: Hashable, Sendable {
  /// A string: plain if every reader reads it as a string, otherwise quoted; text of several lines as a literal block.
  case string(String)
  /// A number, as the text of a JSON number.
  case number(String)
  case bool(Bool)
  case null
  /// A sequence, one element per line.
  case sequence([YAMLOutput])
  /// A mapping, its entries in their own order.
  case mapping([YAMLEntry])
  /// A value with a tag such as `!Sub`, which the compiler chooses.
  case tagged(String, YAMLOutput)
}

public struct YAMLEntry: Hashable, Sendable {
  /// The key: any text.
  public var key: String
  public var value: YAMLOutput
  /// Comments on the lines above the entry.
  public var comments: [String]
  /// Whether a blank line precedes the entry and its comments; never before the first entry of a mapping.
  public var isApart: Bool

  public init(_ key: String, _ value: YAMLOutput, comments: [String] = [], isApart: Bool = false) {
    self.key = key
    self.value = value
    self.comments = comments
    self.isApart = isApart
  }
}

extension YAMLOutput: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: YAMLOutput...) { self = .sequence(elements) }
  /// A mapping with its entries in the order of the literal.
  public init(dictionaryLiteral elements: (String, YAMLOutput)...) {
    self = .mapping(elements.map { YAMLEntry($0.0, $0.1) })
  }

  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .sequence(elements.map { YAMLOutput($0) })
    case .object(let members): self = .mapping(members.map { YAMLEntry($0.name, YAMLOutput($0.value)) })
    }
  }
}
