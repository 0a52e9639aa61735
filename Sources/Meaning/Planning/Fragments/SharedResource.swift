import Catalog
import Plan
import Source

/// A resource that several calls or workflows may need. Its names depend on what it is, never on what needs it first.
enum SharedResource {
  case topic(NamedResource)
  case queue(NamedResource)
  /// A log group that tasks name, by its full name.
  case logGroup(String, origin: Span?)
  /// The stream of a log group that a workflow's machine writes to; `key` is the group's name for labels.
  case logStream(of: String, group: PlanText, key: String, origin: Span?)
  /// The log group in which shadows write what they would have sent.
  case shadowLog(origin: Span?)
  /// The topic of a chat channel, with the channel's configuration.
  case channel(ChatChannel)
  /// The connection that contains the credentials of an API.
  case connection(APIConnection)
  /// An address of an API that a rule's target calls.
  case destination(APIConnection, method: String, endpoint: String, origin: Span?)
  /// The bus of a partner event source, whose name may be a parameter.
  case partnerBus(PlanText, label: String, origin: Span?)
  /// The group that all schedules are in.
  case scheduleGroup(origin: Span?)
  /// The endpoint for the webhooks of a source.
  case endpoint(Endpoint)

  /// A resource with its names and its properties.
  struct Part {
    var identifier: ResourceIdentifier
    var body: ResourceBody
    var sharing = PlanFragment.Resource.Sharing.shared
    var origin: Span?
  }

  /// The identifier by which other resources refer to it.
  var identifier: ResourceIdentifier {
    switch self {
    case .topic(let topic): ResourceIdentifier(.topic, topic.name.name(as: .topic))
    case .queue(let queue): ResourceIdentifier(.queue, queue.name.name(as: .queue))
    case .logGroup(let name, _):
      ResourceIdentifier(
        .logGroup,
        (name.hasPrefix(Self.eventLogs) ? String(name.dropFirst(Self.eventLogs.count)) : name).replacingSeparators()
      )
    case .logStream(let workflow, _, let key, _):
      ResourceIdentifier(.logStream, workflow + "-" + key.replacingSeparators())
    case .shadowLog: ResourceIdentifier(.logGroup, "shadow")
    case .channel(let channel): ResourceIdentifier(.topic, "chat-" + channel.name)
    case .connection(let connection): ResourceIdentifier(.connection, connection.name)
    case .destination(let connection, let method, let endpoint, _):
      ResourceIdentifier(.apiDestination, Self.destinationLabel(connection, method, endpoint))
    case .partnerBus(_, let label, _): ResourceIdentifier(.eventBus, label)
    case .scheduleGroup: ResourceIdentifier(.scheduleGroup, "schedules")
    case .endpoint(let endpoint): endpoint.function
    }
  }

  /// The prefix of the log groups that EventBridge writes to.
  static let eventLogs = "/aws/events/"

  /// The connection, the method and the words of the address, with a hash: addresses that differ only in punctuation
  /// have the same words.
  private static func destinationLabel(_ connection: APIConnection, _ method: String, _ endpoint: String) -> String
  {
    var words = Array(connection.name.utf8)
    words.append(UInt8(ascii: "-"))
    words.append(contentsOf: method.lowercased().utf8)
    var isWithin = false
    for byte in endpoint.utf8.dropFirst(connection.service.address.utf8.count) {
      let belongs = byte.isLetterOrDigit
      if belongs, !isWithin { words.append(UInt8(ascii: "-")) }
      if belongs { words.append(byte.lowercased) }
      isWithin = belongs
    }
    let hash = PhysicalNames.hash("\(connection.name)\u{0}\(method)\u{0}\(endpoint)")
    return String(decoding: words.prefix(40), as: UTF8.self) + "-" + hash
  }

  // MARK: Parts

