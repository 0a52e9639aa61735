/// Finds the conditions on one field that a value meets, without trying each.
///
/// An entry is twice a condition's number, and one more where the value has to be tried on the condition's list before
/// the condition counts as met: the index then found a part of what is asked for.
final class FieldIndex: Sendable {
  private let tables: FieldIndexBuilder

  /// Makes ready what was added.
  init(_ builder: FieldIndexBuilder) {
    var builder = builder
    builder.finish()
    tables = builder
  }

  /// Nodes for which a search has to remember where it was.
  var partNodes: Int { tables.parts.isEmpty ? 0 : tables.parts.nodeCount }

  /// Whether what a number comes to is asked for.
  var needsNumber: Bool { !tables.numbers.isEmpty || !tables.texts.isEmpty }

  /// Appends the entries that a value leads to.
  ///
  /// - Parameters:
  ///   - number: A number that can be compared; looked at only where the index `needsNumber`.
  ///   - seen: For each of `partNodes` a number, none of them `turn`.
  func append(
    for kind: ScalarKind, _ text: RawSpan, number: Double?, seen: inout [UInt32], turn: UInt32,
    to output: inout [Int32]
  ) {
    if !tables.present.isEmpty { output += tables.present }
    switch kind {
    case .yes: if !tables.yes.isEmpty { output += tables.yes }
    case .no: if !tables.no.isEmpty { output += tables.no }
    case .null: if !tables.null.isEmpty { output += tables.null }
    case .number:
      if let number {
        if !tables.numbers.isEmpty { tables.numbers.append(holding: number.orderingKey, to: &output) }
      } else if !tables.texts.isEmpty {
        appendText(text, FieldIndexBuilder.numberTexts, &output)
      }
    case .string:
      if !tables.texts.isEmpty { appendText(text, FieldIndexBuilder.stringTexts, &output) }
      if !tables.prefixes.isEmpty {
        tables.prefixes.append(startsOf: text, fromEnd: false, folded: false, to: &output)
      }
      if !tables.suffixes.isEmpty {
        tables.suffixes.append(startsOf: text, fromEnd: true, folded: false, to: &output)
      }
      if !tables.foldedPrefixes.isEmpty {
        tables.foldedPrefixes.append(startsOf: text, fromEnd: false, folded: true, to: &output)
      }
      if !tables.foldedSuffixes.isEmpty {
        tables.foldedSuffixes.append(startsOf: text, fromEnd: true, folded: true, to: &output)
      }
      if !tables.parts.isEmpty { tables.parts.append(partsOf: text, seen: &seen, turn: turn, to: &output) }
      guard !tables.shortAddresses.isEmpty || !tables.longAddresses.isEmpty, let address = IPAddress(text) else {
        return
      }
      if address.width == 32 {
        tables.shortAddresses.append(holding: address.number, to: &output)
      } else {
        tables.longAddresses.append(holding: address.number, to: &output)
      }
    }
  }

  private func appendText(_ text: RawSpan, _ owner: Int32, _ output: inout [Int32]) {
    let number = tables.texts.number(of: text, owner: owner)
    if number >= 0 { tables.textPostings.append(number, to: &output) }
  }
}
