public import Source

/// A destination of tasks: a channel, an app, a mailbox, an API.
public struct Connection: Sendable {
  /// The name that tasks use.
  public var name: Located<String>
  /// Its kind; nil if it was invalid, which a finding reports.
  public var kind: ConnectionKind?
  /// Its settings; empty if they were invalid.
  public var values: ConnectionValues
  /// What it reaches; nil if its fields were invalid, which a finding reports.
  public var service: ConnectionService?
  /// The whole entry.
  public var span: Span

  public init(name: Located<String>, _ kind: ConnectionKind?, _ values: ConnectionValues, span: Span) {
    self.name = name
    self.kind = kind
    self.values = values
    service = kind?.service(values)
    self.span = span
  }
}

public enum ConnectionService: Hashable, Sendable {
  /// A Slack channel, through Amazon Q Developer in chat applications.
  case slackChannel(workspace: String, channel: String)
  /// A Microsoft Teams channel, reached the same way.
  case teamsChannel(team: String, tenant: String, channel: String)
  case api(HTTPService)
  /// Amazon SES.
  case mail(MailSender)
  /// Nothing that AWS can reach.
  case unreachable
}

/// A sender of emails in Amazon SES.
public struct MailSender: Hashable, Sendable {
  public var address: String
  /// The configuration set of the emails; nil for the identity's default.
  public var configurationSet: String?
}

/// An HTTPS API, and how requests authenticate.
public struct HTTPService: Hashable, Sendable {
  public enum Authorization: Hashable, Sendable {
    /// A header with a secret value, and the text before the secret.
    case header(String, prefix: String = "", SecretReference)
    case basic(username: SecretOrText, password: SecretReference)
    /// OAuth 2 client credentials.
    case oauth(OAuthClient)

    /// A token in the `Authorization` header, after `Bearer`.
    static func bearer(_ token: SecretReference) -> Authorization {
      .header("Authorization", prefix: "Bearer ", token)
    }
  }

  /// The base URL: `https`, without a query and without a trailing slash.
  public var address: String
  public var authorization: Authorization
  /// The maximum number of requests per second; the default is EventBridge's own, 300.
  public var callsPerSecond: Int
  /// The default channel or room of tasks, if the connection has one.
  public var channel: String?

  init(_ address: String, _ authorization: Authorization, callsPerSecond: Int = 300, channel: String? = nil) {
    self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
    self.authorization = authorization
    self.callsPerSecond = callsPerSecond
    self.channel = channel
  }
}

/// OAuth 2 client credentials.
public struct OAuthClient: Hashable, Sendable {
  /// The `https` URL that issues tokens.
  public var endpoint: String
  /// `POST`, `GET` or `PUT`.
  public var method: String
  public var clientID: SecretOrText
  public var clientSecret: SecretReference
  /// The requested scopes, separated by spaces; nil for none.
  public var scope: String?
}

extension HTTPService.Authorization {
  /// The secrets that authenticate requests.
  public var secrets: [SecretReference] {
    func secret(_ value: SecretOrText) -> [SecretReference] {
      if case .secret(let secret) = value { [secret] } else { [] }
    }
    return switch self {
    case .header(_, _, let value): [value]
    case .basic(let username, let password): secret(username) + [password]
    case .oauth(let client): secret(client.clientID) + [client.clientSecret]
    }
  }
}
