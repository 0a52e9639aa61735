import Catalog
import Diagnostics
import Flow
import Plan
import Source

/// The endpoint of a source: a function with a public address, which verifies that a request is from its sender and
/// puts its events on a bus.
///
/// It belongs to no workflow, even if only one uses it. Its address is pasted into the sender's settings, and a second
/// workflow must never move it into another stack, where it would get a new address.
struct Endpoint {
  let code: WebhookCode
  let settings: WebhookEndpoint
  /// The source's name, which is also the sender's name.
  let sender: String
  /// The bus for the events; nil for the default one.
  let bus: PlanText?
  let origin: Span

  /// The endpoint of a source; nil for an unknown sender, which has its own finding.
  init?(_ settings: WebhookEndpoint, of source: ProjectSource, bus: PlanText?) {
    guard let code = WebhookCode.of(source.name.value) else { return nil }
    self.code = code
    self.settings = settings
    sender = source.name.value
    self.bus = bus
    origin = source.span
  }

  private var label: String { sender + "-webhook" }

  var function: ResourceIdentifier { ResourceIdentifier(.function, label) }

  func parts(_ facts: ProjectFacts) -> [SharedResource.Part] {
    let name = facts.names.name(label, limit: 64)
    let logGroup = ResourceIdentifier(.logGroup, label)
    let role = ResourceIdentifier(.role, label)
    let bodies: [(Plan.ResourceKind, ResourceBody)] = [
      (.logGroup, .logGroup(LogGroupBody(name: "/aws/lambda/" + name, retentionDays: facts.logRetention))),
      (.role, .role(self.role(named: facts.names.name(sender, "webhook", limit: 64), logGroup: logGroup))),
      (
        .function,
        .function(
          FunctionBody(
            name: name, description: "Puts webhooks from \(code.title) on an event bus.", code: code.text,
            role: role, logGroup: logGroup, environment: environment,
            reservedConcurrency: settings.reservedConcurrency))
      ),
      (.functionURL, .functionURL(function: function)),
      (
        .functionPermission,
        .functionPermission(
          FunctionPermissionBody(
            function: .reference(function, .name), qualifier: nil,
            statement: facts.names.name(label, limit: 100), caller: .anyoneAtAddress))
      ),
      (
        .urlInvocation,
        .urlInvocation(
          URLInvocationBody(function: function, statement: facts.names.name(label, "invocation", limit: 100)))
      ),
    ]
    return bodies.map { kind, body in
      SharedResource.Part(
        identifier: ResourceIdentifier(kind, label), body: body, sharing: .project, origin: origin)
    }
  }

  /// The endpoint's address, with instructions for its use.
  var output: PlannedOutput {
    PlannedOutput(
      name: label + "-url", description: code.addressNote,
      value: .text(.reference(ResourceIdentifier(.functionURL, label), .url)), workflow: nil, origin: origin)
  }

  private var environment: [FunctionBody.Variable] {
    let secret = settings.secret
    var variables = [
      FunctionBody.Variable(name: "EVENT_BUS", value: bus ?? "default"),
      FunctionBody.Variable(name: "SECRET_NAME", value: PlanText(secret.name)),
      FunctionBody.Variable(
        name: "SECRET_STORE", value: secret.store == .secretsManager ? "secrets-manager" : "parameter-store"),
    ]
    if let key = secret.key { variables.append(.init(name: "SECRET_KEY", value: PlanText(key))) }
    switch (secret.store, secret.version) {
    case (_, nil): break
    case (.parameterStore, let version?):
      variables.append(.init(name: "SECRET_VERSION", value: PlanText(version)))
    case (.secretsManager, let version?):
      switch SecretVersion(version) {
      case .stage(let label): variables.append(.init(name: "SECRET_STAGE", value: PlanText(label)))
      case .id(let id): variables.append(.init(name: "SECRET_VERSION", value: PlanText(id)))
      }
    }
    return variables
  }

  private func role(named name: String, logGroup: ResourceIdentifier) -> RoleBody {
    let statements = [
      PolicyStatement(
        actions: ["events:PutEvents"],
        resources: [.localARN(service: "events", "event-bus/" + (bus ?? "default"))]),
      settings.secret.readStatement,
      PolicyStatement(
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [.reference(logGroup, .arn) + ":*"]),
    ]
    return RoleBody(
      name: name,
      description:
        "Allows the endpoint for webhooks from \(code.title) to read its secret and put events on a bus.",
      trust: PolicyDocument([PolicyStatement(services: ["lambda.amazonaws.com"], actions: ["sts:AssumeRole"])]),
      policies: [RolePolicy(name: "endpoint", document: PolicyDocument(statements))])
  }
}

extension WebhookEndpoint {
  fileprivate var reservedConcurrency: Int? {
    switch concurrency {
    case .reserved(let count): count
    case .unreserved: nil
    }
  }
}

extension SecretReference {
  /// Permission to read this secret. A secret that is encrypted with a customer managed key also needs permission for
  /// that key.
  fileprivate var readStatement: PolicyStatement {
    switch store {
    case .secretsManager:
      PolicyStatement(actions: ["secretsmanager:GetSecretValue"], resources: [secretARN])
    case .parameterStore:
      PolicyStatement(actions: ["ssm:GetParameter"], resources: [parameterARN])
    }
  }

  /// Secrets Manager adds a hyphen and six random characters to the name in a secret's ARN (Secrets Manager User Guide,
  /// "What's in a Secrets Manager secret?").
  private var secretARN: PlanText {
    guard name.hasPrefix("arn:") else {
      return .localARN(service: "secretsmanager", PlanText("secret:" + name + "-??????"))
    }
    let ending = name.utf8.suffix(7)
    let isWhole = ending.first == UInt8(ascii: "-") && !ending.dropFirst().contains { !$0.isLetterOrDigit }
    return PlanText(name + (isWhole ? "" : "-??????"))
  }

  /// A parameter's ARN has one slash before its name, whether the name begins with one or not (Systems Manager User
  /// Guide, "Restricting access to Parameter Store parameters using IAM policies").
  private var parameterARN: PlanText {
    if name.hasPrefix("arn:") { return PlanText(name) }
    let slash = name.hasPrefix("/") ? "" : "/"
    return .localARN(service: "ssm", PlanText("parameter" + slash + name))
  }
}
