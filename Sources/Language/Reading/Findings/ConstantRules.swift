public import Diagnostics

// Code 0528: where no expression can stand.

extension DiagnosticCode {
  /// An expression where nothing but a constant can stand.
  public static let expressionNotAllowed = DiagnosticCode(528, "expression-not-allowed")
}

extension DiagnosticInfo {
  static let constantRules: [DiagnosticInfo] = [
    DiagnosticInfo(
      .expressionNotAllowed, stage: .flow,
      summary: "An expression stands where nothing but a constant can stand.",
      explanation: """
        Sources, conditions, schedules and connections are known before any event comes. Only `vars.NAME` can stand \
        there, a value of the environment.
        """,
      example: .init(
        .workflow,
        bad: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {id: \"${{ ⏵event.id⏴ }}\"}}"),
        good: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {id: \"17\"}}")))
  ]
}

extension Sentence {
  static func noExpressionHere(_ name: Sentence) -> Sentence { "\(name) cannot hold an expression" }
  static let onlyVariables: Sentence = "only 'vars.NAME' can stand here, which is known when compiling"
}
