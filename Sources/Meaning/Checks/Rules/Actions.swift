import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// `uses` names an action of the catalogue, or an action of an AWS service that Step Functions reaches.
@Sendable func checkAction(_ task: WorkflowTask, _ workflow: Flow, _ context: CheckContext) {
  if task.action?.name == "gmail/send", workflow.isCompiled { reportGmail(task, context) }
  guard task.action == nil, !task.uses.value.isEmpty else { return }
  let uses = task.uses
  if let action = ActionCatalog.serviceAction(named: uses.value) {
    guard !action.isKnownService else { return check(action, uses, context) }
    let near = nearestName(to: action.service, among: ActionCatalog.serviceNames)
    context.report(
      .unknownService, "Step Functions does not know the service '\(action.service)'", at: uses.span,
      hint: near.map { "did you mean 'aws/\($0).\(action.action)'?" }
        ?? "write the service as the SDK integrations of Step Functions name it, such as 'sesv2'",
      fixes: near.map { context.replacing(uses.span, with: "aws/\($0).\(action.action)") } ?? [])
    return
  }
  if uses.value.utf8.starts(with: "aws/".utf8) {
    let mended = withSmallLetters(uses.value)
    context.report(
      .unknownAction, "\(shown(uses.value)) is no action of an AWS service", at: uses.span,
      hint: mended.map { "did you mean '\($0)'?" }
        ?? "write 'aws/SERVICE.ACTION', with a lower-case letter first: 'aws/sesv2.sendEmail'",
      fixes: mended.map { context.replacing(uses.span, with: $0) } ?? [])
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

/// The service has the action, as far as the catalogue knows.
private func check(_ action: ServiceAction, _ uses: Located<String>, _ context: CheckContext) {
  let siblings = action.siblings
  guard !siblings.isEmpty, action.model == nil else { return }
  let near = nearestName(to: action.action, among: siblings, atMost: 2)
  if let near,
    withoutDigits(near) != withoutDigits(action.action) || near.lowercased() == action.action.lowercased()
  {
    context.report(
      .unknownAction, "'\(action.service)' has no action '\(action.action)'", at: uses.span,
      hint: "did you mean 'aws/\(action.service).\(near)'?",
      fixes: context.replacing(uses.span, with: "aws/\(action.service).\(near)"))
  } else {
    context.report(
      .unlistedAction, "the catalogue lists no action '\(action.action)' of '\(action.service)'", at: uses.span,
      hint: "compare it with the API reference of the service")
  }
}

/// A newer version of an action differs from the older by its number alone, and is none that was misspelt.
private func withoutDigits(_ name: String) -> String {
  String(decoding: name.utf8.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self)
}

/// `aws/S3.PutObject` as Step Functions writes it, where there is such an action.
private func withSmallLetters(_ uses: String) -> String? {
  let parts = uses.dropFirst("aws/".count).split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return nil }
  let name = "aws/\(parts[0].lowercased()).\(parts[1].prefix(1).lowercased() + parts[1].dropFirst())"
  return ActionCatalog.serviceAction(named: name)?.model == nil ? nil : name
}

private func reportGmail(_ task: WorkflowTask, _ context: CheckContext) {
  context.report(
    .gmailNeedsUser, "'\(task.id.value)' cannot reach Gmail", at: task.uses.span,
    hint: "use 'email/send', which sends through Amazon SES",
    notes: [
      "Gmail wants a token that a user consented to; connections of EventBridge sign in with client credentials alone.",
      "An endpoint of your own that renews the token and sends the mail can be called with 'http/request'.",
    ])
}
