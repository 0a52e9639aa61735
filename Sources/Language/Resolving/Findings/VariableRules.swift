public import Diagnostics

// Codes 0529 and 0530: variables and their values.

/// The rules that are reported while variables are filled.
public let resolvingRules: [DiagnosticCode] = [.unboundVariable, .variableMissing]

public extension DiagnosticCode {
  static let unboundVariable = DiagnosticCode(
    529, "unbound-variable", stage: .flow, summary: "An expression uses a variable that no environment has.",
    explanation: """
      `vars.NAME` is a value of the environment that you compile for, from `environments: {NAME: {vars: {…}}}` in \
      the project file. Tasuki replaces it at compile time.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: \"${{ ⏵vars.limits⏴ }}\"}",
      good: "{queue: orders, message: \"${{ vars.limit }}\"}", project: variablesProject))
  static let variableMissing = DiagnosticCode(
    530, "variable-missing", stage: .flow,
    summary: "The environment has no value for a variable that another one has.",
    explanation: """
      Each environment uses only its own values, never those of another environment. Give each environment every \
      variable.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: \"${{ ⏵vars.ceiling⏴ }}\"}",
      good: "{queue: orders, message: \"${{ vars.limit }}\"}", project: variablesProject))
}

extension DiagnosticCode {
  private static let variablesProject = """
    project: shop
    environments:
      staging: {region: ap-northeast-1, vars: {limit: 10}}
      production: {region: ap-northeast-1, vars: {limit: 1000, ceiling: 5000}}

    """
}

extension Sentence {
  static let varsWithoutName: Sentence = "'vars' needs the name of a variable"
  static let writeVarsName: Sentence = "write 'vars.NAME', with a name from the environment's 'vars'"
  static func variableHasNo(_ variable: String, member: String) -> Sentence {
    "the variable '\(variable)' has no '\(member)'"
  }
  static let theVariable: Sentence = "the variable"
  static func variableHasNothing(_ variable: String) -> Sentence {
    "the variable '\(variable)' has no field of that name"
  }
  static func environmentLacks(_ environment: String, variable: String, other: String) -> Sentence {
    "the environment '\(environment)' has no variable '\(variable)', which '\(other)' has"
  }
  static func addToVars(_ environment: String) -> Sentence { "add it to 'vars' of '\(environment)'" }
  static let thisEnvironment: Sentence = "this environment"
  static let everyValueFromEnvironment: Sentence = "Each environment uses only its own values."
  static func noEnvironmentHas(_ variable: String) -> Sentence { "no environment has a variable '\(variable)'" }
  static func addProjectFile(_ variable: String) -> Sentence {
    "add a project file 'tasuki.yaml' with 'environments: {NAME: {vars: {\(variable): …}}}'"
  }
  static let addToEachEnvironment: Sentence = "add it to 'vars' of each environment in the project file"
  static func variableHasOtherType(_ name: Sentence, wanted: Sentence) -> Sentence {
    "expected \(wanted) for \(name), found a variable of another type"
  }
  static func variableIsNotScalar(in place: Sentence, found: Sentence) -> Sentence {
    "expected a scalar or a list of scalars for a variable in \(place), found \(found)"
  }
  static let writeConditionHere: Sentence = "write the condition here, with variables for its values"
  static let listOfOthers: Sentence = "a list of other values"
}
