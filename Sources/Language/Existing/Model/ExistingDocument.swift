public import EventPattern
public import Source

extension ExistingValue {
  /// The document that the value is, or that it contains as JSON: a pattern, a policy, an input. What only a deployment
  /// knows is open. Values of a text that is written with escapes or indentation have the place of the whole text.
  public func document() throws(JSONMistake) -> PatternInput {
    switch kind {
    case .encoded(let value): return try value.document()
    case .string(let text):
      if let plainText { return try readJSON(Array(text.utf8), file: span.file, offset: plainText.start).value }
      return try readJSON(Array(text.utf8)).value.placed(at: span)
    default: return part
    }
  }

  /// The value as a part of a document, in which a text is a text.
  private var part: PatternInput {
    switch kind {
    case .null: PatternInput(.null, at: span)
    case .bool(let flag): PatternInput(.bool(flag), at: span)
    case .number(let digits): PatternInput(.number(digits), at: span)
    case .string(let text): PatternInput(.string(text), at: span)
    case .list(let items): PatternInput(.array(items.map(\.part)), at: span)
    case .map(let members):
      PatternInput(
        .object(members.map { PatternInput.Member($0.name.value, at: $0.name.span, $0.value.part) }), at: span)
    case .encoded, .reference, .text, .unknown: PatternInput(.open(0), at: span)
    }
  }
}

extension PatternInput {
  /// The document with all of it at one place.
  public func placed(at span: Span) -> PatternInput {
    switch kind {
    case .null, .bool, .number, .string, .open: PatternInput(kind, at: span)
    case .array(let items): PatternInput(.array(items.map { $0.placed(at: span) }), at: span)
    case .object(let members):
      PatternInput(.object(members.map { Member($0.name, at: span, $0.value.placed(at: span)) }), at: span)
    }
  }
}

extension ExistingValue {
  /// The value whose JSON a text contains; nil if it contains none.
  public var decoded: ExistingValue? {
    guard case .string = kind, let document = try? document() else { return nil }
    return ExistingValue(document, at: span)
  }

  private init(_ document: PatternInput, at span: Span) {
    let kind: Kind =
      switch document.kind {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .number(let digits): .number(digits)
      case .string(let text): .string(text)
      case .array(let items): .list(items.map { ExistingValue($0, at: span) })
      case .object(let members):
        .map(
          members.map { Member(Located($0.name, $0.nameSpan ?? span), ExistingValue($0.value, at: span)) })
      case .open: .unknown(source: "")
      }
    self.init(kind, at: document.span ?? span)
  }
}
