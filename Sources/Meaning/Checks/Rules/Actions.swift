import Catalog
import Diagnostics
import Source
import Workflows

/// `uses` names an action of the catalogue, or an action of an AWS service that Step Functions reaches.
@Sendable func checkAction(_ task: WorkflowTask, _: Workflow, _ context: CheckContext) {
  guard task.action == nil, !task.uses.value.isEmpty else { return }
  let uses = task.uses
  if let action = ActionCatalog.serviceAction(named: uses.value) {
    guard !action.isKnownService else { return }
    let near = nearestName(to: action.service, among: ActionCatalog.serviceNames)
    context.report(
      .unknownService, "Step Functions does not know the service '\(action.service)'", at: uses.span,
      hint: near.map { "did you mean 'aws/\($0).\(action.action)'?" }
        ?? "write the service as the SDK integrations of Step Functions name it, such as 'sesv2'",
      fixes: near.map { context.replacing(uses.span, with: "aws/\($0).\(action.action)") } ?? [])
    return
  }
  if uses.value.utf8.starts(with: "aws/".utf8) {
    context.report(
      .unknownAction, "\(shown(uses.value)) is no action of an AWS service", at: uses.span,
      hint: "write 'aws/SERVICE.ACTION', with a lower-case letter first: 'aws/sesv2.sendEmail'")
    return
  }
  if let near = nearestName(to: uses.value, among: ActionCatalog.actionNames) {
    context.report(
      .unknownAction, "no app has the action \(shown(uses.value))", at: uses.span, hint: "did you mean '\(near)'?",
      fixes: context.replacing(uses.span, with: near))
    return
  }
  let app = uses.value.prefix { $0 != "/" }
  let actions = ActionCatalog.all.filter { $0.app == app }.map(\.name)
  context.report(
    .unknownAction, "no app has the action \(shown(uses.value))", at: uses.span,
    hint: actions.isEmpty
      ? "for an API without an action of its own there are 'http/request' and 'aws/SERVICE.ACTION'"
      : "'\(app)' has \(listed(actions))")
}
