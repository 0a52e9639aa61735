import Diagnostics
import Source

// Single characters, quotes, escapes, headers and directives.
extension SyntaxProblem {
  /// A character that starts nothing in YAML.
  func forbiddenCharacter() -> Diagnostic {
    guard let byte = byte(at: place) else { return brokenToken() }
    return byte == 0x09 ? tab() : reserved(byte)
  }

  /// A value that starts with a reserved character.
  func reserved(_ byte: UInt8) -> Diagnostic {
    let end = max(textEnd(place), characterEnd(place))
    return Diagnostic(
      .reservedCharacter, .startsValue(String(Character(Unicode.Scalar(byte)))), at: span(place, place + 1),
      hint: .quoteValue, labels: end > place + 1 ? [Label(span(place, end), .theValue)] : [])
  }

  /// A tab instead of spaces.
  func tab() -> Diagnostic {
    var end = place
    while end < bytes.count, bytes[end] == 0x09 { end += 1 }
    return Diagnostic(
      .tabIndentation, .tabForSpaces, at: span(place, max(end, place + 1)), hint: .useTwoSpaces,
      notes: [.tabsHaveNoWidth])
  }

  /// A quote that the opening one of a later text closes, whatever then comes after it.
  func quoteClosedBelow() -> Diagnostic? {
    guard let scalar = lastScalar, scalar.form == .singleQuoted || scalar.form == .doubleQuoted,
      scalar.start < lineStart(scalar.end)
    else { return nil }
    let start = contextPlace >= scalar.end ? min(contextPlace, place) : place
    guard start >= scalar.end, start < lineEnd(scalar.end), trimmed(scalar.end, start) == scalar.end,
      let byte = byte(at: start), byte != UInt8(ascii: ":"), !Characters.isFlowIndicator(byte)
    else { return nil }
    return Diagnostic(
      .unclosedYAMLQuote, .quoteClosedBelow, at: span(scalar.start, scalar.start + 1), hint: .closeWhereTextEnds,
      labels: [Label(span(scalar.end - 1, scalar.end), .thisClosesIt)])
  }

  /// A quote that nothing closes.
  func unclosedQuote() -> Diagnostic {
    let quote = text(contextPlace, characterEnd(contextPlace))
    return Diagnostic(
      .unclosedYAMLQuote, .quoteOpen(quote), at: span(contextPlace, contextPlace + 1), hint: .closeWhereTextEnds)
  }

  /// An error inside one token.
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
      return Diagnostic(.yamlSyntax, .notYAML(problem), at: span(place, characterEnd(place)), hint: .quoteIfText)
    }
  }

  private func invalidEscape() -> Diagnostic {
    // libyaml stops at the backslash of an unknown escape, but at the digits of a known one.
    let start = problem == "found unknown escape character" ? place : max(contextPlace, place - 2)
    var end = characterEnd(start + 1)
    if problem != "found unknown escape character" {
      let digits = byte(at: start + 1) == UInt8(ascii: "x") ? 2 : byte(at: start + 1) == UInt8(ascii: "u") ? 4 : 8
      while end < bytes.count, end - start < digits + 2, bytes[end].isHexDigit { end += 1 }
    }
    let isSurrogate = problem == "found invalid Unicode character escape code"
    return Diagnostic(
      .invalidYAMLEscape, .isNotEscape(quoted(start, end)), at: span(start, end),
      hint: isSurrogate ? .writeCharacterItself : .writeTwoBackslashes)
  }

  private func invalidBlockScalar() -> Diagnostic {
    let end = max(textEnd(place), characterEnd(place))
    let indicator = text(contextPlace, characterEnd(contextPlace))
    // `> 100` after a key is meant as a comparison.
    if indicator == ">" {
      let rest = text(place, end)
      let number = rest.drop { $0 == "=" || $0 == " " }
      if number.first?.isNumber == true || number.first == "-",
        number.allSatisfy({ $0.isNumber || ".,-_".contains($0) })
      {
        let sign = rest.hasPrefix("=") ? ">=" : ">"
        let digits = String(number.filter { $0 != "," && $0 != "_" })
        return Diagnostic(
          .invalidBlockScalar, .isComparison(sign), at: span(contextPlace, end), hint: .writeNumeric(sign, digits))
      }
    }
    return Diagnostic(
      .invalidBlockScalar, .afterIndicator(quoted(place, end), indicator: indicator), at: span(place, end),
      hint: .startTextOnNextLine(indicator))
  }

  private func invalidAnchor() -> Diagnostic {
    let character = text(contextPlace, characterEnd(contextPlace))
    let kind: Sentence = character == "*" ? .alias : .anchor
    return Diagnostic(
      .invalidAnchor, .noName(after: character, of: kind),
      at: span(contextPlace, contextPlace + 1), hint: .quoteTextStarting(character))
  }

  private func invalidTag() -> Diagnostic {
    var start = contextPlace
    while let byte = byte(at: start), byte != UInt8(ascii: "!"), !Characters.isLineEnd(byte) { start += 1 }
    var end = start
    while let byte = byte(at: end), !Characters.isBlank(byte), !Characters.isLineEnd(byte) { end += 1 }
    return Diagnostic(
      .invalidTag, .isNotTag(quoted(start, end)), at: span(start, end), hint: .quoteTextStarting("!"))
  }

  private func invalidDirective(_ start: Int) -> Diagnostic {
    let end = textEnd(start)
    return Diagnostic(
      .invalidDirective, .isNotDirective(quoted(start, end)), at: span(start, end), hint: .removeLineOrQuote)
  }
}
