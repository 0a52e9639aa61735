import Expressions
import Flow
import Source
import Workflows

/// The variables of a state machine that hold results of tasks.
enum MachineVariables {
  /// A variable for each task whose result another step speaks of.
  static func of(_ workflow: Flow) -> [String: String] {
    var wanted: Set<String> = []
    workflow.forEachExpression { expression in
      for reference in expression.references where reference.root.value == "tasks" {
        if case .member(let id)? = reference.steps.first?.value { wanted.insert(id) }
      }
    }
    var variables: [String: String] = [:]
    var taken: Set<String> = []
    for task in workflow.allTasks where wanted.contains(task.id.value) {
      let name = name(task.id.value, besides: taken)
      variables[task.id.value] = name
      taken.insert(name)
    }
    return variables
  }

  /// The variable for a task: its id with underscores, within the 80 characters that a variable's name may have. One with
  /// the name of a function would hide it.
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

  /// The variable for a result within a branch, which must not have the name of one around it (Step Functions Developer
  /// Guide, "Passing data between states with variables": an inner scope does not set an outer variable anew).
  static func name(inBranch variable: String, besides taken: Set<String>) -> String {
    var name = "branch_" + variable
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "branch\(number)_" + variable
    }
    return name
  }

  /// What the States Language and the machine itself bind.
  private static let reserved: Set<String> = ["states", "error", "typed", "v", "i", "k"]
}

extension Flow {
  /// Hands every expression of the steps to a closure.
  func forEachExpression(_ body: (Expression) -> Void) {
    for step in allSteps {
      switch step {
      case .task(let task):
        if let condition = task.condition { body(condition) }
        for entry in task.inputs { entry.value.forEachExpression(body) }
      case .wait(let wait):
        if case .until(let expression) = wait.length { body(expression) }
      case .choose(let choose): for branch in choose.branches { body(branch.condition) }
      case .forEach(let loop): body(loop.items)
      case .stop(let stop):
        if case .fail(let message) = stop.outcome { for expression in message.expressions { body(expression) } }
      case .parallel, .invalid: break
      }
    }
  }
}

extension Value {
  /// Hands every expression in the value to a closure.
  fileprivate func forEachExpression(_ body: (Expression) -> Void) {
    switch kind {
    case .null, .bool, .number, .invalid: break
    case .text(let template): for expression in template.expressions { body(expression) }
    case .list(let values): for inner in values { inner.forEachExpression(body) }
    case .map(let entries): for entry in entries { entry.value.forEachExpression(body) }
    }
  }
}
