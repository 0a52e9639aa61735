import Diagnostics

// Keys, colons and indentation.
extension SyntaxProblem {
  /// libyaml looks no further than this for the colon of a key (YAML 1.2.2, section 7.4).
  private static let longestKey = 1_024

  /// A colon where no key may end: `a: b: c`, or a value that ran on over the line.
  func unexpectedColon() -> Diagnostic {
    guard let scalar = lastScalar, scalar.end <= place, trimmed(scalar.end, place) == scalar.end else {
      return secondColon()
    }
    if characters(scalar.start, scalar.end) > SyntaxProblem.longestKey {
      return tooLong(scalar.start, scalar.end)
    }
    guard scalar.start < lineStart(place), scalar.form == .plain else { return secondColon() }
    // The last line of a plain scalar was meant as a key of its own.
    let firstEnd = textEnd(scalar.start)
    if firstOnLine(scalar.start) == scalar.start || startsItem(scalar.start) {
      if let colon = tightColon(scalar.start, firstEnd) { return missingSpace(colon) }
      return missingColon(scalar.start, firstEnd)
    }
    let key = firstOnLine(place)
    return Diagnostic(
      .wrongIndentation, "'\(quoted(key, place))' is indented more deeply than its neighbours",
      at: span(key, place),
      hint: "start it in the column of the other keys",
      labels: [Label(span(scalar.start, firstEnd), "the deeper line continues this value")])
  }

  /// Whether only a dash and blanks stand on the line before a place.
  private func startsItem(_ index: Int) -> Bool {
    let first = firstOnLine(index)
    return bytes[first..<index].allSatisfy { $0 == UInt8(ascii: "-") || Characters.isBlank($0) }
  }

  private func secondColon() -> Diagnostic {
    Diagnostic(
      .nestedColon, "a second ':' stands in the value of a key", at: span(place, place + 1),
      hint: "put the value in quotes, or start the inner mapping on a line of its own")
  }

  private func characters(_ start: Int, _ end: Int) -> Int {
    bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  private func tooLong(_ start: Int, _ end: Int) -> Diagnostic {
    Diagnostic(
      .keyTooLong, "a key of \(characters(start, end)) characters is too long", at: span(start, end),
      hint: "a key in YAML has at most 1024 characters")
  }

  private func missingSpace(_ colon: Int) -> Diagnostic {
    let behind = span(colon + 1, colon + 1)
    return Diagnostic(
      .missingSpaceAfterColon, "a space is missing behind ':'", at: span(colon, colon + 1), hint: "write ': '",
      notes: ["Without the space, YAML reads the colon as a part of the text."],
      fixes: [Fix("put a space behind ':'", edits: [.init(behind, " ")], safety: .unsafe)])
  }

  private func missingColon(_ start: Int, _ end: Int) -> Diagnostic {
    Diagnostic(
      .lineWithoutColon, "'\(quoted(start, end))' is no key: it has no ':'", at: span(start, end),
      hint: "write 'key: value'; a text over several lines needs '|' or quotes")
  }

  /// A line among keys that has no colon.
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

  /// Something that is no key, where a mapping goes on.
  func notAKey() -> Diagnostic {
    guard firstOnLine(place) == place else { return textBehindValue() }
    let isItem = byte(at: place) == UInt8(ascii: "-") && isBlankOrEnd(place + 1)
    if isItem {
      return Diagnostic(
        .wrongIndentation, "a list item stands among the keys of a mapping", at: span(place, place + 1),
        hint: "put the list under a key of its own, or indent it under its key",
        labels: [Label(span(contextPlace, wordEnd(contextPlace)), "the mapping starts here")])
    }
    return strayLine()
  }

  /// Something else where a list goes on.
  func notAnItem() -> Diagnostic {
    guard firstOnLine(place) == place else { return textBehindValue() }
    return Diagnostic(
      .wrongIndentation, "'\(quoted(place, wordEnd(place)))' stands in the column of a list but is no item of it",
      at: span(place, wordEnd(place)), hint: "start it with '- ', or indent it as what it belongs to",
      labels: [Label(span(contextPlace, contextPlace + 1), "the list starts here")])
  }

  /// A line whose column fits none of the mappings around it.
  private func strayLine() -> Diagnostic {
    if byte(at: place).map(Characters.isFlowIndicator) == true { return strayBracket() }
    return Diagnostic(
      .wrongIndentation, "the indentation of '\(quoted(place, wordEnd(place)))' fits nothing above it",
      at: span(place, wordEnd(place)), hint: "start it in the column of the keys it belongs to",
      labels: [Label(span(contextPlace, wordEnd(contextPlace)), "the mapping around it starts here")])
  }

  private func isBlankOrEnd(_ index: Int) -> Bool {
    byte(at: index).map { Characters.isBlank($0) || Characters.isLineEnd($0) } ?? true
  }

  /// `key: - item`.
  func inlineItem() -> Diagnostic {
    Diagnostic(
      .inlineItem, "a list item cannot stand on the line of its key", at: span(place, place + 1),
      hint: "start the list on the next line, or write '[…]'; for a text that starts with '- ', use quotes")
  }

  /// Text behind a value that had already ended: a quote, a bracket, an alias.
  func textBehindValue() -> Diagnostic {
    if byte(at: place).map(Characters.isFlowIndicator) == true { return strayBracket() }
    let end = max(textEnd(place), characterEnd(place))
    guard let scalar = lastScalar, scalar.form == .singleQuoted || scalar.form == .doubleQuoted,
      trimmed(scalar.end, place) == scalar.end
    else {
      return Diagnostic(
        .textBehindValue, "'\(quoted(place, end))' stands behind a value that has already ended",
        at: span(place, end), hint: "put the whole value in quotes, or take this away")
    }
    if scalar.start < lineStart(place) {
      return Diagnostic(
        .unclosedYAMLQuote, "a quote is opened here and closed only some lines below",
        at: span(scalar.start, scalar.start + 1), hint: "close it where its text ends",
        labels: [Label(span(scalar.end - 1, scalar.end), "this closes it")])
    }
    let mend =
      scalar.form == .singleQuoted
      ? "inside single quotes, write '' for a quote" : "inside double quotes, write \\\" for a quote"
    return Diagnostic(
      .textBehindValue, "'\(quoted(place, end))' stands behind the closing quote", at: span(place, end),
      hint: "put all of it in the quotes; \(mend)")
  }

  /// Text behind the end of a document's only value.
  func textBehindDocument() -> Diagnostic {
    if byte(at: place).map(Characters.isFlowIndicator) == true { return strayBracket() }
    guard firstOnLine(place) == place else { return textBehindValue() }
    let end = wordEnd(place)
    return Diagnostic(
      .textBehindDocument, "'\(quoted(place, end))' stands behind the end of the document", at: span(place, end),
      hint: "start it in the column of the lines above, or begin a new document with '---'")
  }
}
