public import Diagnostics

// Code 0528: where no expression can stand.

public extension DiagnosticCode {
  static let expressionNotAllowed = DiagnosticCode(
    528, "expression-not-allowed", stage: .flow,
    summary: "An expression stands where nothing but a constant can stand.",
    explanation: """
      Sources, conditions, schedules and connections are known before any event comes. Only `vars.NAME` can stand \
      there, a value of the environment.

      Keys of maps, names, descriptions and other texts about a workflow are taken as they are written: not even \
      `vars.NAME` is evaluated there. For the characters themselves, write `$${{`.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, where: {id: \"${{ ⏵event.id⏴ }}\"}}",
      good: "{source: com.example.shop, event: order.placed, where: {id: \"17\"}}"))

}

extension Sentence {
  static func noExpressionHere(_ name: Sentence) -> Sentence { "\(name) cannot hold an expression" }
  static func keyHoldsExpression(_ key: String) -> Sentence {
    "the key \(quoted: key) holds an expression, which is not evaluated"
  }

  static let writeKeyItself: Sentence = "write the name itself, or '$${{' for the characters '${{'"
  static let writeTextItself: Sentence = "write the text itself, or '$${{' for the characters '${{'"
  static let onlyVariables: Sentence = "only 'vars.NAME' can stand here, which is known when compiling"
}
