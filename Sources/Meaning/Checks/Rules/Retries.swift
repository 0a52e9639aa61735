import Catalog
public import Diagnostics
import Flow
import Source

/// The errors of `retry` exist.
@Sendable func checkRetries(_ task: Call, _: Flow, _ context: CheckContext) {
  guard let errors = task.retry?.errors, !errors.isEmpty else { return }
  for error in errors {
    if error.name == "States.ALL", errors.count > 1 {
      context.report(.statesAllNotAlone, .statesAllWithOthers, at: error.origin.span, hint: .removeOthers)
    }
    checkErrorName(error, context)
    if let action = ActionCatalog.serviceAction(named: task.uses) { check(error, of: action, context) }
  }
}

private func checkErrorName(_ error: CallRetry.ErrorName, _ context: CheckContext) {
  let isReserved = error.name.utf8.starts(with: "States.".utf8)
  if stateErrors.contains(error.name) || isStatusCode(error.name) { return }
  if isStatusCode(statusPrefix + error.name) {
    let name = statusPrefix + error.name
    context.report(
      .unknownErrorName, .noNameOfError(error.name), at: error.origin.span, hint: .didYouMean(name),
      notes: [.errorsAreWords], fixes: context.replacing(error.origin.span, with: name))
  } else if isReserved {
    let near = nearestName(to: error.name, among: stateErrors)
    context.report(
      .unknownErrorName, .unknownStatesError(error.name), at: error.origin.span,
      hint: .didYouMean(near) ?? .statusName,
      notes: [.statesIsReserved],
      fixes: near.map { context.replacing(error.origin.span, with: $0) } ?? [])
  } else if let near = stateErrors.first(where: {
    caseless($0.dropFirst("States.".count)) == caseless(error.name[...])
  }) {
    context.sink.add(
      Diagnostic(
        .unknownErrorName, .noErrorOfStepFunctions(error.name), at: error.origin.span, hint: .didYouMean(near),
        notes: [.functionsMayRaiseIt], fixes: context.replacing(error.origin.span, with: near, safety: .unsafe),
        severity: .warning))
  }
}

/// An error of the service begins with the service's name in the SDK for Java, and ends with `Exception` (Step
/// Functions Developer Guide, "AWS SDK service integrations").
private func check(_ error: CallRetry.ErrorName, of action: ServiceAction, _ context: CheckContext) {
  guard let prefix = action.errorPrefix, let dot = error.name.firstIndex(of: ".") else { return }
  let given = error.name[..<dot]
  var rest = error.name[dot...]
  guard caseless(given) == caseless(prefix[...]) else { return }
  if !rest.hasSuffix("Exception") { rest += "Exception" }
  let right = prefix + rest
  guard right != error.name else { return }
  context.report(
    .unknownErrorName, .otherSpelling(error.name), at: error.origin.span, hint: .didYouMean(right),
    notes: [.errorsOfService(action.service, prefix: prefix)],
    fixes: context.replacing(error.origin.span, with: right))
}

/// The start of the name of an HTTP status error; three digits follow.
private let statusPrefix = "States.Http.StatusCode."

/// `States.Http.StatusCode.429`.
private func isStatusCode(_ name: String) -> Bool {
  let rest = name.utf8.dropFirst(statusPrefix.utf8.count)
  return name.utf8.starts(with: statusPrefix.utf8) && rest.count == 3 && rest.allSatisfy(\.isDigit)
}

private func caseless(_ text: Substring) -> [UInt8] { text.utf8.map(\.lowercased) }

/// Step Functions Developer Guide, "Handling errors", "Error names", and "Call HTTPS APIs".
private let stateErrors = [
  "States.ALL", "States.BranchFailed", "States.DataLimitExceeded", "States.ExceedToleratedFailureThreshold",
  "States.HeartbeatTimeout", "States.Http.Socket", "States.IntrinsicFailure", "States.ItemReaderFailed",
  "States.NoChoiceMatched", "States.ParameterPathFailure", "States.Permissions", "States.QueryEvaluationError",
  "States.ResultPathMatchFailure", "States.ResultWriterFailed", "States.Runtime", "States.TaskFailed",
  "States.Timeout",
]

public extension DiagnosticCode {
  static let unknownErrorName = DiagnosticCode(
    415, "unknown-error-name", stage: .flow,
    summary: "A retry names an unknown error.",
    explanation: """
      `on` lists the errors after which a task is retried. The names of Step Functions' own errors begin with \
      `States.`. The error of an `aws/SERVICE.ACTION` begins with the name of the service in the SDK for Java and \
      ends with `Exception`: `DynamoDb.ConditionalCheckFailedException`. AWS accepts any other name, but then never \
      retries.
      """,
    source: "Step Functions Developer Guide, \"Handling errors\"",
    example: .init(retryWorkflow, bad: "[⏵States.TimeOut⏴]", good: "[States.Timeout]"))
  static let statesAllNotAlone = DiagnosticCode(
    416, "states-all-not-alone", stage: .flow,
    summary: "'States.ALL' is combined with other errors.",
    explanation:
      "`States.ALL` means any error. Step Functions rejects a retry that combines it with another error.",
    source: "Amazon States Language, \"Errors\"",
    example: .init(retryWorkflow, bad: "[⏵States.ALL⏴, States.Timeout]", good: "[States.ALL]"))
}

extension DiagnosticCode {
  private static func retryWorkflow(_ errors: String) -> String {
    taskWorkflow("retry: {attempts: 2, on: \(errors)}")
  }
}

extension Sentence {
  static let statesAllWithOthers: Sentence = "'States.ALL' cannot be combined with other errors"
  static let removeOthers: Sentence = "remove the others: it means any error"
  static func noNameOfError(_ name: String) -> Sentence { "\(quoted: name) is not the name of an error" }
  static let errorsAreWords: Sentence = "Errors have names; the name of an HTTP status error ends with its number."
  static func unknownStatesError(_ name: String) -> Sentence { "unknown error name \(quoted: name)" }
  static let statusName: Sentence = "write an HTTP status as 'States.Http.StatusCode.429'"
  static let statesIsReserved: Sentence =
    "Names that begin with 'States.' are reserved for errors of Step Functions."
  static func noErrorOfStepFunctions(_ name: String) -> Sentence {
    "\(quoted: name) is not an error of Step Functions"
  }
  static let functionsMayRaiseIt: Sentence =
    "A function may raise an error of this name; those of Step Functions begin with 'States.'."
  static func otherSpelling(_ name: String) -> Sentence { "Step Functions does not name the error \(quoted: name)" }
  static func errorsOfService(_ service: String, prefix: String) -> Sentence {
    "Errors of 'aws/\(term: service)' begin with '\(term: prefix).' and end with 'Exception'."
  }
}
