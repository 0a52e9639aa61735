import Source

/// The properties of a resource, by kind.
public indirect enum ResourceBody: Hashable, Sendable {
  /// A partner event bus.
  case eventBus(EventBusBody)
  case rule(RuleBody)
  case connection(ConnectionBody)
  case apiDestination(APIDestinationBody)
  case scheduleGroup(name: String)
  case schedule(ScheduleBody)
  /// A standard SNS topic, by its name.
  case topic(name: String)
  /// The policy of a topic of the plan. EventBridge delivers nothing to a topic whose policy has a condition
  /// (EventBridge User Guide, "Using resource-based policies").
  case topicPolicy(topic: ResourceIdentifier, document: PolicyDocument)
  case queue(QueueBody)
  case queuePolicy(queue: ResourceIdentifier, document: PolicyDocument)
  case logGroup(LogGroupBody)
  case logStream(LogStreamBody)
  case stateMachine(StateMachineBody)
  /// A resource policy of CloudWatch Logs, by its name. A Region allows ten, so the plan has at most one.
  case logPolicy(name: String, document: PolicyDocument)
  case function(FunctionBody)
  /// The public address of a function of the plan: the function itself verifies its callers.
  case functionURL(function: ResourceIdentifier)
  case functionPermission(FunctionPermissionBody)
  /// The permission that allows requests to a function's address, and nothing else, to invoke the function.
  case urlInvocation(URLInvocationBody)
  case role(RoleBody)
  case slackChannel(SlackChannelBody)
  case teamsChannel(TeamsChannelBody)
}

/// A partner event bus, whose name is that of the partner event source.
public struct EventBusBody: Hashable, Sendable {
  /// The partner event source's name, `aws.partner/…`, which is the bus's name too.
  public var eventSource: PlanText

  public init(eventSource: PlanText) { self.eventSource = eventSource }
}

public struct ConnectionBody: Hashable, Sendable {
  public enum Authorization: Hashable, Sendable {
    case apiKey(header: String, value: SecretText)
    /// HTTP basic authentication.
    case basic(username: SecretText, password: SecretText)
    /// OAuth 2 client credentials. `query` and `body` are sent with the request for a token: EventBridge adds only
    /// the client's ID and secret (EventBridge API reference, CreateConnectionOAuthRequestParameters).
    case oauth(
      endpoint: String, method: String, clientID: SecretText, clientSecret: SecretText,
      query: [HTTPParameters.Pair], body: [HTTPParameters.Pair])
  }

  /// The name, at most 64 characters of letters, digits, `.`, `-` and `_`.
  public var name: String
  public var description: String
  public var authorization: Authorization

  public init(name: String, description: String, authorization: Authorization) {
    self.name = name
    self.description = description
    self.authorization = authorization
  }
}

/// A text that is a secret or contains one; the secret is only named.
public enum SecretText: Hashable, Sendable {
  /// Not secret.
  case plain(PlanText)
  /// `prefix` and then a secret of Secrets Manager: the whole of it, or the field `key` of its JSON object.
  case secretsManager(prefix: String, name: String, key: String?, version: SecretVersion? = nil)
  /// `prefix` and then a parameter of Parameter Store; the newest version if none is given.
  case parameterStore(prefix: String, name: String, version: String? = nil)
}

/// A version of a secret of Secrets Manager.
public enum SecretVersion: Hashable, Sendable {
  /// The version that has a staging label.
  case stage(String)
  case id(String)

  /// Reads the project's value: a UUID is an ID, anything else a staging label (Secrets Manager API reference,
  /// PutSecretValue).
  public init(_ text: String) {
    let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isUUID = groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
    self = isUUID ? .id(text) : .stage(text)
  }
}

public struct APIDestinationBody: Hashable, Sendable {
  /// The name, at most 64 characters.
  public var name: String
  public var description: String
  public var connection: ResourceIdentifier
  /// The address: `https`; `*` is the place of a path parameter.
  public var endpoint: PlanText
  /// `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD` or `OPTIONS`.
  public var method: String
  /// The most calls per second.
  public var callsPerSecond: Int

