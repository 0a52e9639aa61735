/// A file in HCL, the language of Terraform's configurations.
public struct HCLFile: Hashable, Sendable {
  /// The content of the file, from top to bottom.
  public var items: [HCLItem]

  public init(_ items: [HCLItem] = []) { self.items = items }
}

/// One entry of a file or of a block's body.
public enum HCLItem: Hashable, Sendable {
  /// A comment: one `#` line for each line of the text.
  case comment(String)
  /// A blank line. Several in a row become one, and those at the start or end of a body none.
  case blank
  /// `name = expression`.
  case attribute(HCLAttribute)
  /// `type "label" { … }`.
  case block(HCLBlock)

  public static func attribute(_ name: String, _ value: HCLExpression) -> HCLItem {
    .attribute(HCLAttribute(name, value))
  }

  /// A block without leading comments.
  public static func block(_ type: String, _ labels: [String] = [], _ body: [HCLItem]) -> HCLItem {
    .block(HCLBlock(type, labels: labels, body: body))
  }
}

/// `name = expression` in a body.
public struct HCLAttribute: Hashable, Sendable {
  /// The argument's name: an identifier that the compiler chooses.
  public var name: String
  public var value: HCLExpression

  public init(_ name: String, _ value: HCLExpression) {
    self.name = name
    self.value = value
  }
}

/// A block such as `resource "aws_sns_topic" "alerts" { … }`.
public struct HCLBlock: Hashable, Sendable {
  /// The block's type: an identifier that the compiler chooses.
  public var type: String
  /// The labels, written in quotes.
  public var labels: [String]
  /// Comments directly above the block.
  public var comments: [String]
  /// The content between the braces. A nested block gets a blank line before it.
  public var body: [HCLItem]

  public init(_ type: String, labels: [String] = [], comments: [String] = [], body: [HCLItem] = []) {
    self.type = type
    self.labels = labels
    self.comments = comments
    self.body = body
  }
}

/// A value in HCL.
///
/// User text is only ever in literals of templates and in keys, which the writer escapes; `reference` and `call` take
/// names that the compiler chooses.
public indirect enum HCLExpression: Hashable, Sendable {
  /// A quoted string, with or without expressions.
  case string(HCLTemplate)
  /// A string over several lines, as `<<-EOT`. Text that a heredoc cannot represent exactly (it always ends with a line
  /// break and has no escapes) and heredocs inside lists and calls are written as quoted strings instead; but a call
  /// whose only argument is a heredoc, such as `chomp(<<-EOT`, keeps it if it is the value of an attribute.
  case heredoc(HCLTemplate)
  /// A number, as decimal text.
  case number(String)
  case bool(Bool)
  case null
  /// A traversal such as `aws_sns_topic.alerts.arn`; never user text.
  case reference(String)
  /// `[…]`.
  case list([HCLExpression])
  /// `{…}`.
  case object([HCLMember])
  /// `name(…)`.
  case call(String, [HCLExpression])
  /// `value[key]`.
  case index(HCLExpression, HCLExpression)
  /// `left == right`.
  case equal(HCLExpression, HCLExpression)

  /// A quoted string without expressions.
  public static func text(_ literal: String) -> HCLExpression { .string(HCLTemplate(literal)) }
}

public struct HCLMember: Hashable, Sendable {
  /// The key: any text; bare if it is a plain identifier, otherwise in quotes.
  public var key: String
  public var value: HCLExpression

  public init(_ key: String, _ value: HCLExpression) {
    self.key = key
    self.value = value
  }
}

/// Text with expressions in it.
public struct HCLTemplate: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    /// Literal text, whatever it contains: the writer escapes it.
    case literal(String)
    /// `${…}`.
    case expression(HCLExpression)
  }

  /// The pieces in order: no empty literal, and never two adjacent literals.
  public let parts: [Part]

  public init(parts: [Part]) {
    var joined: [Part] = []
    for part in parts {
      if case .literal(let text) = part {
        if text.isEmpty { continue }
        if case .literal(let before) = joined.last {
          // Written separately, an adjacent `$` and `{` would escape the writer's check.
          joined[joined.count - 1] = .literal(before + text)
          continue
        }
      }
      joined.append(part)
    }
    self.parts = joined
  }

  /// Text without expressions.
  public init(_ literal: String) { self.parts = literal.isEmpty ? [] : [.literal(literal)] }
}

extension HCLExpression: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A quoted string without expressions.
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: HCLExpression...) { self = .list(elements) }
  /// An object with its members in the order of the literal.
  public init(dictionaryLiteral elements: (String, HCLExpression)...) {
    self = .object(elements.map { HCLMember($0.0, $0.1) })
  }

  /// The expression whose result is a JSON value, for `jsonencode(…)`.
  ///
  /// Strings become literals: nothing in them is read as a template. Numbers keep their text.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { HCLExpression($0) })
    case .object(let members): self = .object(members.map { HCLMember($0.name, HCLExpression($0.value)) })
    }
  }
}
