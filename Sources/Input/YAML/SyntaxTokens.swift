import Diagnostics

// Single characters, quotes, escapes, headers and directives.
extension SyntaxProblem {
  /// A character that starts nothing in YAML.
  func forbiddenCharacter() -> Diagnostic {
    guard let byte = byte(at: place) else { return brokenToken() }
    return byte == 0x09 ? tab() : reserved(byte)
  }

  /// A value that starts with a character which YAML keeps for itself.
  func reserved(_ byte: UInt8) -> Diagnostic {
    let end = max(textEnd(place), characterEnd(place))
    return Diagnostic(
      .reservedCharacter, "a value cannot start with '\(Character(Unicode.Scalar(byte)))' without quotes",
      at: span(place, place + 1), hint: "put the value in quotes",
      labels: end > place + 1 ? [Label(span(place, end), "the value")] : [])
  }

  /// A tab where YAML wants spaces.
  func tab() -> Diagnostic {
    var end = place
    while end < bytes.count, bytes[end] == 0x09 { end += 1 }
    return Diagnostic(
      .tabIndentation, "a tab stands where YAML wants spaces", at: span(place, max(end, place + 1)),
      hint: "use two spaces for each level",
      notes: ["YAML does not say how wide a tab is, so it does not allow one as indentation."])
  }

  /// A quote that nothing closes.
  func unclosedQuote() -> Diagnostic {
    let quote = text(contextPlace, characterEnd(contextPlace))
    return Diagnostic(
      .unclosedYAMLQuote, "the quote \(quote) is never closed", at: span(contextPlace, contextPlace + 1),
      hint: "close it where its text ends")
  }

  /// Whatever broke inside one token.
  func brokenToken() -> Diagnostic {
    switch problem {
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return invalidEscape()
    case _ where context == "while scanning a block scalar":
      return invalidBlockScalar()
    case _ where context == "while scanning an anchor" || context == "while scanning an alias":
      return invalidAnchor()
    case "found incompatible YAML document", "found duplicate %YAML directive", "found duplicate %TAG directive":
      return invalidDirective(place)
    case _ where context.hasSuffix("directive"):
      return invalidDirective(contextPlace)
    case "found undefined tag handle":
      return invalidTag()
    case _ where context.hasSuffix(" a tag"):
      return invalidTag()
    default:
      return Diagnostic(
        .yamlSyntax, "this is not YAML: \(problem)", at: span(place, characterEnd(place)),
        hint: "if it is a text, put it in quotes")
    }
  }

  private func invalidEscape() -> Diagnostic {
    // libyaml stands at the backslash of an escape it does not know, at the digits of one it does.
    let start = problem == "found unknown escape character" ? place : max(contextPlace, place - 2)
    var end = characterEnd(start + 1)
    if problem != "found unknown escape character" {
      let digits = byte(at: start + 1) == UInt8(ascii: "x") ? 2 : byte(at: start + 1) == UInt8(ascii: "u") ? 4 : 8
      while end < bytes.count, end - start < digits + 2, Characters.isHexDigit(bytes[end]) { end += 1 }
    }
    let isSurrogate = problem == "found invalid Unicode character escape code"
    return Diagnostic(
      .invalidYAMLEscape, "'\(quoted(start, end))' is no escape in double quotes", at: span(start, end),
      hint: isSurrogate
        ? "write the character itself, or its one code point as \\U and eight digits"
        : "write \\\\ for a backslash, or use single quotes, where a backslash is a backslash")
  }

  private func invalidBlockScalar() -> Diagnostic {
    let end = max(textEnd(place), characterEnd(place))
    let indicator = text(contextPlace, characterEnd(contextPlace))
    return Diagnostic(
      .invalidBlockScalar, "'\(quoted(place, end))' cannot stand behind '\(indicator)'", at: span(place, end),
      hint: "start the text on the next line; a value that starts with '\(indicator)' needs quotes")
  }

  private func invalidAnchor() -> Diagnostic {
    let character = text(contextPlace, characterEnd(contextPlace))
    let what = character == "*" ? "alias" : "anchor"
    return Diagnostic(
      .invalidAnchor, "'\(character)' starts an \(what), and no name follows that it could have",
      at: span(contextPlace, contextPlace + 1), hint: "for a text that starts with '\(character)', use quotes")
  }

  private func invalidTag() -> Diagnostic {
    var start = contextPlace
    while let byte = byte(at: start), byte != UInt8(ascii: "!"), !Characters.isLineEnd(byte) { start += 1 }
    var end = start
    while let byte = byte(at: end), !Characters.isBlank(byte), !Characters.isLineEnd(byte) { end += 1 }
    return Diagnostic(
      .invalidTag, "'\(quoted(start, end))' is no tag that YAML can read", at: span(start, end),
      hint: "for a text that starts with '!', use quotes")
  }

  private func invalidDirective(_ start: Int) -> Diagnostic {
    let end = textEnd(start)
    return Diagnostic(
      .invalidDirective, "'\(quoted(start, end))' is no directive that can be used here", at: span(start, end),
      hint: "take the line away; for a text that starts with '%', use quotes")
  }
}
