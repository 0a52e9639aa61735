public import Diagnostics

// Code 0528: where no expression can stand.

public extension DiagnosticCode {
  static let expressionNotAllowed = DiagnosticCode(
    528, "expression-not-allowed", stage: .flow,
    summary: "An expression stands where nothing but a constant can stand.",
    explanation: """
      Sources, conditions, schedules and connections are known before any event comes. Only `vars.NAME` can stand \
      there, a value of the environment.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, where: {id: \"${{ ⏵event.id⏴ }}\"}}",
      good: "{source: com.example.shop, event: order.placed, where: {id: \"17\"}}"))

}

extension Sentence {
  static func noExpressionHere(_ name: Sentence) -> Sentence { "\(name) cannot hold an expression" }
  static let onlyVariables: Sentence = "only 'vars.NAME' can stand here, which is known when compiling"
}
