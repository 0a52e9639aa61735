public import Diagnostics

// Codes 0501 to 0509: how expressions are written.

/// The rules of what is found in templates and expressions.
public let expressionRules: [DiagnosticCode] = [
  .unclosedExpression, .emptyExpression, .expressionSyntax, .expressionTooLong, .mixedExpression,
  .foreignExpression, .unknownFunction, .argumentCount, .argumentType, .notInStepFunctions, .unknownVariable,
  .fixedComparison, .fixedFilter,
]

public extension DiagnosticCode {
  static let unclosedExpression = DiagnosticCode(
    501, "unclosed-expression", stage: .workflow, summary: "An expression begins with '${{' and never ends.",
    explanation: """
      `${{ … }}` holds a JSONata expression. Without the closing `}}` Tasuki cannot tell where the expression ends \
      and the text goes on. For the characters `${{` themselves write `$${{`.
      """,
    example: .init(
      .workflow, bad: exampleWorkflow(message: #""Order ⏵${{ event.detail.id⏴""#),
      good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#)))
  static let emptyExpression = DiagnosticCode(
    502, "empty-expression", stage: .workflow, summary: "An expression holds nothing.",
    explanation: "`${{ }}` has no value. Write a path such as `event.detail.id`, or leave the expression out.",
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
    explanation: "Nobody can review an expression of that length. Split the work over several tasks.",
    example: .init(.shown, bad: "text: ${{ (8,193 characters) }}", good: "text: ${{ event.detail.id }}"))
  static let mixedExpression = DiagnosticCode(
    505, "mixed-expression", stage: .workflow,
    summary: "Text stands beside an expression where only one expression can stand.",
    explanation: """
      `if`, `when` and `for-each` take one expression. Put the whole condition into one `${{ … }}`: \
      `${{ event.detail.a = 1 and event.detail.b = 2 }}`.
      """,
    example: .init(
      .workflow,
      bad: exampleWorkflow(message: "{}", condition: "⏵${{ event.detail.a = 1 }} and ${{ event.detail.b = 2 }}⏴"),
      good: exampleWorkflow(message: "{order: new}")))
  static let foreignExpression = DiagnosticCode(
    506, "foreign-expression", .warning, stage: .workflow,
    summary: "A text holds what is an expression in other tools, and only characters here.",
    explanation: """
      An expression stands between `${{` and `}}`. What other tools read as one is sent as it is: `{{ event.detail.id }}`, \
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
    "the expression has more than \(limit) operators in each other"
  }
  static let splitOrParenthesise: Sentence = "split it, or put parts of it in parentheses"
  static func expected(_ sign: String) -> Sentence { "expected '\(term: sign)'" }
  static let expectedVariable: Sentence = "expected a variable such as '$name'"
  static func nestedTooDeeply(_ limit: Int) -> Sentence {
    "the expression is nested more than \(limit) levels deep"
  }
  static let endsBeforeValue: Sentence = "the expression ends where a value was expected"
  static let expectedValue: Sentence = "expected a value here"
  static let expectedFunctionBody: Sentence = "expected '{' and the body of the function"
  static let expectedSignatureEnd: Sentence = "expected '>' at the end of the signature"
  static let assignedToNoVariable: Sentence = "only a variable such as '$name' can be assigned to"
  static let expectedOperator: Sentence = "expected an operator"
  static let commentOpen: Sentence = "a comment is not closed"
  static let quotedNameOpen: Sentence = "a quoted name is not closed"
  static let shortEscape: Sentence = "'\\u' wants four hexadecimal digits"
  static func noEscape(_ character: String) -> Sentence { "'\\\(character)' is no escape" }
  static let quoteApostrophe: Sentence = "put the string into double quotes, or write '\\u0027'"
  static let escapeBackslash: Sentence = "write '\\\\' for a backslash"
  static let stringOpen: Sentence = "a string is not closed"
  static func closeWith(_ sign: String) -> Sentence { "close it with '\(term: sign)'" }
  static let halfCharacter: Sentence = "an escape is half of a character"
  static let writeWholeCharacter: Sentence =
    "write the character itself, or both its escapes, as in '\\ud83d\\ude00'"
  static let regularExpressionOpen: Sentence = "a regular expression is not closed"
  static let regularExpressionEmpty: Sentence = "a regular expression is empty"
  static let onlyCharacters: Sentence = "these are characters, and no expression"
  static func noOperator(_ spelling: String) -> Sentence { "'\(spelling)' is no operator of JSONata" }
  static func givesTruth(_ word: String, write form: String) -> Sentence {
    "\(write(form)); '\(term: word)' gives true or false"
  }
  static let expressionOpen: Sentence = "an expression is not closed"
  static let closeExpression: Sentence = "close it with '}}', or write '$${{' for the characters themselves"
  static let oneExpressionOnly: Sentence = "only one expression can stand here"
  static let joinConditions: Sentence = "put the whole condition into one '${{ … }}'"
  static let expressionEmpty: Sentence = "an expression is empty"
  static let writePath: Sentence = "write a path such as 'event.detail.id', or leave it out"
  static func expressionTooLong(_ limit: Int) -> Sentence { "an expression is longer than \(limit) characters" }
  static let splitOverTasks: Sentence = "split it over several tasks"
  static let expressionsAreJSONata: Sentence =
    "An expression is JSONata, the language of Step Functions: https://docs.jsonata.org."
}
