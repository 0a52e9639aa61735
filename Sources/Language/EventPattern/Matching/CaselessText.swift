import Source

/// A text that is compared as EventBridge ignores case.
///
/// Each character of the text matches its lower-case and its upper-case form, in full: `ß` and `SS` for `ß`. The value
/// is compared unchanged, so `ß` matches `SS` but `SS` does not match `ß`. A character above U+FFFF matches nothing:
/// event-ruler splits it into its two UTF-16 halves. (event-ruler, `EqualsIgnoreCaseParser`.)
struct CaselessText: Hashable {
  /// The forms of a character; without a second one if both are the same.
  private struct Forms: Hashable {
    let lower: [UInt8]
    let upper: [UInt8]?
  }

  private let characters: [Forms]
  /// The letters in lower case, if all characters are ASCII.
  private let ascii: [UInt8]?
  private let matchesNothing: Bool

  /// Splits a text into its characters.
  init(_ text: String) {
    ascii = text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.map(\.lowercased) : nil
    characters =
      ascii == nil
      ? text.unicodeScalars.map { scalar in
        let lower = Array(scalar.properties.lowercaseMapping.utf8)
        let upper = Array(scalar.properties.uppercaseMapping.utf8)
        return Forms(lower: lower, upper: lower == upper ? nil : upper)
      } : []
    matchesNothing = text.unicodeScalars.contains { !$0.isInBasicPlane }
  }

  func equals(_ value: RawSpan) -> Bool {
    if let ascii { return ascii.count == value.byteCount && holds(ascii, value, at: 0) }
    return ends(of: value, fromEnd: false).contains(value.byteCount)
  }

  func isPrefix(of value: RawSpan) -> Bool {
    if let ascii { return ascii.count <= value.byteCount && holds(ascii, value, at: 0) }
    return !ends(of: value, fromEnd: false).isEmpty
  }

  func isSuffix(of value: RawSpan) -> Bool {
    if let ascii { return ascii.count <= value.byteCount && holds(ascii, value, at: value.byteCount - ascii.count) }
    return !ends(of: value, fromEnd: true).isEmpty
  }

  private func holds(_ letters: [UInt8], _ value: RawSpan, at start: Int) -> Bool {
    for index in letters.indices where value.byte(start + index).lowercased != letters[index] { return false }
    return true
  }

  /// The places in the value where this text can end if it begins at the value's start, or begin if it ends at the
  /// value's end. There can be a few, because the forms of a character differ in length.
  private func ends(of value: RawSpan, fromEnd: Bool) -> [Int] {
    if matchesNothing { return [] }
    var places = [fromEnd ? value.byteCount : 0]
    for index in characters.indices {
      let forms = characters[fromEnd ? characters.count - 1 - index : index]
      var next: [Int] = []
      for place in places {
        for form in [forms.lower, forms.upper] {
          guard let form else { continue }
          let reached = fromEnd ? place - form.count : place + form.count
          if value.holds(form, at: min(place, reached)), !next.contains(reached) { next.append(reached) }
        }
      }
      if next.isEmpty { return [] }
      places = next
    }
    return places
  }
}

extension Unicode.Scalar {
  /// Whether one UTF-16 unit represents it.
  var isInBasicPlane: Bool { value <= 0xFFFF }

  /// Whether it is neither its lower-case nor its upper-case form, like a title-case letter.
  var isBetweenCases: Bool {
    let own = Character(self).utf8
    return !properties.lowercaseMapping.utf8.elementsEqual(own)
      && !properties.uppercaseMapping.utf8.elementsEqual(own)
  }
}
