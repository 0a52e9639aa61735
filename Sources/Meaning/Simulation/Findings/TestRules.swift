public import Diagnostics

// Codes 1110 to 1119: failures of tests.

/// The rules for events, tests and payloads.
public let simulationRules: [DiagnosticCode] = [
  .eventUnreadable, .eventNotJSON, .bareEventBody, .eventWithoutEnvelope, .changeImpossible, .resultForm,
  .eventOutsideProject, .testDidNotFire, .testFired, .testOtherReason, .testInputDiffers, .testTaskRan,
  .testTaskDidNotRun, .testExecutionFailed, .testDidNotFail, .payloadNotJSON, .payloadDropped, .payloadRejected,
  .valueMissing, .valueAltered, .notSimulated,
]

public extension DiagnosticCode {
  static let testDidNotFire = DiagnosticCode(
    1110, "test-did-not-fire", stage: .test, summary: "A test expects the workflow to fire, but it does not.",
    explanation: """
      The finding names the first condition that the event does not meet: its field, the value in the event, and the \
      expected value. Conditions are checked in the order of the rule: `source`, `detail-type`, then those of `where` \
      and `envelope`.
      """,
    example: .init(
      .shown,
      bad: "where: {total: {numeric: [\">\", 100]}}   # and the test: set: {detail.total: 100}, fires: true\n",
      good: "where: {total: {numeric: [\">=\", 100]}}\n"))
  static let testFired = DiagnosticCode(
    1111, "test-fired", stage: .test, summary: "A test expects the workflow not to fire, but it does.",
    explanation: """
      The event meets every condition of a trigger. Either a condition is missing or too wide, or the test uses the \
      wrong event.
      """,
    example: .init(
      .shown, bad: "where: {currency: [jpy, usd]}   # and the test: set: {detail.currency: usd}, fires: false\n",
      good: "where: {currency: jpy}\n"))
  static let testOtherReason = DiagnosticCode(
    1112, "test-other-reason", stage: .test,
    summary: "The workflow does not fire, but not because of the field that the test names.",
    explanation: """
      `because` names the field of the first condition that fails. A test that passes for another reason than the \
      intended one would still pass if the condition that it tests were removed.

      Change the event so that only the tested condition fails, or name the field that fails.
      """,
    example: .init(
      .shown,
      bad: "set: {detail.total: 5, detail.currency: usd}\nexpect: {fires: false, because: ⏵detail.currency⏴}\n",
      good: "set: {detail.currency: usd}\nexpect: {fires: false, because: detail.currency}\n"))
  static let testInputDiffers = DiagnosticCode(
    1113, "test-input-differs", stage: .test,
    summary: "The input of a task differs from the input that the test expects.",
    explanation: """
      In `tasks`, a test gives the expected inputs of a task (its keys in `with`) for the test's event. Maps may leave \
      entries out; lists are compared as a whole, and numbers by value. A path without a value in the event becomes an \
      empty string, as EventBridge sends it.
      """,
    example: .init(
      .shown, bad: "tasks: {alert: {title: ⏵Order A-1⏴}}   # and the event's order is A-1001\n",
      good: "tasks: {alert: {title: Order A-1001}}\n"))
  static let testTaskRan = DiagnosticCode(
    1114, "test-task-ran", stage: .test, summary: "A task runs that the test expects to be skipped.",
    explanation: """
      A task runs when the execution reaches it and its `if` is true. In a workflow whose tasks have no conditions, \
      every task runs when the workflow fires.
      """, example: .init(.shown, bad: "tasks: {alert: ⏵skipped⏴}\n", good: "fires: false\n"))
  static let testTaskDidNotRun = DiagnosticCode(
    1115, "test-task-did-not-run", stage: .test, summary: "A task does not run, but the test expects it to run.",
    explanation: """
      Its `if` is false, another branch is taken, its loop has no elements, or the execution ends before it. The \
      finding says which; `tasuki simulate` shows the execution state by state.

      The result of a task may decide what runs after it. If a test gives no result for a task, an example of the \
      action's result is used.
      """,
    example: .init(
      .shown, bad: "tasks: {⏵chase⏴: {subject: Reminder}}   # and 'chase' runs if event.detail.attempt >= 3\n",
      good: "set: {detail.attempt: 3}\nexpect: {tasks: {chase: {subject: Reminder}}}\n"))
  static let testExecutionFailed = DiagnosticCode(
    1116, "test-execution-failed", stage: .test,
    summary: "The execution fails, and the test expects no failure or another error.",
    explanation: """
      A task failed after its retries, an expression had no value, or the workflow stopped itself with a failure. If \
      the test should expect that, write `fails: true`, or the error: `fails: States.Timeout`.
      """,
    example: .init(
      .shown,
      bad:
        "results: {record: {$error: States.Timeout}}\nexpect: {⏵fires⏴: true}   # and 'record' is not tried again\n",
      good: "results: {record: {$error: States.Timeout}}\nexpect: {fails: States.Timeout}\n"))
  static let testDidNotFail = DiagnosticCode(
    1117, "test-did-not-fail", stage: .test, summary: "A test expects the execution to fail, but it does not.",
    explanation: """
      The execution succeeds: no task failed, a retry succeeded, or the task has `on-error: continue`. After the \
      tasks of `on-failure`, an execution still fails.
      """,
    example: .init(
      .shown,
      bad:
        "results: {record: {$error: States.Timeout, times: 1}}   # and it is tried again\nexpect: {fails: ⏵true⏴}\n",
      good: "results: {record: {$error: States.Timeout}}\nexpect: {fails: true}\n"))
}

