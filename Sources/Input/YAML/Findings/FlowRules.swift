public import Diagnostics

// Codes 0103 to 0106 and 0114: brackets, and expressions that YAML reads as brackets.

public extension DiagnosticCode {
  static let unclosedCollection = DiagnosticCode(
    103, "unclosed-collection", stage: .syntax, summary: "A bracket or brace is opened and not closed.",
    explanation: """
      A list in `[…]` or a map in `{…}` may span several lines, so a missing closing bracket swallows the lines \
      that follow.

      Close it where the list or map ends.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(workflow, bad: "labels: ⏵{⏴domain: billing", good: "labels: {domain: billing}"))
  static let strayClosingBracket = DiagnosticCode(
    104, "stray-bracket", stage: .syntax, summary: "A closing bracket or a comma has no opening bracket.",
    explanation: """
      `]`, `}` and `,` close or separate what `[` and `{` opened. An extra one, or one of the other kind, has no \
      meaning.

      Remove it, close with the bracket of the same kind, or put text that starts with a bracket in quotes.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(workflow, bad: "labels: {domain: billing}⏵}⏴", good: "labels: {domain: billing}"))
  static let missingFlowComma = DiagnosticCode(
    105, "missing-comma", stage: .syntax,
    summary: "Two entries of a list or map in brackets have no comma between them.",
    explanation: """
      Each entry in `[…]` and `{…}` ends with a comma. A bracket inside unquoted text ends the text as well.

      Write the comma, or put the text in quotes.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(
      workflow, bad: "labels: {domain: \"billing\" ⏵team⏴: support}",
      good: "labels: {domain: \"billing\", team: support}"))
  static let unquotedExpression = DiagnosticCode(
    106, "unquoted-expression", stage: .syntax, summary: "An expression needs quotes here.",
    explanation: """
      In YAML, `{` starts a map and `[` starts a list. `${{ … }}` needs no quotes at the start of a value on its \
      own line, but inside `{…}` and `[…]`, or where it contains `: ` or ` #`, YAML reads a part of it as its own \
      syntax. YAML always reads a value that starts with `{{` as a map.

      Put the whole value in quotes: `{amount: "${{ event.detail.amount }}"}`.
      """, source: "YAML 1.2.2, section 7.3.3",
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: ⏵${{ event.detail.id }}⏴}",
      good: "{queue: orders, message: \"${{ event.detail.id }}\"}"))
  static let missingFlowValue = DiagnosticCode(
    114, "missing-flow-value", stage: .syntax, summary: "A comma has no value before it.",
    explanation: """
      `[a, , b]` and `[, a]` omit an entry. YAML does not define its value.

      Remove the comma, or write the value.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(
      workflow, bad: "labels: {domain: billing,⏵,⏴ team: support}", good: "labels: {domain: billing, team: support}"
    ))
}

extension Sentence {
  static let writeQuotedExpression: Sentence = "write '\"${{ … }}\"', in quotes"
  static func neverClosed(_ bracket: String) -> Sentence { "'\(bracket)' is never closed" }
  static func closeWith(_ bracket: String) -> Sentence { "close it with '\(bracket)'" }
  static func closesOtherKind(_ bracket: String) -> Sentence { "'\(bracket)' closes a bracket of the other kind" }
  static let openedHere: Sentence = "opened here"
  static let readAsPart: Sentence = "read as part of it"
  static let quoteOrBraces: Sentence = "put the value in quotes, or the inner map in '{…}'"
  static func commaMissing(_ bracket: String, before word: String) -> Sentence {
    "',' or '\(bracket)' is missing before '\(word)'"
  }
  static let separateEntries: Sentence = "separate entries with ','; put text that contains brackets in quotes"
  static func closesNothing(_ bracket: String) -> Sentence { "'\(bracket)' closes nothing" }
  static let removeOrQuote: Sentence = "remove it, or put the whole value in quotes"
  static let valueMissingBeforeComma: Sentence = "a value is missing before ','"
  static let removeComma: Sentence = "remove the comma, or write the value"
  static func valueMissing(before word: String) -> Sentence { "a value is missing before '\(word)'" }
  static let writeValue: Sentence = "write the value"
  static let quoteWholeExpression: Sentence = "put the expression in quotes, together with the text around it"
  static let expressionWithoutQuotes: Sentence = "YAML cannot read this expression without quotes"
  static let quoteExpression: Sentence = "put the expression in quotes"
}
