public import Diagnostics

// Codes 0501 to 0509: the syntax of expressions.

/// The rules for templates and expressions.
public let expressionRules: [DiagnosticCode] = [
  .unclosedExpression, .emptyExpression, .expressionSyntax, .expressionTooLong, .mixedExpression,
  .foreignExpression, .unknownFunction, .argumentCount, .argumentType, .notInStepFunctions, .unknownVariable,
  .fixedComparison, .fixedFilter,
]

public extension DiagnosticCode {
  static let unclosedExpression = DiagnosticCode(
    501, "unclosed-expression", stage: .workflow, summary: "An expression begins with '${{' and is not closed.",
    explanation: """
      `${{ … }}` contains a JSONata expression. Without the closing `}}`, Tasuki does not know where the expression \
      ends. For the characters `${{` themselves, write `$${{`.
      """,
    example: .init(
      .workflow, bad: exampleWorkflow(message: #""Order ⏵${{ event.detail.id⏴""#),
      good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#)))
  static let emptyExpression = DiagnosticCode(
    502, "empty-expression", stage: .workflow, summary: "An expression is empty.",
    explanation: "`${{ }}` has no value. Write a path such as `event.detail.id`, or remove the expression.",
    example: .init(
      .workflow, bad: exampleWorkflow(message: #"{order: "⏵${{ }}⏴"}"#),
      good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#)))
  static let expressionSyntax = DiagnosticCode(
    503, "expression-syntax", stage: .workflow, summary: "An expression is not valid JSONata.",
    explanation: """
      Expressions are JSONata, the language of Step Functions: paths (`event.detail.id`), `&` to join texts, \
      arithmetic, comparisons with `=`, `!=`, `<`, `in`, the words `and` and `or`, `condition ? this : that`, and \
      functions such as `$string(…)`. There is no `==`, `&&` or `||`.
      """, source: "JSONata documentation, https://docs.jsonata.org",
    example: .init(
      .workflow, bad: exampleWorkflow(message: #"{order: "${{ event.detail.id ⏵==⏴ 1 }}"}"#),
      good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#)))
  static let expressionTooLong = DiagnosticCode(
    504, "expression-too-long", stage: .workflow, summary: "An expression is longer than 8,192 characters.",
    explanation: "An expression of this length cannot be reviewed. Split the work into several tasks.",
    example: .init(.shown, bad: "text: ${{ (8,193 characters) }}", good: "text: ${{ event.detail.id }}"))
  static let mixedExpression = DiagnosticCode(
    505, "mixed-expression", stage: .workflow,
    summary: "There is text next to an expression where only one expression is allowed.",
    explanation: """
      `if`, `when` and `for-each` accept one expression. Put the whole condition into one `${{ … }}`: \
      `${{ event.detail.a = 1 and event.detail.b = 2 }}`.
      """,
    example: .init(
      .workflow,
      bad: exampleWorkflow(message: "{}", condition: "⏵${{ event.detail.a = 1 }} and ${{ event.detail.b = 2 }}⏴"),
      good: exampleWorkflow(message: "{order: new}")))
  static let foreignExpression = DiagnosticCode(
    506, "foreign-expression", .warning, stage: .workflow,
    summary: "A text contains an expression of another tool, which Tasuki does not evaluate.",
    explanation: """
      An expression is written between `${{` and `}}`. What other tools read as one is sent as it is: `{{ event.detail.id }}`, \
      `${event.detail.id}`, `{{1.id}}` of Make and Zapier, `={{ $json.id }}` of n8n, `@{triggerBody()}` of Power Automate, \
      `$.detail.id` of input transformers, and braces of full width. The receiver sees the characters, and no value.
      """,
    example: .init(
      .workflow, bad: exampleWorkflow(message: #""Order ⏵{{ event.detail.id }}⏴""#),
      good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#)))
}

extension Sentence {
  static func unexpected(_ text: String) -> Sentence { "unexpected '\(text)'" }
  static let expectedOperatorOrEnd: Sentence = "expected an operator or the end of the expression"
  static func tooManyOperators(_ limit: Int) -> Sentence {
    "the expression has more than \(limit) nested operators"
  }
  static let splitOrParenthesize: Sentence = "split it, or put parts of it in parentheses"
  static func expected(_ sign: String) -> Sentence { "expected '\(term: sign)'" }
  static let expectedVariable: Sentence = "expected a variable such as '$name'"
  static func nestedTooDeeply(_ limit: Int) -> Sentence {
    "the expression is nested more than \(limit) levels deep"
  }
  static let endsBeforeValue: Sentence = "expected a value, found the end of the expression"
  static let expectedValue: Sentence = "expected a value"
  static let expectedFunctionBody: Sentence = "expected '{' and the body of the function"
  static let expectedSignatureEnd: Sentence = "expected '>' at the end of the signature"
  static let assignedToNoVariable: Sentence = "':=' assigns only to a variable such as '$name'"
  static let expectedOperator: Sentence = "expected an operator"
  static let commentOpen: Sentence = "unclosed comment"
  static let quotedNameOpen: Sentence = "unclosed quoted name"
  static let quoteInName: Sentence = "a name that contains a quote"
  static let joinOrQuoteName: Sentence = "join texts with '&'; put a name with such characters in backquotes"
  static let shortEscape: Sentence = "'\\u' needs four hexadecimal digits"
  static func isNotEscape(_ character: String) -> Sentence { "unknown escape '\\\(character)'" }
  static let quoteApostrophe: Sentence = "put the string into double quotes, or write '\\u0027'"
  static let escapeBackslash: Sentence = "write '\\\\' for a backslash"
  static let stringOpen: Sentence = "unclosed string"
  static func closeWith(_ sign: String) -> Sentence { "close it with '\(term: sign)'" }
  static let halfCharacter: Sentence = "this escape is only half of a character"
  static let writeWholeCharacter: Sentence =
    "write the character itself, or both escapes, as in '\\ud83d\\ude00'"
  static let regularExpressionOpen: Sentence = "unclosed regular expression"
  static let regularExpressionEmpty: Sentence = "empty regular expression"
  static let onlyCharacters: Sentence = "this is plain text, not an expression"
  static func noOperator(_ spelling: String) -> Sentence { "'\(spelling)' is not a JSONata operator" }
  static func givesTruth(_ word: String, write form: String) -> Sentence {
    "\(write(form)); the result of '\(term: word)' is true or false"
  }
  static let expressionOpen: Sentence = "unclosed expression"
  static let closeExpression: Sentence = "close it with '}}', or write '$${{' for the characters themselves"
  static let oneExpressionOnly: Sentence = "expected one expression and nothing else"
  static let joinConditions: Sentence = "put the whole condition into one '${{ … }}'"
  static let expressionEmpty: Sentence = "empty expression"
  static let writePath: Sentence = "write a path such as 'event.detail.id', or remove the expression"
  static func expressionTooLong(_ limit: Int) -> Sentence { "the expression has more than \(limit) characters" }
  static let splitIntoTasks: Sentence = "split it into several tasks"
  static let expressionsAreJSONata: Sentence =
    "An expression is JSONata, the language of Step Functions: https://docs.jsonata.org."
}
