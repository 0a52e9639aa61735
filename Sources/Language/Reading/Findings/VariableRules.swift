public import Diagnostics

// Codes 0528 to 0530: variables, and where no expression can stand.

extension DiagnosticCode {
  /// An expression where nothing but a constant can stand.
  public static let expressionNotAllowed = DiagnosticCode(528, "expression-not-allowed")
  /// `vars.NAME` with a name that no environment has.
  public static let unboundVariable = DiagnosticCode(529, "unbound-variable")
  /// `vars.NAME` with a name that this environment lacks.
  public static let variableMissing = DiagnosticCode(530, "variable-missing")
}

extension DiagnosticInfo {
  private static let variablesProject = """
    project: shop
    environments:
      staging: {region: ap-northeast-1, vars: {limit: 10}}
      production: {region: ap-northeast-1, vars: {limit: 1000, ceiling: 5000}}

    """

  static let variableRules: [DiagnosticInfo] = [
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
        good: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {id: \"17\"}}"))),
    DiagnosticInfo(
      .unboundVariable, stage: .flow,
      summary: "An expression speaks of a variable that no environment has.",
      explanation: """
        `vars.NAME` is a value of the environment that is compiled for, from `environments: {NAME: {vars: {…}}}` in \
        the project file. It is replaced when compiling.
        """,
      example: .init(
        .workflow,
        bad: workflow(with: "{queue: orders, message: \"${{ ⏵vars.limits⏴ }}\"}"),
        good: workflow(with: "{queue: orders, message: \"${{ vars.limit }}\"}"),
        project: variablesProject)),
    DiagnosticInfo(
      .variableMissing, stage: .flow,
      summary: "The environment lacks a variable that another one has.",
      explanation: """
        What is compiled for an environment takes every value from that environment, and never one from another. Give \
        each environment every variable.
        """,
      example: .init(
        .workflow,
        bad: workflow(with: "{queue: orders, message: \"${{ ⏵vars.ceiling⏴ }}\"}"),
        good: workflow(with: "{queue: orders, message: \"${{ vars.limit }}\"}"),
        project: variablesProject)),
  ]
}
