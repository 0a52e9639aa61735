public import Expressions
public import Source

/// A value of a workflow: any YAML value, with expressions in its strings.
public struct Value: Sendable {
  public indirect enum Kind: Sendable {
    case null
    case bool(Bool)
    /// A number in JSON's notation.
    case number(String)
    /// A string, with or without expressions; a string that is one expression keeps the expression's type.
    case text(TextTemplate)
    case list([Value])
    /// A map, in the order of the source.
    case map([ValueEntry])
    /// Invalid, which a finding reports; later stages ignore it.
    case invalid
  }

  public var kind: Kind
  /// The whole value.
  public var span: Span

  public init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }

  /// The text of a value without expressions; nil for anything else.
  public var literalText: String? {
    if case .text(let template) = kind { template.literal } else { nil }
  }
}

public struct ValueEntry: Sendable {
  /// The key.
  public var name: Located<String>
  public var value: Value

  public init(name: Located<String>, value: Value) {
    self.name = name
    self.value = value
  }
}

// Values are compared by content, wherever they are written.

extension Value: Hashable {
  /// Whether both have the same content.
  public static func == (left: Value, right: Value) -> Bool { left.kind == right.kind }

  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension Value.Kind: Hashable {}

extension ValueEntry: Hashable {
  /// Whether both have the same content.
  public static func == (left: ValueEntry, right: ValueEntry) -> Bool {
    left.name.value == right.name.value && left.value == right.value
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name.value)
    hasher.combine(value)
  }
}

extension Value {
  /// Every expression in the value, in order.
  public var expressions: [Expression] {
    switch kind {
    case .null, .bool, .number, .invalid: []
    case .text(let template): template.expressions
    case .list(let values): values.flatMap(\.expressions)
    case .map(let entries): entries.flatMap(\.value.expressions)
    }
  }
}