  func parts(_ facts: ProjectFacts) -> [Part] {
    switch self {
    case .topic(let topic):
      [Part(identifier: identifier, body: .topic(name: topic.name.name(as: .topic)), origin: topic.origin.span)]
    case .queue(let queue):
      // Four days is the default retention of SQS (SQS API reference, CreateQueue).
      [
        Part(
          identifier: identifier,
          body: .queue(
            QueueBody(
              name: queue.name.name(as: .queue), isFIFO: queue.name.isFIFO, retention: 345_600, isEncrypted: true)),
          origin: queue.origin.span)
      ]
    case .logGroup(let name, let origin):
      [Part(identifier: identifier, body: logGroup(name, facts), origin: origin)]
    case .logStream(let workflow, let group, _, let origin):
      [
        Part(
          identifier: identifier, body: .logStream(LogStreamBody(name: workflow, logGroup: group)), sharing: .own,
          origin: origin)
      ]
    case .shadowLog(let origin):
      [Part(identifier: identifier, body: logGroup(Self.shadowLogName(facts), facts), origin: origin)]
    case .channel(let channel): channel.parts(facts, topic: identifier)
    case .connection(let connection):
      [
        Part(
          identifier: identifier,
          body: .connection(
            ConnectionBody(
              name: facts.names.name(connection.name, limit: 64),
              description: "The authorization of the connection '\(connection.name)'.",
              authorization: connection.service.authorization.planned)),
          origin: connection.origin.span)
      ]
    case .destination(let connection, let method, let endpoint, let origin):
      SharedResource.connection(connection).parts(facts) + [
        Part(
          identifier: identifier,
          body: .apiDestination(
            APIDestinationBody(
              name: facts.names.name(identifier.label, limit: 64),
              description: "\(method) requests over the connection '\(connection.name)'.",
              connection: SharedResource.connection(connection).identifier, endpoint: PlanText(endpoint),
              method: method, callsPerSecond: connection.service.callsPerSecond)),
          origin: origin)
      ]
    case .partnerBus(let source, _, let origin):
      [Part(identifier: identifier, body: .eventBus(EventBusBody(eventSource: source)), origin: origin)]
    case .scheduleGroup(let origin):
      [
        Part(
          identifier: identifier, body: .scheduleGroup(name: facts.names.name([], limit: 64)), sharing: .project,
          origin: origin)
      ]
    case .endpoint(let endpoint): endpoint.parts(facts)
    }
  }

  /// The parameters that must be given when the workflow is deployed.
  var parameters: [PlannedParameter] {
    if case .channel(let channel) = self { channel.parameters } else { [] }
  }

  var outputs: [PlannedOutput] {
    if case .endpoint(let endpoint) = self { [endpoint.output] } else { [] }
  }

  static func shadowLogName(_ facts: ProjectFacts) -> String {
    "/aws/vendedlogs/states/" + facts.names.name("shadow", limit: 200)
  }

  private func logGroup(_ name: String, _ facts: ProjectFacts) -> ResourceBody {
    .logGroup(LogGroupBody(name: name, retentionDays: facts.logRetention))
  }
}

extension String {
  /// A name in which every character other than letters, digits and hyphens is replaced by a hyphen.
  func replacingSeparators() -> String {
    String(decoding: utf8.map { $0.isLetterOrDigit ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }
}

// MARK: Credentials

extension HTTPService.Authorization {
  fileprivate var planned: ConnectionBody.Authorization {
    switch self {
    case .header(let name, let prefix, let secret): .apiKey(header: name, value: secret.text(prefix: prefix))
    case .basic(let username, let password): .basic(username: username.text, password: password.text())
    case .oauth(let client): client.planned
    }
  }
}

extension OAuthClient {
  /// The parameters of a token request are in the query of a GET request, and in the body otherwise.
  fileprivate var planned: ConnectionBody.Authorization {
    let parameters =
      [HTTPParameters.Pair(name: "grant_type", value: "client_credentials")]
      + (scope.map { [HTTPParameters.Pair(name: "scope", value: $0)] } ?? [])
    return .oauth(
      endpoint: endpoint, method: method, clientID: clientID.text, clientSecret: clientSecret.text(),
      query: method == "GET" ? parameters : [], body: method == "GET" ? [] : parameters)
  }
}

extension SecretReference {
  fileprivate func text(prefix: String = "") -> SecretText {
    switch store {
    case .secretsManager:
      .secretsManager(prefix: prefix, name: name, key: key, version: version.map { SecretVersion($0) })
    case .parameterStore: .parameterStore(prefix: prefix, name: name, version: version)
    }
  }
}

extension SecretOrText {
  fileprivate var text: SecretText {
    switch self {
    case .text(let text): .plain(PlanText(text))
    case .secret(let secret): secret.text()
    }
  }
}
