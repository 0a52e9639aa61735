import Diagnostics

// Keys, colons and indentation.
extension SyntaxProblem {
  /// libyaml looks for the colon of a key only this far (YAML 1.2.2, section 7.4).
  private static let longestKey = 1_024

  /// A colon where a key cannot end: `a: b: c`, or a value that continued on the next line.
  func unexpectedColon() -> Diagnostic {
    guard let scalar = lastScalar, scalar.end <= place, trimmed(scalar.end, place) == scalar.end else {
      return secondColon()
    }
    if characters(scalar.start, scalar.end) > SyntaxProblem.longestKey { return tooLong(scalar.start, scalar.end) }
    guard scalar.start < lineStart(place), scalar.form == .plain else { return secondColon() }
    // The last line of a plain scalar was meant as a separate key.
    let firstEnd = textEnd(scalar.start)
    if firstOnLine(scalar.start) == scalar.start || startsItem(scalar.start) {
      if let colon = tightColon(scalar.start, firstEnd) { return missingSpace(colon) }
      return missingColon(scalar.start, firstEnd)
    }
    let key = firstOnLine(place)
    return Diagnostic(
      .wrongIndentation, .indentedMoreDeeply(quoted(key, place)), at: span(key, place), hint: .startInColumnOfKeys,
      labels: [Label(span(scalar.start, firstEnd), .deeperLineContinues)])
  }

  /// Whether only a dash and blanks precede a place on its line.
  private func startsItem(_ index: Int) -> Bool {
    let first = firstOnLine(index)
    return bytes[first..<index].allSatisfy { $0 == UInt8(ascii: "-") || Characters.isBlank($0) }
  }

  private func secondColon() -> Diagnostic {
    Diagnostic(.nestedColon, .secondColon, at: span(place, place + 1), hint: .quoteOrNewLine)
  }

