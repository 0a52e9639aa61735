public import Diagnostics

// Codes 0101 to 0129: syntax errors. Those of brackets and of keys have their own files.

/// The rules about the bytes, the syntax and the structure of YAML.
public let yamlRules: [DiagnosticCode] = [
  .fileTooLarge, .notUTF8, .utf16, .controlCharacter, .tabIndentation, .unclosedYAMLQuote, .unclosedCollection,
  .strayClosingBracket, .missingFlowComma, .unquotedExpression, .reservedCharacter, .nestedColon,
  .missingSpaceAfterColon, .lineWithoutColon, .wrongIndentation, .textAfterValue, .inlineItem, .missingFlowValue,
  .invalidYAMLEscape, .invalidBlockScalar, .invalidAnchor, .invalidTag, .invalidDirective, .textAfterDocument,
  .keyTooLong, .yamlSyntax, .nestingTooDeep, .aliasExpansion, .aliasCycle, .undefinedAlias, .duplicateKey,
  .keyNotScalar, .mergeKey, .unknownTag, .tagMismatch,
]

public extension DiagnosticCode {
  static let tabIndentation = DiagnosticCode(
    101, "tab-indentation", stage: .syntax, summary: "A line is indented with a tab.",
    explanation: """
      Indentation is the structure of YAML, and the width of a tab is undefined, so YAML allows only spaces.

      Indent with two spaces per level. Most editors can be set to do so for `*.yaml`.
      """, source: "YAML 1.2.2, section 6.1",
    example: .init(workflow, bad: "labels:\n⏵\t⏴domain: billing", good: "labels:\n  domain: billing"))
  static let unclosedYAMLQuote = DiagnosticCode(
    102, "unclosed-quote", stage: .syntax, summary: "A quote is never closed, or is closed only some lines below.",
    explanation: """
      Text in quotes may span several lines, so a missing closing quote swallows everything that follows. The \
      finding is at the opening quote, not at the end of the file.

      Close the quote where the text ends.
      """, source: "YAML 1.2.2, section 7.3",
    example: .init(
      workflow, bad: "description: ⏵\"⏴Hand each order over", good: "description: \"Hand each order over\""))
  static let reservedCharacter = DiagnosticCode(
    107, "reserved-character", stage: .syntax,
    summary: "A value starts with a character that YAML reserves.",
    explanation: """
      Without quotes, a value cannot start with `@`, a backtick, `%`, or `?` followed by a space.

      Put the value in quotes.
      """, source: "YAML 1.2.2, section 5.3",
    example: .init(workflow, bad: "owner: ⏵@⏴billing-ops", good: "owner: \"@billing-ops\""))
  static let invalidYAMLEscape = DiagnosticCode(
    115, "invalid-yaml-escape", stage: .syntax,
    summary: "A backslash in double quotes starts an unknown escape.",
    explanation: """
      In double quotes a backslash starts an escape: `\\n`, `\\t`, `\\"`, `\\\\`, `\\u00E9`. Paths and regular \
      expressions contain literal backslashes. Half of a surrogate pair, as JSON writes emoji, is not a character \
      either.

      Write `\\\\`, or use single quotes, where a backslash needs no escape.
      """, source: "YAML 1.2.2, section 5.7",
    example: .init(
      workflow, bad: #"description: "Files under C:⏵\o⏴rders""#, good: #"description: 'Files under C:\orders'"#))
  static let invalidBlockScalar = DiagnosticCode(
    116, "invalid-block-scalar", stage: .syntax, summary: "Text follows the indicator of a block scalar.",
    explanation: """
      `|` and `>` start a block of text on the lines below. Only `+` or `-`, a digit from 1 to 9 for the \
      indentation, and a comment may follow them on the same line.

      Start the text on the next line. Put a value that starts with `|` or `>` but is not a block in quotes.
      """, source: "YAML 1.2.2, section 8.1.1",
    example: .init(
      workflow, bad: "description: > ⏵Hand each order over⏴", good: "description: >\n  Hand each order over"))
  static let invalidAnchor = DiagnosticCode(
    117, "invalid-anchor", stage: .syntax, summary: "`&` or `*` has no name after it.",
    explanation: """
      `&name` names a value, and `*name` refers to it. YAML does not read a value that starts with one of them, \
      such as a crontab line or a wildcard, as text.

      Put the value in quotes.
      """, source: "YAML 1.2.2, section 6.9.2",
    example: .init(workflow, bad: "description: ⏵*⏴ every order", good: "description: \"* every order\""))
  static let invalidTag = DiagnosticCode(
    118, "invalid-tag", stage: .syntax, summary: "`!` starts an invalid tag.",
    explanation: """
      `!` starts a tag, the name of a type. YAML does not read a value that starts with it as text.

      Put the value in quotes.
      """, source: "YAML 1.2.2, section 6.8.2",
    example: .init(workflow, bad: "description: ⏵!order!now⏴ please", good: "description: \"!order!now please\""))
  static let invalidDirective = DiagnosticCode(
    119, "invalid-directive", stage: .syntax,
    summary: "A line starts with `%` and is not a supported directive.",
    explanation: """
      A `%` in the first column starts a directive, such as `%YAML 1.2`. Tasuki rejects versions other than 1.1 \
      and 1.2, unknown directives and repeated ones.

      Remove the line: a workflow needs no directive.
      """, source: "YAML 1.2.2, section 6.8",
    example: .init(
      .workflow, bad: "⏵%YAML 2.0⏴\n---\n" + workflow("owner: billing-ops"),
      good: "%YAML 1.2\n---\n" + workflow("owner: billing-ops")))
  static let yamlSyntax = DiagnosticCode(
    122, "yaml-syntax", stage: .syntax,
    summary: "The text is not valid YAML, for a reason that no other code covers.",
    explanation: """
      The message says what the YAML reader expected here.

      If this place is inside a text, put the text in quotes.
      """, source: "YAML 1.2.2",
    example: .init(.shown, bad: "what no other code covers\n", good: "workflow: order-placed\n"))
}

extension Sentence {
  static let quoteIfText: Sentence = "if it is text, put it in quotes"
  static let quoteClosedBelow: Sentence = "this quote is closed only some lines below"
  static let closeWhereTextEnds: Sentence = "close it where the text ends"
  static let thisClosesIt: Sentence = "this closes it"
  static let doubleSingleQuote: Sentence = "inside single quotes, write '' for a quote"
  static let escapeDoubleQuote: Sentence = "inside double quotes, write \\\" for a quote"
  static func startsValue(_ character: String) -> Sentence {
    "a value cannot start with '\(character)' without quotes"
  }
  static let quoteValue: Sentence = "put the value in quotes"
  static let theValue: Sentence = "the value"
  static let tabForSpaces: Sentence = "expected spaces for indentation, found a tab"
  static let useTwoSpaces: Sentence = "use two spaces per level"
  static let tabsHaveNoWidth: Sentence =
    "The width of a tab is undefined, so YAML does not allow it as indentation."
  static func quoteOpen(_ quote: String) -> Sentence { "the quote \(quote) is never closed" }
  static func notYAML(_ problem: String) -> Sentence { "not valid YAML: \(problem)" }
  static func isNotEscape(_ text: String) -> Sentence { "unknown escape '\(text)' in double quotes" }
  static let writeCharacterItself: Sentence =
    "write the character itself, or its code point as \\U and eight digits"
  static let writeTwoBackslashes: Sentence =
    "write \\\\ for a backslash, or use single quotes, where a backslash needs no escape"
  static func isComparison(_ sign: String) -> Sentence {
    "a comparison cannot begin with '\(sign)': YAML reads '>' as the start of a text over several lines"
  }
  static func writeNumeric(_ sign: String, _ digits: String) -> Sentence {
    "in 'where', write {numeric: [\"\(sign)\", \(digits)]}"
  }
  static func afterIndicator(_ text: String, indicator: String) -> Sentence {
    "unexpected '\(text)' after '\(indicator)'"
  }
  static func startTextOnNextLine(_ indicator: String) -> Sentence {
    "start the text on the next line; put a value that starts with '\(indicator)' in quotes"
  }
  static func noName(after character: String, of kind: Sentence) -> Sentence {
    "'\(character)' starts an \(kind), but no name follows"
  }
  static func quoteTextStarting(_ character: String) -> Sentence {
    "put text that starts with '\(character)' in quotes"
  }
  static func isNotTag(_ text: String) -> Sentence { "'\(text)' is not a valid tag" }
  static func isNotDirective(_ text: String) -> Sentence { "'\(text)' is not a supported directive" }
  static let removeLineOrQuote: Sentence = "remove the line; put text that starts with '%' in quotes"
  static let alias: Sentence = "alias"
  static let anchor: Sentence = "anchor"
}
