public import Catalog
public import Source

/// The project file: how events arrive, and which accounts, channels and secrets the workflows use.
public struct Project: Sendable {
  /// The project's name, which begins the names of all resources.
  public var name: Located<String>?
  /// The patterns of paths under which workflows lie.
  public var workflows: [Located<String>]
  /// How sources arrive.
  public var sources: [ProjectSource] {
    didSet { sourcePlaces = Self.places(of: sources.map(\.name.value)) }
  }
  /// What tasks are connected to.
  public var connections: [Connection] {
    didSet { connectionPlaces = Self.places(of: connections.map(\.name.value)) }
  }
  /// Where the project is deployed.
  public var environments: [Environment]
  /// What holds where a workflow says nothing.
  public var defaults: Defaults
  /// What every workflow must say, by key: `description`, `owner`, `runbook`, ….
  public var required: [Located<String>]
  /// The file.
  public var span: Span
  private var sourcePlaces: [String: Int] = [:]
  private var connectionPlaces: [String: Int] = [:]

  /// Makes an empty project.
  public init(span: Span) {
    self.workflows = []
    self.sources = []
    self.connections = []
    self.environments = []
    self.defaults = Defaults()
    self.required = []
    self.span = span
  }

  /// The source that workflows call `name`.
  public func source(named name: String) -> ProjectSource? {
    sourcePlaces[name].map { sources[$0] }
  }

  /// The connection that tasks call `name`.
  public func connection(named name: String) -> Connection? {
    connectionPlaces[name].map { connections[$0] }
  }

  /// The environment called `name`.
  public func environment(named name: String) -> Environment? {
    environments.first { $0.name.value == name }
  }

  /// Where each name stands first.
  private static func places(of names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }
}

/// How the events of a source arrive.
public struct ProjectSource: Sendable {
  /// The ways.
  public enum Arrival: Sendable {
    /// Over a partner event bus: the partner event source's name, `aws.partner/…`.
    case partner(Located<String>)
    /// Over an endpoint that Tasuki generates.
    case webhook(WebhookEndpoint)
    /// On a bus, under an EventBridge source.
    case bus(source: Located<String>, bus: Located<String>?)
    /// It was wrong, and a finding says so.
    case invalid
  }

  /// The name that workflows use.
  public var name: Located<String>
  /// The way.
  public var arrival: Arrival
  /// The whole entry.
  public var span: Span

  /// Makes a source.
  public init(name: Located<String>, arrival: Arrival, span: Span) {
    self.name = name
    self.arrival = arrival
    self.span = span
  }
}

/// An endpoint that receives the webhooks of a source.
public struct WebhookEndpoint: Sendable {
  /// How many requests it may handle at the same time.
  public enum Concurrency: Hashable, Sendable {
    /// So many, which no other function of the account can use.
    case reserved(Int)
    /// As many as the account has left.
    case unreserved
  }

  /// What signatures are checked with.
  public var secret: SecretReference
  /// The bus that events are put on, by name or ARN; the default bus where there is none.
  public var bus: Located<String>?
  /// How many requests it may handle at the same time.
  public var concurrency: Concurrency

  /// Describes an endpoint; AWS's quick starts reserve ten executions.
  public init(secret: SecretReference, bus: Located<String>? = nil, concurrency: Concurrency = .reserved(10)) {
    self.secret = secret
    self.bus = bus
    self.concurrency = concurrency
  }
}

/// A secret, which is only ever named.
public struct SecretReference: Sendable {
  /// Where it is kept.
  public enum Store: Sendable {
    /// AWS Secrets Manager.
    case secretsManager
    /// AWS Systems Manager Parameter Store.
    case parameterStore
  }

  /// Where it is kept.
  public var store: Store
  /// Its name there.
  public var name: Located<String>
  /// The field of a secret that is a JSON object; the whole secret where there is none.
  public var key: Located<String>?

  /// Names a secret.
  public init(store: Store, name: Located<String>, key: Located<String>? = nil) {
    self.store = store
    self.name = name
    self.key = key
  }
}

/// What tasks are connected to: a channel, an app, a mailbox, an API.
public struct Connection: Sendable {
  /// The name that tasks use.
  public var name: Located<String>
  /// The settings, by kind.
  public var settings: ConnectionSettings
  /// The whole entry.
  public var span: Span

