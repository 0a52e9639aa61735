public import Diagnostics

// Codes 0101 to 0129: mistakes of syntax. Those of brackets and of keys have files of their own.

/// The rules of what is found in the bytes, the syntax and the structure of YAML.
public let yamlRules: [DiagnosticCode] = [
  .fileTooLarge, .notUTF8, .utf16, .controlCharacter, .tabIndentation, .unclosedYAMLQuote, .unclosedCollection,
  .strayClosingBracket, .missingFlowComma, .unquotedExpression, .reservedCharacter, .nestedColon,
  .missingSpaceAfterColon, .lineWithoutColon, .wrongIndentation, .textBehindValue, .inlineItem, .missingFlowValue,
  .invalidYAMLEscape, .invalidBlockScalar, .invalidAnchor, .invalidTag, .invalidDirective, .textBehindDocument,
  .keyTooLong, .yamlSyntax, .nestingTooDeep, .aliasExpansion, .aliasCycle, .undefinedAlias, .duplicateKey,
  .keyNotScalar, .mergeKey, .unknownTag, .tagMismatch,
]

public extension DiagnosticCode {
  static let tabIndentation = DiagnosticCode(
    101, "tab-indentation", stage: .syntax, summary: "A line is indented with a tab.",
    explanation: """
      Indentation is YAML's structure, and no one can say how many columns a tab is wide, so YAML allows spaces alone.

      Indent with two spaces for each level. Most editors can be told to do so for `*.yaml`.
      """, source: "YAML 1.2.2, section 6.1",
    example: .init(workflow, bad: "labels:\n⏵\t⏴domain: billing", good: "labels:\n  domain: billing"))
  static let unclosedYAMLQuote = DiagnosticCode(
    102, "unclosed-quote", stage: .syntax, summary: "A quote is opened and not closed, or closed only lines below.",
    explanation: """
      A text in quotes may run over several lines, so a forgotten closing quote takes in everything that follows. The \
      mistake stands where the quote is opened, not where the file ends.

      Close the quote where its text ends.
      """, source: "YAML 1.2.2, section 7.3",
    example: .init(
      workflow, bad: "description: ⏵\"⏴Hand each order over", good: "description: \"Hand each order over\""))
  static let reservedCharacter = DiagnosticCode(
    107, "reserved-character", stage: .syntax,
    summary: "A value starts with a character that YAML keeps for itself.",
    explanation: """
      Without quotes a value cannot start with `@`, a backtick or `%`, nor with `?` and a space.

      Put the value in quotes.
      """, source: "YAML 1.2.2, section 5.3",
    example: .init(workflow, bad: "owner: ⏵@⏴billing-ops", good: "owner: \"@billing-ops\""))
  static let invalidYAMLEscape = DiagnosticCode(
    115, "invalid-yaml-escape", stage: .syntax,
    summary: "A backslash in double quotes starts no escape that YAML knows.",
    explanation: """
      In double quotes a backslash starts an escape: `\\n`, `\\t`, `\\"`, `\\\\`, `\\u00E9`. Paths and regular expressions \
      hold backslashes that mean themselves. Half of a surrogate pair, as JSON writes emoji, is no character either.

      Write `\\\\`, or use single quotes, where a backslash is a backslash.
      """, source: "YAML 1.2.2, section 5.7",
    example: .init(
      workflow, bad: #"description: "Files under C:⏵\o⏴rders""#, good: #"description: 'Files under C:\orders'"#))
  static let invalidBlockScalar = DiagnosticCode(
    116, "invalid-block-scalar", stage: .syntax, summary: "Text stands behind the sign of a block of text.",
    explanation: """
      `|` and `>` start a block of text on the lines below. Behind the sign only `+` or `-`, a digit from 1 to 9 for the \
      indentation, and a comment may stand.

      Start the text on the next line. A value that only starts with `|` or `>` needs quotes.
      """, source: "YAML 1.2.2, section 8.1.1",
    example: .init(
      workflow, bad: "description: > ⏵Hand each order over⏴", good: "description: >\n  Hand each order over"))
  static let invalidAnchor = DiagnosticCode(
    117, "invalid-anchor", stage: .syntax, summary: "`&` or `*` has no name behind it.",
    explanation: """
      `&name` names a value, `*name` stands for it. A text that starts with one of them, such as a crontab line or a \
      wildcard, is not read as text.

      Put the value in quotes.
      """, source: "YAML 1.2.2, section 6.9.2",
    example: .init(workflow, bad: "description: ⏵*⏴ every order", good: "description: \"* every order\""))
  static let invalidTag = DiagnosticCode(
    118, "invalid-tag", stage: .syntax, summary: "`!` starts no tag that YAML can read.",
    explanation: """
      `!` starts a tag, the name of a type. A text that starts with it is not read as text.

      Put the value in quotes.
      """, source: "YAML 1.2.2, section 6.8.2",
    example: .init(workflow, bad: "description: ⏵!order!now⏴ please", good: "description: \"!order!now please\""))
  static let invalidDirective = DiagnosticCode(
    119, "invalid-directive", stage: .syntax,
    summary: "A line starts with `%` and is no directive that can be used.",
    explanation: """
      A `%` in the first column starts a directive, such as `%YAML 1.2`. Versions other than 1.1 and 1.2, unknown \
      directives and repeated ones are refused.

      Take the line away: a workflow needs no directive.
      """, source: "YAML 1.2.2, section 6.8",
    example: .init(
      .workflow, bad: "⏵%YAML 2.0⏴\n---\n" + workflow("owner: billing-ops"),
      good: "%YAML 1.2\n---\n" + workflow("owner: billing-ops")))
  static let yamlSyntax = DiagnosticCode(
    122, "yaml-syntax", stage: .syntax, summary: "A text is not YAML, for a reason that no other code covers.",
    explanation: """
      The message says what the YAML reader expected at this place.

      If the place is inside a text, put the text in quotes.
      """, source: "YAML 1.2.2",
    example: .init(.shown, bad: "what no other code covers\n", good: "workflow: order-placed\n"))
}

extension Sentence {
  static let quoteIfText: Sentence = "if it is a text, put it in quotes"
  static let quoteClosedBelow: Sentence = "a quote is opened here and closed only some lines below"
  static let closeWhereTextEnds: Sentence = "close it where its text ends"
  static let thisClosesIt: Sentence = "this closes it"
  static let doubleSingleQuote: Sentence = "inside single quotes, write '' for a quote"
  static let escapeDoubleQuote: Sentence = "inside double quotes, write \\\" for a quote"
  static func startsValue(_ character: String) -> Sentence {
    "a value cannot start with '\(character)' without quotes"
  }
  static let quoteValue: Sentence = "put the value in quotes"
  static let theValue: Sentence = "the value"
  static let tabForSpaces: Sentence = "a tab stands where YAML wants spaces"
  static let useTwoSpaces: Sentence = "use two spaces for each level"
  static let tabsHaveNoWidth: Sentence =
    "YAML does not say how wide a tab is, so it does not allow one as indentation."
  static func quoteOpen(_ quote: String) -> Sentence { "the quote \(quote) is never closed" }
  static func notYAML(_ problem: String) -> Sentence { "this is not YAML: \(problem)" }
  static func noEscape(_ text: String) -> Sentence { "'\(text)' is no escape in double quotes" }
  static let writeCharacterItself: Sentence =
    "write the character itself, or its one code point as \\U and eight digits"
  static let writeTwoBackslashes: Sentence =
    "write \\\\ for a backslash, or use single quotes, where a backslash is a backslash"
  static func behindIndicator(_ text: String, indicator: String) -> Sentence {
    "'\(text)' cannot stand behind '\(indicator)'"
  }
  static func startTextOnNextLine(_ indicator: String) -> Sentence {
    "start the text on the next line; a value that starts with '\(indicator)' needs quotes"
  }
  static func noName(behind character: String, of kind: Sentence) -> Sentence {
    "'\(character)' starts an \(kind), and no name follows that it could have"
  }
  static func quoteTextStarting(_ character: String) -> Sentence {
    "for a text that starts with '\(character)', use quotes"
  }
  static func noTag(_ text: String) -> Sentence { "'\(text)' is no tag that YAML can read" }
  static func noDirective(_ text: String) -> Sentence { "'\(text)' is no directive that can be used here" }
  static let takeLineAwayOrQuote: Sentence = "take the line away; for a text that starts with '%', use quotes"
  static let alias: Sentence = "alias"
  static let anchor: Sentence = "anchor"
}
