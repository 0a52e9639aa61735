/// Finds the conditions on one field that a value meets, without trying each.
///
/// An entry is twice a condition's number, plus one if the value must still be tried on the condition's list because
/// the index checked only a part of it.
final class FieldIndex: Sendable {
  private let tables: FieldIndexBuilder

  /// Prepares the added conditions.
  init(_ builder: FieldIndexBuilder) {
    var builder = builder
    builder.finish()
    tables = builder
  }

  /// The number of nodes whose visits a search must track.
  var partNodes: Int { tables.parts.isEmpty ? 0 : tables.parts.nodeCount }

  /// Whether any condition depends on the value of a number.
  var needsNumber: Bool { !tables.numbers.isEmpty || !tables.texts.isEmpty }

  /// Appends the entries for a value.
  ///
  /// - Parameters:
  /// - number: A number that can be compared; used only if the index `needsNumber`.
  /// - seen: A number for each of `partNodes`, none of them `turn`.
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
