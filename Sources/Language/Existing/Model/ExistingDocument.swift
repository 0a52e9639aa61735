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
  /// The value whose JSON a text contains, with the references in it; nil if it contains none.
  public var decoded: ExistingValue? {
    switch kind {
    case .string: return (try? document()).map { ExistingValue($0, at: span, references: []) }
    case .text(let parts):
      // A reference is a character in the text that no JSON contains without a reason, with its number.
      var text = ""
      var references: [ExistingValue] = []
      for part in parts {
        switch part {
        case .literal(let literal):
          if literal.unicodeScalars.contains(Self.mark) { return nil }
          text += literal
        case .value(let value):
          text.unicodeScalars.append(Self.mark)
          text += "\(references.count)"
          text.unicodeScalars.append(Self.mark)
          references.append(value)
        }
      }
      guard let document = try? readJSON(Array(text.utf8)).value else { return nil }
      return ExistingValue(document.placed(at: span), at: span, references: references)
    default: return nil
    }
  }

  private static let mark: Unicode.Scalar = "\u{E000}"

  private init(_ document: PatternInput, at span: Span, references: [ExistingValue]) {
    func value(_ document: PatternInput) -> ExistingValue {
      ExistingValue(document, at: span, references: references)
    }
    let kind: Kind =
      switch document.kind {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .number(let digits): .number(digits)
      case .string(let text): Self.text(text, references)
      case .array(let items): .list(items.map(value))
      case .object(let members):
        .map(members.map { Member(Located($0.name, $0.nameSpan ?? span), value($0.value)) })
      case .open: .unknown(source: "")
      }
    self.init(kind, at: document.span ?? span)
  }

  /// A text with the references in the places of their marks.
  private static func text(_ text: String, _ references: [ExistingValue]) -> Kind {
    guard !references.isEmpty else { return .string(text) }
    var pieces = TextPieces()
    for (index, part) in text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
      // Literals and numbers take turns.
      if index.isMultiple(of: 2) {
        pieces.append(String(part))
      } else if let number = Int(String(part)), references.indices.contains(number) {
        pieces.append(references[number])
      }
    }
    return pieces.finish()
  }
}