  private func characters(_ start: Int, _ end: Int) -> Int {
    bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  private func tooLong(_ start: Int, _ end: Int) -> Diagnostic {
    Diagnostic(.keyTooLong, .keyTooLong(characters: characters(start, end)), at: span(start, end), hint: .keyLimit)
  }

  private func missingSpace(_ colon: Int) -> Diagnostic {
    let afterColon = span(colon + 1, colon + 1)
    if let (name, length) = otherSpace(colon + 1) {
      let place = span(colon + 1, colon + 1 + length)
      return Diagnostic(
        .missingSpaceAfterColon, .otherSpace(name), at: place, hint: .writePlainSpace,
        notes: [.colonIsPartOfText],
        fixes: [Fix(.writePlainSpace, edits: [.init(place, " ")], safety: .unsafe)])
    }
    return Diagnostic(
      .missingSpaceAfterColon, .spaceMissing, at: span(colon, colon + 1), hint: .write(": "),
      notes: [.colonIsPartOfText],
      fixes: [Fix(.writeSpaceAfterColon, edits: [.init(afterColon, " ")], safety: .unsafe)])
  }

  /// The name and the length of a character that only looks like a space.
  private func otherSpace(_ index: Int) -> (name: String, length: Int)? {
    let known: [(bytes: [UInt8], name: String)] = [
      ([0xE3, 0x80, 0x80], "a full-width space (U+3000)"), ([0xC2, 0xA0], "a no-break space (U+00A0)"),
      ([0xE2, 0x80, 0xAF], "a narrow no-break space (U+202F)"), ([0xE2, 0x80, 0x83], "an em space (U+2003)"),
    ]
    return known.first { form in form.bytes.indices.allSatisfy { byte(at: index + $0) == form.bytes[$0] } }
      .map { ($0.name, $0.bytes.count) }
  }

  private func missingColon(_ start: Int, _ end: Int) -> Diagnostic {
    // U+FF1A, which a Japanese keyboard writes.
    let wide: [UInt8] = [0xEF, 0xBC, 0x9A]
    if let colon = (start..<max(start, end - 2)).first(where: { bytes[$0..<($0 + 3)].elementsEqual(wide) }) {
      let place = span(colon, colon + 3)
      let isFollowed = isBlankOrEnd(colon + 3)
      return Diagnostic(
        .lineWithoutColon, .fullWidthColon, at: place, hint: .write(": "),
        fixes: [Fix(.replacement(": "), edits: [.init(place, isFollowed ? ":" : ": ")], safety: .unsafe)])
    }
    return Diagnostic(
      .lineWithoutColon, .isNotKey(quoted(start, end)), at: span(start, end), hint: .writeKeyAndValue)
  }

  /// A line without a colon between keys.
  func keyWithoutColon() -> Diagnostic {
    let start = contextPlace
    let end = textEnd(start)
    var colon = start
    while colon < end, !isColon(colon) { colon += 1 }
    if colon < end || isColon(colon), characters(start, colon) > SyntaxProblem.longestKey {
      return tooLong(start, colon)
    }
    if let colon = tightColon(start, end) { return missingSpace(colon) }
    return missingColon(start, end)
  }

  /// Text that is not a key inside a mapping.
  func notAKey() -> Diagnostic {
    guard firstOnLine(place) == place else { return textAfterValue() }
    let isItem = byte(at: place) == UInt8(ascii: "-") && isBlankOrEnd(place + 1)
    if isItem {
      return Diagnostic(
        .wrongIndentation, .itemAmongKeys, at: span(place, place + 1), hint: .putListUnderKey,
        labels: [Label(span(contextPlace, wordEnd(contextPlace)), .mapStartsHere)])
    }
    return strayLine()
  }

  /// Text that is not an item inside a list.
  func notAnItem() -> Diagnostic {
    guard firstOnLine(place) == place else { return textAfterValue() }
    return Diagnostic(
      .wrongIndentation, .isNotItem(quoted(place, wordEnd(place))), at: span(place, wordEnd(place)),
      hint: .startWithDash, labels: [Label(span(contextPlace, contextPlace + 1), .listStartsHere)])
  }

  /// A line whose column matches none of the mappings around it.
  private func strayLine() -> Diagnostic {
    if byte(at: place).map(Characters.isFlowIndicator) == true { return strayBracket() }
    return Diagnostic(
      .wrongIndentation, .matchesNoLineAbove(quoted(place, wordEnd(place))),
      at: span(place, wordEnd(place)), hint: .startInColumnOfItsKeys,
      labels: [Label(span(contextPlace, wordEnd(contextPlace)), .enclosingMapStartsHere)])
  }

  private func isBlankOrEnd(_ index: Int) -> Bool {
    byte(at: index).map { Characters.isBlank($0) || Characters.isLineEnd($0) } ?? true
  }

  /// `key: - item`.
  func inlineItem() -> Diagnostic {
    Diagnostic(.inlineItem, .itemOnLineOfKey, at: span(place, place + 1), hint: .startListOnNextLine)
  }

  /// Text after a value that has ended: a quote, a bracket, an alias.
  func textAfterValue() -> Diagnostic {
    if byte(at: place).map(Characters.isFlowIndicator) == true { return strayBracket() }
    let end = max(textEnd(place), characterEnd(place))
    guard let scalar = lastScalar, scalar.form == .singleQuoted || scalar.form == .doubleQuoted,
      trimmed(scalar.end, place) == scalar.end
    else {
      return Diagnostic(
        .textAfterValue, .afterEndedValue(quoted(place, end)), at: span(place, end), hint: .quoteWholeOrRemove)
    }
    if scalar.start < lineStart(place) {
      return Diagnostic(
        .unclosedYAMLQuote, .quoteClosedBelow, at: span(scalar.start, scalar.start + 1), hint: .closeWhereTextEnds,
        labels: [Label(span(scalar.end - 1, scalar.end), .thisClosesIt)])
    }
    let advice: Sentence = scalar.form == .singleQuoted ? .doubleSingleQuote : .escapeDoubleQuote
    return Diagnostic(
      .textAfterValue, .afterClosingQuote(quoted(place, end)), at: span(place, end), hint: .quoteWholeValue(advice))
  }

  /// Text after the end of a document's only value.
  func textAfterDocument() -> Diagnostic {
    if byte(at: place).map(Characters.isFlowIndicator) == true { return strayBracket() }
    guard firstOnLine(place) == place else { return textAfterValue() }
    let end = wordEnd(place)
    return Diagnostic(
      .textAfterDocument, .afterDocument(quoted(place, end)), at: span(place, end),
      hint: .startInColumnOrNewDocument)
  }
}
