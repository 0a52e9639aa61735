import Catalog
import Diagnostics
import Expressions
import Plan
import Source
import Workflows

extension WorkflowPlanner {
  /// A request to an HTTPS API: an API destination over a connection, by a role.
  mutating func httpDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let label = text(task, "connection"),
      let connection = builder.request.project?.connection(named: label),
      case .http(let settings) = connection.settings, let path = task.input("path")
    else {
      giveUp()
      return nil
    }
    guard let address = address(of: path) else { return nil }
    var base = settings.baseURL.value
    if base.hasSuffix("/") { base.removeLast() }
    let separator = address.text.isEmpty || address.text.hasPrefix("/") ? "" : "/"
    var parameters = HTTPParameters(path: address.values)
    for (input, isHeader) in [("headers", true), ("query", false)] {
      guard let value = task.input(input) else { continue }
      guard let pairs = httpPairs(value) else { return nil }
      if isHeader { parameters.headers = pairs } else { parameters.query = pairs }
    }
    let destination = destination(
      task, connection: connection, endpoint: base + separator + address.text,
      method: text(task, "method") ?? "POST")
    return callDraft(
      destination, message: message(task, "body"),
      parameters: parameters == HTTPParameters() ? nil : .http(parameters))
  }

  /// A kintone record: kintone's REST API wants each field's value in an object of its own.
  mutating func kintoneDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let label = text(task, "connection"),
      let connection = builder.request.project?.connection(named: label),
      case .kintone(let domain, _) = connection.settings, let app = text(task, "app"),
      case .map(let fields)? = task.input("record")?.kind
    else {
      giveUp()
      return nil
    }
    var record: [(String, InputValue)] = []
    for field in fields {
      guard let value = inputValue(field.value) else { return nil }
      record.append((field.name.value, .map([("value", value)])))
    }
    let destination = destination(
      task, connection: connection, endpoint: "https://\(domain.value)/k/v1/record.json", method: "POST")
    return callDraft(
      destination, message: .value(.map([("app", .number(app)), ("record", .map(record))])), parameters: nil)
  }

  private func callDraft(
    _ destination: ResourceIdentifier, message: TargetDraft.Message, parameters: TargetParameters?
  ) -> TargetDraft {
    let arn = PlanText.reference(destination, .arn)
    return TargetDraft(
      arn: arn, access: .role([PolicyStatement(actions: ["events:InvokeApiDestination"], resources: [arn])]),
      message: message, parameters: parameters,
      schedule: .impossible("the scheduler has no target that calls an HTTPS API"))
  }

  private func destination(_ task: WorkflowTask, connection: Connection, endpoint: String, method: String)
    -> ResourceIdentifier
  {
    let builder = builder
    let label = connection.name.value
    let connectionIdentifier = connectionResource(connection)
    var rate = 300
    if case .http(let settings) = connection.settings, let given = settings.rateLimit?.value { rate = given }
    let key = [label, method, endpoint].joined(separator: "\u{0}")
    let wanted = name + "-" + task.id.value
    return builder.shared(.apiDestination, key: key, label: wanted, workflow: name, origin: task.span) { _ in
      .apiDestination(
        APIDestinationBody(
          name: builder.physicalName(.apiDestination, [wanted], limit: 64),
          description: "\(method) over the connection '\(label)'.",
          connection: connectionIdentifier, endpoint: PlanText(endpoint), method: method, callsPerSecond: rate))
    }
  }

  /// A connection, made by the first task that uses it.
  func connectionResource(_ connection: Connection) -> ResourceIdentifier {
    let builder = builder
    let label = connection.name.value
    return builder.shared(.connection, key: label, label: label, workflow: name, origin: connection.span) { _ in
      .connection(
        ConnectionBody(
          name: builder.physicalName(.connection, [label], limit: 64), description: "How tasks reach '\(label)'.",
          authorization: connection.settings.authorization))
    }
  }

  /// The path of an address: a segment that is an expression becomes `*` and a value.
  private mutating func address(of value: Value) -> (text: String, values: [String])? {
    guard let path = inputValue(value) else { return nil }
    let parts: [InputPart]
    switch path {
    case .text(let texts): parts = texts
    case .expression(let inner, let span): parts = [.expression(inner, span)]
    case .number(let number): parts = [.literal(number)]
    default:
      giveUp()
      return nil
    }
    var text = ""
    var values: [String] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let piece):
        // A star of the address would be taken for a value to fill in.
        text += piece.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "%2A")
      case .expression(let inner, let span):
        let follows: Bool
        if index + 1 < parts.count, case .literal(let next) = parts[index + 1] {
          follows = next.hasPrefix("/")
        } else {
          follows = index + 1 == parts.count
        }
        guard follows, text.isEmpty || text.hasSuffix("/"), case .event(let steps) = inner else {
          needsStateMachine(span, "in an address a value of the event can only be a whole part between slashes")
          return nil
        }
        guard let path = jsonPath(steps, at: span) else { return nil }
        text += "*"
        values.append(path)
      }
    }
    return (text, values)
  }

  private mutating func httpPairs(_ value: Value) -> [HTTPParameters.Pair]? {
    guard case .map(let entries) = value.kind else {
      giveUp()
      return nil
    }
    var pairs: [HTTPParameters.Pair] = []
    for entry in entries {
      guard let inner = inputValue(entry.value) else { return nil }
      let text: String
      switch inner {
      case .expression(.event(let steps), let span):
        guard let path = jsonPath(steps, at: span) else { return nil }
        text = path
      case .text(let parts):
        guard let literal = InputValue.literal(of: parts), !literal.hasPrefix("$.") else {
          needsStateMachine(entry.value.span, "here a value is either a text or one path into the event")
          return nil
        }
        text = literal
      case .number(let number): text = number
      case .bool(let flag): text = flag ? "true" : "false"
      default:
        giveUp()
        return nil
      }
      pairs.append(HTTPParameters.Pair(name: entry.name.value, value: text))
    }
    return pairs
  }
}