  public init(
    name: String, description: String, connection: ResourceIdentifier, endpoint: PlanText, method: String,
    callsPerSecond: Int
  ) {
    self.name = name
    self.description = description
    self.connection = connection
    self.endpoint = endpoint
    self.method = method
    self.callsPerSecond = callsPerSecond
  }
}

public struct QueueBody: Hashable, Sendable {
  /// The name, at most 80 characters; ends with `.fifo` for a FIFO queue.
  public var name: String
  /// Whether messages keep their order; duplicates are then found by their content.
  public var isFIFO: Bool
  /// How long messages are kept, in seconds.
  public var retention: Int
  /// Whether messages are encrypted with keys of SQS (SSE-SQS), which EventBridge supports.
  public var isEncrypted: Bool

  public init(name: String, isFIFO: Bool = false, retention: Int, isEncrypted: Bool) {
    self.name = name
    self.isFIFO = isFIFO
    self.retention = retention
    self.isEncrypted = isEncrypted
  }
}

public struct LogGroupBody: Hashable, Sendable {
  /// The name; EventBridge delivers below `/aws/events/`.
  public var name: String
  /// How many days entries are kept.
  public var retentionDays: Int

  public init(name: String, retentionDays: Int) {
    self.name = name
    self.retentionDays = retentionDays
  }
}

public struct RoleBody: Hashable, Sendable {
  /// The name, at most 64 characters.
  public var name: String
  /// The description; IAM allows only Latin-1, the plan writes ASCII.
  public var description: String
  public var trust: PolicyDocument
  public var policies: [RolePolicy]

  public init(name: String, description: String, trust: PolicyDocument, policies: [RolePolicy]) {
    self.name = name
    self.description = description
    self.trust = trust
    self.policies = policies
  }
}

public struct RolePolicy: Hashable, Sendable {
  /// The name, unique in the role, in kebab-case.
  public var name: String
  public var document: PolicyDocument

  public init(name: String, document: PolicyDocument) {
    self.name = name
    self.document = document
  }
}

/// The settings of a channel of Amazon Q Developer in chat applications, in Slack or in Teams.
public struct ChatSettings: Hashable, Sendable {
  /// The level of logging in CloudWatch Logs.
  public enum LogLevel: String, Hashable, Sendable {
    /// Messages that the channel could not show.
    case errors = "ERROR"
  }

  /// The role of the channel.
  public var role: ResourceIdentifier
  /// The topics whose messages are shown.
  public var topics: [ResourceIdentifier]
  /// The ARNs of the policies that limit the permissions of everyone in the channel.
  public var guardrails: [PlanText]
  /// The level of logging.
  public var logLevel: LogLevel
  /// Whether people in the channel must have a role of their own.
  public var requiresUserRole: Bool

  public init(
    role: ResourceIdentifier, topics: [ResourceIdentifier], guardrails: [PlanText], logLevel: LogLevel,
    requiresUserRole: Bool
  ) {
    self.role = role
    self.topics = topics
    self.guardrails = guardrails
    self.logLevel = logLevel
    self.requiresUserRole = requiresUserRole
  }
}

/// A Slack channel of Amazon Q Developer in chat applications.
public struct SlackChannelBody: Hashable, Sendable {
  public var name: String
  /// The workspace's ID, `T…`.
  public var workspace: PlanText
  /// The channel's ID, `C…`.
  public var channel: PlanText
  public var settings: ChatSettings

  public init(name: String, workspace: PlanText, channel: PlanText, settings: ChatSettings) {
    self.name = name
    self.workspace = workspace
    self.channel = channel
    self.settings = settings
  }
}

/// A Teams channel of Amazon Q Developer in chat applications.
public struct TeamsChannelBody: Hashable, Sendable {
  public var name: String
  public var team: PlanText
  public var tenant: PlanText
  /// The channel's ID, URL-encoded as Teams gives it.
  public var channel: PlanText
  public var settings: ChatSettings

  public init(name: String, team: PlanText, tenant: PlanText, channel: PlanText, settings: ChatSettings) {
    self.name = name
    self.team = team
    self.tenant = tenant
    self.channel = channel
    self.settings = settings
  }
}
