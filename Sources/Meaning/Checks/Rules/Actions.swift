import Catalog
public import Diagnostics
import Flow
import Source

/// `uses` names an action of the catalog, or an action of an AWS service that Step Functions can call.
@Sendable func checkAction(_ task: Call, _ workflow: Flow, _ context: CheckContext) {
  if task.action?.name == "gmail/send", workflow.isCompiled { reportGmail(task, context) }
  let uses = task.uses
  guard task.action == nil, !uses.isEmpty else { return }
  let place = task.usesOrigin.span
  if let action = ActionCatalog.serviceAction(named: uses) {
    guard !action.isKnownService else { return check(action, at: place, context) }
    let near = nearestName(to: action.service, among: ActionCatalog.serviceNames)
    context.report(
      .unknownService, .unknownService(action.service), at: place,
      hint: near.map { .didYouMean("aws/\($0).\(action.action)") }
        ?? .writeServiceAsSDK,
      fixes: near.map { context.replacing(place, with: "aws/\($0).\(action.action)") } ?? [])
    return
  }
  if uses.utf8.starts(with: "aws/".utf8) {
    let corrected = withSmallLetters(uses)
    context.report(
      .unknownAction, .noServiceAction(uses), at: place,
      hint: .didYouMean(corrected)
        ?? .writeServiceAction,
      fixes: corrected.map { context.replacing(place, with: $0) } ?? [])
    return
  }
  if let near = nearestName(to: uses, among: ActionCatalog.actionNames) {
    context.report(
      .unknownAction, .noSuchAction(uses), at: place, hint: .didYouMean(near),
      fixes: context.replacing(place, with: near))
    return
  }
  let app = uses.prefix { $0 != "/" }
  let actions = ActionCatalog.all.filter { $0.app == app }.map(\.name)
  context.report(
    .unknownAction, .noSuchAction(uses), at: place,
    hint: actions.isEmpty ? .useRequestOrService : .appHasActions(String(app), actions: actions))
}

/// The service has the action, as far as the catalog knows.
private func check(_ action: ServiceAction, at place: Span?, _ context: CheckContext) {
  let siblings = action.siblings
  guard !siblings.isEmpty, action.model == nil else { return }
  let near = nearestName(to: action.action, among: siblings, atMost: 2)
  if let near,
    withoutDigits(near) != withoutDigits(action.action) || near.lowercased() == action.action.lowercased()
  {
    context.report(
      .unknownAction, .serviceHasNoAction(action.service, action: action.action), at: place,
      hint: .didYouMean("aws/\(action.service).\(near)"),
      fixes: context.replacing(place, with: "aws/\(action.service).\(near)"))
  } else {
    context.report(
      .unlistedAction, .unlistedAction(action.action, of: action.service), at: place, hint: .compareWithReference)
  }
}

/// A newer version of an action differs from the older one only in its number: the name is not misspelled.
private func withoutDigits(_ name: String) -> String {
  String(decoding: name.utf8.filter { !$0.isDigit }, as: UTF8.self)
}

/// The action that `aws/S3.PutObject` means, in the spelling of Step Functions; nil if it does not exist.
private func withSmallLetters(_ uses: String) -> String? {
  let parts = uses.dropFirst("aws/".count).split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return nil }
  let name = "aws/\(parts[0].lowercased()).\(parts[1].prefix(1).lowercased() + parts[1].dropFirst())"
  return ActionCatalog.serviceAction(named: name)?.model == nil ? nil : name
}

private func reportGmail(_ task: Call, _ context: CheckContext) {
  context.report(
    .gmailNeedsUser, .cannotReachGmail(task.id), at: task.usesOrigin.span,
    hint: .useMail,
    notes: [
      .gmailWantsConsent,
      .ownEndpoint,
    ])
}

