import Diagnostics
import Flow
import Source
import Workflows

/// A workflow has what the project's policy asks for. A value that was wrong has its own finding.
@Sendable func checkPolicy(_ workflow: Flow, _: [WorkflowTask], _ context: CheckContext) {
  guard let project = context.project else { return }
  for key in project.required where !workflow.has(key.value) {
    context.report(
      .requiredByPolicy, "the project's policy asks for '\(key.value)'", at: workflow.name.span,
      hint: "add '\(key.value)'", labels: [Label(key.span, "asked for here")])
  }
}

/// A workflow of a no-code tool says where it can be found.
@Sendable func checkHome(_ workflow: Flow, _: [WorkflowTask], _ context: CheckContext) {
  guard let home = workflow.runsOn, case .tool(let tool) = home.value, !workflow.has("link") else { return }
  context.report(
    .toolWithoutLink, "nobody says where in \(shown(tool)) the workflow is", at: home.span,
    hint: "add 'link: https://…'")
}

extension Flow {
  /// Whether a key is given.
  fileprivate func has(_ key: String) -> Bool {
    if writtenKeys.contains(key) { return true }
    return switch key {
    case "description": description != nil
    case "owner": owner != nil
    case "runbook": runbook != nil
    case "review-by": reviewBy != nil
    case "labels": !labels.isEmpty
    case "on-failure": !onFailure.isEmpty
    case "tests": !tests.isEmpty
    case "link": link != nil
    default: false
    }
  }
}
