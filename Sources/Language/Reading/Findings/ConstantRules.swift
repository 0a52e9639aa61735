public import Diagnostics

// Code 0528: where an expression is not allowed.

public extension DiagnosticCode {
  static let expressionNotAllowed = DiagnosticCode(
    528, "expression-not-allowed", stage: .flow,
    summary: "An expression is used where only a constant is allowed.",
    explanation: """
      Sources, conditions, schedules and connections must be known before any event arrives. The only expression \
      allowed there is `vars.NAME`, a value of the environment.

      Keys of maps, names, descriptions and other texts about a workflow are used exactly as written: not even \
      `vars.NAME` is evaluated there. For the characters themselves, write `$${{`.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, where: {id: \"${{ ⏵event.id⏴ }}\"}}",
      good: "{source: com.example.shop, event: order.placed, where: {id: \"17\"}}"))

}

extension Sentence {
  static func noExpressionHere(_ name: Sentence) -> Sentence { "\(name) cannot contain an expression" }
  static func keyContainsExpression(_ key: String) -> Sentence {
    "the key \(quoted: key) contains an expression, which is not evaluated"
  }
  static let writeKeyItself: Sentence = "write the name itself, or '$${{' for the characters '${{'"
  static let writeTextItself: Sentence = "write the text itself, or '$${{' for the characters '${{'"
  static let onlyVariables: Sentence = "only 'vars.NAME', which is known at compile time, is allowed here"
}