public extension DiagnosticCode {
  static let unknownAction = DiagnosticCode(
    401, "unknown-action", stage: .flow,
    summary: "The action does not exist.",
    explanation: """
      `uses` is an app and an action: `slack/notify`, `sqs/send`. For any other AWS API, write `aws/SERVICE.ACTION`, \
      such as `aws/sesv2.sendEmail`.
      """,
    example: .init(
      tasksWorkflow, bad: "  - {id: hand-over, uses: ⏵sqs/sent⏴, with: {queue: orders}}",
      good: "  - {id: hand-over, uses: sqs/send, with: {queue: orders}}"))
  static let unknownService = DiagnosticCode(
    414, "unknown-service", stage: .flow,
    summary: "The service is not one that Step Functions can call.",
    explanation: """
      In `aws/SERVICE.ACTION`, write the service as the AWS SDK integrations of Step Functions do: `sesv2`, \
      `dynamodb`, `eventbridge`.
      """,
    source: "Step Functions Developer Guide, \"AWS SDK service integrations\"",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "⏵aws/dynamodbb.getItem⏴", "{TableName: orders, Key: {id: {S: a}}}"),
      good: taskWorkflow(uses: "aws/dynamodb.getItem", "{TableName: orders, Key: {id: {S: a}}}")))
  static let unlistedAction = DiagnosticCode(
    417, "unlisted-action", .warning, stage: .flow,
    summary: "The action of the service is not in the catalog.",
    explanation: """
      AWS adds actions, and the catalog may lack the newest, so this is a warning. An action that is certainly \
      misspelled is an error. Step Functions rejects a state machine that calls an unknown action.
      """,
    example: .init(
      .workflow, bad: taskWorkflow(uses: "⏵aws/dynamodb.forgetEverything⏴", "{TableName: orders}"),
      good: taskWorkflow(uses: "aws/dynamodb.describeTable", "{TableName: orders}")))
  static let gmailNeedsUser = DiagnosticCode(
    471, "gmail-needs-user", stage: .flow,
    summary: "Gmail cannot be reached with a connection.",
    explanation: """
      Gmail's API needs an access token that a user consented to and a refresh token to renew it or, for a whole \
      Workspace domain, a token requested with a signed JWT. EventBridge connections support neither: they sign in \
      only with client credentials. There are two alternatives. `email/send` sends through Amazon SES from an \
      address of your own domain, so the sender's address changes. Or write your own endpoint, a function that keeps \
      the refresh token, renews the access token and sends the mail, and call it with `http/request`.
      """,
    source: "EventBridge API reference, CreateConnectionOAuthRequestParameters; Gmail API, users.messages.send",
    example: .tasks(
      bad:
        "- {id: mail, uses: ⏵gmail/send⏴, with: {connection: office, to: a@example.com, subject: Hello, text: Hi}}",
      good:
        "- {id: mail, uses: email/send, with: {connection: desk, to: a@example.com, subject: Hello, text: Hi}}",
      project: """
        project: shop
        connections:
          office: {gmail: {from: a@example.com, client-id: id, client-secret: {secret: gmail/secret}, refresh-token: {secret: gmail/token}}}
          desk: {ses: {from: desk@example.com}}

        """))
}

extension Sentence {
  static func unknownService(_ service: String) -> Sentence { "unknown service '\(service)'" }
  static let writeServiceAsSDK: Sentence =
    "write the service as the SDK integrations of Step Functions do, such as 'sesv2'"
  static func noServiceAction(_ uses: String) -> Sentence { "\(quoted: uses) is not an action of an AWS service" }
  static let writeServiceAction: Sentence =
    "write 'aws/SERVICE.ACTION' with lower-case first letters, as in 'aws/sesv2.sendEmail'"
  static func noSuchAction(_ uses: String) -> Sentence { "unknown action \(quoted: uses)" }
  static let useRequestOrService: Sentence = "for other APIs, use 'http/request' or 'aws/SERVICE.ACTION'"
  static func appHasActions(_ app: String, actions: some Collection<String>) -> Sentence {
    "'\(app)' has \(listed: actions)"
  }
  static func serviceHasNoAction(_ service: String, action: String) -> Sentence {
    "'\(service)' has no action '\(action)'"
  }
  static func unlistedAction(_ action: String, of service: String) -> Sentence {
    "'\(service)' has no action '\(action)' in the catalog"
  }
  static let compareWithReference: Sentence = "compare with the API reference of the service"
  static func cannotReachGmail(_ task: String) -> Sentence { "'\(task)' cannot reach Gmail" }
  static let useMail: Sentence = "use 'email/send', which sends through Amazon SES"
  static let gmailWantsConsent: Sentence =
    "Gmail needs a token that a user consented to; EventBridge connections sign in only with client credentials."
  static let ownEndpoint: Sentence =
    "You can write your own endpoint that renews the token and sends the mail, and call it with 'http/request'."
}