  /// Makes a connection.
  public init(name: Located<String>, settings: ConnectionSettings, span: Span) {
    self.name = name
    self.settings = settings
    self.span = span
  }
}

/// The settings of a connection. The fields of each kind are in the catalogue's table.
public enum ConnectionSettings: Sendable {
  /// A Slack channel, reached by Amazon Q Developer in chat applications.
  case slack(workspace: Located<String>, channel: Located<String>)
  /// A Microsoft Teams channel, reached the same way.
  case teams(team: Located<String>, tenant: Located<String>, channel: Located<String>)
  /// A kintone domain and the token of an app.
  case kintone(domain: Located<String>, token: SecretReference)
  /// An HTTPS API.
  case http(HTTPConnection)
  /// Amazon SES with the address that mails come from.
  case ses(from: Located<String>)
  /// Slack's own API: a bot's token, and the channel for tasks that name none.
  case slackAPI(token: SecretReference, channel: Located<String>?)
  /// Stripe's API and a key of an account.
  case stripe(key: SecretReference)
  /// A kind that no task can use as it is, with its fields as they were written.
  case other(ConnectionKind, fields: [ValueEntry])
  /// It was wrong, and a finding says so.
  case invalid

  /// The kind; none where it was wrong.
  public var kind: ConnectionKind? {
    switch self {
    case .slack: .slack
    case .teams: .teams
    case .kintone: .kintone
    case .http: .http
    case .ses: .ses
    case .slackAPI: .slackAPI
    case .stripe: .stripe
    case .other(let kind, _): kind
    case .invalid: nil
    }
  }
}

/// A connection to an HTTPS API.
public struct HTTPConnection: Sendable {
  /// How requests prove who sends them.
  public enum Authorization: Sendable {
    /// A header with a secret value.
    case apiKey(header: Located<String>, value: SecretReference)
    /// A user name and a password, each in a secret or the user name in plain text.
    case basic(username: SecretOrText, password: SecretReference)
    /// A token in the `Authorization` header, behind `Bearer`.
    case bearer(SecretReference)
    /// OAuth 2 client credentials.
    case oauth(OAuthClient)
  }

  /// The address that paths are joined to: `https`, without a query.
  public var baseURL: Located<String>
  /// How requests prove who sends them.
  public var authorization: Authorization
  /// The most requests a second.
  public var rateLimit: Located<Int>?

  /// Makes a connection.
  public init(baseURL: Located<String>, authorization: Authorization, rateLimit: Located<Int>? = nil) {
    self.baseURL = baseURL
    self.authorization = authorization
    self.rateLimit = rateLimit
  }
}

/// A value that may be written or kept as a secret.
public enum SecretOrText: Sendable {
  /// Written in the project file.
  case text(Located<String>)
  /// Kept as a secret.
  case secret(SecretReference)
}

/// OAuth 2 client credentials.
public struct OAuthClient: Sendable {
  /// Where tokens are asked for: an `https` address.
  public var endpoint: Located<String>
  /// `POST`, `GET` or `PUT`.
  public var method: Located<String>?
  /// The client's id.
  public var clientID: SecretOrText
  /// The client's secret.
  public var clientSecret: SecretReference
  /// The scope to ask for.
  public var scope: Located<String>?

  /// Describes a client.
  public init(
    endpoint: Located<String>, method: Located<String>?, clientID: SecretOrText, clientSecret: SecretReference,
    scope: Located<String>?
  ) {
    self.endpoint = endpoint
    self.method = method
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.scope = scope
  }
}

/// Where the project is deployed.
public struct Environment: Sendable {
  /// The name that `--env` takes.
  public var name: Located<String>
  /// The Region.
  public var region: Located<String>?
  /// The account's id, twelve digits.
  public var account: Located<String>?
  /// Values that expressions call `vars.NAME`.
  public var variables: [ValueEntry]
  /// The whole entry.
  public var span: Span

  /// Makes an environment.
  public init(
    name: Located<String>, region: Located<String>?, account: Located<String>?, variables: [ValueEntry], span: Span
  ) {
    self.name = name
    self.region = region
    self.account = account
    self.variables = variables
    self.span = span
  }
}

/// What holds where a workflow says nothing.
public struct Defaults: Sendable {
  /// How often and when tasks are tried again.
  public var retry: Retry?
  /// How many days log groups keep their entries; one of CloudWatch Logs' own values.
  public var logRetention: Located<Int>?

  /// Says nothing.
  public init() {}
}
