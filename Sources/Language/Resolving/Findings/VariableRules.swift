public import Diagnostics

// Codes 0529 and 0530: variables, and what they stand for.

/// The rules of what is found while variables are filled.
public let resolvingRules: [DiagnosticCode] = [.unboundVariable, .variableMissing]

public extension DiagnosticCode {
  static let unboundVariable = DiagnosticCode(
    529, "unbound-variable", stage: .flow, summary: "An expression speaks of a variable that no environment has.",
    explanation: """
      `vars.NAME` is a value of the environment that is compiled for, from `environments: {NAME: {vars: {…}}}` in \
      the project file. It is replaced when compiling.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: \"${{ ⏵vars.limits⏴ }}\"}",
      good: "{queue: orders, message: \"${{ vars.limit }}\"}", project: variablesProject))
  static let variableMissing = DiagnosticCode(
    530, "variable-missing", stage: .flow, summary: "The environment lacks a variable that another one has.",
    explanation: """
      What is compiled for an environment takes every value from that environment, and never one from another. Give \
      each environment every variable.
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
  static let varsWithoutName: Sentence = "'vars' stands without the name of a variable"
  static let writeVarsName: Sentence = "write 'vars.NAME', a name of the environment's 'vars'"
  static func variableHasNo(_ variable: String, member: String) -> Sentence {
    "the variable '\(variable)' has no '\(member)'"
  }
  static let theVariable: Sentence = "the variable"
  static func variableHasNothing(_ variable: String) -> Sentence {
    "the variable '\(variable)' has nothing of that name inside"
  }
  static func environmentLacks(_ environment: String, variable: String, other: String) -> Sentence {
    "the environment '\(environment)' has no variable '\(variable)', which '\(other)' has"
  }
  static func addToVars(_ environment: String) -> Sentence { "add it to 'vars' of '\(environment)'" }
  static let thisEnvironment: Sentence = "this environment"
  static let everyValueFromEnvironment: Sentence = "What is compiled for an environment takes every value from it."
  static func noEnvironmentHas(_ variable: String) -> Sentence { "no environment has a variable '\(variable)'" }
  static func addProjectFile(_ variable: String) -> Sentence {
    "add a project file 'tasuki.yaml' with 'environments: {NAME: {vars: {\(variable): …}}}'"
  }
  static let addToEachEnvironment: Sentence = "add it to 'vars' of each environment in the project file"
  static func variableDiffers(_ name: Sentence, wanted: Sentence) -> Sentence {
    "\(name) is to be \(wanted), and the variable holds none"
  }
  static func noScalars(in place: Sentence, found: Sentence) -> Sentence {
    "a variable in \(place) is to hold a scalar or a list of scalars, and this one holds \(found)"
  }
  static let writeConditionHere: Sentence = "write the condition here, with variables for its values"
  static let listOfOthers: Sentence = "a list of other values"
}
