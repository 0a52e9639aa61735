public import Diagnostics

// Code 1106: what is given as the results of tasks.

public extension DiagnosticCode {
  static let resultForm = DiagnosticCode(
    1106, "result-form", stage: .test, summary: "What is given as the result of a task cannot be read.",
    explanation: """
      `results` of a test, and the file of `tasuki simulate --results`, hold a result for each task whose answer matters, \
      by the task's id: what later tasks see as `tasks.ID`. A failure is `{$error: NAME}`, with `cause`, and with `times` \
      where only the first tries fail; `then` is what is answered behind them. For a task in a loop `{$each: [RESULT, …]}` \
      is a result for each round.
      """,
    example: .init(
      .shown, bad: "results: {record: {$error: States.Timeout, ⏵time⏴: 2}}\n",
      good: "results: {record: {$error: States.Timeout, times: 2}}\n"))

}

extension Sentence {
  static let resultsAreNoObject: Sentence = "the results are no object"
  static let writeResults: Sentence = "write {\"TASK\": RESULT}, a member for each task"
  static func noTaskSimulated(_ task: String) -> Sentence { "no workflow that is simulated has a task '\(task)'" }
  static func noFormOfResult(_ name: String, of task: String) -> Sentence {
    "'\(name)' of '\(task)' is no form of a result"
  }
  static func noLoop(_ task: String) -> Sentence { "'\(task)' stands in no loop that '$each' could speak of" }
  static func eachStandsAlone(_ task: String) -> Sentence { "'$each' of '\(task)' stands alone, with a list" }
  static let writeEach: Sentence = "write {$each: [RESULT, …]}, a result for each round"
  static let writeError: Sentence =
    "write {$error: NAME, cause: TEXT, times: NUMBER, then: RESULT}; all but '$error' may be left out"
  static func noErrorName(_ task: String) -> Sentence { "'$error' of '\(task)' is no name of an error" }
  static func noTimes(_ task: String) -> Sentence { "'times' of '\(task)' is no whole number from 1 to 1000" }
  static func noCause(_ task: String) -> Sentence { "'cause' of '\(task)' is no text" }
  static func nothingOfFailure(_ name: String, of task: String) -> Sentence {
    "'\(name)' of '\(task)' is nothing that a failure has"
  }
  static func thenWithoutTimes(_ task: String) -> Sentence { "'then' of '\(task)' has no 'times' before it" }
}
