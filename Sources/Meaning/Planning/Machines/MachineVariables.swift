import Expressions
import Flow

/// The variables of a state machine for the results of tasks.
enum MachineVariables {
  /// A variable for each task whose result another step uses.
  static func of(_ context: WorkflowContext) -> [String: String] {
    let wanted = context.workflow.usedResults
    var variables: [String: String] = [:]
    var taken: Set<String> = []
    for id in context.workflow.calls.map(\.id) where wanted.contains(id) {
      let name = name(id, besides: taken)
      variables[id] = name
      taken.insert(name)
    }
    return variables
  }

  /// The variable for a task: its ID with underscores, within the 80 characters that a variable's name may have. It
  /// must not have the name of a function, which it would hide.
  static func name(_ id: String, besides taken: Set<String>) -> String {
    let plain = String(decoding: id.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    var name = plain
    var number = 1
    while taken.contains(name) || reserved.contains(name) || ExpressionFunction.named(name) != nil {
      name = plain + "_result" + (number == 1 ? "" : String(number))
      number += 1
    }
    return name
  }

  /// The variable for a result inside a branch, which must differ from the variables outside it (Step Functions
  /// Developer Guide, "Passing data between states with variables": an inner scope cannot assign an outer variable).
  static func name(inBranch variable: String, besides taken: Set<String>) -> String {
    var name = "branch_" + variable
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "branch\(number)_" + variable
    }
    return name
  }

  /// The names that the States Language and the machine itself use.
  private static let reserved: Set<String> = ["states", "error", "typed", "v", "i", "k"]
}
