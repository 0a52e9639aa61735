/// A text that grows piece by piece, from literals and from values in it.
struct TextPieces {
  private var parts: [ExistingValue.Part] = []
  /// The bytes since the last value.
  private var literal: [UInt8] = []

  mutating func append(_ byte: UInt8) { literal.append(byte) }

  mutating func append(_ text: some StringProtocol) { literal.append(contentsOf: text.utf8) }

  mutating func append(_ value: ExistingValue) {
    endLiteral()
    parts.append(.value(value))
  }

  private mutating func endLiteral() {
    guard !literal.isEmpty else { return }
    parts.append(.literal(String(decoding: literal, as: UTF8.self)))
    literal = []
  }

  /// A string, or a text with values in it. A single value is the value itself, in Terraform as in CloudFormation.
  consuming func finish() -> ExistingValue.Kind {
    endLiteral()
    guard let first = parts.first else { return .string("") }
    guard parts.count == 1 else { return .text(parts) }
    switch first {
    case .literal(let text): return .string(text)
    case .value(let value): return value.kind
    }
  }
}