extension ConnectionSettings {
  /// How a connection proves who calls.
  fileprivate var authorization: ConnectionBody.Authorization {
    switch self {
    case .kintone(_, let token): .apiKey(header: "X-Cybozu-API-Token", value: token.text())
    case .http(let settings):
      switch settings.authorization {
      case .apiKey(let header, let value): .apiKey(header: header.value, value: value.text())
      case .basic(let username, let password): .basic(username: username.text, password: password.text())
      case .bearer(let token): .apiKey(header: "Authorization", value: token.text(prefix: "Bearer "))
      case .oauth(let client): client.authorization
      }
    case .slackAPI(let token, _): .apiKey(header: "Authorization", value: token.text(prefix: "Bearer "))
    case .stripe(let key): .apiKey(header: "Authorization", value: key.text(prefix: "Bearer "))
    case .slack, .teams, .ses, .other, .invalid: .apiKey(header: "Authorization", value: .plain(""))
    }
  }
}

extension OAuthClient {
  /// What goes with the request for a token stands in its query for `GET`, else in its body.
  fileprivate var authorization: ConnectionBody.Authorization {
    let method = method?.value ?? "POST"
    let parameters =
      [HTTPParameters.Pair(name: "grant_type", value: "client_credentials")]
      + (scope.map { [HTTPParameters.Pair(name: "scope", value: $0.value)] } ?? [])
    return .oauth(
      endpoint: endpoint.value, method: method, clientID: clientID.text, clientSecret: clientSecret.text(),
      query: method == "GET" ? parameters : [], body: method == "GET" ? [] : parameters)
  }
}

extension SecretReference {
  fileprivate func text(prefix: String = "") -> SecretText {
    switch store {
    case .secretsManager: .secretsManager(prefix: prefix, name: name.value, key: key?.value)
    case .parameterStore: .parameterStore(prefix: prefix, name: name.value)
    }
  }
}

extension SecretOrText {
  fileprivate var text: SecretText {
    switch self {
    case .text(let text): .plain(PlanText(text.value))
    case .secret(let secret): secret.text()
    }
  }
}
