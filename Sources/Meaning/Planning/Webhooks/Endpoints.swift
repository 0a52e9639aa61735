import Diagnostics
import Plan
import Source
import Workflows

extension PlanBuilder {
  /// Adds the endpoint of a source unless it is there: a function with an address that everybody can call, which tells
  /// its sender's requests from others and puts them on a bus.
  ///
  /// It belongs to no workflow, however few use it: its address is pasted into the sender's settings, and a second
  /// workflow must never move it into another stack, where it would get a new one.
  func addEndpoint(_ endpoint: WebhookEndpoint, of source: ProjectSource, bus: PlanText?) {
    let sender = source.name.value
    guard let code = WebhookCode.of(sender), claimEndpoint(of: sender) else { return }
    let origin = source.span
    let label = sender + "-webhook"
    let name = physicalName(.function, [label], limit: 64)
    func place(_ kind: ResourceKind, _ body: ResourceBody) -> ResourceIdentifier {
      let identifier = identifier(kind, label)
      add(identifier, body, workflow: nil, origin: origin)
      return identifier
    }
    let logGroup = place(
      .logGroup, .logGroup(LogGroupBody(name: "/aws/lambda/" + name, retentionDays: logRetention)))
    let role = place(.role, .role(endpointRole(endpoint, of: code, sender, bus: bus, logGroup: logGroup)))
    let function = place(
      .function,
      .function(
        FunctionBody(
          name: name, description: "Puts the webhooks of \(code.title) on an event bus.", code: code.text,
          role: role,
          logGroup: logGroup, environment: environment(of: endpoint, bus: bus),
          reservedConcurrency: endpoint.reservedConcurrency)))
    let address = place(.functionURL, .functionURL(function: function))
    _ = place(
      .functionPermission,
      .functionPermission(
        FunctionPermissionBody(
          function: .reference(function, .name), qualifier: nil,
          statement: physicalName(.functionPermission, [label], limit: 100), caller: .everybodyAtAddress)))
    _ = place(
      .urlInvocation,
      .urlInvocation(
        URLInvocationBody(
          function: function, statement: physicalName(.urlInvocation, [label, "invocation"], limit: 100))))
    add(
      PlannedOutput(
        name: label + "-url", description: code.addressNote, value: .text(.reference(address, .url)), workflow: nil,
        origin: origin))
  }

  private func environment(of endpoint: WebhookEndpoint, bus: PlanText?) -> [FunctionBody.Variable] {
    let secret = endpoint.secret
    var variables = [
      FunctionBody.Variable(name: "EVENT_BUS", value: bus ?? "default"),
      FunctionBody.Variable(name: "SECRET_NAME", value: PlanText(secret.name.value)),
      FunctionBody.Variable(
        name: "SECRET_STORE", value: secret.store == .secretsManager ? "secrets-manager" : "parameter-store"),
    ]
    if let key = secret.key { variables.append(.init(name: "SECRET_KEY", value: PlanText(key.value))) }
    return variables
  }

  private func endpointRole(
    _ endpoint: WebhookEndpoint, of code: WebhookCode, _ sender: String, bus: PlanText?,
    logGroup: ResourceIdentifier
  ) -> RoleBody {
    let statements = [
      PolicyStatement(
        actions: ["events:PutEvents"],
        resources: [.localARN(service: "events", "event-bus/" + (bus ?? "default"))]),
      endpoint.secret.readStatement,
      PolicyStatement(
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [.reference(logGroup, .arn) + ":*"]),
    ]
    return RoleBody(
      name: physicalName(.role, [sender, "webhook"], limit: 64),
      description: "Lets the endpoint for webhooks of \(code.title) read its secret and put events on a bus.",
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
  /// What reading this one secret takes. One under a key of one's own needs that key's permission besides.
  fileprivate var readStatement: PolicyStatement {
    switch store {
    case .secretsManager:
      PolicyStatement(actions: ["secretsmanager:GetSecretValue"], resources: [secretARN])
    case .parameterStore:
      PolicyStatement(actions: ["ssm:GetParameter"], resources: [parameterARN])
    }
  }

  /// Secrets Manager ends a secret's ARN with a hyphen and six characters of its own, whatever the name (Secrets Manager
  /// User Guide, "What's in a Secrets Manager secret?").
  private var secretARN: PlanText {
    guard name.value.hasPrefix("arn:") else {
      return .localARN(service: "secretsmanager", PlanText("secret:" + name.value + "-??????"))
    }
    let ending = name.value.utf8.suffix(7)
    let isWhole = ending.first == UInt8(ascii: "-") && !ending.dropFirst().contains { !$0.isLetterOrDigit }
    return PlanText(name.value + (isWhole ? "" : "-??????"))
  }

  /// A parameter's ARN has one slash before its name, whether the name begins with one or not (Systems Manager User
  /// Guide, "Restricting access to Parameter Store parameters using IAM policies").
  private var parameterARN: PlanText {
    if name.value.hasPrefix("arn:") { return PlanText(name.value) }
    let slash = name.value.hasPrefix("/") ? "" : "/"
    return .localARN(service: "ssm", PlanText("parameter" + slash + name.value))
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
