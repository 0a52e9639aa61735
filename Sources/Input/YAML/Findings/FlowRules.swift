public import Diagnostics

// Codes 0103 to 0106 and 0114: brackets, and expressions that YAML takes for brackets.

public extension DiagnosticCode {
  static let unclosedCollection = DiagnosticCode(
    103, "unclosed-collection", stage: .syntax, summary: "A bracket or brace is opened and not closed.",
    explanation: """
      A list in `[…]` or a mapping in `{…}` may run over several lines, so a forgotten closing bracket takes in the \
      lines that follow.

      Close it where the list or mapping ends.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(workflow, bad: "labels: ⏵{⏴domain: billing", good: "labels: {domain: billing}"))
  static let strayClosingBracket = DiagnosticCode(
    104, "stray-bracket", stage: .syntax, summary: "A closing bracket, or a comma, belongs to nothing.",
    explanation: """
      `]`, `}` and `,` close or separate what `[` and `{` opened. One too many, or one of the other kind, leaves YAML \
      without a meaning for it.

      Take it away, close with the bracket of the same kind, or put a text that starts with a bracket in quotes.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(workflow, bad: "labels: {domain: billing}⏵}⏴", good: "labels: {domain: billing}"))
  static let missingFlowComma = DiagnosticCode(
    105, "missing-comma", stage: .syntax,
    summary: "Two entries of a list or mapping in brackets have no comma between them.",
    explanation: """
      In `[…]` and `{…}` each entry ends with a comma. Text that holds brackets of its own ends there as well.

      Write the comma, or put the text in quotes.
      """, source: "YAML 1.2.2, section 7.4",
    example: .init(
      workflow, bad: "labels: {domain: \"billing\" ⏵team⏴: support}",
      good: "labels: {domain: \"billing\", team: support}"))
  static let unquotedExpression = DiagnosticCode(
    106, "unquoted-expression", stage: .syntax, summary: "An expression needs quotes where it stands.",
    explanation: """
      `{` and `[` start a mapping and a list in YAML. At the start of a line's value `${{ … }}` may stand as it is, but \
      inside `{…}` and `[…]`, and where it holds `: ` or ` #`, YAML reads a part of it as its own syntax. A value that \
      starts with `{{` is always a mapping to YAML.

      Put the whole value in quotes: `{amount: "${{ event.detail.amount }}"}`.
      """, source: "YAML 1.2.2, section 7.3.3",
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: ⏵${{ event.detail.id }}⏴}",
      good: "{queue: orders, message: \"${{ event.detail.id }}\"}"))
  static let missingFlowValue = DiagnosticCode(
    114, "missing-flow-value", stage: .syntax, summary: "A comma has no value before it.",
    explanation: """
      `[a, , b]` and `[, a]` leave an entry out. YAML does not say what it would be.

      Take the comma away, or write the value.
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
  static let quoteOrBraces: Sentence = "put the value in quotes, or the inner mapping in '{…}'"
  static func commaMissing(_ bracket: String, before word: String) -> Sentence {
    "',' or '\(bracket)' is missing before '\(word)'"
  }
  static let separateEntries: Sentence = "separate entries with ','; put a text that holds brackets in quotes"
  static func nothingOpen(_ bracket: String) -> Sentence { "'\(bracket)' stands where nothing is open" }
  static let takeAwayOrQuote: Sentence = "take it away, or put the whole value in quotes"
  static let valueMissingBeforeComma: Sentence = "a value is missing before ','"
  static let takeCommaAway: Sentence = "take the comma away, or write the value"
  static func valueMissing(before word: String) -> Sentence { "a value is missing before '\(word)'" }
  static let writeValue: Sentence = "write the value"
  static let quoteWholeExpression: Sentence = "put the expression in quotes, with all of the text it stands in"
  static let expressionWithoutQuotes: Sentence = "YAML cannot read this expression without quotes"
  static let quoteExpression: Sentence = "put the expression in quotes"
}
