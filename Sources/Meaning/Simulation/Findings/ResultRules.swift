public import Diagnostics

// Code 1106: the results of tasks in tests and simulations.

public extension DiagnosticCode {
  static let resultForm = DiagnosticCode(
    1106, "result-form", stage: .test, summary: "The result of a task has an unknown form.",
    explanation: """
      `results` of a test and the file of `tasuki simulate --results` contain a result for each task whose result \
      matters, by the task's ID: the value that later tasks read as `tasks.ID`. A failure is `{$error: NAME}`, with \
      an optional `cause`. If only the first tries fail, give their number in `times`, and in `then` the result that \
      follows. For a task in a loop, `{$each: [RESULT, …]}` gives a result for each round.
      """,
    example: .init(
      .shown, bad: "results: {record: {$error: States.Timeout, ⏵time⏴: 2}}\n",
      good: "results: {record: {$error: States.Timeout, times: 2}}\n"))

}

extension Sentence {
  static let resultsAreNoObject: Sentence = "the results must be an object"
  static let writeResults: Sentence = "write {\"TASK\": RESULT}, with a member for each task"
  static func noTaskSimulated(_ task: String) -> Sentence { "no simulated workflow has a task '\(task)'" }
  static func unknownResultForm(_ name: String, of task: String) -> Sentence {
    "unknown form '\(name)' in the result of '\(task)'"
  }
  static func noLoop(_ task: String) -> Sentence { "'$each' needs a loop, and '\(task)' is in none" }
  static func eachMustBeAlone(_ task: String) -> Sentence { "'$each' of '\(task)' must be a list and the only key" }
  static let writeEach: Sentence = "write {$each: [RESULT, …]}, with a result for each round"
  static let writeError: Sentence =
    "write {$error: NAME, cause: TEXT, times: NUMBER, then: RESULT}; only '$error' is required"
  static func noErrorName(_ task: String) -> Sentence { "'$error' of '\(task)' must be the name of an error" }
  static func noTimes(_ task: String) -> Sentence { "'times' of '\(task)' must be a whole number from 1 to 1000" }
  static func noCause(_ task: String) -> Sentence { "'cause' of '\(task)' must be a string" }
  static func unknownFailureKey(_ name: String, of task: String) -> Sentence {
    "unknown key '\(name)' in the failure of '\(task)'"
  }
  static func thenWithoutTimes(_ task: String) -> Sentence { "'then' of '\(task)' needs 'times'" }
}
