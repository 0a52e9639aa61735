import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// The errors after which a task is tried again are errors that there are.
@Sendable func checkRetries(_ task: WorkflowTask, _: Flow, _ context: CheckContext) {
  guard let errors = task.retry?.errors, !errors.isEmpty else { return }
  for error in errors {
    if error.value == "States.ALL", errors.count > 1 {
      context.report(
        .statesAllNotAlone, "'States.ALL' stands beside other errors", at: error.span,
        hint: "leave the others out: it is any error")
    }
    checkErrorName(error, context)
    if let action = ActionCatalog.serviceAction(named: task.uses.value) { check(error, of: action, context) }
  }
}

private func checkErrorName(_ error: Located<String>, _ context: CheckContext) {
  let isReserved = error.value.utf8.starts(with: "States.".utf8)
  if stateErrors.contains(error.value) || isStatusCode(error.value) { return }
  if isStatusCode(statusPrefix + error.value) {
    let name = statusPrefix + error.value
    context.report(
      .unknownErrorName, "\(shown(error.value)) is no name of an error", at: error.span,
      hint: "did you mean '\(name)'?",
      notes: ["Errors are named by words; that of an HTTP status has its number behind."],
      fixes: context.replacing(error.span, with: name))
  } else if isReserved {
    let near = nearestName(to: error.value, among: stateErrors)
    context.report(
      .unknownErrorName, "Step Functions has no error \(shown(error.value))", at: error.span,
      hint: near.map { "did you mean '\($0)'?" } ?? "an HTTP status is 'States.Http.StatusCode.429'",
      notes: ["Names that begin with 'States.' are Step Functions' own: no other error has one."],
      fixes: near.map { context.replacing(error.span, with: $0) } ?? [])
  } else if let near = stateErrors.first(where: {
    caseless($0.dropFirst("States.".count)) == caseless(error.value[...])
  }) {
    context.sink.add(
      Diagnostic(
        .unknownErrorName, "\(shown(error.value)) is no error of Step Functions", at: error.span,
        hint: "did you mean '\(near)'?",
        notes: ["A function may raise an error of that very name; Step Functions' own begin with 'States.'."],
        fixes: context.replacing(error.span, with: near, safety: .unsafe), severity: .warning))
  }
}

/// An error of the service begins with the service's name as the SDK for Java has it, and ends with `Exception` (Step
/// Functions Developer Guide, "AWS SDK service integrations").
private func check(_ error: Located<String>, of action: ServiceAction, _ context: CheckContext) {
  guard let prefix = action.errorPrefix, let dot = error.value.firstIndex(of: ".") else { return }
  let given = error.value[..<dot]
  var rest = error.value[dot...]
  guard caseless(given) == caseless(prefix[...]) else { return }
  if !rest.hasSuffix("Exception") { rest += "Exception" }
  let right = prefix + rest
  guard right != error.value else { return }
  context.report(
    .unknownErrorName, "\(shown(error.value)) is not how Step Functions names the error", at: error.span,
    hint: "did you mean '\(right)'?",
    notes: ["Errors of 'aws/\(action.service)' begin with '\(prefix).' and end with 'Exception'."],
    fixes: context.replacing(error.span, with: right))
}

/// What the error of an HTTP status begins with; the three digits follow.
private let statusPrefix = "States.Http.StatusCode."

/// `States.Http.StatusCode.429`.
private func isStatusCode(_ name: String) -> Bool {
  let rest = name.utf8.dropFirst(statusPrefix.utf8.count)
  return name.utf8.starts(with: statusPrefix.utf8) && rest.count == 3
    && rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}

private func caseless(_ text: Substring) -> [UInt8] {
  text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
}

/// Step Functions Developer Guide, "Handling errors", "Error names", and "Call HTTPS APIs".
private let stateErrors = [
  "States.ALL", "States.BranchFailed", "States.DataLimitExceeded", "States.ExceedToleratedFailureThreshold",
  "States.HeartbeatTimeout", "States.Http.Socket", "States.IntrinsicFailure", "States.ItemReaderFailed",
  "States.NoChoiceMatched", "States.ParameterPathFailure", "States.Permissions", "States.QueryEvaluationError",
  "States.ResultPathMatchFailure", "States.ResultWriterFailed", "States.Runtime", "States.TaskFailed",
  "States.Timeout",
]
