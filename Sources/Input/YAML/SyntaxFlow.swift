import Diagnostics

// Brackets, and expressions that YAML reads as brackets.
extension SyntaxProblem {
  /// A comma or a closing bracket is missing.
  func brokenFlow() -> Diagnostic {
    let opener = byte(at: contextPlace) ?? UInt8(ascii: "[")
    let isList = problem.hasSuffix("']'")
    let closer = isList ? "]" : "}"
    let unclosed = Diagnostic(
      .unclosedCollection, .neverClosed(String(Character(Unicode.Scalar(opener)))),
      at: span(contextPlace, contextPlace + 1), hint: .closeWith(closer))
    guard let byte = byte(at: place), !isEmpty(from: place) else { return unclosed }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      return Diagnostic(
        .strayClosingBracket, .closesOtherKind(String(Character(Unicode.Scalar(byte)))), at: span(place, place + 1),
        hint: .write(closer), labels: [Label(span(contextPlace, contextPlace + 1), .openedHere)])
    }
    if lineStart(place) > contextPlace, indentation(place) <= indentation(contextPlace) {
      var finding = unclosed
      let line = firstOnLine(place)
      finding.labels = [Label(span(line, max(textEnd(line), line + 1)), .readAsPart)]
      return finding
    }
    if byte == UInt8(ascii: ":") {
      return Diagnostic(.nestedColon, .secondColon, at: span(place, place + 1), hint: .quoteOrBraces)
    }
    return Diagnostic(
      .missingFlowComma, .commaMissing(closer, before: quoted(place, wordEnd(place))),
      at: span(place, wordEnd(place)), hint: .separateEntries,
      labels: [Label(span(contextPlace, contextPlace + 1), isList ? .listStartsHere : .mapStartsHere)])
  }

  /// A bracket or comma without an opening bracket.
  func strayBracket() -> Diagnostic {
    let character = text(place, characterEnd(place))
    return Diagnostic(
      .strayClosingBracket, .closesNothing(character), at: span(place, characterEnd(place)), hint: .removeOrQuote)
  }

  /// `[a, , b]`, `[,]`, `a: ]`.
  func missingValue() -> Diagnostic {
    guard let byte = byte(at: place) else { return brokenToken() }
    if byte == UInt8(ascii: ","), context == "while parsing a flow node" {
      return Diagnostic(
        .missingFlowValue, .valueMissingBeforeComma, at: span(place, place + 1), hint: .removeComma)
    }
    if Characters.isFlowIndicator(byte) { return strayBracket() }
    return Diagnostic(
      .missingFlowValue, .valueMissing(before: quoted(place, wordEnd(place))),
      at: span(place, wordEnd(place)), hint: .writeValue)
  }

  /// An unquoted expression on the line of the problem, if it is the cause.
  func unquotedExpression() -> Diagnostic? {
    switch problem {
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'",
      "mapping values are not allowed in this context", "did not find expected key",
      "did not find expected node content", "could not find expected ':'", "did not find expected '-' indicator",
      "did not find expected <document start>":
      break
    default: return nil
    }
    guard let braces = openBraces() else { return nil }
    let hasDollar = byte(at: braces - 1) == UInt8(ascii: "$")
    let start = hasDollar ? braces - 1 : braces
    let lineEnd = textEnd(braces)
    var end = lineEnd
    var index = braces + 2
    while index + 1 < lineEnd {
      if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") {
        end = index + 2
        break
      }
      index += 1
    }
    // After a whole expression the error is a different one; `{{ x }}` without a dollar is a mapping in YAML.
    guard place < end || !hasDollar else { return nil }
    let hint: Sentence = hasDollar ? .quoteWholeExpression : .writeQuotedExpression
    return Diagnostic(
      .unquotedExpression, .expressionWithoutQuotes, at: span(start, end), hint: hint,
      fixes: hasDollar ? [quoting(start, end)].compactMap(\.self) : [])
  }

  /// Quotes around an expression that is a whole value.
  private func quoting(_ start: Int, _ end: Int) -> Fix? {
    var before = start
    while before > 0, Characters.isBlank(bytes[before - 1]) { before -= 1 }
    var behind = end
    while behind < bytes.count, Characters.isBlank(bytes[behind]) { behind += 1 }
    let leads: [UInt8] = [
      UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"),
    ]
    guard let lead = byte(at: before - 1), leads.contains(lead) else { return nil }
    if let next = byte(at: behind), !Characters.isFlowIndicator(next), !Characters.isLineEnd(next) { return nil }
    let inside = bytes[start..<end]
    let quote: String
    if !inside.contains(UInt8(ascii: "\"")), !inside.contains(UInt8(ascii: "\\")) {
      quote = "\""
    } else if !inside.contains(UInt8(ascii: "'")) {
      quote = "'"
    } else {
      return nil
    }
    return Fix(.quoteExpression, edits: [.init(span(start, start), quote), .init(span(end, end), quote)])
  }

  /// The last `{{` outside quotes on the problem's line that starts no later than the problem.
  private func openBraces() -> Int? {
    var index = lineStart(place)
    let end = lineEnd(place)
    var found: Int?
    while index <= place, index + 1 < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") {
        found = index
        index += 2
      } else if byte == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}"), let braces = found,
        self.byte(at: braces - 1) == UInt8(ascii: "$")
      {
        found = nil
        index += 2
      } else if found == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), startsQuote(index) {
        index = quoteEnd(index, before: end)
      } else {
        index += 1
      }
    }
    return found
  }

  private func startsQuote(_ index: Int) -> Bool {
    guard let before = byte(at: index - 1) else { return true }
    return Characters.isBlank(before) || Characters.isLineEnd(before) || Characters.isFlowIndicator(before)
      || before == UInt8(ascii: ":")
  }

  /// The place after the quote that closes the one at `start`, or the next byte if nothing on the line closes it.
  private func quoteEnd(_ start: Int, before end: Int) -> Int {
    var index = start + 1
    while index < end {
      if bytes[index] == bytes[start] { return index + 1 }
      if bytes[start] == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") { index += 1 }
      index += 1
    }
    return start + 1
  }
}
