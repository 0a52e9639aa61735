// Codes 05xx: expressions and state machines.

extension DiagnosticCode {
  /// `${{` without `}}`.
  public static let unclosedExpression = DiagnosticCode(501, "unclosed-expression")
  /// `${{ }}`.
  public static let emptyExpression = DiagnosticCode(502, "empty-expression")
  /// What stands in `${{ … }}` is no JSONata.
  public static let expressionSyntax = DiagnosticCode(503, "expression-syntax")
  /// An expression of more than 8,192 bytes.
  public static let expressionTooLong = DiagnosticCode(504, "expression-too-long")
  /// Text beside an expression where only one expression can stand.
  public static let mixedExpression = DiagnosticCode(505, "mixed-expression")
  /// `{{ event.id }}`, as other tools write an expression.
  public static let foreignExpression = DiagnosticCode(506, "foreign-expression", .warning)
}

extension DiagnosticRegistry {
  static let expressions: [DiagnosticInfo] =
    [
      DiagnosticInfo(
        .unclosedExpression,
        summary: "An expression begins with '${{' and never ends.",
        explanation: """
          `${{ … }}` holds a JSONata expression. Without the closing `}}` Tasuki cannot tell where the expression ends \
          and the text goes on. For the characters `${{` themselves write `$${{`.
          """,
        example: DiagnosticInfo.Example(
          .workflow,
          bad: exampleWorkflow(message: #""Order ⏵${{ event.detail.id⏴""#),
          good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#))),
      DiagnosticInfo(
        .emptyExpression,
        summary: "An expression holds nothing.",
        explanation: "`${{ }}` has no value. Write a path such as `event.detail.id`, or leave the expression out.",
        example: DiagnosticInfo.Example(
          .workflow,
          bad: exampleWorkflow(message: #"{order: "⏵${{ }}⏴"}"#),
          good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#))),
      DiagnosticInfo(
        .expressionSyntax,
        summary: "An expression is not valid JSONata.",
        explanation: """
          Expressions are JSONata, the language of Step Functions: paths (`event.detail.id`), `&` to join texts, \
          arithmetic, comparisons with `=`, `!=`, `<`, `in`, the words `and` and `or`, `condition ? this : that`, and \
          functions such as `$string(…)`. There is no `==`, `&&` or `||`.
          """,
        source: "JSONata documentation, https://docs.jsonata.org",
        example: DiagnosticInfo.Example(
          .workflow,
          bad: exampleWorkflow(message: #"{order: "${{ event.detail.id ⏵==⏴ 1 }}"}"#),
          good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#))),
      DiagnosticInfo(
        .expressionTooLong,
        summary: "An expression is longer than 8,192 characters.",
        explanation: "Nobody can review an expression of that length. Split the work over several tasks.",
        example: DiagnosticInfo.Example(
          .shown, bad: "text: ${{ (8,193 characters) }}", good: "text: ${{ event.detail.id }}")),
      DiagnosticInfo(
        .mixedExpression,
        summary: "Text stands beside an expression where only one expression can stand.",
        explanation: """
          `if`, `when` and `for-each` take one expression. Put the whole condition into one `${{ … }}`: \
          `${{ event.detail.a = 1 and event.detail.b = 2 }}`.
          """,
        example: DiagnosticInfo.Example(
          .workflow,
          bad: exampleWorkflow(
            message: "{}", condition: "⏵${{ event.detail.a = 1 }} and ${{ event.detail.b = 2 }}⏴"),
          good: exampleWorkflow(message: "{order: new}"))),
      DiagnosticInfo(
        .foreignExpression,
        summary: "A text holds what is an expression in other tools, and only characters here.",
        explanation: """
          An expression stands between `${{` and `}}`. `{{ event.detail.id }}` and `${ event.detail.id }` are sent as \
          they are: the receiver sees the braces, and no value.
          """,
        example: DiagnosticInfo.Example(
          .workflow,
          bad: exampleWorkflow(message: #""Order ⏵{{ event.detail.id }}⏴""#),
          good: exampleWorkflow(message: #"{order: "${{ event.detail.id }}"}"#))),
    ] + expressionMeanings

  /// A small workflow around the message of one task.
  static func exampleWorkflow(message: String, condition: String? = nil) -> String {
    """
    workflow: new-order
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: queue
    \(condition.map { "    if: \($0)\n" } ?? "")    uses: sqs/send
        with:
          queue: orders
          message: \(message)

    """
  }
}
