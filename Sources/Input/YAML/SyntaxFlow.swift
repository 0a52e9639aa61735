import Diagnostics

// Brackets, and expressions that YAML takes for brackets.
extension SyntaxProblem {
  /// A comma or a closing bracket is missing.
  func brokenFlow() -> Diagnostic {
    let opener = byte(at: contextPlace) ?? UInt8(ascii: "[")
    let isList = problem.hasSuffix("']'")
    let closer = isList ? "]" : "}"
    let unclosed = Diagnostic(
      .unclosedCollection, "'\(Character(Unicode.Scalar(opener)))' is never closed",
      at: span(contextPlace, contextPlace + 1),
      hint: "close it with '\(closer)'")
    guard let byte = byte(at: place), !isEmpty(from: place) else { return unclosed }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      return Diagnostic(
        .strayClosingBracket, "'\(Character(Unicode.Scalar(byte)))' closes a bracket of the other kind",
        at: span(place, place + 1), hint: "write '\(closer)'",
        labels: [Label(span(contextPlace, contextPlace + 1), "opened here")])
    }
    if lineStart(place) > contextPlace, indentation(place) <= indentation(contextPlace) {
      var finding = unclosed
      let line = firstOnLine(place)
      finding.labels = [Label(span(line, max(textEnd(line), line + 1)), "read as part of it")]
      return finding
    }
    if byte == UInt8(ascii: ":") {
      return Diagnostic(
        .nestedColon, "a second ':' stands in the value of a key", at: span(place, place + 1),
        hint: "put the value in quotes, or the inner mapping in '{…}'")
    }
    return Diagnostic(
      .missingFlowComma, "',' or '\(closer)' is missing before '\(quoted(place, wordEnd(place)))'",
      at: span(place, wordEnd(place)), hint: "separate entries with ','; put a text that holds brackets in quotes",
      labels: [
        Label(span(contextPlace, contextPlace + 1), isList ? "the list starts here" : "the mapping starts here")
      ])
  }

  /// A bracket or comma that belongs to nothing.
  func strayBracket() -> Diagnostic {
    let character = text(place, characterEnd(place))
    return Diagnostic(
      .strayClosingBracket, "'\(character)' stands where nothing is open", at: span(place, characterEnd(place)),
      hint: "take it away, or put the whole value in quotes")
  }

  /// `[a, , b]`, `[,]`, `a: ]`.
  func missingValue() -> Diagnostic {
    guard let byte = byte(at: place) else { return brokenToken() }
    if byte == UInt8(ascii: ","), context == "while parsing a flow node" {
      return Diagnostic(
        .missingFlowValue, "a value is missing before ','", at: span(place, place + 1),
        hint: "take the comma away, or write the value")
    }
    if Characters.isFlowIndicator(byte) { return strayBracket() }
    return Diagnostic(
      .missingFlowValue, "a value is missing before '\(quoted(place, wordEnd(place)))'",
      at: span(place, wordEnd(place)), hint: "write the value")
  }

  /// An expression without quotes on the line of the problem, if that is what broke.
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
    // Behind a whole expression the mistake is another one; `{{ x }}` without a dollar is a mapping to YAML.
    guard place < end || !hasDollar else { return nil }
    let hint =
      hasDollar
      ? "put the expression in quotes, with all of the text it stands in" : "write '\"${{ … }}\"', in quotes"
    return Diagnostic(
      .unquotedExpression, "YAML cannot read this expression without quotes", at: span(start, end), hint: hint,
      fixes: hasDollar ? [quoting(start, end)].compactMap(\.self) : [])
  }

  /// Quotes around an expression that is a value of its own.
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
    return Fix(
      "put the expression in quotes", edits: [.init(span(start, start), quote), .init(span(end, end), quote)])
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

  /// Behind the quote that closes the one at a place, or the next byte when nothing on the line closes it.
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
