import Diagnostics
import YAML

/// The words for values in findings.
extension Sentence {
  static func keyMeans(_ key: String, _ summary: String) -> Sentence { "'\(term: key)': \(term: summary)" }
  static let list: Sentence = "a list"
  static let number: Sentence = "a number"
  static let wholeNumber: Sentence = "a whole number"
  static let trueOrFalse: Sentence = "true or false"
  static let day: Sentence = "a date"
  static let address: Sentence = "a URL"
  static let duration: Sentence = "a duration"
  static let expression: Sentence = "an expression"
  static let path: Sentence = "a path"
  static let reason: Sentence = "a reason"
  static let region: Sentence = "a Region"
  static let label: Sentence = "a label"
  static let aKey: Sentence = "a key"
  static let thisText: Sentence = "this text"
  static let workflow: Sentence = "a workflow"
  static let workflowName: Sentence = "a workflow's name"
  static let trigger: Sentence = "a trigger"
  static let task: Sentence = "a task"
  static let pause: Sentence = "a pause"
  static let loop: Sentence = "a loop"
  static let branchOfChoose: Sentence = "a branch of 'choose'"
  static let lastBranchOfChoose: Sentence = "the last branch of 'choose'"
  static let branchOfParallel: Sentence = "a branch of 'parallel'"
  static let taskList: Sentence = "a list of tasks"
  static let listOfTaskLists: Sentence = "a list of task lists"
  static let listOfBranches: Sentence = "a list of branches"
  static let taskID: Sentence = "a task's ID"
  static let actionName: Sentence = "the name of an action"
  static let errorName: Sentence = "the name of an error"
  static let conditionMap: Sentence = "a map of conditions by path"
  static let conditionsAsMap: Sentence =
    "write a map, such as {data.object.amount_due: {numeric: [\">=\", 1000]}}; an expression belongs into 'if' of a task"
  static let mapOrList: Sentence = "a map, or a list of maps"
  static let test: Sentence = "a test"
  static let testList: Sentence = "a list of tests"
  static let testName: Sentence = "a test's name"
  static let testEvent: Sentence = "a test's event"
  static let filePath: Sentence = "the path of a file"
  static let filePathOrEvent: Sentence = "the path of a file, or an event"
  static let fieldPath: Sentence = "the path of a field"
  static let expectedFailure: Sentence = "true, false, or the name of an error"
  static let testExpectation: Sentence = "a test's expectations"
  static let expectedInputs: Sentence = "the inputs that a test expects for a task"
  static let inputsOrSkipped: Sentence = "a map of inputs, or 'skipped'"
  static let taskExpectation: Sentence = "a task's expectation"
  static let projectFile: Sentence = "the project file"
  static let projectName: Sentence = "a project's name"
  static let environment: Sentence = "an environment"
  static let environmentName: Sentence = "an environment's name"
  static let accountID: Sentence = "an account ID"
  static let connectionName: Sentence = "a connection's name"
  static func connection(_ name: String) -> Sentence { "the connection '\(name)'" }
  static let mapOfKind: Sentence = "a map from its kind to its settings"
  static let source: Sentence = "a source"
  static let secretName: Sentence = "the name of a secret"
  static let secretNameInMap: Sentence = "the name of a secret: {secret: NAME}"
  static let fieldName: Sentence = "the name of a field"
  static let keyList: Sentence = "a list of a workflow's keys"
  static let workflowKey: Sentence = "a key of a workflow"
}

extension NodeReader {
  func found(_ node: NodeIndex) -> Sentence {
    switch tree.kind(of: node) {
    case .sequence: return "a list"
    case .mapping: return "a map"
    case .scalar:
      switch tree.value(of: node) {
      case .null: return "nothing"
      case .bool(let flag): return flag ? "true" : "false"
      case .integer, .float: return "a number"
      case .string: return "a string"
      }
    }
  }
}
