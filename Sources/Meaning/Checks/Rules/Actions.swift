import Catalog
public import Diagnostics
import Flow
import Source

/// `uses` names an action of the catalogue, or an action of an AWS service that Step Functions reaches.
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
    let mended = withSmallLetters(uses)
    context.report(
      .unknownAction, .noServiceAction(uses), at: place,
      hint: .didYouMean(mended)
        ?? .writeServiceAction,
      fixes: mended.map { context.replacing(place, with: $0) } ?? [])
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
    hint: actions.isEmpty
      ? .useRequestOrService
      : .appHasActions(String(app), actions: actions))
}

/// The service has the action, as far as the catalogue knows.
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
      .unlistedAction, .unlistedAction(action.action, of: action.service), at: place,
      hint: .compareWithReference)
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
    summary: "No app has this action.",
    explanation: """
      `uses` is an app and an action: `slack/notify`, `sqs/send`. For an AWS API that has no action of its own there \
      is `aws/SERVICE.ACTION`, such as `aws/sesv2.sendEmail`.
      """,
    example: .init(
      tasksWorkflow, bad: "  - {id: hand-over, uses: ⏵sqs/sent⏴, with: {queue: orders}}",
      good: "  - {id: hand-over, uses: sqs/send, with: {queue: orders}}"))
  static let unknownService = DiagnosticCode(
    414, "unknown-service", stage: .flow,
    summary: "Step Functions does not know this service.",
    explanation: """
      In `aws/SERVICE.ACTION` the service is named as the AWS SDK integrations of Step Functions name it: `sesv2`, \
      `dynamodb`, `eventbridge`.
      """,
    source: "Step Functions Developer Guide, \"AWS SDK service integrations\"",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "⏵aws/dynamodbb.getItem⏴", "{TableName: orders, Key: {id: {S: a}}}"),
      good: taskWorkflow(uses: "aws/dynamodb.getItem", "{TableName: orders, Key: {id: {S: a}}}")))
  static let unlistedAction = DiagnosticCode(
    417, "unlisted-action", .warning, stage: .flow,
    summary: "The catalogue does not list this action of the service.",
    explanation: """
      AWS adds actions, and the catalogue may be behind: this is a warning. An action that is surely misspelt is an \
      error. Step Functions refuses a state machine that calls what it does not know.
      """,
    example: .init(
      .workflow, bad: taskWorkflow(uses: "⏵aws/dynamodb.forgetEverything⏴", "{TableName: orders}"),
      good: taskWorkflow(uses: "aws/dynamodb.describeTable", "{TableName: orders}")))
  static let gmailNeedsUser = DiagnosticCode(
    471, "gmail-needs-user", stage: .flow,
    summary: "Gmail cannot be reached with a connection.",
    explanation: """
      Gmail's API wants an access token that a user consented to, and a refresh token to renew it; or, for a whole \
      Workspace domain, a token that is asked for with a signed JWT. Connections of EventBridge can do neither: they sign \
      in with client credentials, and nothing else. Two ways are left. `email/send` sends through Amazon SES from an \
      address of your own domain; the address that mails come from changes. Or put an endpoint of your own before Gmail, \
      a function that keeps the refresh token, renews the access token and sends, and call it with `http/request`.
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
  static func unknownService(_ service: String) -> Sentence {
    "Step Functions does not know the service '\(service)'"
  }
  static let writeServiceAsSDK: Sentence =
    "write the service as the SDK integrations of Step Functions name it, such as 'sesv2'"
  static func noServiceAction(_ uses: String) -> Sentence {
    "\(quoted: uses) is no action of an AWS service"
  }
  static let writeServiceAction: Sentence =
    "write 'aws/SERVICE.ACTION', with a lower-case letter first: 'aws/sesv2.sendEmail'"
  static func noSuchAction(_ uses: String) -> Sentence { "no app has the action \(quoted: uses)" }
  static let useRequestOrService: Sentence =
    "for an API without an action of its own there are 'http/request' and 'aws/SERVICE.ACTION'"
  static func appHasActions(_ app: String, actions: some Collection<String>) -> Sentence {
    "'\(app)' has \(listed: actions)"
  }
  static func serviceHasNoAction(_ service: String, action: String) -> Sentence {
    "'\(service)' has no action '\(action)'"
  }
  static func unlistedAction(_ action: String, of service: String) -> Sentence {
    "the catalogue lists no action '\(action)' of '\(service)'"
  }
  static let compareWithReference: Sentence = "compare it with the API reference of the service"
  static func cannotReachGmail(_ task: String) -> Sentence { "'\(task)' cannot reach Gmail" }
  static let useMail: Sentence = "use 'email/send', which sends through Amazon SES"
  static let gmailWantsConsent: Sentence =
    "Gmail wants a token that a user consented to; connections of EventBridge sign in with client credentials alone."
  static let ownEndpoint: Sentence =
    "An endpoint of your own that renews the token and sends the mail can be called with 'http/request'."
}