extension Sentence {
  static func ifIsFalse(_ task: String, round: Sentence) -> Sentence {
    "'\(task)' does not run\(round): its 'if' is false"
  }
  static func notCalled(_ task: String, round: Sentence) -> Sentence {
    "'\(task)' is not called\(round): an input has no value"
  }
  static let taskHasNoCondition: Sentence = "The task has no 'if'."
  static func runs(_ task: String) -> Sentence { "'\(task)' runs" }
  static func doesNotCome(to task: String) -> Sentence { "the execution does not reach '\(task)'" }
  static let onFailureNotReached: Sentence = "The task is in 'on-failure', and nothing fails."
  static let otherBranchTaken: Sentence = "Another branch of 'choose' is taken."
  static let listEmpty: Sentence = "The list of its loop is empty."
  static let comesFromHere: Sentence = "comes from here"
  static func firesDespiteBecause(_ workflow: String) -> Sentence {
    "'\(workflow)' fires, but 'because' expects that it does not"
  }
  static func firesByScheduleOnly(_ workflow: String) -> Sentence {
    "'\(workflow)' does not fire: only its schedule starts it"
  }
  static let scheduleSource: Sentence = "The event of a schedule has the source 'aws.scheduler'."
  static func doesNotFire(_ workflow: String, reason: Sentence) -> Sentence {
    "'\(workflow)' does not fire: \(reason)"
  }
  static func otherTrigger(_ reason: Sentence) -> Sentence { "Another trigger: \(reason)." }
  static func fires(_ workflow: String) -> Sentence { "'\(workflow)' fires" }
  static let meetsEveryCondition: Sentence = "the event meets every condition of this trigger"
  static func fieldInEvent(_ field: String, value: Sentence) -> Sentence { "'\(field)' is \(value) in the event." }
  static func otherReason(_ workflow: String, first field: String, not other: String) -> Sentence {
    "'\(workflow)' does not fire because of '\(field)', not '\(other)'"
  }
  static let firstConditionThatFails: Sentence = "the first condition that fails"
  static func everyTaskRuns(of workflow: String) -> Sentence {
    "Every task of '\(workflow)' runs when the workflow fires: none has a condition."
  }
  static func doesNotFail(_ workflow: String) -> Sentence { "'\(workflow)' does not fail" }
  static let nothingWaits: Sentence = "Its rule calls the targets directly, and nothing waits for them."
  static let failsHere: Sentence = "fails here"
  static func failsOtherwise(_ workflow: String, with error: String, not expected: String) -> Sentence {
    "'\(workflow)' fails with '\(error)', not '\(expected)'"
  }
  static func fails(_ workflow: String, with error: String) -> Sentence { "'\(workflow)' fails with '\(error)'" }
  static func writeFails(_ error: String) -> Sentence { "if the test should expect this, write 'fails: \(error)'" }
  static let workflowHasErrors: Sentence = "the workflow has errors"
  static let takesTooLong: Sentence = "what the test expects takes too long to find"
  static func notSimulatedToEnd(_ reason: Sentence) -> Sentence {
    "the execution cannot be simulated to its end: \(reason)"
  }
  static func inRound(_ number: Int) -> Sentence { " in round \(number)" }
  static func roundsDiffer(of task: String, _ count: Int, expected: Int) -> Sentence {
    "the execution reaches '\(task)' \(times(count)), expected \(times(expected))"
  }
  static func runsOnce(_ task: String, expected: Int) -> Sentence {
    "'\(task)' runs once, expected \(times(expected))"
  }
  private static func times(_ count: Int) -> Sentence { count == 1 ? "once" : "\(count) times" }
  static func nothingThere(_ paths: [String]) -> Sentence { "Missing: \(enumerated(paths))." }
  static func eventHasNo(_ paths: [String]) -> Sentence { "The event has no \(enumerated(paths))." }

  /// The first names of a list, and how many more there are.
  private static func enumerated(_ names: [String]) -> Sentence {
    let most = 20
    return names.count > most
      ? "\(quoted: Array(names.prefix(most))) and \(names.count - most) more" : "\(quoted: names)"
  }
  static func failsBefore(_ error: String, cause: Sentence?) -> Sentence {
    guard let cause else { return "The execution fails before it: \(error)" }
    return "The execution fails before it: \(failure(error, cause: cause))"
  }
  static func failure(_ error: String, cause: Sentence?) -> Sentence { "\(error): \(cause ?? "")" }
  static func expressionFails(_ expression: String, reason: Sentence) -> Sentence { "\(expression): \(reason)." }
  static func returnedExample(_ task: String, _ answer: String) -> Sentence {
    "'\(task)' returned the example \(answer); use 'results' to give another result."
  }
  static func inputDiffers(_ input: String, of task: String, _ round: Sentence, _ actual: String?, expected: String)
    -> Sentence
  { "'\(input)' of '\(task)'\(round) is \(actual.map { "\($0)" } ?? notGiven), expected \(expected)" }
  private static let notGiven: Sentence = "not given"
  static func wants(_ condition: Sentence) -> Sentence { condition == "" ? "expects this" : "expects \(condition)" }
  static func condition(_ text: String, holds: Bool, values: [Sentence]) -> Sentence {
    let outcome: Sentence = holds ? "\(text) is true" : "\(text) is false"
    return values.isEmpty ? "\(outcome)." : "\(outcome): \(values)."
  }
  static func value(_ value: String, of path: String) -> Sentence { "\(path) is \(value)" }
}
